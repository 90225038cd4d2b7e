import pytest

from regesta.register.resolve.spans import gap, months, span
from tests.register.builders import VISIT, Told

BOTH = ("Kaja Tamm", "Luis Quispe")


def report(source, day, *meetings, offices=True, year=None):
    """One report of meetings, each (start, people, parties, more)."""
    t = Told(source, day, year=year)
    for name, party in (("Kaja Tamm", "EST"), ("Luis Quispe", "PER"), ("Rosa Huaman", "PER")):
        if offices:
            t.person(name, party, "Minister")
    for start, people, parties, more in meetings:
        t.meet(start, people, parties, **more)
    return t.done()


def meeting(start, people=BOTH, parties=VISIT, **more):
    return (start, people, parties, more)


def merged(folded, one, other):
    return len(folded(report("a", "2023-05-20", one), report("b", "2023-06-01", other)).engagements) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (meeting("2023-05-18"), meeting("2023-05-18"), True),
        (meeting("2023-05-18"), meeting("2023-05"), True),
        (meeting("2023-05-18"), meeting("XXXX-05-18"), True),
        (meeting("2023-05-18"), meeting("2023-05-19"), True),
        (meeting("2023-05-18"), meeting("2023-05-18", form="phone call"), True),
        (meeting("2023-05-18"), meeting("2023-05-18", ("Kaja Tamm",)), True),
        (meeting("2023-05-18"), meeting("2024-05-18"), False),
        (meeting("2023-05-18"), meeting("2023-05-25"), False),
        (meeting("2023-05-18"), meeting("2022"), False),
        (meeting(None), meeting(None), False),
        (meeting("2023-05-18"), meeting("2023-05-18", ("Kaja Tamm", "Rosa Huaman")), False),
        (meeting("2023-05-18"), meeting("2023-05-18", kind="signing"), False),
        (meeting("2023-05-18", form="talks"), meeting("2023-05-18", form="phone call"), False),
        (meeting("2023-05-18", ("Kaja Tamm",)), meeting("2023-05-19", ("Kaja Tamm",)), False),
        (meeting("2023-05-18"), meeting("2023-05-18", (), ("EST", "PER")), False),
        (meeting("2023-05", date_loose=True), meeting("2023-05", date_loose=True), True),
        (meeting("2023-05", ("Kaja Tamm",)), meeting("2023-05", ("Kaja Tamm",)), False),
        (meeting("2023-05", BOTH, VISIT), meeting("2023-05", BOTH, (*VISIT, "CHL")), False),
        (meeting("2023-05-17", ("Kaja Tamm",), kind="visit", end="2023-05-20"),
         meeting("2023-05", ("Kaja Tamm",), kind="visit"), True),
        (meeting("2023-05-17", ("Kaja Tamm",), kind="visit", host="PER"),
         meeting("2023-05-17", ("Kaja Tamm",), kind="visit", host="EST"), False),
        (meeting("2023-05-17", (), kind="exercise", end="2023-05-20"),
         meeting("2023-05-18", (), kind="exercise"), True),
        (meeting("2023-05-17", (), kind="exercise"), meeting("2024-05-17", (), kind="exercise"), False),
        (meeting("2023", (), kind="exercise"), meeting("2023", (), kind="exercise"), False),
        (meeting("2023-05", (), kind="dispatch"), meeting("2023-05", (), kind="dispatch"), False),
        (meeting("2023-05-17", (), kind="dispatch"), meeting("2023-05-17", (), kind="dispatch"), True),
    ],
)  # fmt: skip
def test_two_reports_tell_of_one_happening_or_of_two(folded, one, other, same):
    assert merged(folded, one, other) is same
    assert merged(folded, other, one) is same


@pytest.mark.parametrize(
    ("told_on", "undated", "same"),
    [
        ("2023-05-20", meeting(None), True),
        ("2023-05-28", meeting(None), True),
        ("2023-06-01", meeting(None), False),
        ("2023-05-17", meeting(None), False),
        ("2023-05-20", meeting(None, ("Kaja Tamm",)), False),
        ("2023-05-20", meeting(None, ("Kaja Tamm", "Rosa Huaman")), False),
        ("2023-05-20", meeting(None, status="planned"), False),
        ("2023-05-20", meeting(None, place="Cusco"), False),
    ],
)
def test_a_meeting_without_a_date_is_the_one_of_the_days_before_the_report(folded, told_on, undated, same):
    dated = report("a", "2023-06-03", meeting("2023-05-18", place="Lima"))
    assert (len(folded(dated, report("b", told_on, undated)).engagements) == 1) is same


LAUNCH = "handed over the radar station at Puerto Maldonado to the coast guard"


@pytest.mark.parametrize(
    ("told", "other", "kind", "same"),
    [
        (LAUNCH, "The radar station at Puerto Maldonado was handed over", "ceremony", True),
        (LAUNCH, "laid a wreath at the monument of the fallen sailors", "ceremony", False),
        (LAUNCH, "The radar station at Puerto Maldonado was handed over", "meeting", False),
    ],
)
@pytest.mark.parametrize("day", ["2023-05-18", "2023-05-19"])
def test_an_act_told_without_its_people_is_known_by_what_was_done(folded, told, other, kind, same, day):
    def one(source, words, start, people):
        t = Told(source, "2023-05-21")
        for name, party in (("Kaja Tamm", "EST"), ("Luis Quispe", "PER")):
            t.person(name, party, "Minister")
        t.meet(start, people, VISIT, kind=kind, said=words)
        return t.done()

    entries = folded(one("a", told, "2023-05-18", BOTH), one("b", other, day, ()))
    assert (len(entries.engagements) == 1) is same
    assert len(entries.conflicts) == (same and day != "2023-05-18"), "days told differently are a conflict"


def test_who_was_only_meant_to_come_does_not_count_where_others_came(folded):
    planned = report("a", "2023-05-01", meeting("2023-05-18", ("Kaja Tamm", "Luis Quispe"), status="planned"))
    held = report("b", "2023-05-20", meeting("2023-05-18", ("Luis Quispe",)))
    (engagement,) = folded(planned, held).engagements
    assert [p.name for p in engagement.people] == ["Luis Quispe"]
    (engagement,) = folded(planned, report("c", "2023-05-20", meeting("2023-05-18", ()))).engagements[:1]
    assert [p.name for p in engagement.people] == ["Kaja Tamm", "Luis Quispe"]


def test_a_yearless_report_is_not_dated_by_what_it_recalls_of_other_months(folded):
    known = report("a", "2018-11-20", meeting("2018-11-12"))
    entries = folded(known, report("b", None, meeting("XXXX-05-14", ("Rosa Huaman",)), meeting("XXXX-11-12")))
    assert sorted(str(e.start) for e in entries.engagements) == ["2018-11-12", "XXXX-05-14"]
    near = folded(known, report("b", None, meeting("XXXX-12-02", ("Rosa Huaman",)), meeting("XXXX-11-12")))
    assert sorted(str(e.start) for e in near.engagements) == ["2018-11-12", "2018-12-02"]
    across = folded(known, report("b", None, meeting("XXXX-01-02", ("Rosa Huaman",)), meeting("XXXX-11-12")))
    assert sorted(str(e.start) for e in across.engagements) == ["2018-11-12", "2019-01-02"]


def test_a_report_whose_own_time_is_plain_lies_after_what_it_recalls(folded):
    known = report("a", "2018-11-20", meeting("2018-11-12"))
    now = (meeting("XXXX-05-14", ("Rosa Huaman",)), meeting("XXXX-05-15", ("Rosa Huaman",), kind="ceremony"))
    entries = folded(known, report("b", None, *now, meeting("XXXX-11-12")))
    assert sorted(str(e.start) for e in entries.engagements) == ["2018-11-12", "2019-05-14", "2019-05-15"]
    early = report("a", "2018-02-20", meeting("2018-01-12"))
    entries = folded(early, report("b", None, *now, meeting("XXXX-01-12")))
    assert sorted(str(e.start) for e in entries.engagements) == ["2018-01-12", "2018-05-14", "2018-05-15"]


def test_two_engagements_of_one_report_are_never_joined(folded):
    one = report("a", "2023-05-20", meeting("2023-05-18"), meeting("2023-05-18"))
    assert len(folded(one).engagements) == 2


def test_a_yearless_day_that_two_years_fit_stays_apart(folded):
    entries = folded(
        report("a", "2022-05-20", meeting("2022-05-18")),
        report("b", "2023-05-20", meeting("2023-05-18")),
        report("c", None, meeting("XXXX-05-18")),
    )
    assert sorted(str(e.start) for e in entries.engagements) == ["2022-05-18", "2023-05-18", "XXXX-05-18"]


def test_the_clearest_date_is_shown_and_a_vaguer_one_is_no_conflict(folded):
    entries = folded(
        report("a", None, meeting("XXXX-05-18")), report("b", "2023-06-01", meeting("2023-05-18"))
    )
    assert [e.start for e in entries.engagements] == ["2023-05-18"]
    assert entries.conflicts == ()


def test_days_told_differently_are_kept_side_by_side(folded):
    entries = folded(
        report("a", "2023-05-20", meeting("2023-05-18")),
        report("b", "2023-05-21", meeting("2023-05-19")),
        report("c", "2023-05-22", meeting("2023-05-19")),
    )
    (engagement,), (conflict,) = entries.engagements, entries.conflicts
    assert engagement.start == "2023-05-19", "most reports say so"
    assert (conflict.entry, conflict.field) == (engagement.id, "start")
    assert [(v.value, len(v.reports)) for v in conflict.values] == [("2023-05-19", 2), ("2023-05-18", 1)]


def test_a_capital_and_its_state_are_no_conflict_of_places(folded):
    near = report("a", "2023-05-20", meeting("2023-05-18", place="Lima"))
    assert folded(near, report("b", "2023-05-20", meeting("2023-05-18", place="Peru"))).conflicts == ()
    (conflict,) = folded(near, report("b", "2023-05-20", meeting("2023-05-18", place="Tallinn"))).conflicts
    assert conflict.field == "place"


@pytest.mark.parametrize(
    ("told", "final"),
    [
        ((("2023-05-01", "planned"), ("2023-05-20", "occurred")), "occurred"),
        ((("2023-05-20", "occurred"), ("2023-05-25", "planned")), "occurred"),
        ((("2023-05-01", "planned"), ("2023-05-10", "postponed")), "postponed"),
        ((("2023-05-01", "postponed"), ("2023-05-10", "planned")), "planned"),
        ((("2023-05-01", "invited"), ("2023-05-01", "planned")), "planned"),
    ],
)
def test_the_latest_status_counts_and_an_occurrence_is_final(folded, told, final):
    reports = [report(d + s, d, meeting("2023-05-18", status=s)) for d, s in told]
    (engagement,) = folded(*reports).engagements
    assert engagement.status == final


def test_meetings_without_a_date_are_one_only_inside_one_visit(folded):
    def told(source, host="PER"):
        t = Told(source, "2023-05-21")
        t.person("Kaja Tamm", "EST", "Minister")
        t.person("Luis Quispe", "PER", "Minister")
        visit = t.visit("2023-05-17", "2023-05-20", "Kaja Tamm", VISIT, host=host)
        t.meet(None, BOTH, VISIT, part_of=visit)
        return t.done()

    assert sorted(e.kind for e in folded(told("a"), told("b")).engagements) == ["meeting", "visit"]
    assert len(folded(told("a"), told("b", host="EST")).engagements) == 4


def test_a_meeting_keeps_its_visit_when_another_report_tells_it_alone(folded):
    t = Told("a", "2023-05-21")
    visit = t.visit("2023-05-17", "2023-05-20", "Kaja Tamm", VISIT)
    t.meet("2023-05-18", BOTH, VISIT, part_of=visit)
    entries = folded(t.done(), report("b", "2023-05-19", meeting("2023-05-18"), offices=False))
    by_kind = {e.kind: e for e in entries.engagements}
    assert by_kind["meeting"].part_of == by_kind["visit"].id
    assert len(by_kind["meeting"].reports) == 2


@pytest.mark.parametrize(
    ("told", "inside"),
    [
        (meeting("2023-05-18", host="PER"), True),
        (meeting("2023-05-18", place="Lima"), True),
        (meeting("2023-05-18", host="EST"), False),
        (meeting("2023-05-18"), False),
        (meeting("2023-05-21", host="PER"), False),
        (meeting("2023-05", host="PER"), False),
        (meeting("2023-05-18", ("Rosa Huaman",), host="PER"), False),
        (meeting("2023-05-18", host="PER", status="cancelled"), False),
    ],
)
def test_what_a_visitor_does_there_and_then_belongs_to_the_visit(folded, told, inside):
    t = Told("a", "2023-05-21")
    t.visit("2023-05-17", "2023-05-20", "Kaja Tamm", VISIT)
    by_kind = {e.kind: e for e in folded(t.done(), report("b", "2023-05-19", told)).engagements}
    assert (by_kind["meeting"].part_of == by_kind["visit"].id) is inside
    assert any(c.field == "part_of" for c in by_kind["meeting"].citations) is inside


def test_a_circle_of_wholes_is_cut(folded):
    t = Told("a", "2023-05-21")
    t.meet("2023-05-18", BOTH, VISIT, part_of="e2")
    t.meet("2023-05-19", BOTH, VISIT, part_of="e1")
    parts = [e.part_of for e in folded(t.done()).engagements]
    assert parts.count(None) == 1


def test_an_unnamed_part_gives_way_to_a_named_one(folded):
    from regesta.model.claim import Part

    unnamed = meeting("2023-05-18", ("Kaja Tamm",), roles=(Part("host", None, "PER", "Minister"),))
    named = meeting("2023-05-18", roles=(Part("host", "Luis Quispe", "PER"),))
    (engagement,) = folded(report("a", "2023-05-20", unnamed), report("b", "2023-05-20", named)).engagements
    assert [(p.role, p.person and p.person.name) for p in engagement.roles] == [("host", "Luis Quispe")]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (("2024-11-24", None), ("2024-11", None), 0),
        (("2024-11-24", None), ("2024-11-25", None), 1),
        (("XXXX-11-24", None), ("2024-11-24", None), 0),
        (("XXXX-12-31", None), ("2025-01-01", None), 1),
        (("XXXX-12-31", None), ("XXXX-01-01", None), 1),
        (("XXXX-02-29", None), ("2023-02-28", None), 0),
        (("2024", None), ("2024-06-01", "2024-06-03"), 0),
        (("XXXX-12-30", "XXXX-01-02"), ("2025-01-01", None), 0),
    ],
)
def test_the_days_between_two_dates(one, other, days):
    a, b = span(*one), span(*other)
    assert a is not None
    assert b is not None
    assert gap(a, b) == days
    assert gap(b, a) == days


@pytest.mark.parametrize("nothing", [None, "", "XXXX", "2024-13", "2024-02-30", "0000", "soon"])
def test_what_is_no_date_has_no_days(nothing):
    assert span(nothing) is None


def test_a_span_of_days_touches_its_months():
    days = span("2024-12-30", "2025-01-02")
    assert days is not None
    assert months(days) == ("2024-12", "2025-01")

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
        (meeting("2023-05-18"), meeting(None), False),
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

"""Sessions of forums and signings of texts: what tells that two reports mean the same one."""

import pytest

from regesta.register.resolve.ordinals import ordinal
from tests.register.builders import VISIT, Told

BOTH = ("Kaja Tamm", "Luis Quispe")
FORUM = "defence policy dialogue"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("the third defence policy dialogue", 3),
        ("chaired the 12th round of staff talks meeting", 12),
        ("the second Peru–Estonia naval friendship exchange", 2),
        ("whose first session took place", 1),
        ("the opening session of the forum", 1),
        ("the first day of the second dialogue", 2),
        ("the second day of the visit", None),
        ("the first and the second session", None),
        ("the policy dialogue of 2019", None),
        ("met for the third time", None),
    ],
)
def test_the_number_of_a_session_is_read_from_the_words(words, number):
    assert ordinal((words,)) == number


def session(source, published, start, words, *, people=(), status="occurred", **more):
    t = Told(source, published)
    for name, party in zip(BOTH, VISIT, strict=True):
        t.person(name, party, "Deputy Minister of Defence")
    t.forum(FORUM, VISIT, "annual")
    t.meet(start, people, VISIT, mechanism=FORUM, status=status, **more)
    t.text += f" {words}."
    claim, fields, (begin, _) = t._claims[-1]
    t._claims[-1] = (claim, fields, (begin, len(t.text)))
    return t.done()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # planned for the year, held on a day, and told as the second both times
        (("2021-09-01", "2021", "the second dialogue", "planned"),
         ("2021-12-13", "2021-12-10", "the second dialogue", "occurred"), True),
        (("2021-09-01", "2021", "the dialogue", "planned"),
         ("2021-12-13", "2021-12-10", "the second dialogue", "occurred"), True),
        # put off and held in another month
        (("2024-09-13", "2024-09-24", "the second dialogue", "postponed"),
         ("2024-10-24", "2024-10-22", "the second dialogue", "occurred"), True),
        (("2024-09-13", "2024-09-24", "the dialogue", "postponed"),
         ("2024-10-24", "2024-10-22", "the dialogue", "occurred"), True),
        # told a day apart: one session, and a conflict
        (("2021-12-13", "2021-12-10", "the dialogue", "occurred"),
         ("2023-03-24", "2021-12-11", "the dialogue", "occurred"), True),
        # another number is another session, even in one year
        (("2021-12-13", "2021-12-10", "the second dialogue", "occurred"),
         ("2021-12-20", "2021", "the third dialogue", "planned"), False),
        # what was planned after the session was held is another one
        (("2021-12-20", "2021-12", "the dialogue", "planned"),
         ("2021-12-13", "2021-12-10", "the dialogue", "occurred"), False),
        # this year's is not last year's
        (("2022-12-13", "2022-12-10", "the dialogue", "occurred"),
         ("2021-12-13", "2021-12-10", "the dialogue", "occurred"), False),
        (("2021-03-13", "2021-03-10", "the dialogue", "occurred"),
         ("2021-12-13", "2021-12-10", "the dialogue", "occurred"), False),
    ],
)  # fmt: skip
def test_two_reports_tell_of_one_session_or_of_two(folded, one, other, same):
    told = [
        session(f"r{n}", p, start, words, status=s) for n, (p, start, words, s) in enumerate((one, other))
    ]
    for order in (told, told[::-1]):
        entries = folded(*order)
        assert (len(entries.engagements) == 1) is same
        (forum,) = entries.mechanisms
        assert len(forum.sessions) == (1 if same else 2)


def test_a_session_shows_the_day_on_which_it_was_held_not_the_one_it_was_planned_for(folded):
    entries = folded(
        session("a", "2024-09-13", "2024-09-24", "the second dialogue", status="postponed"),
        session("b", "2024-10-24", "2024-10-22", "the second dialogue"),
    )
    (held,) = entries.engagements
    assert (held.start, held.status) == ("2024-10-22", "occurred")
    assert entries.conflicts == ()


def signing(source, published, start, term, status, **more):
    t = Told(source, published)
    at = t.meet(start, (), VISIT, kind="signing", status=status, date_loose=start is None)
    t.text_between(
        "protocol",
        "protocol on fisheries patrols",
        VISIT,
        term=term,
        signed_at=at,
        status="negotiated",
        **more,
    )
    return t.done()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("2024-10-23", "2024-12", "2025/2029", "planned"),
         ("2025-03-29", "2024-12-18", "2025/2029", "occurred"), True),
        (("2024-09-13", None, None, "planned"), ("2024-10-23", "2024-10-22", None, "occurred"), True),
        (("2025-03-29", "2024-10", None, "occurred"), ("2024-10-23", "2024-10-22", None, "occurred"), True),
        (("2024-10-23", "2024-12", "2025/2029", "planned"),
         ("2025-03-29", "2024-12-18", "2030/2034", "occurred"), False),
        (("2025-09-13", None, None, "planned"), ("2024-10-23", "2024-10-22", None, "occurred"), False),
        (("2020-01-13", "2020-01-10", None, "occurred"),
         ("2024-10-23", "2024-10-22", None, "occurred"), False),
    ],
)  # fmt: skip
def test_a_text_is_signed_once(folded, one, other, same):
    reports = [signing(f"r{n}", *told) for n, told in enumerate((one, other))]
    assert (len(folded(*reports).engagements) == 1) is same
    assert (len(folded(*reports[::-1]).engagements) == 1) is same


def test_a_report_without_a_year_takes_that_of_what_others_tell_too(folded):
    dated = Told("a", "2023-05-12")
    yearless = Told("b")
    for t in (dated, yearless):
        for name, party in zip(BOTH, VISIT, strict=True):
            t.person(name, party, "Minister")
    dated.visit("2023-05-09", "2023-05-12", "Kaja Tamm", VISIT)
    yearless.visit("XXXX-05-09", "XXXX-05-12", "Kaja Tamm", VISIT)
    yearless.meet("XXXX-05-11", BOTH, VISIT, kind="ceremony")
    entries = folded(dated.done(), yearless.done())
    assert sorted((e.kind, e.start) for e in entries.engagements) == [
        ("ceremony", "2023-05-11"),
        ("visit", "2023-05-09"),
    ]
    ceremony = next(e for e in entries.engagements if e.kind == "ceremony")
    assert ceremony.date_basis == "inferred"


def test_a_rhythm_is_learnt_and_a_year_without_a_session_is_missed_with_its_coverage(folded):
    reports = [
        session(f"r{year}", f"{year}-06-01", f"{year}-05-20", "the dialogue")
        for year in (2018, 2019, 2021, 2022)
    ]
    between = Told("r2020", "2020-07-01")
    between.meet("2020-06-30", BOTH, VISIT)
    (forum,) = folded(*reports, between.done()).mechanisms
    assert (forum.cadence, forum.next_expected) == ("annual", "2023-05")
    assert [(m.start, m.end, m.covered) for m in forum.missed] == [("2020-01-01", "2020-12-31", 1)]


def test_a_cadence_that_no_report_tells_is_learnt_from_three_even_gaps(folded):
    def told(year):
        t = Told(f"r{year}", f"{year}-06-01")
        t.forum("coast guard forum", VISIT)
        t.meet(f"{year}-05-20", (), VISIT, mechanism="coast guard forum")
        return t.done()

    (forum,) = folded(*(told(y) for y in (2016, 2018, 2020))).mechanisms
    assert (forum.cadence, forum.cadence_learnt) == ("biennial", True)
    (uneven,) = folded(*(told(y) for y in (2016, 2017, 2022))).mechanisms
    assert uneven.cadence is None


@pytest.mark.parametrize(
    ("start", "more", "counts"),
    [
        ("2023-05-18", {}, True),
        ("2023", {"date_loose": True}, True),
        ("2023-06-18", {"status": "planned"}, True),
        ("2023-06", {"status": "planned", "date_loose": True}, False),
        (None, {"status": "planned"}, False),
    ],
)
def test_a_session_that_is_only_asked_for_is_none(folded, start, more, counts):
    t = Told("a", "2023-05-20")
    t.forum("border committee", VISIT, "annual")
    t.meet(start, (), VISIT, mechanism="border committee", **more)
    entries = folded(t.done())
    assert bool(entries.mechanisms[0].sessions) is counts


def test_who_agreed_to_hold_a_session_did_not_sit_in_it(folded):
    asked = Told("a", "2023-01-20")
    asked.person("Kaja Tamm", "EST", "Minister of Defence")
    asked.forum("border committee", VISIT)
    asked.meet(
        None,
        ("Kaja Tamm",),
        VISIT,
        mechanism="border committee",
        status="planned",
        said="Tamm asked for the third session of the border committee.",
    )
    held = Told("b", "2023-05-20")
    held.forum("border committee", VISIT)
    held.meet(
        "2023-05-18",
        (),
        VISIT,
        mechanism="border committee",
        said="The third session of the border committee was held.",
    )
    (session,) = folded(asked.done(), held.done()).engagements
    assert (session.start, session.status, session.people) == ("2023-05-18", "occurred", ())


@pytest.mark.parametrize(
    ("words", "kind", "forums", "counts"),
    [
        ("whose first session took place in Tartu", "meeting", ("border committee",), True),
        ("its third round", "conference", ("border committee",), True),
        (
            "whose first session took place in Tartu",
            "meeting",
            ("border committee", "fishery council"),
            False,
        ),
        ("met for the first time in Tartu", "meeting", ("border committee",), False),
        ("the first exercise", "exercise", ("border committee",), False),
        ("whose first session took place in Tartu", "meeting", (), False),
    ],
)
def test_a_numbered_session_is_one_of_the_only_forum_that_the_report_names(
    folded, words, kind, forums, counts
):
    t = Told("a", "2023-05-20")
    for forum in forums:
        t.forum(forum, VISIT)
    t.meet("2022-11", (), VISIT, kind=kind, said=words)
    entries = folded(t.done())
    assert any(m.sessions for m in entries.mechanisms) is counts

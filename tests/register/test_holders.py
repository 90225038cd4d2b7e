"""Offices without a name: resolved where only one holder can be meant, left open otherwise."""

from dataclasses import replace

import pytest

from regesta.model.claim import Part
from regesta.model.holding import Sighting, holders_on
from tests.register.builders import VISIT, Told

OFFICE = "Minister of Defence"


def named(source, day, name, title=OFFICE):
    t = Told(source, day)
    t.person(name, "EST", title)
    t.meet(day, (name,), VISIT)
    return t.done()


def unnamed(day, title="Defence Minister"):
    t = Told("unnamed", day)
    t.person("Luis Quispe", "PER", OFFICE)
    roles = (Part("guest", None, "EST", title), Part("host", "Luis Quispe", "PER"))
    t.meet(day, ("Luis Quispe",), VISIT, roles=roles)
    return t.done()


@pytest.mark.parametrize(
    ("seen", "holder"),
    [
        ((("2020-02-01", "Kaja Tamm"), ("2023-02-01", "Kaja Tamm")), "Kaja Tamm"),
        ((("2021-06-01", "Kaja Tamm"),), "Kaja Tamm"),
        ((("2021-03-01", "Kaja Tamm"),), "Kaja Tamm"),
        ((("2020-02-01", "Kaja Tamm"), ("2023-02-01", "Mart Saar")), None),
        ((("2021-05-20", "Kaja Tamm"), ("2021-06-20", "Mart Saar")), None),
        ((("2019-02-01", "Kaja Tamm"),), None),
        ((("2024-02-01", "Kaja Tamm"),), None),
        ((), None),
    ],
)
def test_an_unnamed_holder_is_whoever_alone_can_be_meant(folded, seen, holder):
    reports = [named(f"r{n}", day, name) for n, (day, name) in enumerate(seen)]
    entries = folded(unnamed("2021-06-01"), *reports)
    met = next(e for e in entries.engagements if "Luis Quispe" in {p.name for p in e.people})
    part = next(p for p in met.roles if p.role == "guest")
    assert (part.person.name if part.person else None) == holder
    assert part.inferred is (holder is not None)
    if holder:
        person = next(p for p in entries.people if p.name == holder)
        (cited,) = (c for c in person.citations if c.field == "by_office")
        assert cited.report_id in person.reports


def test_who_is_named_in_the_office_elsewhere_in_the_report_is_meant(folded):
    t = Told("a", None)
    t.person("Kaja Tamm", "EST", OFFICE)
    t.person("Luis Quispe", "PER", OFFICE)
    roles = (Part("guest", None, "EST", "Defence Minister"), Part("host", "Luis Quispe", "PER"))
    t.meet(None, ("Luis Quispe",), VISIT, roles=roles)
    entries = folded(t.done())
    (met,) = entries.engagements
    assert [p.name for p in met.people] == ["Luis Quispe", "Kaja Tamm"]


@pytest.mark.parametrize(("until", "holder"), [("2021-06-10", "Kaja Tamm"), ("2020-02-10", None)])
def test_who_held_an_office_until_a_day_is_meant_shortly_before_it(folded, until, holder):
    extraction = named("r", "2023-02-01", "Kaja Tamm")
    (claim,) = extraction.people
    offices = tuple(replace(o, until=until, term=o.passage) for o in claim.offices)
    told = replace(extraction, people=(replace(claim, offices=offices),))
    met = next(e for e in folded(unnamed("2021-06-01"), told).engagements if e.start == "2021-06-01")
    part = next(p for p in met.roles if p.role == "guest")
    assert (part.person.name if part.person else None) == holder


def test_a_deputy_is_never_resolved_since_there_are_several(folded):
    entries = folded(
        unnamed("2021-06-01", "Deputy Minister of Defence"),
        named("r", "2021-06-01", "Kaja Tamm", "Deputy Minister of Defence"),
    )
    assert not any(p.inferred for e in entries.engagements for p in e.roles)


def test_an_open_holder_is_resolved_once_a_report_names_one(folded):
    before = folded(unnamed("2021-06-01"))
    after = folded(unnamed("2021-06-01"), named("late", "2021-04-01", "Kaja Tamm"))
    assert not any(p.person for e in before.engagements for p in e.roles if p.role == "guest")
    assert any(p.inferred for e in after.engagements for p in e.roles)


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        ([(10, "a"), (30, "a")], [("a", "seen before and after")]),
        ([(20, "a"), (20, "b")], [("a", "seen that day"), ("b", "seen that day")]),
        ([(10, "a"), (30, "b")], [("a", "seen last before"), ("b", "seen first after")]),
        ([(19, "a"), (400, "b")], [("a", "seen last before")]),
    ],
)
def test_the_ground_for_a_holder_is_told(seen, found):
    day = 700_000
    sightings = [Sighting(day + n - 20, day + n - 20, who) for n, who in seen]
    assert list(holders_on(sightings, day, day)) == found


def test_two_spellings_of_a_name_are_one_where_party_and_office_agree(folded):
    one, other = named("a", "2021-06-01", "Nurzhan Khalidov"), named("b", "2021-09-01", "Nurjan Khaledov")
    (person,) = folded(one, other).people
    assert person.names == ("Nurjan Khaledov", "Nurzhan Khalidov")
    elsewhere = named("b", "2021-09-01", "Nurjan Khaledov", "Mayor of Tartu")
    assert len(folded(one, elsewhere).people) == 2


def test_a_slip_about_a_persons_side_is_set_right_and_listed(folded):
    def told(source, party):
        t = Told(source, f"2021-0{source}-01")
        t.person("Ana Lucia Duarte", party, OFFICE)
        t.meet(f"2021-0{source}-01", ("Ana Lucia Duarte",), VISIT)
        return t.done()

    entries = folded(told("1", "PER"), told("2", "PER"), told("3", "EST"))
    (person,), (conflict,) = entries.people, entries.conflicts
    assert (person.party, len(person.reports), len(person.tenures)) == ("PER", 3, 1)
    assert (conflict.entry, conflict.field) == (person.id, "party")
    assert [v.value for v in conflict.values] == ["PER", "EST"]


def test_a_title_cut_short_is_the_only_post_it_can_mean(folded):
    (person,) = folded(
        named("a", "2021-06-01", "Kaja Tamm"), named("b", "2021-07-01", "Kaja Tamm", "Minister")
    ).people
    assert [(t.title, t.last_seen) for t in person.tenures] == [(OFFICE, "2021-07-01")]


def test_whom_a_report_shows_only_in_the_past_is_seen_in_office_then(folded):
    t = Told("a", "2021-05-14")
    t.person("Kaja Tamm", "EST", OFFICE)
    t.meet("2020-11", ("Kaja Tamm",), VISIT)
    (person,) = folded(t.done()).people
    assert person.tenures[0].first_seen == "2020-11"


def ranked(source, day, rank, *met):
    """A report on Luis Quispe, minister of this rank, and on those whom he met."""
    t = Told(source, day)
    t.person("Luis Quispe", "PER", OFFICE, rank=rank)
    for name in met:
        t.person(name, "EST", OFFICE)
    roles = () if met else (Part("guest", None, "EST", OFFICE), Part("host", "Luis Quispe", "PER"))
    t.meet(day, ("Luis Quispe", *met), VISIT, roles=roles)
    return t.done()


@pytest.mark.parametrize(
    ("told", "holder"),
    [
        ((("2021-06-01", "Colonel", "Kaja Tamm"), ("2024-06-01", "General", "Mart Saar")), "Kaja Tamm"),
        ((("2021-06-01", "General", "Kaja Tamm"), ("2024-06-01", "General", "Mart Saar")), None),
        ((("2021-06-01", "Colonel", "Kaja Tamm"),), None),
        ((("2024-06-01", "General", "Mart Saar"),), None),
        (
            (
                ("2021-06-01", "Colonel", "Kaja Tamm"),
                ("2022-06-01", "General", "Mart Saar"),
                ("2023-06-01", "Colonel", "Kaja Tamm"),
            ),
            None,
        ),
        (
            (
                ("2021-06-01", "Colonel", "Kaja Tamm"),
                ("2022-06-01", "Colonel", "Mart Saar"),
                ("2023-06-01", "General", "Mart Saar"),
            ),
            None,
        ),
    ],
)
def test_a_report_without_a_date_is_of_the_time_when_its_people_had_their_ranks(folded, told, holder):
    reports = [ranked(f"r{n}", day, rank, name) for n, (day, rank, name) in enumerate(told)]
    entries = folded(ranked("undated", None, "Colonel"), *reports)
    (met,) = (e for e in entries.engagements if e.start is None)
    guest = next(p for p in met.roles if p.role == "guest")
    assert (guest.person.name if guest.person else None) == holder
    assert guest.inferred is (holder is not None)

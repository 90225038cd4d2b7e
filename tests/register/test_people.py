from dataclasses import replace

import pytest

from regesta.codebook.titles import same_office
from regesta.register.resolve.words import name_words
from tests.register.builders import Told


def people_of(entries):
    return {p.name: p for p in entries.people}


def report(source, day, *people):
    t = Told(source, day)
    for name, party, *offices in people:
        t.person(name, party, *offices)
    return t.done()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lê Thị Hòa", "Le Thi Hoa"),
        ("Park Min-su", "Min Su Park"),
        ("Robert J. Ames III", "Robert Ames"),
        ("Çağla Şen", "Cagla Sen"),
    ],
)
def test_spellings_of_one_name_are_one(one, other):
    assert name_words(one) == name_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Arun Mehta", "Arun Mehra"), ("Son Vy", "Son Vanna"), ("J.", "K.")]
)
def test_names_that_differ_in_a_word_are_two(one, other):
    assert name_words(one) != name_words(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Defense Minister", "Minister of National Defence", True),
        ("Foreign Minister", "Minister of Foreign Affairs", True),
        ("PM", "Prime Minister", True),
        ("Chief of Staff of the Viet Nam Navy", "Chief of Staff of the Vietnam Navy", True),
        ("Chief of the General Staff", "Chief of the General Staff of the Army", True),
        ("Minister of Defence", "Deputy Minister of Defence", False),
        ("Vice Minister of Defence", "Deputy Minister of Defence", True),
        ("Minister of Health", "Minister of Defence", False),
        ("President", "President of the Senate", False),
        ("Commander", "Commander of the Navy", False),
        ("acting Minister of Health", "Minister of Health", False),
    ],
)
def test_titles_name_one_post_in_other_words(one, other, same):
    assert same_office(one, other) is same
    assert same_office(other, one) is same


def test_a_person_is_one_over_reports_whatever_the_spelling(folded):
    entries = folded(
        report("a", "2022-01-03", ("Lê Thị Hòa", "VNM", "Minister of Health")),
        report("b", "2022-02-03", ("Le Thi Hoa", "VNM", "Health Minister")),
    )
    (person,) = entries.people
    assert person.names == ("Le Thi Hoa", "Lê Thị Hòa")
    (tenure,) = person.tenures
    assert (tenure.first_seen, tenure.last_seen) == ("2022-01-03", "2022-02-03")
    assert len(tenure.reports) == 2


def test_one_name_in_two_states_is_two_people(folded):
    entries = folded(
        report("a", "2022-01-03", ("Kim Park", "KOR", "Ambassador")),
        report("b", "2022-02-03", ("Kim Park", "USA", "Ambassador")),
    )
    assert len(entries.people) == 2


def test_a_name_without_a_party_joins_the_only_one_so_named(folded):
    known = report("a", "2022-01-03", ("Ana Duarte", "PRT", "Ambassador"))
    open_party = report("b", "2022-02-03", ("Ana Duarte", None))
    assert [p.party for p in folded(known, open_party).people] == ["PRT"]
    rival = report("c", "2022-03-03", ("Ana Duarte", "BRA", "Consul"))
    assert len(folded(known, open_party, rival).people) == 3, "two could be meant: kept apart"


def test_a_given_name_joins_its_full_name_only_where_the_office_agrees(folded):
    full = report("a", "2022-01-03", ("Ana Duarte", "PRT", "Minister of Health"))
    short = report("b", "2022-02-03", ("Duarte", "PRT", "Health Minister"))
    other = report("c", "2022-02-03", ("Duarte", "PRT", "Chief of the Navy"))
    assert len(folded(full, short).people) == 1
    assert len(folded(full, other).people) == 2
    namesake = report("d", "2022-02-03", ("Rui Duarte", "PRT", "Minister of Health"))
    assert len(folded(full, namesake, short).people) == 3, "two could be meant: kept apart"


def test_concurrent_offices_do_not_retire_each_other(folded):
    entries = folded(
        report("a", "2022-01-03", ("Ana Duarte", "PRT", "Deputy Minister of Defence")),
        report("b", "2022-02-03", ("Ana Duarte", "PRT", "Chief of the General Staff")),
        report(
            "c", "2022-03-03", ("Ana Duarte", "PRT", "Deputy Defence Minister", "Chief of the General Staff")
        ),
    )
    seen = {t.title: (t.first_seen, t.last_seen) for t in entries.people[0].tenures}
    assert seen["Chief of the General Staff"] == ("2022-02-03", "2022-03-03")
    assert len(seen) == 2
    assert ("2022-01-03", "2022-03-03") in seen.values()


def test_a_former_office_is_no_tenure(folded):
    entries = folded(report("a", "2022-01-03", ("Ana Duarte", "PRT", "former Minister of Health", "Senator")))
    (person,) = entries.people
    assert [t.title for t in person.tenures] == ["Senator"]
    assert person.former == ("former Minister of Health",)


def test_an_office_is_seen_on_the_days_of_the_engagements_near_the_report(folded):
    t = Told("a", "2022-06-10")
    t.person("Ana Duarte", "PRT", "Minister of Health")
    t.meet("2022-06-08", ("Ana Duarte",), ("PRT", "CPV"))
    t.meet("2016-03-01", ("Ana Duarte",), ("PRT", "CPV"))
    (tenure,) = folded(t.done()).people[0].tenures
    assert (tenure.first_seen, tenure.last_seen) == ("2022-06-08", "2022-06-08"), "2016 is background"


def test_a_person_named_only_in_an_engagement_is_known_by_name(folded):
    t = Told("a", "2022-06-10")
    t.meet("2022-06-08", ("Ana Duarte",), ("PRT", "CPV"))
    entries = folded(t.done())
    assert entries.people[0].name == "Ana Duarte"
    assert entries.engagements[0].people[0].id == entries.people[0].id


def bounded(source, day, **more):
    t = Told(source, day)
    t.person("Kaja Tamm", "EST", "Minister of Defence", **more)
    return t


@pytest.mark.parametrize(
    ("since", "until", "seen"),
    [
        (None, None, ("2023-05-20", "2023-05-20")),
        ("2021-03", None, ("2023-05-20", "2023-05-20")),
        (None, "2022-06", (None, None)),
        (None, "2023-05", ("2023-05-20", "2023-05-20")),
    ],
)
def test_a_tenure_has_the_bounds_that_reports_tell_and_is_not_seen_outside_them(folded, since, until, seen):
    extraction = bounded("a", "2023-05-20").done()
    (claim,) = extraction.people
    offices = tuple(replace(o, since=since, until=until, term=o.passage) for o in claim.offices)
    entries = folded(replace(extraction, people=(replace(claim, offices=offices),)))
    (tenure,) = entries.people[0].tenures
    assert (tenure.start, tenure.end) == (since, until)
    assert (tenure.first_seen, tenure.last_seen) == seen
    cited = {(c.field, c.value) for c in tenure.citations}
    assert since is None or ("start", since) in cited
    assert until is None or ("end", until) in cited

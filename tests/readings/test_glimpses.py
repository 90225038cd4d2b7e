"""What the learned reader's view of names adds to the grammar and takes from it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from regesta.codebook import load_codebook
from regesta.model.reading import Reading
from regesta.model.seen import Named, Seen, Titled
from regesta.readings.parse import Parse
from regesta.readings.parties import Parties
from regesta.readings.people import People
from regesta.reports.ingest import report_from_text

BOOK = load_codebook()
GUEST = "Talks will go on in Oulu. They are to be joined by Nils Aronsson of Sweden."
WALL = (
    "Atrium – Minister of Defence media statement\n\nMinister of Defence Piripi Walsh met General Ana Leota."
)


@cache
def parsed(text: str) -> Reading:
    reading = Parse().read(Reading(report_from_text(text, "case", BOOK), BOOK.version))
    return Parties(BOOK).read(reading)


def named(text: str, name: str, *, sure: float = 0.99, served: str = "") -> Named:
    tokens = parsed(text).tokens
    first, *_, last = (t.i for t in tokens for word in (name.split() * 2) if t.text == word)
    return Named(first, last + 1, sure, (), tuple(t.i for t in tokens if t.text == served))


def people_of(text: str, *seen: Named) -> list[str]:
    reading = People(BOOK).read(replace(parsed(text), seen=Seen(named=seen)))
    return [person.name for person in reading.people]


def test_a_name_seen_for_certain_with_the_state_served_is_a_persons():
    assert people_of(GUEST) == []
    assert people_of(GUEST, named(GUEST, "Nils Aronsson", served="Sweden")) == ["Nils Aronsson"]


def test_a_name_seen_with_nobody_served_or_in_doubt_stays_out():
    assert people_of(GUEST, named(GUEST, "Nils Aronsson")) == []
    assert people_of(GUEST, named(GUEST, "Nils Aronsson", sure=0.7, served="Sweden")) == []


def test_a_lone_word_before_an_office_that_nobody_saw_named_is_no_person():
    others = named(WALL, "Piripi Walsh"), named(WALL, "Ana Leota")
    assert "Atrium" in people_of(WALL)
    assert people_of(WALL, *others) == ["Piripi Walsh", "Ana Leota"]


def test_names_that_were_not_seen_stay_where_a_title_stands_before_them():
    assert people_of(WALL, named(WALL, "Ana Leota"))[-2:] == ["Piripi Walsh", "Ana Leota"]


POST = (
    "Vice Admiral Piotr Zalewicz, Examiner of the Polish Navy, met Ana Cruz of the mission, "
    "Talker of the Peruvian delegation."
)


def offices_of(text: str, name: str, title: str, *, sure: float = 0.99) -> list[list[str]]:
    tokens = parsed(text).tokens
    first = next(t.i for t in tokens if t.text == title.split(maxsplit=1)[0])
    last = first + len(title.split())
    holder = replace(named(text, name), titles=tuple(range(first, last)))
    seen = Seen(named=(holder,), titled=(Titled(first, last, "office", sure),))
    reading = People(BOOK).read(replace(parsed(text), seen=seen))
    return [[o.title for o in person.offices] for person in reading.people]


def test_an_office_that_only_was_seen_is_given_to_whom_it_stands_beside():
    office = "Examiner of the Polish Navy"
    assert offices_of(POST, "Piotr Zalewicz", office) == [[office], []]


def test_an_office_seen_in_doubt_or_of_a_delegation_is_nobodys():
    assert offices_of(POST, "Piotr Zalewicz", "Examiner of the Polish Navy", sure=0.8) == [[], []]
    assert offices_of(POST, "Ana Cruz", "Talker of the Peruvian delegation") == [[], []]

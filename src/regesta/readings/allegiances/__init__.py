"""Allegiances: which state or organisation each person serves, settled over the whole report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from regesta.codebook.match import fold
from regesta.model.reading import Reading
from regesta.readings.allegiances import alone, beside, paired
from regesta.readings.allegiances.actors import SEAT_OF_MANY, Actors, Clause, seat
from regesta.readings.allegiances.reasons import Case
from regesta.readings.allegiances.scenes import scenes
from regesta.readings.allegiances.verdict import decide
from regesta.readings.identities import Identity
from regesta.readings.lines import Line
from regesta.readings.namings import Found
from regesta.readings.traditions import Traditions

__all__ = ["Allegiances"]

_SAME_SEAT = -6.0
_LEAD = 6


class Allegiances:
    """Weighs what a report tells of each person's state, for all of them at once.

    Who has a state beside the name or its titles serves that. For the others every hint is a reason with a
    weight, and what two people do together a tie; the states are chosen such that reasons and ties agree
    best. `places` gives the state of a capital or city by its folded name.
    """

    def __init__(
        self, reading: Reading, lines: Sequence[Line], places: Mapping[str, str], traditions: Traditions
    ) -> None:
        self._reading, self._lines, self._traditions = reading, lines, traditions
        self._places, self._home = places, self._home_state(places)

    def settle(self, people: Sequence[Identity], found: Sequence[Found]) -> None:
        """Give each person their party; None where the report leaves it open."""
        for person in people:
            person.party = _told(person)
        waiting = [p for p in people if p.party is None]
        if not waiting:
            return
        states = self._in_play(people)
        clauses = Actors(self._reading, self._lines, people).clauses(found)
        case = self._case(people, waiting, clauses, states)
        told = {p.key: p.party for p in people if p.party}
        verdict = decide(case, told, [p.key for p in waiting], states)
        for person in waiting:
            person.party = verdict.get(person.key)

    def _in_play(self, people: Sequence[Identity]) -> list[str]:
        """The states named, then those of people and of places only; most prominent first."""
        served = [p.party for p in people if p.party]
        parties = (*self._reading.parties, *served, *([self._home] if self._home else []))
        return [p for p in dict.fromkeys(parties) if self._lines[0].is_state(p)]

    def _case(
        self,
        people: Sequence[Identity],
        waiting: Sequence[Identity],
        clauses: Sequence[Clause],
        states: Sequence[str],
    ) -> Case:
        case = Case()
        bodies = [p for p in self._reading.parties if not self._lines[0].is_state(p)]
        settings = scenes(self._lines, self._places, states, self._home)
        for person in waiting:
            told = next((n for n in person.namings if n.posts or n.apposed), person.namings[0])
            alone.general(case, person, states, bodies, settings[told.line])
            alone.seen(case, person)
            alone.customs(case, person, states)
            alone.tradition(case, person, self._traditions.weigh(person.fullest.name.shown, states))
        alone.owned_bodies(case, self._reading, waiting, states)
        alone.envoys(case, waiting, clauses, self._home)
        beside.attending(case, clauses)
        order = [n for p in people for n in p.namings]
        order.sort(key=lambda n: (n.line, n.first, n.name.first))
        paired.in_order(case, order, self._lines, self._first_named())
        for clause in clauses:
            alone.travels(case, clause)
            paired.respective(case, clause)
            paired.media(case, clause)
            alone.places(case, clause)
            alone.stands_for(case, clause)
            beside.neighbours(case, clause)
            beside.own_words(case, self._reading, clause)
            for actor in clause.actors:
                if actor.naming:
                    alone.sides(case, clause.line, actor.naming, clause)
        seats = [(p.key, s) for p in people if (s := _seats(p))]
        for (one, held), (other, too) in combinations(seats, 2):
            if held & too:
                case.tie(one, other, _SAME_SEAT, "hold one office")
        return case

    def _first_named(self) -> list[str]:
        """The states in the order in which the report first names them."""
        told = (p for m in self._reading.mentions if m.kind == "party" for p in m.parties)
        return [p for p in dict.fromkeys(told) if self._lines[0].is_state(p)]

    def _home_state(self, places: Mapping[str, str]) -> str | None:
        """The state of the report's date line, as intake read it or as it stands in the first lines."""
        place = self._reading.report.dateline.place or ""
        for part in (place, *place.split(",")):
            if fold(part).strip() in places:
                return places[fold(part).strip()]
        for line in self._lines[:3]:
            for i, marked in sorted((*line.places.items(), *line.parties.items())):
                dashed = any(line.text(k) in ("-", "(", ":") for k in range(marked.last, marked.last + 2))
                if len(marked.parties) == 1 and i <= _LEAD and dashed and line.text(marked.last + 1) != "led":
                    return marked.parties[0]
        return None


def _told(person: Identity) -> str | None:
    """The party told beside the name or its titles, most often told first."""
    told: Counter[str] = Counter()
    for naming in person.namings:
        for party in naming.parties[:1]:
            told[party] += 3
        for post in naming.told_posts:
            if len(post.parties) == 1 or not post.plural:
                for party in post.parties[:1]:
                    told[party] += 2
    return max(told, key=lambda p: told[p], default=None)


def _seats(person: Identity) -> set[frozenset[str]]:
    """The titles that one person holds at a time: two people with one of them serve two states."""
    held = {seat(p) for p in person.posts()}
    return {words for words in held if len(words) > 1 and not words & SEAT_OF_MANY}

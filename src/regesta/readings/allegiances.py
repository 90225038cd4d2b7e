"""Allegiances: which state or organisation each person serves, settled over the whole report."""

from __future__ import annotations

from collections import Counter

from regesta.model.reading import Reading
from regesta.readings.identities import Identity
from regesta.readings.lines import Line
from regesta.readings.namings import Naming

_TOLD = 10.0
_HOME = 3.0
_PLACE = 1.5
_PROMINENT = 0.5
_VISITED = -4.0
_SPOKEN = ("former", "acting")


class Allegiances:
    """Weighs what a report tells of each person's state, the told ones first."""

    def __init__(self, reading: Reading, lines: list[Line]) -> None:
        self._reading, self._lines = reading, lines
        self._home = self._home_state()
        self._states = [p for p in reading.parties if _is_state(p)]

    def settle(self, people: list[Identity]) -> None:
        """Give each person their party; None where the report leaves it open."""
        untold = []
        for person in people:
            person.party = self._told(person)
            if person.party is None:
                untold.append(person)
        for person in untold:
            person.party = self._weighed(person, people)

    def _told(self, person: Identity) -> str | None:
        told: Counter[str] = Counter()
        for naming in person.namings:
            for party in naming.parties:
                told[party] += 3
            for post in (*naming.posts, *naming.apposed):
                if len(post.parties) == 1 or not post.plural:
                    for party in post.parties[:1]:
                        told[party] += 2
        return max(told, key=lambda p: (told[p], _is_state(p)), default=None)

    def _weighed(self, person: Identity, people: list[Identity]) -> str | None:
        """Weigh the report's states for a person whose own is told nowhere."""
        if not any(n.titled or n.apposed for n in person.namings) and not self._home:
            return None
        weights: dict[str, float] = {s: _PROMINENT for s in self._states[:2]}
        if self._home:
            weights[self._home] = weights.get(self._home, 0.0) + _HOME
        for naming in person.namings:
            for party, weight in self._around(naming, people):
                if party in weights:
                    weights[party] += weight
        for other in people:
            if other is not person and other.party in weights and _same_seat(person, other):
                weights[other.party] -= _TOLD
        best = max(weights, key=lambda p: weights[p], default=None)
        if best is None or weights[best] <= 0:
            return None
        rivals = [p for p in weights if p != best and weights[p] >= weights[best]]
        return None if rivals else best

    def _around(self, naming: Naming, people: list[Identity]) -> list[tuple[str, float]]:
        """What the naming's sentence says: "in Hanoi", "on a visit to Laos"."""
        line = self._lines[naming.line]
        sentence = self._reading.sentence_of(line.token(naming.name.first))
        found = []
        for i, marked in (*line.parties.items(), *line.places.items()):
            start = line.words[i].start
            if not sentence.start <= start < sentence.end or len(marked.parties) != 1:
                continue
            party = marked.parties[0]
            if line.text(i - 1) == "to" and "visit" in {line.text(i - 2), line.text(i - 3)}:
                mine = line.words[naming.name.first].start < start
                found.append((party, _VISITED if mine else 0.0))
            elif line.text(i - 1) in ("in", "at") and i in line.places:
                found.append((party, _PLACE))
        named = [n for p in people if p.party for n in p.namings if n.line == naming.line and n.parties]
        found += [(n.parties[0], -1.0) for n in named if n is not naming]
        return found

    def _home_state(self) -> str | None:
        """The state of the report's date line."""
        place = self._reading.report.dateline.place
        for line in self._lines[:3]:
            marks = sorted((*line.places.items(), *line.parties.items()))
            for i, marked in marks:
                shown = self._reading.report.text[line.words[i].start : line.words[marked.last - 1].end]
                opening = i <= 6 and any(
                    line.text(k) in ("-", "(", ":") for k in range(marked.last, marked.last + 2)
                )
                if len(marked.parties) == 1 and (opening or (place and shown.casefold() == place.casefold())):
                    return marked.parties[0]
        return None


def _is_state(party: str) -> bool:
    return len(party) == 3 and party.isalpha() and party not in ("UN", "EU", "AU")


def _same_seat(person: Identity, other: Identity) -> bool:
    """Two people with one title serve two states, unless one of them no longer or not yet holds it."""
    mine = {p.title for p in person.posts() if p.standing is None}
    return bool(mine & {p.title for p in other.posts() if p.standing is None})

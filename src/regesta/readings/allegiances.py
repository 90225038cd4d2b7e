"""Allegiances: which state or organisation each person serves, settled over the whole report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from regesta.codebook.match import fold
from regesta.model.reading import Reading
from regesta.readings.identities import Identity
from regesta.readings.lines import Line
from regesta.readings.namings import Naming
from regesta.readings.offices import Post

_HOME = 3.0
_IN_PLACE = 1.5
_PROMINENT = (0.6, 0.3)
_VISITED = -4.0
_VISITING = 3.0
_TOLD_BY = 2.0
_SIDE = 6.0
_LISTED = 4.0
_OPPOSITE = -2.0
_ACROSS = -4.0
_SAME_SEAT = -6.0
_CUSTOM = 2.5
_SUBJECT = 3.2
_MARGIN = 0.25
_JOINTS = frozenset((",", "and", "&", ";", "as", "well", "with", "together", "the"))
_MEETING = frozenset(
    "met meets meet meeting received receives receive receiving talks hosted hosts welcomed greeted "
    "counterpart called telephoned".split()
)
_SPEECH = frozenset("said says added told announced noted stated that".split())
_TRAVEL = frozenset("visit trip tour arrive travel fly journey".split())

Weights = Iterator[tuple[str, float]]


class Allegiances:
    """Weighs what a report tells of each person's state: first who is told, then, in two rounds, the others.

    `places` gives the state of a capital or city by its folded name.
    """

    def __init__(self, reading: Reading, lines: list[Line], places: Mapping[str, str]) -> None:
        self._reading, self._lines = reading, lines
        self._home = self._home_state(places)
        self._by_line: dict[int, list[Naming]] = defaultdict(list)
        self._serves: dict[str, str | None] = {}

    def settle(self, people: list[Identity]) -> None:
        """Give each person their party; None where the report leaves it open."""
        for person in people:
            person.party = _told(person)
            self._serves[person.key] = person.party
            for naming in person.namings:
                self._by_line[naming.line].append(naming)
        for namings in self._by_line.values():
            namings.sort(key=lambda n: n.first)
        for _ in range(2):
            for person in people:
                if person.party is None:
                    self._serves[person.key] = self._weighed(person, people)
            for person in people:
                person.party = self._serves[person.key]

    def _weighed(self, person: Identity, people: list[Identity]) -> str | None:
        """Weigh the report's states for a person whose own is told nowhere."""
        weights: dict[str, float] = defaultdict(float)
        states = [p for p in self._reading.parties if _is_state(p)]
        for state, weight in zip(states, _PROMINENT, strict=False):
            weights[state] += weight
        if self._home:
            weights[self._home] += _HOME
        for naming in person.namings:
            customs = (*naming.customs, *(c for p in (*naming.posts, *naming.apposed) for c in p.customs))
            for custom in dict.fromkeys(customs):
                if custom in states or len(customs) == 1:
                    weights[custom] += _CUSTOM
            for state, weight in (*self._sentence(naming), *self._neighbours(naming)):
                weights[state] += weight
        for other in people:
            if other is not person and other.party and _same_seat(person, other):
                weights[other.party] += _SAME_SEAT
        ranked = sorted(weights, key=lambda s: (-weights[s], s))
        if not ranked or weights[ranked[0]] <= 0:
            return None
        clear = len(ranked) == 1 or weights[ranked[0]] - weights[ranked[1]] >= _MARGIN
        return ranked[0] if clear else None

    def _sentence(self, naming: Naming) -> Weights:
        """What the naming's sentence says of states: "in Hanoi", "a visit to Laos", "Laos will"."""
        line, reading = self._lines[naming.line], self._reading
        mine = line.words[naming.name.first].start
        sentence = reading.sentence_of(line.token(naming.name.first))
        for i, marked in sorted((*line.parties.items(), *line.places.items())):
            if not sentence.start <= line.words[i].start < sentence.end or len(marked.parties) != 1:
                continue
            state = marked.parties[0]
            before = line.text(i - 1) if line.text(i - 1) != "the" else line.text(i - 2)
            if before in ("to", "in", "for", "visits", "visit", "visited") and self._travels(line, i):
                yield state, _VISITED if mine < line.words[i].start else _VISITING
            elif before in ("in", "at") and i in line.places:
                yield state, _IN_PLACE
            elif self._leads(line, i) and i in line.parties:
                yield state, _SUBJECT

    def _travels(self, line: Line, i: int) -> bool:
        """Say whether a word of travel stands within a few words before word `i`."""
        tokens = self._reading.tokens
        return any(tokens[line.token(k)].lemma.lower() in _TRAVEL for k in range(max(i - 5, 0), i))

    def _leads(self, line: Line, i: int) -> bool:
        """Say whether a state is itself the subject of a verb."""
        return self._reading.tokens[line.token(i)].dep == "nsubj"

    def _neighbours(self, naming: Naming) -> Weights:
        """The names of one list serve one state; those on the other side of a verb mostly another."""
        line, namings = self._lines[naming.line], self._by_line[naming.line]
        sentence = self._reading.tokens[line.token(naming.name.first)].sentence
        side = self._side(line, naming, sentence)
        if side:
            yield side, _SIDE
        at = next(k for k, n in enumerate(namings) if n is naming)
        for other in namings:
            party = self._serves.get(other.key)
            same = self._reading.tokens[line.token(other.name.first)].sentence == sentence
            if other.key == naming.key or not party or not same:
                continue
            near = abs(namings.index(other) - at) == 1
            first, second = (other, naming) if other.first < naming.first else (naming, other)
            between = {line.text(k) for k in range(_end(first), second.first)}
            if near and between <= _JOINTS:
                yield party, _LISTED if first is other or not _tells(other) else _OPPOSITE
            elif between & _SPEECH and not between & _MEETING:
                yield party, _TOLD_BY
            elif between & _MEETING:
                yield party, _ACROSS
            elif "and" not in between and _tells(other):
                yield party, _OPPOSITE

    def _side(self, line: Line, naming: Naming, sentence: int) -> str | None:
        """The state of "on the Lao side" that stands last before a naming in its sentence."""
        for i in range(naming.first - 1, -1, -1):
            if self._reading.tokens[line.token(i)].sentence != sentence:
                return None
            marked = line.parties.get(i)
            if marked and line.text(marked.last) in ("side", "delegation"):
                return marked.parties[0]
        return None

    def _home_state(self, places: Mapping[str, str]) -> str | None:
        """The state of the report's date line, as intake read it or as it stands in the first lines."""
        place = self._reading.report.dateline.place or ""
        for part in (place, *place.split(",")):
            if fold(part).strip() in places:
                return places[fold(part).strip()]
        for line in self._lines[:3]:
            for i, marked in sorted((*line.places.items(), *line.parties.items())):
                dashed = any(line.text(k) in ("-", "(", ":") for k in range(marked.last, marked.last + 2))
                if len(marked.parties) == 1 and i <= 6 and dashed and line.text(marked.last + 1) != "led":
                    return marked.parties[0]
        return None


def _told(person: Identity) -> str | None:
    """The party told beside the name or its titles, most often told first."""
    told: Counter[str] = Counter()
    for naming in person.namings:
        for party in naming.parties[:1]:
            told[party] += 3
        for post in (*naming.posts, *naming.apposed):
            if len(post.parties) == 1 or not post.plural:
                for party in post.parties[:1]:
                    told[party] += 2
    return max(told, key=lambda p: told[p], default=None)


def _tells(naming: Naming) -> bool:
    """Say whether a state stands beside this very naming."""
    return bool(naming.parties or any(p.parties for p in (*naming.posts, *naming.apposed)))


def _end(naming: Naming) -> int:
    """The word after a naming and the posts behind it."""
    return max([naming.last, naming.name.last, *(p.last for p in naming.apposed)])


def _is_state(party: str) -> bool:
    return len(party) == 3 and party.isupper()


def _same_seat(person: Identity, other: Identity) -> bool:
    """Two people with one title serve two states, unless one of them no longer or not yet holds it."""
    return bool(_seats(person.posts()) & _seats(other.posts()))


def _seats(posts: Iterator[Post]) -> set[frozenset[str]]:
    words = (
        fold(p.title).replace("defense", "defence").split() for p in posts if p.standing is None and p.title
    )
    return {frozenset(w) - {"of", "the", "for", "national"} for w in words}

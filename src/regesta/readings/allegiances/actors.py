"""Actors: who acts in each sentence, in order, as far as it can be told before references are resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from regesta.codebook.match import fold
from regesta.model.reading import Reading
from regesta.readings.identities import Identity
from regesta.readings.lines import Line
from regesta.readings.namings import Found, Naming
from regesta.readings.offices import Post

_GROUPS = frozenset(
    "delegation side team party formation contingent mission one guests officers officials forces troops "
    "army navy police government counterparts crew group vessels ships ones units".split()
)
ENVOYS = frozenset(("ambassador", "commissioner", "affaires", "attaché", "attache", "consul"))
"""Words of the offices of those who serve their state abroad; a commissioner does so as a high one."""

SEAT_OF_MANY = frozenset(
    "deputy vice ambassador member director adviser spokesperson spokesman assistant".split()
)
"""Words of the titles that several people of one state hold."""

_PRONOUNS = frozenset(("he", "she", "him"))
_GUESTS = frozenset(("guest", "guests", "visitor", "visitors"))
_TRAVEL = frozenset("visit trip tour arrive travel fly journey stay".split())
_INTO = frozenset("to in for visits visit visited visiting at".split())
_INVITE = frozenset(("invite", "invitation"))
_WINDOW = 5


@dataclass(slots=True)
class Actor:
    """A person, a group that serves one state, or a state, at words `first`–`last` (end exclusive)."""

    first: int
    last: int
    sort: Literal["person", "group", "state"]
    key: str | None = None
    party: str | None = None
    naming: Naming | None = None


@dataclass(frozen=True, slots=True)
class Travel:
    """Somebody comes to a state: `place` is the word that names it; `invited`, only an invitation."""

    actor: Actor
    state: str
    place: int
    invited: bool


@dataclass(slots=True)
class Clause:
    """One sentence of a line with its actors in order and the travels that it tells of."""

    line: Line
    first: int
    last: int
    actors: list[Actor]
    travels: list[Travel]

    def between(self, one: Actor, other: Actor) -> list[str]:
        """The folded words between two actors."""
        return [self.line.text(k) for k in range(one.last, other.first)]


class Actors:
    """Walks a report once and finds its clauses; "he", "the guests" and "the minister" go by nearness."""

    def __init__(self, reading: Reading, lines: Sequence[Line], people: Sequence[Identity]) -> None:
        self._reading, self._lines = reading, lines
        self._namings: dict[int, list[Naming]] = defaultdict(list)
        self._titles: dict[frozenset[str], list[str]] = defaultdict(list)
        for person in people:
            for naming in person.namings:
                self._namings[naming.line].append(naming)
            for post in person.posts():
                words = seat(post)
                if words and person.key not in self._titles[words]:
                    self._titles[words].append(person.key)
        self._subject: str | None = None
        self._visitor: Actor | None = None

    def clauses(self, found: Sequence[Found]) -> list[Clause]:
        """All clauses of the report that hold an actor, in order."""
        clauses: list[Clause] = []
        for number, line in enumerate(self._lines):
            marks = self._marks(line, self._namings[number], found[number].posts)
            for first, last in self._sentences(line):
                actors = self._actors(line, first, last, marks)
                if actors:
                    clause = Clause(line, first, last, actors, [])
                    clause.travels = self._travels(clause)
                    clauses.append(clause)
                    self._remember(clause)
        return clauses

    def _sentences(self, line: Line) -> list[tuple[int, int]]:
        tokens = self._reading.tokens
        bounds, start = [], 0
        for i in range(1, len(line.words)):
            if tokens[line.token(i)].sentence != tokens[line.token(i - 1)].sentence:
                bounds.append((start, i))
                start = i
        return [*bounds, (start, len(line.words))]

    def _marks(self, line: Line, namings: list[Naming], posts: list[Post]) -> dict[int, Actor]:
        """Actors of a line that need no context, by their first word."""
        marks: dict[int, Actor] = {}
        taken: set[int] = set()
        for naming in namings:
            last = max([naming.last, naming.name.last, *(p.last for p in naming.apposed)])
            party = next(iter(naming.parties), None)
            marks[naming.first] = Actor(naming.first, last, "person", naming.key, party, naming)
            taken.update(range(naming.first, last))
        for post in posts:
            holders = self._titles.get(seat(post), []) if not post.plural else []
            if len(holders) == 1 and not post.parties:
                marks[post.first] = Actor(post.first, post.last, "person", holders[0])
            elif len(post.parties) == 1 and not post.plural:
                marks[post.first] = Actor(post.first, post.last, "group", None, post.parties[0])
            taken.update(range(post.first, post.last))
        for i, marked in (*line.bodies.items(), *line.parties.items()):
            if i in taken or len(marked.parties) != 1 or not line.is_state(marked.parties[0]):
                continue
            grouped = line.text(marked.last) in _GROUPS or i in line.bodies or _delegated(line, i)
            grouped = grouped or _elided(line, marked.last)
            sort: Literal["group", "state"] = "group" if grouped else "state"
            end = marked.last + (line.text(marked.last) in _GROUPS)
            marks[i] = Actor(i, end, sort, None, marked.parties[0])
            taken.update(range(i, end))
        return marks

    def _actors(self, line: Line, first: int, last: int, marks: dict[int, Actor]) -> list[Actor]:
        actors: list[Actor] = []
        i = first
        while i < last:
            actor = marks.get(i) or self._referring(line, i, actors)
            if actor:
                actors.append(actor)
            i = max(actor.last, i + 1) if actor else i + 1
        return actors

    def _referring(self, line: Line, i: int, before: list[Actor]) -> Actor | None:
        """Take "he" for the first person of this sentence or else of the last, "the guests" for who came."""
        word = line.text(i)
        if word in _PRONOUNS:
            key = next((a.key for a in before if a.key), self._subject)
            return Actor(i, i + 1, "person", key) if key else None
        came = word in _GUESTS or (word == "delegation" and line.text(i + 1) not in ("of", "from"))
        if came and self._visitor and line.text(i - 1) in ("the", "his", "her", "their", "visiting"):
            return Actor(i, i + 1, "group", self._visitor.key, self._visitor.party)
        return None

    def _remember(self, clause: Clause) -> None:
        self._subject = self._doer(clause) or self._subject
        arrived = [t.actor for t in clause.travels if not t.invited]
        self._visitor = arrived[0] if arrived else self._visitor

    def _doer(self, clause: Clause) -> str | None:
        """The person that the sentence's first verb has for its subject, or else the first one named.

        Of two joined by "and" it is the first; who only invites is passed over.
        """
        line = clause.line
        named = [a for a in clause.actors if a.key]
        inviting = [a for a in named if "invitation" in {line.text(k) for k in range(a.first - 3, a.first)}]
        named = [a for a in named if a not in inviting] or named
        at = next((k for k, a in enumerate(named) if self._is_subject(line, a)), 0)
        while at and set(clause.between(named[at - 1], named[at])) <= {"and", ",", "the"}:
            at -= 1
        return named[at].key if named else None

    def _is_subject(self, line: Line, actor: Actor) -> bool:
        first, last = line.token(actor.first), line.token(actor.last - 1) + 1
        for token in self._reading.tokens[first:last]:
            verb = self._reading.tokens[token.head]
            if token.dep in ("nsubj", "nsubjpass") and not first <= verb.i < last and verb.dep == "ROOT":
                return True
        return False

    def _travels(self, clause: Clause) -> list[Travel]:
        """Who comes where: the actor that stands last before the place, or else the first one behind it."""
        line, found = clause.line, []
        for i, marked in sorted((*line.places.items(), *line.parties.items())):
            if not clause.first <= i < clause.last or len(marked.parties) != 1:
                continue
            lemmas = self._lemmas(line, max(i - _WINDOW, clause.first), i)
            before = line.text(i - 1) if line.text(i - 1) != "the" else line.text(i - 2)
            if before not in _INTO or not _TRAVEL & set(lemmas):
                continue
            actors = [a for a in clause.actors if a.sort != "state" and not a.first <= i < a.last]
            if actors:
                came = [a for a in actors if a.last <= i]
                invited = bool(_INVITE & set(self._lemmas(line, max(i - 8, clause.first), i)))
                onward = came and "and" in {line.text(k) for k in range(came[-1].last, i)}
                actor = came[-1] if came and not onward else actors[0]
                if onward and actor is came[-1] and actor.first > clause.first + _WINDOW:
                    continue
                found.append(Travel(actor, marked.parties[0], i, invited))
        return found

    def _lemmas(self, line: Line, first: int, last: int) -> list[str]:
        return [self._reading.tokens[line.token(k)].lemma.lower() for k in range(first, last)]


def _delegated(line: Line, i: int) -> bool:
    """Say whether "delegation of" or the like stands before word `i`."""
    step = i - 1 - (line.text(i - 1) == "the")
    return line.text(step) in ("of", "from") and line.text(step - 1) in _GROUPS


def _elided(line: Line, i: int) -> bool:
    """Say whether a state's team is told without a word for it: "Malawi's was headed by N"."""
    step = line.past_possessive(i)
    return step > i and line.text(step) in ("was", "is") and line.text(step + 1) in ("led", "headed")


def seat(post: Post) -> frozenset[str]:
    """A title as a set of words, for comparing: "Defence Minister" is "Minister of National Defense"."""
    if post.standing is not None or not post.title:
        return frozenset()
    words = fold(post.title).replace("defense", "defence").split()
    return frozenset(words) - {"of", "the", "for", "national"}

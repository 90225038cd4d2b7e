"""Readings: a report's sentences and words, and whom, what and when they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from regesta.model.passage import Passage
from regesta.model.report import BlockKind, Report
from regesta.model.seen import Seen
from regesta.model.when import Basis, When

MentionKind = Literal["person", "office", "party", "body", "group", "pronoun", "place"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word as parsed: `start`–`end` count code points of the report's text, `head` is a token index.

    `tag` is the Penn tag, `pos` the Universal one, `dep` the arc to the head in spaCy's English scheme.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens `first`–`last` (end exclusive), its characters `start`–`end` and its block."""

    index: int
    first: int
    last: int
    start: int
    end: int
    block: BlockKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office as one report gives it to a person.

    `title` is written out and without the state ("Minister of National Defence"); `body` is the body it
    belongs to, if named or implied; `standing` is acting, former, designate or None. `since` and `until` are
    the bounds that the report tells, in the words of `term`.
    """

    title: str
    body: str | None
    party: str | None
    passage: Passage
    standing: str | None = None
    since: str | None = None
    until: str | None = None
    term: Passage | None = None


@dataclass(frozen=True, slots=True)
class Individual:
    """A person as one report knows them: one value for all of their mentions in it.

    `key` is good within the report only ("p1"). `name` is the fullest form in the text without rank,
    honorific or office; `aliases` are the shorter forms used alone. `party` is the state or organisation
    served, or None where the text does not tell it.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    party: str | None = None
    rank: str | None = None
    honorific: str | None = None
    offices: tuple[OfficeHeld, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of tokens `first`–`last` (end exclusive) that means somebody or something.

    Whatever the words are — a name, "the Vietnamese minister", "he", "the two sides", "Hanoi" — `people`
    holds the keys of the individuals meant and `parties` the states and organisations meant or spoken for.
    `head` is the token that the parse hangs the whole phrase on. For an office without a name, `title` is
    the office; for a body or a place, its name. Nothing is guessed: both tuples may be empty.
    """

    kind: MentionKind
    first: int
    last: int
    head: int
    people: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A `When` with the tokens `first`–`last` (end exclusive) that give it."""

    first: int
    last: int
    when: When


@dataclass(frozen=True, slots=True)
class YearFound:
    """The year of a report's main events, on what basis, and why."""

    value: int | None
    basis: Basis | None
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one report before any claim is made.

    Each layer returns a new Reading with its own part filled; none changes what stands. `mentions` are in
    order of `first` and may nest (a state inside an office). `parties` are the states and organisations in
    play, most prominent first. `seen` is what the learned reader saw; `guests` are
    the keys of the people whom the report tells to be on its visit.
    """

    report: Report
    codebook_version: str
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()
    mentions: tuple[Mention, ...] = ()
    people: tuple[Individual, ...] = ()
    parties: tuple[str, ...] = ()
    whens: tuple[DatedSpan, ...] = ()
    year: YearFound = field(default_factory=lambda: YearFound(None, None, ""))
    seen: Seen = field(default_factory=Seen)
    guests: frozenset[str] = frozenset()

    def passage(self, first: int, last: int) -> Passage:
        """The passage from token `first` up to, and without, token `last`."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Passage.cut(self.report.id, self.report.text, start, end)

    def subtree(self, i: int) -> tuple[int, int]:
        """First token and end (exclusive) of the phrase hanging on token `i`."""
        first, last, stack = i, i, [i]
        while stack:
            j = stack.pop()
            first, last = min(first, j), max(last, j)
            stack.extend(self.children[j])
        return first, last + 1

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` on one of the arcs `deps`, or None."""
        return next((j for j in self.children[i] if self.tokens[j].dep in deps), None)

    def mentions_in(self, first: int, last: int) -> Iterator[Mention]:
        """Mentions that lie within tokens `first`–`last`, in order."""
        return (m for m in self.mentions if first <= m.first and m.last <= last)

    def mention_on(self, i: int) -> Mention | None:
        """The widest mention whose head is token `i`, or else the widest that covers it."""
        covering = [m for m in self.mentions if m.first <= i < m.last]
        headed = [m for m in covering if m.head == i]
        return max(headed or covering, key=lambda m: m.last - m.first, default=None)

    def whens_in(self, first: int, last: int) -> Iterator[DatedSpan]:
        """Dates that lie within tokens `first`–`last`, in order."""
        return (w for w in self.whens if first <= w.first and w.last <= last)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that holds token `i`."""
        return self.sentences[self.tokens[i].sentence]

    def person(self, key: str) -> Individual:
        """The individual with this key. Raise KeyError if the report has none."""
        for person in self.people:
            if person.key == key:
                return person
        raise KeyError(key)

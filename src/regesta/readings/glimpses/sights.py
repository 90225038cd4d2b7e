"""Sights: the people whom the learned reader saw in a line, with their titles and whom they serve."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from regesta.model.reading import Reading
from regesta.model.seen import Named, Titled
from regesta.readings.lines import Line

_EDGES = frozenset((",", ".", ";", ":", "-", "–", "—", "(", ")", "'", '"', "“", "”", "’", "*"))
_HALF = 2


@dataclass(frozen=True, slots=True)
class SeenTitle:
    """A title seen at words `first`–`last` (end exclusive) of a line, and how sure it was seen."""

    first: int
    last: int
    kind: Literal["office", "rank", "honorific"]
    sure: float


@dataclass(frozen=True, slots=True)
class Sight:
    """A person seen at words `first`–`last` (end exclusive) of a line.

    `titles` are theirs, in order; `party` is whom they were seen to serve, if that is one party.
    """

    first: int
    last: int
    sure: float
    titles: tuple[SeenTitle, ...]
    party: str | None

    def overlaps(self, first: int, last: int) -> bool:
        """Say whether any of the words `first`–`last` is of the name seen."""
        return first < self.last and self.first < last


def sights_of(reading: Reading, lines: Sequence[Line]) -> list[list[Sight]]:
    """What was seen of people in each line, in order; names seen in two pieces are put together."""
    starts = [line.first for line in lines]
    named: dict[int, list[Named]] = defaultdict(list)
    titled: dict[int, list[Titled]] = defaultdict(list)
    for name in reading.seen.named:
        named[bisect_left(starts, name.first + 1) - 1].append(name)
    for title in reading.seen.titled:
        titled[bisect_left(starts, title.first + 1) - 1].append(title)
    served = _served(reading) if named else {}
    return [
        _Words(line, reading, served).sights(named[k], titled[k]) if k in named else []
        for k, line in enumerate(lines)
    ]


def _served(reading: Reading) -> dict[int, str]:
    """The party that each token tells: of nested mentions the widest with one party."""
    found: dict[int, str] = {}
    for mention in reading.mentions:
        if mention.kind in ("party", "place", "body") and len(mention.parties) == 1:
            for i in range(mention.first, mention.last):
                found.setdefault(i, mention.parties[0])
    return found


class _Words:
    """Lays tokens of a line on its words."""

    def __init__(self, line: Line, reading: Reading, served: Mapping[int, str]) -> None:
        self._line, self._reading, self._served = line, reading, served
        self._tokens = [line.token(k) for k in range(len(line.words))]

    def _laid(self, first: int, last: int) -> tuple[int, int]:
        """First word and end of tokens, without marks and small words at the edges."""
        line = self._line
        a, b = bisect_left(self._tokens, first), bisect_left(self._tokens, last)
        while a < b and (line.text(a) in _EDGES or line.text(a) == "the"):
            a += 1
        while a < b and self._ends_without(a, b - 1):
            b -= 1
        return a, b

    def _ends_without(self, first: int, k: int) -> bool:
        """Say whether the last word is a mark or "'s"; the stop of "Jr." and a closing bracket are none."""
        line, text = self._line, self._line.text(k)
        if text == "." and k > first and line.glued(k) and len(line.words[k - 1].text) <= _HALF:
            return False
        if text == ")" and "(" in [line.text(j) for j in range(first, k)]:
            return False
        return text in _EDGES or (text == "s" and line.text(k - 1) == "'")

    def sights(self, named: Sequence[Named], titled: Sequence[Titled]) -> list[Sight]:
        """The people of the line."""
        titles = [(t, SeenTitle(*self._laid(t.first, t.last), t.kind, t.sure)) for t in titled]
        out: list[Sight] = []
        for name in named:
            first, last = self._laid(name.first, name.last)
            if first >= last:
                continue
            own = tuple(
                laid
                for t, laid in titles
                if laid.first < laid.last and (_paired(name, t) or self._adjoins(laid, first, last))
            )
            told = {self._served[i] for i in name.served if i in self._served and self._beside(name, i)}
            sight = Sight(first, last, name.sure, own, told.pop() if len(told) == 1 else None)
            if out and out[-1].last == first:
                sight = _joined(out.pop(), sight)
            out.append(sight)
        return out

    def _adjoins(self, title: SeenTitle, first: int, last: int) -> bool:
        """Say whether a title stands right before a name, or right behind one and its comma."""
        behind = self._line.text(last) == "," and title.first == last + 1 and title.kind == "office"
        return title.last == first or behind

    def _beside(self, name: Named, i: int) -> bool:
        """Say whether no verb and nobody else stands between a name and a token.

        What somebody does to a state, or with its people, tells little.
        """
        first, last = (i + 1, name.first) if i < name.first else (name.last, i)
        acts = any(self._reading.tokens[k].pos in ("VERB", "AUX") for k in range(first, last))
        return not acts and not any(first <= n.first < last for n in self._reading.seen.named)


def _joined(one: Sight, other: Sight) -> Sight:
    """Two pieces of one name, side by side."""
    titles = tuple(dict.fromkeys((*one.titles, *other.titles)))
    return Sight(one.first, other.last, max(one.sure, other.sure), titles, one.party or other.party)


def _paired(name: Named, title: Titled) -> bool:
    """Say whether at least half of a title was seen to be a person's."""
    own = sum(i in name.titles for i in range(title.first, title.last))
    return own * _HALF >= title.last - title.first

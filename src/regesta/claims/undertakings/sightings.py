"""What the learned reader saw of positions, laid beside what the rules read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from regesta.claims.undertakings.bearers import Bearing, Voices
from regesta.claims.undertakings.plausible import Plausible
from regesta.claims.undertakings.sighted import SightedBearers
from regesta.claims.undertakings.spans import Span
from regesta.claims.undertakings.told import Told
from regesta.claims.undertakings.wording import Wording
from regesta.model.reading import Reading, Sentence
from regesta.model.seen import Position, Seen

_ENOUGH = 0.98
"""How sure the learned reader must be of what the rules did not read."""
_LIKELY = 0.8
"""How sure it must be of what is told as to come: "… would lend two tugs"."""
_SURER = 0.95
"""How sure it must be that several agreed on what the rules took for the pledge of one."""
_APART = 0.9
"""How sure it must be of each of several items that the rules took for one."""
_HEARD = 0.7
"""How sure it must be of a position of which the rules do not know whose it is, to say whose."""
_FEW = 4
_WHOLE = 3
_MARKS = {",", ";", "and", "or"}
_ASIDE = {"which", "who"}
_LIGHT = _MARKS | {"that", "to", "also", "as", "well", "then"}
_BREAK = 2
"""Tokens by which what is one item may be broken."""


class Sightings:
    """Positions that the learned reader saw in a report.

    It breaks an item where it is unsure of a word; such pieces of one force are joined again.
    """

    def __init__(self, reading: Reading, voices: Voices, wording: Wording) -> None:
        self._reading = reading
        self._plausible = Plausible(reading, wording)
        self._bearers = SightedBearers(reading, voices)
        self._looked = reading.seen != Seen()
        self._by_sentence: dict[int, list[Position]] = {}
        for position in reading.seen.positions:
            index = reading.tokens[position.first].sentence
            known = self._by_sentence.setdefault(index, [])
            if known and _goes_on(reading, known[-1], position):
                known[-1] = _joined(known[-1], position)
            else:
                known.append(position)

    def missed(self, sentence: Sentence, taken: list[Span]) -> Iterator[Position]:
        """What was surely seen in a sentence where the rules took nothing."""
        for seen in self._by_sentence.get(sentence.index, ()):
            span = Span(seen.first, seen.last)
            met = any(_meet(seen, t) for t in taken)
            enough = _LIKELY if self._plausible.is_to_come(span) else _ENOUGH
            if seen.sure >= enough and not met and self._plausible.is_item(span):
                yield seen

    def seconded(self, told: Told) -> Iterator[Told]:
        """What the rules read, item by item, with whose it is and how it is cut where this is surer.

        An item that names nothing ("keep it", "both") is left out where nothing is seen.
        """
        for span in told.spans:
            over = self._over(span)
            if not over and self._names_nothing(span):
                continue
            bearing = self._corrected(told.bearing, max(over, key=lambda p: _shared(p, span), default=None))
            yield Told(told.force, tuple(_cut(self._reading, span, over)), bearing)

    def _names_nothing(self, span: Span) -> bool:
        words = self._reading.tokens[span.first : span.last]
        return self._looked and len(words) <= _FEW and all(t.pos not in ("NOUN", "PROPN") for t in words)

    def areas(self, span: Span) -> tuple[str, ...]:
        """The areas of the sighting that a span shares most with."""
        over = max(self._over(span), key=lambda p: _shared(p, span), default=None)
        return over.areas if over is not None else ()

    def _over(self, span: Span) -> list[Position]:
        index = self._reading.tokens[span.first].sentence
        return [p for p in self._by_sentence.get(index, ()) if _meet(p, span)]

    def _corrected(self, bearing: Bearing, seen: Position | None) -> Bearing:
        if seen is None:
            return bearing
        if not bearing.by and seen.sure >= _HEARD:
            return self.bearing(seen)
        agreed = seen.force == "agreed" and seen.sure >= _SURER
        if bearing.force == "committed" and agreed and not self._bearers.own(seen):
            return self.bearing(seen)
        return bearing

    def refuse(self, span: Span) -> None:
        """Let nothing that hangs on a span count: its words of force were denied or doubted."""
        self._plausible.refuse(span)

    def bearing(self, seen: Position) -> Bearing:
        """Whose a sighting is."""
        return self._bearers.bearing(seen)


def _goes_on(reading: Reading, before: Position, after: Position) -> bool:
    gap = reading.tokens[before.last : after.first]
    return (
        len(gap) <= _BREAK
        and before.force == after.force
        and not any(t.text in (",", ";", "and", "or", "that") for t in gap)
        and reading.tokens[after.first].text.lower() not in (",", ";", "and", "or")
    )


def _joined(before: Position, after: Position) -> Position:
    surer = max(before, after, key=lambda p: p.sure)
    return replace(surer, first=before.first, last=after.last, bearers=before.bearers or after.bearers)


def _cut(reading: Reading, span: Span, over: list[Position]) -> list[Span]:
    """A span cut between the several items that were surely seen in it, or itself."""
    out = [span]
    for before, after in pairwise(p for p in over if p.sure >= _APART):
        if out[-1].first < before.last and after.last <= span.last + 1 and _parted(reading, before, after):
            out[-1:] = [Span(out[-1].first, before.last), Span(after.first, span.last)]
    return out


def _parted(reading: Reading, before: Position, after: Position) -> bool:
    """Say whether only a comma or an "and" stands between two whole items."""
    between = {t.text.lower() for t in reading.tokens[before.last : after.first]}
    aside = any(t.text.lower() in _ASIDE for t in reading.tokens[before.first : before.last])
    whole = not aside and before.last - before.first >= _WHOLE and after.last - after.first >= _WHOLE
    open_ended = reading.tokens[before.last - 1].pos in ("VERB", "ADJ", "ADP", "DET")
    return whole and not open_ended and bool(between & _MARKS) and between <= _LIGHT


def _shared(seen: Position, span: Span) -> int:
    return min(seen.last, span.last) - max(seen.first, span.first)


def _meet(seen: Position, span: Span) -> bool:
    return seen.first < span.last and span.first < seen.last

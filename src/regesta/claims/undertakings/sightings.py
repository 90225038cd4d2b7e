"""What the learned reader saw of positions, laid beside what the rules read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regesta.claims.undertakings.bearers import Bearing, Voices
from regesta.claims.undertakings.sighted import SightedBearers
from regesta.claims.undertakings.spans import Span
from regesta.claims.undertakings.told import Told
from regesta.model.reading import Reading, Sentence
from regesta.model.seen import Position

_ENOUGH = 2.0
"""How sure the learned reader must be of what the rules did not read."""
_FIRM = 2.0
"""How sure it must be of a force to put it in place of the rules'."""
_BREAK = 2
"""Tokens by which what is one item may be broken."""
_AREAS = 0


class Sightings:
    """Positions that the learned reader saw in a report.

    It breaks an item where it is unsure of a word; such pieces of one force are joined again.
    """

    def __init__(self, reading: Reading, voices: Voices) -> None:
        self._reading = reading
        self._bearers = SightedBearers(reading, voices)
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
            if seen.sure >= _ENOUGH and not any(_meet(seen, span) for span in taken):
                yield seen

    def on(self, span: Span) -> Position | None:
        """The sighting that shares most tokens with an item."""
        index = self._reading.tokens[span.first].sentence
        met = [p for p in self._by_sentence.get(index, ()) if _meet(p, span)]
        return max(met, key=lambda p: min(p.last, span.last) - max(p.first, span.first), default=None)

    def bearing(self, seen: Position) -> Bearing:
        """Whose a sighting is."""
        return self._bearers.bearing(seen)

    def weighed(self, told: Told) -> Told:
        """What the rules read, with the force and the bearers that were seen where these are surer."""
        seen = self.on(told.spans[0])
        if seen is None:
            return told
        bearing = told.bearing
        if seen.sure >= _FIRM and seen.force != bearing.force:
            bearing = replace(bearing, force=seen.force)
        return replace(told, bearing=bearing)


def areas_together(read: tuple[str, ...], seen: Position | None) -> tuple[str, ...]:
    """The areas of an item by the codebook's words, and those seen."""
    if seen is None or not _AREAS:
        return read
    if _AREAS == 1:
        return tuple(dict.fromkeys((*seen.areas, *read)))
    if _AREAS == 2:
        return seen.areas
    if _AREAS == 3:
        return seen.areas if read in (("other",), ("general",)) else read
    if _AREAS == 4:
        return read if set(read) & set(seen.areas) else tuple(dict.fromkeys((*seen.areas[:1], *read)))
    return read


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


def _meet(seen: Position, span: Span) -> bool:
    return seen.first < span.last and span.first < seen.last

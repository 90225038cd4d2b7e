"""What the learned reader saw of positions, laid beside what the rules read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regesta.claims.undertakings.bearers import Bearing, Voices
from regesta.claims.undertakings.plausible import Plausible
from regesta.claims.undertakings.sighted import SightedBearers
from regesta.claims.undertakings.spans import Span
from regesta.claims.undertakings.wording import Wording
from regesta.model.reading import Reading, Sentence
from regesta.model.seen import Position

_ENOUGH = 0.99
"""How sure the learned reader must be of what the rules did not read."""
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
            met = any(_meet(seen, span) for span in taken)
            if seen.sure >= _ENOUGH and not met and self._plausible.is_item(Span(seen.first, seen.last)):
                yield seen

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


def _meet(seen: Position, span: Span) -> bool:
    return seen.first < span.last and span.first < seen.last

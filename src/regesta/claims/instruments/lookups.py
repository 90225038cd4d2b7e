"""The codebook's events, looked up by word and by what they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from regesta.claims.instruments.spots import Spot
from regesta.codebook.entries.instruments import InstrumentEvent
from regesta.codebook.match import fold


def index(
    events: Iterable[InstrumentEvent], words: Callable[[InstrumentEvent], tuple[str, ...]]
) -> dict[str, tuple[InstrumentEvent, ...]]:
    """The events by each folded word of one of their fields."""
    table: dict[str, tuple[InstrumentEvent, ...]] = {}
    for event in events:
        for word in words(event):
            table[fold(word)] = (*table.get(fold(word), ()), event)
    return table


def fitting(events: tuple[InstrumentEvent, ...], spot: Spot) -> InstrumentEvent | None:
    """The event that fits the instrument, one made for its kind before a general one."""
    kind = spot.word.kind
    open_to = [e for e in events if not (e.unknown and spot.definite)]
    return next((e for e in open_to if kind in e.kinds), None) or next(
        (e for e in open_to if not e.kinds), None
    )

"""Seen offices: one that no list holds, written out as those are that the grammar reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regesta.readings.lines import Line
from regesta.readings.title_words import printed, title_of


@dataclass(frozen=True, slots=True)
class SeenOffice:
    """An office that was seen: where its words and the state behind them end, its title, and whose it is."""

    last: int
    title: str
    parties: tuple[str, ...]


def seen_office(line: Line, first: int, last: int) -> SeenOffice:
    """Write out an office of words `first`–`last` (end exclusive), without the state that ends it."""
    inside = [(k, line.parties[k]) for k in range(first, last) if k in line.parties]
    parties = [p for _, marked in inside for p in marked.parties]
    end = last
    for k, marked in inside:
        if marked.last >= last and k - first > 1:
            end = k - 1 - (line.text(k - 1) == "the")
    title = " ".join(part for part in _without_states(line, first, end) if part)
    step = last + 1 + (line.text(last + 1) == "the")
    if line.text(last) == "of" and step in line.parties:
        last = line.parties[step].last
        parties = parties or [*line.parties[step].parties]
    return SeenOffice(last, title_of(title), tuple(dict.fromkeys(parties)))


def _without_states(line: Line, first: int, last: int) -> Iterator[str]:
    """The words of an office without the states behind "the": "Chief of the | Malian | General Staff"."""
    start = first
    for k in range(first + 1, last):
        state = line.parties.get(k)
        named = state and len(state.parties) == 1 and line.is_state(state.parties[0])
        if state and named and line.text(k - 1) == "the" and state.last < last:
            yield printed(line, start, k)
            start = state.last
    yield printed(line, start, last)

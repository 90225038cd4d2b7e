"""Seen offices: one that no list holds, written out as those are that the grammar reads."""

from __future__ import annotations

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
    step = last + 1 + (line.text(last + 1) == "the")
    if line.text(last) == "of" and step in line.parties:
        last = line.parties[step].last
        parties = parties or [*line.parties[step].parties]
    return SeenOffice(last, title_of(printed(line, first, end)), tuple(dict.fromkeys(parties)))

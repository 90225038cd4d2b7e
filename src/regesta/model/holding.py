"""Who held an office on a day, judged by the days on which people are seen in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

Ground = Literal["seen that day", "seen before and after", "seen last before", "seen first after"]
"""On what it rests that somebody held an office on a day."""

SEEN = frozenset({"seen", "start", "end"})
"""The fields of a tenure whose citations give days on which somebody held it."""

_BESIDE = 45
_BETWEEN = 6 * 366


Edge = Literal["", "end", "start"]
"""Whether a day is told as the one on which somebody's time in the office ended or began."""


class Sighting(NamedTuple):
    """Somebody seen in an office: first and last day that the date can mean, and the person's id.

    `edge` tells the day of a start or end from one in between.
    """

    first: int
    last: int
    who: str
    edge: Edge = ""


def edge_of(field: str) -> Edge:
    """What the field of a tenure that gives a day makes of it."""
    return "start" if field == "start" else "end" if field == "end" else ""


def holders_on(seen: Sequence[Sighting], first: int, last: int) -> tuple[tuple[str, Ground], ...]:
    """Who held an office of one holder at a time on a day, and why we think so; in order of id.

    `first` and `last` are the days that the day asked for can mean. Whoever is seen in it that day; else
    whoever is seen last before and first after it, if that is one person and not too long ago; else those of
    the two who are seen within some weeks, or in the same year. More than one in the answer means that
    reports do not tell which of them it was, nobody that they tell nothing. Whoever is told to have left
    before the day, or to have begun after it, did not hold it then.
    """
    there = sorted({s.who for s in seen if s.first <= last and first <= s.last})
    if there:
        return tuple((who, "seen that day") for who in there)
    before = max((s for s in seen if s.last < first), key=lambda s: (s.last, s.edge, s.who), default=None)
    after = min((s for s in seen if s.first > last), key=lambda s: (s.first, s.edge, s.who), default=None)
    before = None if before is not None and before.edge == "end" else before
    after = None if after is not None and after.edge == "start" else after
    if before is not None and after is not None and before.who == after.who:
        long = after.first - before.last > _BETWEEN
        return () if long else ((before.who, "seen before and after"),)
    found: list[tuple[str, Ground]] = []
    if before is not None and _near(before.last, first):
        found.append((before.who, "seen last before"))
    if after is not None and _near(after.first, last):
        found.append((after.who, "seen first after"))
    return tuple(sorted(found))


def _near(seen: int, day: int) -> bool:
    years = {date.fromordinal(max(1, ordinal)).year for ordinal in (seen, day)}
    return abs(seen - day) <= _BESIDE or len(years) == 1

"""What a run of date words can mean, before anything is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
Direction = Literal["past", "future", "none"]


@dataclass(frozen=True, slots=True)
class Part:
    """A day, month or year, as far as it is printed. `shift` is -1, 0 or 1 for last, this or next year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A printed date, or a span from one to another."""

    first: Part
    last: Part | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A run of years, or one year that must be a term ("fiscal year 2025"). `years` is a length alone."""

    first: int | None
    last: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, counted from the report's own date; `week` is -1, 0 or 1 for last, this or next."""

    number: int
    week: int | None = None
    whole_week: bool = False
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the report's own date, or (`told`) from the last date told before."""

    unit: Unit
    count: int
    told: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week of a printed day: "the week of June 9"."""

    day: Part


@dataclass(frozen=True, slots=True)
class StayDay:
    """The first, second … or (-1) last day of a visit told before."""

    number: int


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that date nothing by themselves: "recently", "next spring"."""


@dataclass(frozen=True, slots=True)
class NthDay:
    """A day without its month: "on the 27th", in the month told last or the report's own."""

    number: int


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """The first (second … or, -1, last) half or quarter, of so many `months`, of a year not named."""

    number: int
    months: int


Meaning = Calendar | Term | Weekday | Shift | WeekOf | StayDay | NthDay | PartOfYear | Vague


@dataclass(frozen=True, slots=True)
class Expression:
    """A run of characters `start`–`end` with its meaning, and the way its own words point.

    `bound` says that a word before it makes it the edge of a time: "since 2006", "until 2027".
    """

    start: int
    end: int
    meaning: Meaning
    direction: Direction = "none"
    bound: bool = False

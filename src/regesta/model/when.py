"""Whens: dates as precisely as a report gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.model.passage import Passage

Basis = Literal["stated", "counted", "inferred"]


@dataclass(frozen=True, slots=True)
class When:
    """A day, month, year or span of days in ISO 8601 notation, with what it rests on.

    `start` and `end` are `2024-11-24`, `2024-11`, `2024`, or `XXXX-11-24` where no year can be had; `end`
    is None for a single day, month or year. `basis` is stated (the report prints it), counted (from another
    date: "the same day", "yesterday", "Thursday") or inferred (from content); `why` says from what. A printed
    day without its year is stated, `why` telling where the year is taken from, unless content alone tells it.
    `kind` tells a moment or span in which something happened from a term of years ("the 2020-2024
    period"), whose `start` and `end` are years, and from the bound of a time ("since 2006", "until 2027",
    "towards 2030") or a year within a name ("Sea Gate 2022 ended on May 15"), at which nothing is told to
    happen. `direction` is past, future or none, as the words
    have it ("last week", "next year"). `loose` says that the words name no date of their own ("recently",
    "last week"), or one that nothing in the report lets us count; `start` then holds the month or year that
    can be had, if any.
    """

    start: str | None
    end: str | None = None
    basis: Basis = "stated"
    why: str = ""
    kind: Literal["moment", "term", "bound"] = "moment"
    direction: Literal["past", "future", "none"] = "none"
    loose: bool = False
    passage: Passage | None = None

    @property
    def edtf(self) -> str | None:
        """The value in EDTF (ISO 8601-2): `2024-11-23/2024-11-26` for a span."""
        return f"{self.start}/{self.end}" if self.start and self.end else self.start

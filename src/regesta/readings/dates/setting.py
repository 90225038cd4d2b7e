"""What the dates of a report are counted from, and where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from regesta.model.when import Basis

SPREAD = timedelta(days=45)
"""So far apart may the days of one report lie, where only one of them has its year."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date that a report's dates are counted from, and where it comes from.

    `own` says that it is the day the report was written or published, so that "today" and "Thursday" can be
    counted from it; any other anchor only lends its year. `weekday` is that of an own day without a year,
    where the report says "the ministry said Saturday".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    basis: Basis = "stated"
    why: str = ""
    own: bool = False
    weekday: int | None = None

    @property
    def date(self) -> date | None:
        """The anchor as a day, if it is known to the day."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: its sentence, whether in an aside, and how many days begin on it.

    "The same day" goes back to what the report tells, and to an aside ("who arrived on Monday") only within
    the aside's own sentence. `days` is how long a stay lasts that begins, or below zero ends, on the date.
    `opens` says that it opens its sentence, as "Last year," does for the days told after it, and `ends` that
    a stay lasts until the date. `had` says that it dates what had gone before ("had been signed on May 3"),
    to which "in the afternoon" of a later sentence does not go back.
    """

    sentence: int = 0
    aside: bool = False
    days: int = 1
    opens: bool = False
    ends: bool = False
    had: bool = False


def source_of(anchor: Anchor) -> str:
    """The words for where a date counted from the anchor comes from."""
    return anchor.why if anchor.basis == "inferred" else f"counted from {anchor.why}"

"""Styles: "HRH" or "His Majesty" without a name, for the one so addressed before."""

from __future__ import annotations

from dataclasses import dataclass

_WRITTEN_OUT = {
    "hrh": "royal highness", "h.r.h.": "royal highness", "hm": "majesty", "h.m.": "majesty",
    "hh": "highness", "h.h.": "highness",
}  # fmt: skip
_STYLES = ("royal highness", "majesty", "highness")


@dataclass(frozen=True, slots=True)
class Style:
    """A style told without a name: words `first`–`last` of a line."""

    line: int
    first: int
    last: int
    words: str


def style_of(honorific: str) -> str | None:
    """The style that an honorific opens with, without "His" or "Her"; None where it is of no royal."""
    low = honorific.lower()
    first = low.split()[0]
    if first in _WRITTEN_OUT:
        return _WRITTEN_OUT[first]
    spoken = low.removeprefix("his ").removeprefix("her ")
    return next((s for s in _STYLES if spoken.startswith(s)), None) if spoken != low else None

"""Ranks, honorifics and the parts that office titles are made of."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry


class Rank(Entry, frozen=True, kw_only=True):
    """A military, police or diplomatic rank; the first of `names` is how it is printed."""

    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()


class Honorific(Entry, frozen=True, kw_only=True):
    """A title of courtesy or honour that stands before (or, where `after`, behind) a name."""

    names: tuple[str, ...]
    after: bool = False


class Office(Entry, frozen=True, kw_only=True):
    """A part of office titles.

    `part` is head ("Minister", "Chief of the General Staff"), level ("Deputy", "Permanent"), standing
    ("acting", "former") or short (a short form such as "PM" or "Defence Minister", `full` is what it stands
    for). The first of `names` is how it is printed.
    """

    part: Literal["head", "level", "standing", "short"]
    names: tuple[str, ...]
    full: str | None = None
    body: str | None = None

"""Naming traditions: what the shape of a person's name tells of the state served."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry


class Tradition(Entry, frozen=True, kw_only=True):
    """A tradition of naming, at home in `states`; in `also` it is met as one among several.

    `family` and `given` are common names, `particles` words that join names ("bin", "van der"); `starts` and
    `ends` are how its names begin and end ("-shvili"). `order` says where the family name stands. Letter case
    and diacritics are ignored throughout.
    """

    states: tuple[str, ...]
    also: tuple[str, ...] = ()
    family: tuple[str, ...]
    given: tuple[str, ...]
    particles: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    order: Literal["family-first", "family-last"] = "family-last"

"""Ranks, honorifics and the parts that office titles are made of."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry

OfficePart = Literal["head", "level", "standing", "field", "institution", "thing", "short"]


class Rank(Entry, frozen=True, kw_only=True):
    """A military, police or coast guard rank; the first of `names` is how it is printed.

    `abbreviations` are given without full stops; in a text each word of them may carry one. `states` are
    those where it is customary, here and below: they tell whom somebody serves where nothing else does.
    """

    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


class Honorific(Entry, frozen=True, kw_only=True):
    """A title of courtesy or honour that stands before a name.

    `given_in` are the states where the word is a name instead: "Prince" in Liberia, "Ro" in Korea.
    """

    names: tuple[str, ...]
    states: tuple[str, ...] = ()
    given_in: tuple[str, ...] = ()


class Office(Entry, frozen=True, kw_only=True):
    """A part of office titles; the first of `names` is how it is printed where `full` says nothing else.

    `part` is head ("minister", "chief of staff"), level ("deputy", "permanent"), standing ("acting",
    "former"), field (what an office is about: "defence", "foreign affairs"), institution (words of the names
    of bodies: "committee", "army"), thing (words of other names: "museum", "dialogue") or short (an
    abbreviation of a whole title, written out as `full`).
    A head with `bare` false is an office only with a field or an institution beside it ("head of the navy").
    `takes` are prepositions other than "of", "for" and "at" that lead on ("ambassador to"). `keep` says of an
    institution that a state's name is part of its own ("Communist Party of …"). `lacking` are states that
    have no such office: a kingdom has no president.
    """

    part: OfficePart
    names: tuple[str, ...]
    full: str | None = None
    bare: bool = True
    takes: tuple[str, ...] = ()
    keep: bool = False
    states: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

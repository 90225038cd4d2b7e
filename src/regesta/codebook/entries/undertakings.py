"""Words of force, and areas of cooperation with their words."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry
from regesta.model.claim import Force


class Stance(Entry, frozen=True, kw_only=True):
    """Verbs and nouns of one force; `none` are those that bind nobody (thanked, praised, recalled)."""

    force: Force | Literal["none"]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Area(Entry, frozen=True, kw_only=True):
    """An area of cooperation; `id` is its code, `words` are what is said in it, matched by lemma."""

    label: str
    words: tuple[str, ...]

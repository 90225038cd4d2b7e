"""Titles of offices compared: "Defense Minister" and "Minister of National Defence" name one post."""

from __future__ import annotations

import re
from functools import lru_cache

from regesta.codebook.match import fold

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(re.findall(r"\w+", "the a an of and for to in on at by with from its their his her s"))
_LEVELS = frozenset(
    re.findall(
        r"\w+",
        """deputy acting former permanent assistant state under parliamentary senior junior first second
        designate secretary""",
    )
)
_MANY = frozenset(
    re.findall(
        r"\w+", "deputy assistant under junior parliamentary adviser advisor member officer representative"
    )
)
_HEADS = frozenset({"head", "chairman", "chairwoman", "chairperson", "chair", "director", "leader", "chief"})
_SPELLINGS = {"defense": "defence", "pm": "prime minister", "vice": "deputy", "affairs": "", "national": ""}
_SHORTEST = 4


@lru_cache(maxsize=65536)
def title_words(title: str) -> frozenset[str]:
    """An office title's telling words: "Defense Minister" has those of "Minister of National Defence"."""
    words = _WORD.findall(fold(title))
    spelt = " ".join(_SPELLINGS.get(w, w) for w in words).split()
    return frozenset(_singular(w) for w in spelt if w not in _EMPTY)


def same_office(one: str, other: str) -> bool:
    """Say whether two titles given to one person name one post; a deputy is no minister.

    A title may leave out whose office it is, so its words may be part of the other's if it has two or more.
    Names that are written in one word or two ("Viet Nam") make no difference.
    """
    if _run_together(one) == _run_together(other):
        return True
    a, b = title_words(one), title_words(other)
    if a & _LEVELS != b & _LEVELS:
        return False
    short = min(len(a), len(b))
    return a == b or (short > 1 and len(a & b) == short)


def within_office(short: str, full: str) -> bool:
    """Say whether a title is another cut short: "Minister" for "Minister of Defence", not for a deputy."""
    a, b = title_words(short), title_words(full)
    return bool(a) and a < b and a & _LEVELS == b & _LEVELS


def is_single_post(title: str) -> bool:
    """Say whether a title names a post that one person fills: in full, and no deputy or the like."""
    words = title_words(title)
    return len(words) > 1 and not words & _MANY


def same_chair(one: str, other: str) -> bool:
    """Say whether two titles of one person put them at the head of one body: "head of" and "Director of"."""
    a, b = title_words(one), title_words(other)
    if a & _LEVELS != b & _LEVELS or not (a & _HEADS and b & _HEADS):
        return False
    a, b = a - _HEADS, b - _HEADS
    return len(a & b) == min(len(a), len(b)) > 0


@lru_cache(maxsize=65536)
def _run_together(title: str) -> str:
    return "".join(w for w in _WORD.findall(fold(title)) if w not in _EMPTY)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss") else word

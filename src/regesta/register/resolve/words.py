"""Names and texts as sets of folded words that can be compared: diacritics, order and spelling left out."""

from __future__ import annotations

import re
from functools import lru_cache

from regesta.codebook.match import fold

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """the a an of and for to in on at by with from its their his her s between among all both two three
        as into that this which will be is are was were has have had would should can more also other""",
    )
)
_SPELLINGS = {"defense": "defence", "pm": "prime minister", "vice": "deputy", "affairs": "", "national": ""}
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ions",
    "ion",
    "ating",
    "ated",
    "ates",
    "ate",
    "ing",
    "ed",
    "es",
    "s",
    "e",
)
_SHORTEST = 4


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """A person's name as sorted words, initials and generation left out where two words remain."""
    words = _WORD.findall(fold(name))
    full = [w for w in words if len(w) > 1 and w not in _GENERATION]
    return tuple(sorted(full if len(full) > 1 else words))


@lru_cache(maxsize=65536)
def stems(text: str) -> frozenset[str]:
    """The telling words of a text, cut to a stem, spelling evened out; years and short numbers stay."""
    words = (_SPELLINGS.get(w) or w for w in _WORD.findall(fold(text)) if w not in _EMPTY)
    return frozenset(_stem(w) for w in words)


def years_in(text: str) -> frozenset[str]:
    """The years that a text names."""
    return frozenset(_YEAR.findall(text))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            stem = word.removesuffix(ending)
            return stem.removesuffix("e") if len(stem) > _SHORTEST else stem
    return word


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """The part of the smaller set that the larger one holds; 0 if one is empty."""
    short = min(len(a), len(b))
    return len(a & b) / short if short else 0.0


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """The part of all words that both have; 0 if there is none."""
    return len(a & b) / len(a | b) if a or b else 0.0

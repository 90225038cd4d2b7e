"""Names and titles as sets of folded words that can be compared: diacritics, order and spelling left out."""

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


@lru_cache(maxsize=65536)
def stems(text: str) -> frozenset[str]:
    """The telling words of a text, cut to a stem, spelling evened out; years and short numbers stay."""
    words = (_SPELLINGS.get(w) or w for w in _WORD.findall(fold(text)) if w not in _EMPTY)
    return frozenset(_stem(w) for w in words)


def years_in(text: str) -> frozenset[str]:
    """The years that a text names."""
    return frozenset(_YEAR.findall(text))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss") else word


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """The part of the smaller set that the larger one holds; 0 if one is empty."""
    short = min(len(a), len(b))
    return len(a & b) / short if short else 0.0


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """The part of all words that both have; 0 if there is none."""
    return len(a & b) / len(a | b) if a or b else 0.0

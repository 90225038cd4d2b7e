"""Names spelt out of another script in two ways: "Khaled" and "Khalid", "Nurzhan" and "Nurjan"."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "j": "s", "w": "v"})
_SILENT = frozenset("aeiouyh")
_SHORTEST = 6
_ALIKE = 0.75


@lru_cache(maxsize=65536)
def skeleton(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without vowels and doubled letters, sounds that are often swapped evened out."""
    return tuple(sorted(_bones(word) for word in words))


def _bones(word: str) -> str:
    letters: list[str] = []
    for letter in word.translate(_SOUNDS):
        if letter not in _SILENT and (not letters or letters[-1] != letter):
            letters.append(letter)
    return "".join(letters) or word


def spelt_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names can be one spelt twice: long enough, and only vowels and the like differ."""
    bones = skeleton(one)
    if bones != skeleton(other) or sum(map(len, bones)) < _SHORTEST:
        return False
    return SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio() >= _ALIKE

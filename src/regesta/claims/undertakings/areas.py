"""The areas of cooperation that a passage is about, by the codebook's words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from regesta.codebook import Codebook
from regesta.codebook.entries.undertakings import Area
from regesta.codebook.match import Phrases, Word, fold, words_of

_SHORTEST_STEM = 4


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A folded word without the ending of its plural: enough to compare nouns by ("remains" is no plural)."""
    if len(word) <= _SHORTEST_STEM or word == "remains" or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


class Areas:
    """Say which areas a passage is about.

        "managing land and sea borders"  ->  ("border", "maritime")

    Of two phrases in one place the longer counts ("exchange views" is dialogue, no exchange). Faint words
    count only where nothing else was found, and `general` only where nothing else is left.
    """

    def __init__(self, codebook: Codebook) -> None:
        areas = codebook.of(Area)
        self._order = {area.id: n for n, area in enumerate(areas)}
        pairs: list[tuple[str, tuple[str, bool]]] = []
        for area in areas:
            pairs += [(_stemmed(w), (area.id, False)) for w in area.words]
            pairs += [(_stemmed(w), (area.id, True)) for w in area.faint]
        merged: dict[str, list[tuple[str, bool]]] = {}
        for phrase, value in pairs:
            merged.setdefault(phrase, []).append(value)
        self._phrases: Phrases[tuple[tuple[str, bool], ...]] = Phrases(
            (phrase, tuple(values)) for phrase, values in merged.items()
        )

    def of(self, text: str) -> tuple[str, ...]:
        """The areas of a passage, in the codebook's order; `other` where no word is known."""
        strong, faint = self._found(text)
        return self._sorted(strong or (faint - {"general"}) or faint or {"other"})

    def matters(self, text: str) -> list[tuple[int, int, frozenset[str]]]:
        """The stretches of a passage that name an area of their own, with that area; never cooperation."""
        return [
            (start, end, areas)
            for start, end, values in self._hits(text)
            if (areas := frozenset(a for a, faint in values if not faint and a not in ("general", "other")))
        ]

    def _found(self, text: str) -> tuple[set[str], set[str]]:
        strong: set[str] = set()
        faint: set[str] = set()
        for _, _, values in self._hits(text):
            for area, is_faint in values:
                (faint if is_faint else strong).add(area)
        return strong, faint

    def _hits(self, text: str) -> list[tuple[int, int, tuple[tuple[str, bool], ...]]]:
        words = [Word(w.text, w.start, w.end, stem(w.folded)) for w in words_of(text)]
        return [(hit.start, hit.end, hit.value) for hit in self._phrases.find(words)]

    def _sorted(self, areas: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(areas, key=lambda a: self._order.get(a, len(self._order))))


def _stemmed(phrase: str) -> str:
    """The phrase with each word stemmed, its first capital kept: it tells the WHO from who."""
    stemmed = " ".join(stem(fold(w.text)) for w in words_of(phrase))
    return stemmed[:1].upper() + stemmed[1:] if phrase[:1].isupper() else stemmed

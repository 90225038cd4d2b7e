"""The areas of cooperation that a passage is about, by the codebook's words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from regesta.codebook import Codebook
from regesta.codebook.entries.undertakings import Area
from regesta.codebook.match import Phrases, Word, fold, words_of

_SHORTEST_STEM = 4
_LIKELIEST = 2
_GUESSED = {"general", "other", "peacekeeping"}
_NO_PLURALS = frozenset(
    ("remains", "firms", "arms", "customs", "goods", "means", "grounds", "nationals", "works", "waters")
)
_POINTING = {"those", "these", "such", "it", "them"}
_KINDS = {"kind", "sort", "type"}
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A folded word without the ending of its plural: enough to compare nouns by ("arms" is no plural)."""
    if len(word) <= _SHORTEST_STEM or word in _NO_PLURALS or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


def forms(verb: str) -> tuple[str, ...]:
    """A regular verb in its forms but the third person, which stems alike: train, trained, training."""
    if verb.endswith("e"):
        return verb, f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, f"{verb[:-1]}ied", f"{verb}ing"
    return verb, f"{verb}ed", f"{verb}ing"


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
            pairs += [(_stemmed(form), (area.id, False)) for verb in area.verbs for form in forms(verb)]
            pairs += [(_stemmed(w), (area.id, True)) for w in area.faint]
        merged: dict[str, list[tuple[str, bool]]] = {}
        for phrase, value in pairs:
            merged.setdefault(phrase, []).append(value)
        self._phrases: Phrases[tuple[tuple[str, bool], ...]] = Phrases(
            (phrase, tuple(values)) for phrase, values in merged.items()
        )

    def of(self, text: str, before: str = "", force: str = "", seen: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The areas of a passage, in the codebook's order; `other` where no word is known.

        What a passage does not say itself ("hold another one in autumn") is taken from the words of `force`
        that govern it ("invited"), or else from the words `before` it. The areas that the learned reader has
        `seen`, the likeliest first, are heard where no word is known, and beside the one area that is.
        """
        told = self._told(text, before, force)
        firm = [a for a in seen[:_LIKELIEST] if a not in _GUESSED]
        if len(told) == 1 and not told & set(seen) and seen[:1] == tuple(firm[:1]):
            told = told | set(firm[:1])
        return self._sorted(told or firm or {"other"})

    def _told(self, text: str, before: str, force: str) -> set[str]:
        """The areas that words tell, none where no word is known."""
        strong, faint = self._found(text)
        if strong:
            return strong
        own = faint - {"general"}
        words = {w.folded for w in words_of(text)}
        points = bool(
            (own and words & _POINTING) or (words & _KINDS and words & {"this", "that", *_POINTING})
        )
        pointed = self._nearest(before) if points else None
        governed = self._found(force)[1] - {"general"} if force else set()
        return set(pointed or own or governed or faint or self._nearest(before))

    def _nearest(self, before: str) -> frozenset[str]:
        """The areas that the last telling words of a text name."""
        matters = self.matters(before)
        return matters[-1][2] if matters else frozenset()

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

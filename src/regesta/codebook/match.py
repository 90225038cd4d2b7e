"""Find codebook phrases in a text: the only home of matching engines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")

_WORD = re.compile(r"\w+|[^\w\s]")
_PLAIN = str.maketrans(
    {
        "đ": "d",
        "Đ": "D",
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "Ł": "L",
        "Ø": "O",
    }
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics, and with plain quotes and hyphens: only ever used to compare."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


class Word(NamedTuple):
    """A word or a punctuation mark of a text, with its span and its folded form."""

    text: str
    start: int
    end: int
    folded: str


def words_of(text: str, offset: int = 0) -> list[Word]:
    """Cut a text into words and single marks, `offset` added to their spans."""
    return [
        Word(m.group(), m.start() + offset, m.end() + offset, fold(m.group())) for m in _WORD.finditer(text)
    ]


@dataclass(frozen=True, slots=True)
class Hit(Generic[V]):
    """A phrase found: its words `first`–`last` (end exclusive), its span in the text, what it stands for."""

    first: int
    last: int
    start: int
    end: int
    value: V


class Phrases(Generic[V]):
    """A set of phrases, each standing for a value, found longest first and without overlap.

    Letter case and diacritics are ignored, but a phrase written with a capital is only found where the text
    has one too: "Chad" is not in "a hanging chad". A full stop that ends a phrase ("Gen.") is optional in the
    text only if the phrase without it is listed too. Of two values for one phrase the first given stays.
    """

    def __init__(self, phrases: Iterable[tuple[str, V]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, V]]] = {}
        seen: set[tuple[tuple[str, ...], bool]] = set()
        for phrase, value in phrases:
            parts = tuple(w.folded for w in words_of(phrase))
            capital = phrase[:1].isupper()
            if not parts or (parts, capital) in seen:
                continue
            seen.add((parts, capital))
            self._by_first.setdefault(parts[0], []).append((parts, capital, value))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda c: -len(c[0]))

    def find(self, words: Sequence[Word]) -> Iterator[Hit[V]]:
        """Yield what is found in `words`, left to right, the longest phrase at each place."""
        i = 0
        while i < len(words):
            hit = self.at(words, i) if words[i].folded in self._by_first else None
            if hit is None:
                i += 1
            else:
                yield hit
                i = hit.last

    def at(self, words: Sequence[Word], i: int) -> Hit[V] | None:
        """The longest phrase that begins at word `i`, or None."""
        for parts, capital, value in self._by_first.get(words[i].folded, ()):
            last = i + len(parts)
            if last > len(words) or (capital and not words[i].text[0].isupper()):
                continue
            if all(words[i + k].folded == part for k, part in enumerate(parts)):
                return Hit(i, last, words[i].start, words[last - 1].end, value)
        return None

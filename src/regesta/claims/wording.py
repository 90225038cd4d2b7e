"""Codebook phrases found in the tokens of a reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from regesta.codebook.match import Phrases, Word, fold, words_of
from regesta.model.reading import Reading, Token

V = TypeVar("V")

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A phrase found in tokens `first`–`last` (end exclusive), and what it stands for."""

    first: int
    last: int
    value: V


class Wording:
    """The words of a reading, cut as the codebook's phrases are, each with its token.

    Made once for a reading, by `wording_of`: all extractors look their phrases up in the same words.
    """

    def __init__(self, reading: Reading) -> None:
        self.words: list[Word] = []
        self.tokens: list[int] = []
        for token in reading.tokens:
            for word in _cut(token):
                self.words.append(word)
                self.tokens.append(token.i)

    def find(self, phrases: Phrases[V]) -> Iterator[Found[V]]:
        """Yield the phrases found, left to right, the longest at each place."""
        for hit in phrases.find(self.words):
            yield Found(self.tokens[hit.first], self.tokens[hit.last - 1] + 1, hit.value)


@lru_cache(maxsize=1)
def _last(held: _Held) -> Wording:
    return Wording(held.reading)


class _Held:
    """A reading known by its identity: comparing it token by token would cost more than its wording."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.reading is self.reading

    def __hash__(self) -> int:
        return id(self.reading)


def wording_of(reading: Reading) -> Wording:
    """The words of a reading; those of the reading asked for last are kept."""
    return _last(_Held(reading))


def _cut(token: Token) -> list[Word]:
    if token.text.isalnum():
        return [Word(token.text, token.start, token.end, fold(token.text))]
    return words_of(token.text, token.start)


def plural(name: str) -> str:
    """The plural of a phrase by rule: of its first noun where "of" follows, else of its last word."""
    head, of, rest = name.partition(" of ")
    if head.endswith("s"):
        return name
    if head.endswith("y") and not head.endswith(("ay", "ey", "oy")):
        return head[:-1] + "ies" + of + rest
    return head + ("es" if head.endswith(("x", "ch", "sh")) else "s") + of + rest


def head_of(reading: Reading, first: int, last: int) -> int:
    """The token of `first`–`last` that the parse hangs the phrase on: a noun whose head lies outside."""
    tokens = reading.tokens
    outer = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i]
    nouns = [i for i in outer if tokens[i].pos in _NOMINAL]
    return (nouns or outer or [last - 1])[0]

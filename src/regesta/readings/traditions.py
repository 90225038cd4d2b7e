"""Traditions of naming: for which of the states in play the shape of a person's name speaks."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from regesta.codebook import Codebook
from regesta.codebook.entries.traditions import Tradition
from regesta.codebook.match import fold

_FAMILY, _GIVEN, _PARTICLE, _END, _START = 1.4, 1.0, 0.8, 0.9, 0.7
_OUT_OF_PLACE = 0.7
_ALSO = 0.5
_STEM = 2
_LONGEST = 8

Shape = tuple[str, float]
Weights = dict[str, float]


class Traditions:
    """Weighs a name by its words: common names, particles, and how words begin and end.

    A word that the traditions of all states in play share tells nothing; what speaks for one speaks against
    the others.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._first: dict[str, Weights] = defaultdict(dict)
        self._later: dict[str, Weights] = defaultdict(dict)
        self._starts: dict[str, Weights] = defaultdict(dict)
        self._ends: dict[str, Weights] = defaultdict(dict)
        for tradition in codebook.of(Tradition):
            self._enter(tradition)

    def weigh(self, name: str, states: Sequence[str]) -> dict[str, float]:
        """How strongly a full name speaks for each of the states in play, from 0 to 1.

        All are 0 where it speaks for none of them, or for all alike.
        """
        totals = dict.fromkeys(states, 0.0)
        words = [w for w in fold(name).replace(".", " ").split() if len(w) > 1]
        for place, word in enumerate(words):
            for state, weight in self._evidence(word, first=place == 0).items():
                if state in totals:
                    totals[state] += weight
        least = min(totals.values(), default=0.0)
        return {state: 1 - math.exp(least - total) for state, total in totals.items()}

    def _enter(self, tradition: Tradition) -> None:
        """Take one tradition into the tables; of two weights of a word for a state the greater stays."""
        leads = tradition.order == "family-first"
        for share, states in ((1.0, tradition.states), (_ALSO, tradition.also)):
            for table, family in ((self._first, leads), (self._later, not leads)):
                of_family = share * _FAMILY * (1.0 if family else _OUT_OF_PLACE)
                of_given = share * _GIVEN * (_OUT_OF_PLACE if family else 1.0)
                _lay(table, tradition.family, states, of_family)
                _lay(table, tradition.given, states, of_given)
                _lay(table, tradition.particles, states, share * _PARTICLE)
            _lay(self._starts, tradition.starts, states, share * _START)
            _lay(self._ends, tradition.ends, states, share * _END)

    def _evidence(self, word: str, *, first: bool) -> Weights:
        """What one word tells; a word of two parts that is not known whole tells what its parts do."""
        table = self._first if first else self._later
        known = dict(table.get(word, {}))
        parts = [p for p in word.split("-") if len(p) > 1]
        if not known and len(parts) > 1:
            for part in parts:
                for state, weight in table.get(part, {}).items():
                    known[state] = max(known.get(state, 0.0), weight)
        for state, weight in self._shape(word).items():
            known[state] = max(known.get(state, 0.0), weight)
        return known

    def _shape(self, word: str) -> Weights:
        """What the beginning and the ending of a word tell, the longest of each that are known."""
        found: Weights = {}
        sizes = range(min(len(word) - _STEM, _LONGEST), 0, -1)
        opening = next((self._starts[word[:n]] for n in sizes if word[:n] in self._starts), {})
        closing = next((self._ends[word[-n:]] for n in sizes if word[-n:] in self._ends), {})
        for weights in (opening, closing):
            for state, weight in weights.items():
                found[state] = max(found.get(state, 0.0), weight)
        return found


def _lay(table: dict[str, Weights], words: Iterable[str], states: Iterable[str], weight: float) -> None:
    for word in words:
        weights = table[fold(word)]
        for state in states:
            weights[state] = max(weights.get(state, 0.0), weight)

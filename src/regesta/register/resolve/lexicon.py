"""What the codebook tells about names: which words only say whose something is, and where a place lies."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from regesta.codebook import Codebook
from regesta.codebook.entries.geography import Organisation, State
from regesta.codebook.entries.undertakings import Area
from regesta.codebook.match import Phrases, fold, words_of
from regesta.register.resolve.words import stems


class Lexicon:
    """Names of parties and places, compiled once for a fold."""

    def __init__(self, codebook: Codebook) -> None:
        states = codebook.of(State)
        named = [(name, s.id) for s in states for name in (*s.names, *s.demonyms)]
        named += [(name, o.id) for o in codebook.of(Organisation) for name in (o.id, *o.names)]
        self._parties = Phrases(named)
        self._states = {fold(name): s.id for s in states for name in s.names}
        self._towns = {fold(name): s.id for s in states for name in (*s.capitals, *s.cities)}
        self._known: dict[str, str] = {}
        self._areas = {a.id: _single(a) for a in codebook.of(Area)}

    def without_parties(self, text: str) -> str:
        """The text without the names of states and organisations and their adjectives."""
        if text not in self._known:
            left, at = [], 0
            for hit in self._parties.find(words_of(text)):
                left.append(text[at : hit.start])
                at = hit.end
            self._known[text] = " ".join([*left, text[at:]])
        return self._known[text]

    def area_words(self, areas: Iterable[str]) -> frozenset[str]:
        """The single words, cut to stems, that stand for these areas as such and tell no more."""
        return frozenset().union(*(self._areas.get(area, frozenset()) for area in areas))

    def state_of(self, place: str | None) -> str | None:
        """The state that a place is or lies in, None where that is not known."""
        named = fold(place or "")
        return self._states.get(named, self._towns.get(named))

    def clash(self, one: str, other: str) -> bool:
        """Say whether two places cannot be one: they lie in two states, or are two towns."""
        a, b = fold(one), fold(other)
        state_a, state_b = self.state_of(one), self.state_of(other)
        if state_a is None or state_b is None:
            return False
        return state_a != state_b or (a != b and a in self._towns and b in self._towns)


def _single(area: Area) -> frozenset[str]:
    return stems(" ".join(w for w in (*area.words, *area.verbs, *area.faint) if w.isalpha()))


@cache
def lexicon(codebook: Codebook) -> Lexicon:
    """The lexicon of a codebook, compiled once."""
    return Lexicon(codebook)

"""Texts between others than states: wage agreements, players' contracts, pacts of unions and firms."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.claims.instruments.spots import Spot
from regesta.model.reading import Reading

# Bodies that may act for a state, beside the nouns that take up a state.
_OF_STATES = frozenset(
    "guard force service police gendarmerie agency authority customs headquarters staff".split()
)


def binds_others(reading: Reading, spot: Spot, sides: frozenset[str]) -> bool:
    """Say whether the words put a text between partners who are no states and do not stand for one.

        "an agreement between the growers and the pickers", "signed a contract with United"

    `sides` are nouns that may take up a state ("ministry", "navy", "counterpart"). An agreement *with*
    somebody unknown is left to the rest of the report; a contract with one is none between states.
    """
    return any(
        not any(t.lemma.lower() in sides or t.lemma.lower() in _OF_STATES for t in reading.tokens[first:last])
        and next(iter(reading.mentions_in(first, last)), None) is None
        for first, last in _partners(reading, spot)
    )


def in_company(reading: Reading, spot: Spot, company: frozenset[str]) -> bool:
    """Say whether the sentence speaks of another world by a word of it: a striker, an exporter, a league."""
    sentence = reading.sentence_of(spot.head)
    return any(t.lemma.lower() in company for t in reading.tokens[sentence.first : sentence.last])


def _partners(reading: Reading, spot: Spot) -> Iterator[tuple[int, int]]:
    """The phrases after "between", or after a contract's "with", on the noun, its topic or its verb."""
    words = ("between", "with") if spot.word.kind == "contract" else ("between",)
    verb = reading.tokens[spot.head].head
    places = {verb, *range(spot.noun, spot.last)}
    for i in sorted(places):
        for j in reading.children[i]:
            if j > spot.noun and reading.tokens[j].text.lower() in words:
                first, last = reading.subtree(j)
                if last > first + 1:
                    yield first, last

"""The places where a text named before is taken up: by its acronym, or by "it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regesta.claims.instruments.spots import Spot, determiner_of
from regesta.codebook.match import fold
from regesta.model.reading import Reading, Token

_BRACKETED = 3
_HELD = frozenset({"nsubjpass", "dobj"})
# What "it" can do that a state or a ministry can't.
_OF_A_TEXT = frozenset({"enter", "come", "take", "expire", "lapse", "cease"})
_VALID = frozenset({"valid", "force"})


def taken_up(reading: Reading, spots: list[Spot]) -> Iterator[Spot]:
    """Yield a spot for each acronym in brackets used again, and for each "it" that can mean a text only."""
    yield from _acronyms(reading, spots)
    yield from _pronouns(reading, spots)


def _acronyms(reading: Reading, spots: list[Spot]) -> Iterator[Spot]:
    tokens = reading.tokens
    named: dict[str, Spot] = {}
    for spot in spots:
        inside = tokens[spot.last : spot.last + _BRACKETED]
        brackets = len(inside) == _BRACKETED and inside[0].text == "(" and inside[2].text == ")"
        if brackets and inside[1].text.isupper() and inside[1].text.isalnum():
            named.setdefault(inside[1].text, spot)
    taken = {i for s in spots for i in range(s.first, s.last + _BRACKETED)}
    for i, token in enumerate(tokens):
        first = named.get(token.text)
        if first is not None and i not in taken and i > first.last:
            yield _at(first, i, determiner_of(reading, i) or "the")


def _pronouns(reading: Reading, spots: list[Spot]) -> Iterator[Spot]:
    """The text named last, here or a sentence before: "They signed a pact in 2006; it was renewed"."""
    single = [s for s in spots if not s.plural]
    for token in reading.tokens:
        if fold(token.text) != "it" or not _means_a_text(reading, token):
            continue
        before = [s for s in single if s.last <= token.i and token.sentence - _sentence(reading, s) <= 1]
        if before:
            yield replace(_at(before[-1], token.i, "the"), pronoun=True)


def _means_a_text(reading: Reading, token: Token) -> bool:
    """Say whether "it" is acted on, or does what only a text does."""
    if token.dep in _HELD:
        return True
    verb = reading.tokens[token.head]
    below = {
        fold(reading.tokens[j].text) for i in reading.children[verb.i] for j in (i, *reading.children[i])
    }
    return token.dep == "nsubj" and (verb.lemma in _OF_A_TEXT or bool(below & _VALID))


def _sentence(reading: Reading, spot: Spot) -> int:
    return reading.tokens[spot.head].sentence


def _at(first: Spot, i: int, determiner: str) -> Spot:
    return replace(
        first, head=i, noun=i, first=i, stem=i + 1, topic=i + 1, last=i + 1, plural=False,
        determiner=determiner, alias_of=first.noun,
    )  # fmt: skip

"""The places where a text named before is taken up: by its acronym, or by "it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regesta.claims.instruments.spots import Spot, determiner_of, title_end
from regesta.codebook.match import fold
from regesta.model.reading import Reading, Token

_BRACKETED = 3
_HELD = frozenset({"nsubjpass", "dobj"})
# What "it" can do that a state or a ministry can't.
_OF_A_TEXT = frozenset({"enter", "come", "take", "expire", "lapse", "cease"})
_SPANS = frozenset({"cover", "extend", "run", "last", "span"})
_LENGTH = frozenset({"term", "validity", "duration"})
_FRESH = frozenset({"new", "fresh", "similar", "second", "further", "separate", "longer", "broader"})
_NEAR = 4
_VALID = frozenset({"valid", "force"})


def taken_up(reading: Reading, spots: list[Spot]) -> Iterator[Spot]:
    """Yield a spot for each acronym in brackets used again, and for each "it" that can mean a text only.

    "A new one", "that of 2008" and "a successor" are spots of texts of their own.
    """
    yield from _acronyms(reading, spots)
    yield from _pronouns(reading, spots)
    yield from _others(reading, spots)


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
        if fold(token.text) not in ("it", "its") or not _means_a_text(reading, token):
            continue
        before = [
            s
            for s in single
            if s.last <= token.i
            and token.sentence - _sentence(reading, s) <= 1
            and not _acts_on(reading, s, token)
        ]
        if before:
            yield replace(_at(before[-1], token.i, "the"), pronoun=True)


def _others(reading: Reading, spots: list[Spot]) -> Iterator[Spot]:
    """Texts named only beside another: "which replaces that of 2008; a new one is being drafted"."""
    single = [s for s in spots if not s.plural]
    starts = frozenset(s.noun for s in spots)
    for token in reading.tokens if single else ():
        word = token.text.lower()
        if word not in ("one", "that", "successor") or token.i in starts:
            continue
        other = _successor(reading, token, single) if word == "successor" else _one(reading, token, single)
        if other is None:
            continue
        like, determiner = other
        stem = token.i + 1
        last = title_end(reading, stem, starts) if word == "one" else stem
        at = replace(_at(like, token.i, determiner), alias_of=None, like=like)
        yield replace(at, topic=stem, last=last)


def _one(reading: Reading, token: Token, single: list[Spot]) -> tuple[Spot, str] | None:
    """The text that "the one of 1999", "that of 1999" or "a new one" is compared to, and its article."""
    tokens, i = reading.tokens, token.i
    if i + 1 >= len(tokens) or i == 0 or tokens[i + 1].pos in ("NOUN", "PROPN", "ADJ", "NUM"):
        return None
    before, behind = tokens[i - 1].text.lower(), tokens[i + 1].text.lower()
    dated = behind in ("of", "from", "for") and any(w.first == i + 2 for w in reading.whens)
    if token.text.lower() == "that":
        old = dated
        fresh = False
    else:
        old = before in ("the", "earlier", "previous", "old") and (
            dated or behind in ("that", "which", "signed")
        )
        fresh = before in _FRESH or before == "another"
    near = [s for s in single if s.last <= i and token.sentence - _sentence(reading, s) <= 1]
    return (near[-1], "the" if old else "a") if near and (old or fresh) else None


def _successor(reading: Reading, token: Token, single: list[Spot]) -> tuple[Spot, str] | None:
    """The text that a successor is to: "a successor to the pact", "its successor" behind the pact."""
    tokens, i = reading.tokens, token.i
    if i == 0 or i + 1 >= len(tokens) or tokens[i + 1].pos in ("NOUN", "PROPN"):
        return None
    if tokens[i + 1].text.lower() == "to":
        to = [s for s in single if i < s.first <= i + _NEAR]
        return (to[0], "a") if to else None
    near = [s for s in single if s.last <= i and token.sentence - _sentence(reading, s) <= 1]
    owned = tokens[i - 1].text.lower() in ("its", "a", "new")
    return (near[-1], "a") if near and owned else None


def _acts_on(reading: Reading, spot: Spot, token: Token) -> bool:
    """Say whether the text is the subject of the verb that "it" is the object of: another is meant."""
    subject = reading.tokens[spot.head]
    return token.dep == "dobj" and subject.dep == "nsubj" and subject.head == token.head


def _means_a_text(reading: Reading, token: Token) -> bool:
    """Say whether "it" is acted on, or does what only a text does."""
    if fold(token.text) == "its":
        return fold(reading.tokens[token.head].lemma) in _LENGTH
    if token.dep in _HELD:
        return True
    verb = reading.tokens[token.head]
    below = {
        fold(reading.tokens[j].text) for i in reading.children[verb.i] for j in (i, *reading.children[i])
    }
    spans = verb.lemma in _SPANS and any(
        w.when.kind == "term" for w in reading.whens_in(verb.i, reading.sentence_of(verb.i).last)
    )
    return token.dep == "nsubj" and (spans or verb.lemma in _OF_A_TEXT or bool(below & _VALID))


def _sentence(reading: Reading, spot: Spot) -> int:
    return reading.tokens[spot.head].sentence


def _at(first: Spot, i: int, determiner: str) -> Spot:
    return replace(
        first, head=i, noun=i, first=i, stem=i + 1, topic=i + 1, last=i + 1, plural=False,
        determiner=determiner, alias_of=first.noun,
    )  # fmt: skip

"""Ties between the instruments of one report: which succeeds, implements or amends which."""

from __future__ import annotations

from regesta.claims.instruments.merge import Text
from regesta.model.claim import Link, Relation
from regesta.model.reading import Reading

_AMENDING = frozenset({"amend", "supplement", "revise", "modify", "update"})
_SUCCEEDING = frozenset({"replace", "succeed", "supersede", "successor", "follow", "replacement"})
_IMPLEMENTING = frozenset({"implement", "implementation", "under", "pursuant", "implementing"})


def links_of(reading: Reading, texts: list[Text], refs: dict[int, str]) -> dict[int, tuple[Link, ...]]:
    """The links of each text, by its index; `refs` are the texts' refs, likewise."""
    links: dict[int, list[Link]] = {}
    for i, text in enumerate(texts):
        for j, other in enumerate(texts):
            if i == j:
                continue
            relation = _worded(reading, text, other) or _likened(text, other) or _by_term(text, other)
            if relation is not None:
                links.setdefault(i, []).append(Link(relation, refs[j]))
    return {i: tuple(found) for i, found in links.items()}


def _worded(reading: Reading, text: Text, other: Text) -> Relation | None:
    """A relation that stands between the two names in one sentence: "a protocol amending the agreement"."""
    for mine in text.places:
        for theirs in other.places:
            a, b = mine.spot, theirs.spot
            if not (0 <= b.first - a.last <= 6) or reading.sentence_of(a.head) != reading.sentence_of(b.head):
                continue
            lemmas = {t.lemma.lower() for t in reading.tokens[a.noun + 1 : b.first]}
            if lemmas & _AMENDING:
                return "amends"
            if lemmas & _SUCCEEDING or {"take", "place"} <= lemmas:
                return "succeeds"
            if lemmas & _IMPLEMENTING:
                return "implements"
    return None


def _likened(text: Text, other: Text) -> Relation | None:
    """A "new one" or a "successor" succeeds the text that it is compared to."""
    spot = text.places[0].spot
    new = spot.like is not None and spot.determiner == "a"
    return "succeeds" if new and any(p.spot == spot.like for p in other.places) else None


def _by_term(text: Text, other: Text) -> Relation | None:
    """The next term of the same kind succeeds; a plan within another text's term implements that text."""
    mine, theirs = _span(text.term), _span(other.term)
    if mine is None or theirs is None or set(text.parties) != set(other.parties):
        return None
    if text.kind == other.kind and mine[0] - theirs[1] in (0, 1) and mine != theirs:
        return "succeeds"
    wider = theirs[0] <= mine[0] and mine[1] <= theirs[1] and mine != theirs
    return "implements" if wider and text.kind == "plan" and other.kind != "plan" else None


def _span(term: str | None) -> tuple[int, int] | None:
    if term is None:
        return None
    start, _, end = term.partition("/")
    return (int(start), int(end or start)) if start.isdigit() and (end or start).isdigit() else None

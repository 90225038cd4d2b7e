"""Find the verb that makes a noun happen: "held talks", "took part in a forum", "at the close of"."""

from __future__ import annotations

from regesta.claims.engagements.turns import Turns
from regesta.model.reading import Reading

_JOINS = ("conj", "appos", "nmod", "compound")
_OBJECTS = ("dobj", "nsubjpass", "nsubj", "attr", "oprd", "dative")
_VERBS = ("VERB", "AUX")

Carrier = tuple[int | None, str | None]
"""The verb above a noun, and the preposition between the two if there is one; a verb that governs its noun
through a preposition ("took part in") counts as having none."""


def carrier_of(reading: Reading, i: int, turns: Turns) -> Carrier:
    """The verb that makes a noun happen, and the preposition between them."""
    tokens = reading.tokens
    at = i
    while tokens[at].dep in _JOINS and tokens[at].head != at:
        at = tokens[at].head
        if tokens[at].pos in _VERBS:
            return at, None
    clause = _own_clause(reading, i, turns)
    if clause is not None:
        return clause, None
    token = tokens[at]
    if token.dep in _OBJECTS and tokens[token.head].pos in _VERBS:
        return token.head, None
    if token.dep == "pobj":
        return _behind(reading, at, turns)
    if token.dep in ("pcomp", "advcl") and tokens[token.head].pos == "ADP":
        return tokens[token.head].head, tokens[token.head].text.lower()
    return None, None


def _own_clause(reading: Reading, i: int, turns: Turns) -> int | None:
    """The verb of "talks which they held": a relative clause that makes its noun happen."""
    for j in reading.children[i]:
        if reading.tokens[j].dep == "relcl" and reading.tokens[j].lemma.lower() in turns.light:
            below = (reading.tokens[k] for k in reading.children[j])
            if any(t.tag == "WDT" and t.dep in ("dobj", "nsubjpass", "nsubj") for t in below):
                return j
    return None


def _behind(reading: Reading, noun: int, turns: Turns) -> Carrier:
    """The verb over a noun that stands behind a preposition."""
    tokens = reading.tokens
    preposition = tokens[noun].head
    above = tokens[preposition].head
    word = tokens[preposition].text.lower()
    lemma = tokens[above].lemma.lower()
    if tokens[above].pos in _VERBS:
        return above, None if (lemma, word) in turns.governs else word
    if word == "of" and (lemma in turns.rounds or lemma in turns.points):
        return carrier_of(reading, above, turns)
    return _led(reading, above, word)


def _led(reading: Reading, above: int, word: str) -> Carrier:
    """The verb over "a delegation on a visit": who leads the delegation pays the visit."""
    tokens = reading.tokens
    leads = tokens[above].dep == "dobj" and tokens[tokens[above].head].lemma.lower() in ("lead", "head")
    return (tokens[above].head, None) if leads and word in ("on", "for") else (None, word)

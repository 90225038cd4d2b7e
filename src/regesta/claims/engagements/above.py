"""The date of the clause in which an undated engagement stands."""

from __future__ import annotations

from collections.abc import Mapping

from regesta.claims.engagements.frames import Trigger
from regesta.model.reading import DatedSpan, Reading, Token

_VERBS = ("VERB", "AUX")
_APART = frozenset("after following since about ahead until till despite from of like as than over".split())
"""Prepositions and conjunctions that part an engagement from the time of the clause around it."""
_TO_COME = frozenset({"will", "would", "shall"})
_HIGH = 12


def lent_from_above(
    reading: Reading, trigger: Trigger, words: Mapping[int, int], dated: Mapping[int, DatedSpan]
) -> DatedSpan | None:
    """The date of the verb above: "flew to Riga on Monday for talks", "met A on Monday and signed a treaty".

    A clause of its own ("who signed", "said that they met") has a time of its own, and so has what was
    before ("after talks"). A span is lent to the noun of its own verb alone.
    """
    if trigger.cue.recalls or (trigger.carrier is None and trigger.preposition in ("on", "about")):
        return None
    at = trigger.word
    for _ in range(_HIGH):
        token = reading.tokens[at]
        if token.head == at or _parted(reading, token):
            return None
        at = token.head
        if token.dep == "prep" and (beneath := _date_at(reading, at)) is not None:
            return beneath
        owner = words.get(at)
        if owner in (None, trigger.word) or owner not in dated:
            continue
        if owner == at or _carries(trigger, reading.tokens[at].lemma.lower()):
            found = dated[owner]
            return found if found.when.end is None or at == trigger.carrier else None
    return None


def _date_at(reading: Reading, at: int) -> DatedSpan | None:
    """The date under which a parse may hang what happens then: "in Riga on Monday for talks"."""
    covering = (d for d in reading.whens if d.first <= at < d.last)
    return next((d for d in covering if d.when.kind == "moment" and not d.when.loose), None)


def _carries(trigger: Trigger, lemma: str) -> bool:
    """Say whether a verb makes its noun happen ("held talks"), so that the noun's time is its own."""
    turns = trigger.turns
    return any(lemma in part for part in (turns.light, turns.happens, turns.starts, turns.ends))


def _parted(reading: Reading, token: Token) -> bool:
    """Say whether the time of what is above is not that of what is below."""
    word = token.text.lower()
    if token.dep in ("relcl", "acl", "ccomp", "appos", "parataxis"):
        return True
    if token.dep in ("prep", "mark") and word in _APART:
        return True
    if token.dep == "pcomp":
        return reading.tokens[token.head].text.lower() in _APART
    if token.pos not in _VERBS:
        return False
    beside = {reading.tokens[j].text.lower() for j in reading.children[token.i]}
    if token.dep == "advcl":
        return token.tag not in ("VBG", "VB") or bool(beside & _APART)
    return "had" in beside or (token.dep == "conj" and bool(beside & _TO_COME))

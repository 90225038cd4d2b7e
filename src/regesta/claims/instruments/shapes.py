"""Shapes of the parse around a text: passives, bare participles, names that date a text."""

from __future__ import annotations

from regesta.claims.instruments.ages import dated_name
from regesta.claims.instruments.spots import Spot
from regesta.model.reading import Reading

_YEAR = len("2024")
_TOP = 1
"""A text that is the report has its name in one of the first two sentences."""


def bare(reading: Reading, i: int) -> bool:
    """Say whether a verb is a participle without an auxiliary."""
    auxiliary = reading.child(i, "aux", "auxpass")
    return reading.tokens[i].tag == "VBN" and auxiliary is None


def day_of(reading: Reading, spot: Spot) -> bool:
    """Say whether a day or month names the text, which is that of its signing; a bare year only names it."""
    found = dated_name(reading, spot)
    return found is not None and len(found.when.start or "") > _YEAR


def heads_report(reading: Reading, spot: Spot) -> bool:
    """Say whether the report is the statement itself, which has its name over it."""
    if spot.word.kind != "statement" or reading.tokens[spot.head].sentence > _TOP:
        return False
    head = reading.tokens[spot.head]
    return head.dep == "ROOT" and spot.determiner is None and reading.child(spot.head, "nsubj") is None


def has_subject(reading: Reading, i: int) -> bool:
    """Say whether a verb has a subject or is passive."""
    return any(reading.tokens[j].dep in ("nsubj", "auxpass") for j in reading.children[i])


def has_own_subject(reading: Reading, i: int) -> bool:
    """Say whether a relative clause has a subject beside its "which": "that the two sides signed"."""
    subject = reading.child(i, "nsubj")
    return subject is not None and reading.tokens[subject].tag not in ("WDT", "WP")


def has_own_object(reading: Reading, i: int) -> bool:
    """Say whether a clause has an object beside its "which": "under which they will exchange reports"."""
    held = reading.child(i, "dobj")
    return held is not None and reading.tokens[held].tag not in ("WDT", "WP")


def passive(reading: Reading, i: int) -> bool:
    """Say whether a verb is passive, or a participle standing alone behind a noun."""
    token = reading.tokens[i]
    deps = {reading.tokens[j].dep for j in reading.children[i]}
    active = {"aux"} & deps and "auxpass" not in deps and "nsubj" in deps
    return token.tag == "VBN" and not active

"""What claims say, whatever words of their report they quote: so that a rejection outlives a re-reading."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from regesta.codebook.match import fold as plain
from regesta.model.claim import (
    BodyClaim,
    Claim,
    EngagementClaim,
    HonourClaim,
    InstrumentClaim,
    MechanismClaim,
    PersonClaim,
)
from regesta.register.filing import Filing
from regesta.register.resolve.words import name_words, stems


def rewordings(filings: Iterable[Filing]) -> dict[str, frozenset[str]]:
    """By claim that a report was once read to make, those it is read to make now that say just the same.

    Only claims that no earlier reading made can say it in other words: what stood beside it then was
    another claim.
    """
    found: dict[str, frozenset[str]] = {}
    for filing in filings:
        if not filing.earlier:
            continue
        known, made = dict(filing.earlier), dict(filing.account.claims)
        new: dict[Hashable, set[str]] = {}
        for ident in made.keys() - known.keys():
            new.setdefault(gist(made[ident]), set()).add(ident)
        for ident in known.keys() - made.keys():
            if gist(known[ident]) in new:
                found[ident] = frozenset(new[gist(known[ident])])
    return found


def gist(claim: Claim) -> Hashable:
    """What a claim says about whom and when, without the passages it quotes."""
    kind = type(claim).__name__
    if isinstance(claim, PersonClaim):
        return (kind, name_words(claim.name))
    if isinstance(claim, EngagementClaim):
        people = frozenset(plain(name) for name in claim.people)
        return (kind, claim.kind, claim.start, people, frozenset(claim.parties))
    if isinstance(claim, InstrumentClaim):
        return (kind, claim.kind, claim.term, stems(claim.title), frozenset(claim.parties))
    if isinstance(claim, HonourClaim):
        return (kind, stems(claim.honour), plain(claim.to))
    if isinstance(claim, MechanismClaim | BodyClaim):
        return (kind, stems(claim.name))
    return (kind, stems(claim.text), frozenset(claim.by))

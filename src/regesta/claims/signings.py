"""Signings that are told only of the text signed: "the agreement signed in 2019"."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.codebook import Codebook
from regesta.model.claim import Claim, EngagementClaim, InstrumentClaim, Part
from regesta.model.doubt import Doubt
from regesta.model.passage import Cited, Passage
from regesta.model.reading import Reading

_SIGNED = ("signed", "in_force", "expired")


class Signings:
    """Make a signing of each text whose day, month or year of signature is told and whose signing is not.

        "under the 2012 pact, which Peru and Chile signed in May 2012"  ->  signing(Peru, Chile, 2012-05)

    Runs after the instruments. A text that was signed at an engagement told already, or in whose sentence a
    signing stands, needs none.
    """

    name = "signings"
    version = 1

    def __init__(self, codebook: Codebook) -> None:
        del codebook

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[EngagementClaim | Doubt]:
        """Yield signings in order of the texts, numbered on from the engagements."""
        engagements = [c for c in earlier if isinstance(c, EngagementClaim)]
        told = [c for c in engagements if c.kind == "signing"]
        number = len(engagements)
        for text in (c for c in earlier if isinstance(c, InstrumentClaim)):
            if text.signed is None or text.signed_at is not None or text.status not in _SIGNED:
                continue
            if any(_same(reading, signing, text) for signing in told):
                continue
            number += 1
            signing = _signing(text, f"e{number}")
            told.append(signing)
            yield signing


def _same(reading: Reading, signing: EngagementClaim, text: InstrumentClaim) -> bool:
    """Say whether a signing told already is of this text: one sentence tells both, or one day has both."""
    here = {s for p in text.evidence for s in _sentences(reading, p)}
    there = {s for p in signing.evidence for s in _sentences(reading, p)}
    return bool(here & there) or signing.start == text.signed


def _sentences(reading: Reading, passage: Passage) -> Iterator[int]:
    for sentence in reading.sentences:
        if sentence.start < passage.end and passage.start < sentence.end:
            yield sentence.index


def _signing(text: InstrumentClaim, ref: str) -> EngagementClaim:
    cites = [Cited("kind", text.evidence[0])]
    cites += [Cited("start", c.passage) for c in text.cites if c.field == "signed"]
    cites += [Cited("parties", c.passage) for c in text.cites if c.field == "parties"]
    cites += [Cited("people", c.passage) for c in text.cites if c.field == "signatories"]
    return EngagementClaim(
        ref=ref,
        kind="signing",
        form="signing",
        start=text.signed,
        end=None,
        date_basis="stated",
        date_loose=False,
        status="occurred",
        place=None,
        people=text.signatories,
        parties=text.parties,
        host=None,
        roles=tuple(Part("participant", person) for person in text.signatories),
        part_of=None,
        mechanism=None,
        evidence=text.evidence[:1],
        cites=tuple(cites),
    )

"""The stages in running order; no domain logic."""

from __future__ import annotations

from functools import cache

from regesta.claims.bodies import Bodies
from regesta.claims.engagements import Engagements
from regesta.claims.honours import Honours
from regesta.claims.instruments import Instruments
from regesta.claims.mechanisms import Mechanisms
from regesta.claims.people import PeopleClaims
from regesta.claims.signings import Signings
from regesta.claims.undertakings import Undertakings
from regesta.codebook import Codebook, load_codebook
from regesta.model.claim import (
    BodyClaim,
    Claim,
    EngagementClaim,
    Extraction,
    HonourClaim,
    InstrumentClaim,
    MechanismClaim,
    PersonClaim,
    UndertakingClaim,
)
from regesta.model.doubt import Doubt
from regesta.model.passage import Passage
from regesta.model.reading import Reading, YearFound
from regesta.model.report import Report
from regesta.readings.chains import Chains
from regesta.readings.learned import Learned
from regesta.readings.parse import Parse
from regesta.readings.parties import Parties
from regesta.readings.people import People
from regesta.readings.whens import Whens
from regesta.reports.ingest import report_from_text
from regesta.seams import Extractor, Layer


@cache
def layers(codebook: Codebook) -> tuple[Layer, ...]:
    """The layers of a reading, in running order."""
    return (Parse(), Learned(), Parties(codebook), People(codebook), Whens(codebook), Chains(codebook))


@cache
def extractors(codebook: Codebook) -> tuple[Extractor, ...]:
    """The extractors, in running order: each sees the claims of those before it."""
    return (
        PeopleClaims(codebook),
        Mechanisms(codebook),
        Engagements(codebook),
        Instruments(codebook),
        Signings(codebook),
        Honours(codebook),
        Bodies(codebook),
        Undertakings(codebook),
    )


def read_report(report: Report, codebook: Codebook) -> Reading:
    """Read one report through all layers."""
    reading = Reading(report=report, codebook_version=codebook.version)
    for layer in layers(codebook):
        reading = layer.read(reading)
    return reading


def extract(report: Report, codebook: Codebook) -> Extraction:
    """Read one report and make its claims. A report in a language not read yet yields one doubt."""
    if not report.readable:
        return Extraction(
            report=report,
            year=YearFound(None, None, ""),
            doubts=_unread(report),
            codebook_version=codebook.version,
        )
    return extract_from(read_report(report, codebook), codebook)


def extract_from(reading: Reading, codebook: Codebook) -> Extraction:
    """Make the claims of a finished reading."""
    claims: tuple[Claim, ...] = ()
    doubts: list[Doubt] = []
    for extractor in extractors(codebook):
        found = tuple(extractor.extract(reading, claims))
        claims += tuple(c for c in found if not isinstance(c, Doubt))
        doubts += [d for d in found if isinstance(d, Doubt)]
    return Extraction(
        report=reading.report,
        year=reading.year,
        people=tuple(c for c in claims if isinstance(c, PersonClaim)),
        engagements=tuple(c for c in claims if isinstance(c, EngagementClaim)),
        instruments=tuple(c for c in claims if isinstance(c, InstrumentClaim)),
        honours=tuple(c for c in claims if isinstance(c, HonourClaim)),
        undertakings=tuple(c for c in claims if isinstance(c, UndertakingClaim)),
        mechanisms=tuple(c for c in claims if isinstance(c, MechanismClaim)),
        bodies=tuple(c for c in claims if isinstance(c, BodyClaim)),
        doubts=tuple(doubts),
        codebook_version=codebook.version,
    )


def _unread(report: Report) -> tuple[Doubt, ...]:
    """The doubt that stands for a whole report whose language is not read, on its first block of text."""
    note = f"language {report.language} is not read yet: the report is filed and marked"
    first = next((b for b in report.blocks if b.kind in ("headline", "body")), None)
    if first is None:
        return ()
    passage = Passage.cut(report.id, report.text, first.start, first.end)
    return (Doubt("report.language-not-read", passage, note),)


def read(text: str, source: str = "<text>", codebook: Codebook | None = None) -> Extraction:
    """Take a text in and extract from it, with the bundled codebook unless another is given."""
    book = codebook or load_codebook()
    return extract(report_from_text(text, source, book), book)

"""Claims, reports and entries as JSON and back, unchanged."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import msgspec

from regesta.model.claim import (
    BodyClaim,
    Claim,
    EngagementClaim,
    HonourClaim,
    InstrumentClaim,
    MechanismClaim,
    PersonClaim,
    UndertakingClaim,
)
from regesta.model.doubt import Doubt
from regesta.model.entry import (
    BodyEntry,
    Citation,
    ConflictEntry,
    Counts,
    DoubtEntry,
    EngagementEntry,
    HonourEntry,
    InstrumentEntry,
    MechanismEntry,
    Person,
    ReportEntry,
    UndertakingEntry,
)
from regesta.model.joining import Joining
from regesta.model.judgement import Judgement, JudgementEntry
from regesta.model.passage import Passage
from regesta.model.reading import YearFound
from regesta.model.report import Report
from regesta.register.filing import Account

CLAIM_KINDS: dict[str, type[Claim]] = {
    "person": PersonClaim,
    "engagement": EngagementClaim,
    "instrument": InstrumentClaim,
    "honour": HonourClaim,
    "undertaking": UndertakingClaim,
    "mechanism": MechanismClaim,
    "body": BodyClaim,
}
ENTRY_KINDS: dict[str, type[Any]] = {
    "counts": Counts,
    "reports": ReportEntry,
    "people": Person,
    "engagements": EngagementEntry,
    "instruments": InstrumentEntry,
    "mechanisms": MechanismEntry,
    "undertakings": UndertakingEntry,
    "honours": HonourEntry,
    "bodies": BodyEntry,
    "doubts": DoubtEntry,
    "conflicts": ConflictEntry,
    "judgements": JudgementEntry,
    "joinings": Joining,
}
"""What `Entries` holds, by the name of its field."""


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """A passage of a claim with all fields and values of one entry that it bears out."""

    report_id: str
    source: str
    start: int
    end: int
    quote: str
    claim_id: str
    told: list[tuple[str, str]]


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """An entry without its citations, those of the entry, and those of each of its tenures."""

    body: msgspec.Raw
    support: list[Spot]
    tenures: list[list[Spot]]


_UNCITED = frozenset({"counts", "reports", "judgements", "joinings"})
_KIND_OF = {kind: name for name, kind in CLAIM_KINDS.items()}
_CLAIMS = {name: msgspec.json.Decoder(kind) for name, kind in CLAIM_KINDS.items()}
_ENTRIES = {name: msgspec.json.Decoder(kind) for name, kind in ENTRY_KINDS.items()}
_PACKED = msgspec.json.Decoder(Packed)
_DOUBT = msgspec.json.Decoder(Doubt)
_JUDGEMENT = msgspec.json.Decoder(Judgement)
_YEAR = msgspec.json.Decoder(YearFound)
_REPORT = msgspec.json.Decoder(Report)
_encode = msgspec.json.Encoder().encode


def kind_of(claim: Claim) -> str:
    """The kind of a claim, as it is filed."""
    return _KIND_OF[type(claim)]


def pack(value: Claim | Doubt | YearFound | ReportEntry | Counts | Judgement) -> str:
    """A value as JSON, its fields in the order in which they are declared."""
    return _encode(value).decode()


def claim_from(kind: str, body: str) -> Claim:
    """The claim of this kind that was packed."""
    claim: Claim = _CLAIMS[kind].decode(body)
    return claim


def doubt_from(body: str) -> Doubt:
    """The doubt that was packed."""
    return _DOUBT.decode(body)


def year_from(body: str) -> YearFound:
    """The year that was packed."""
    return _YEAR.decode(body)


def judgement_from(body: str) -> Judgement:
    """The judgement that was packed."""
    return _JUDGEMENT.decode(body)


def pack_entry(entry: Any) -> str:
    """An entry as JSON in which each passage stands once, however many fields it bears out."""
    if not hasattr(entry, "citations"):
        return pack(entry)
    bare = replace(entry, citations=())
    tenures: list[list[Spot]] = []
    if isinstance(entry, Person):
        tenures = [_spots(t.citations) for t in entry.tenures]
        bare = replace(bare, tenures=tuple(replace(t, citations=()) for t in entry.tenures))
    return _encode(Packed(msgspec.Raw(_encode(bare)), _spots(entry.citations), tenures)).decode()


def entry_from(kind: str, body: str) -> Any:
    """The entry that was packed; `kind` is the field of `Entries` that it belongs to."""
    if kind in _UNCITED:
        return _ENTRIES[kind].decode(body)
    packed = _PACKED.decode(body)
    entry = replace(_ENTRIES[kind].decode(packed.body), citations=_citations(packed.support))
    if isinstance(entry, Person):
        both = zip(entry.tenures, packed.tenures, strict=True)
        return replace(entry, tenures=tuple(replace(t, citations=_citations(s)) for t, s in both))
    return entry


def _spots(citations: tuple[Citation, ...]) -> list[Spot]:
    """Citations put together by passage; the fold makes them in this order."""
    spots: dict[tuple[str, int, int], Spot] = {}
    for c in citations:
        p = c.passage
        spot = spots.get((c.claim_id, p.start, p.end))
        if spot is None:
            spot = Spot(c.report_id, c.source, p.start, p.end, p.quote, c.claim_id, [])
            spots[c.claim_id, p.start, p.end] = spot
        spot.told.append((c.field, c.value))
    return list(spots.values())


def _citations(spots: list[Spot]) -> tuple[Citation, ...]:
    found: list[Citation] = []
    for s in spots:
        passage = Passage(s.report_id, s.start, s.end, s.quote)
        found += [Citation(f, v, s.report_id, s.source, passage, s.claim_id) for f, v in s.told]
    return tuple(found)


def pack_report(report: Report) -> str:
    """All of a report but its text, which is filed once, whatever its sources."""
    return _encode(replace(report, text="")).decode()


def report_from(body: str, text: str = "") -> Report:
    """The report that was packed, with its text put back if it is given."""
    return replace(_REPORT.decode(body), text=text)


def digest(report_id: str, account: Account) -> str:
    """An id for all that was read in a report: reading it again with the same outcome gives the same."""
    parts = [report_id, account.codebook, pack(account.year)]
    parts += [f"{ident}{pack(claim)}" for ident, claim in account.claims]
    parts += [pack(doubt) for doubt in account.doubts]
    return f"a-{hashlib.sha256(chr(30).join(parts).encode()).hexdigest()[:20]}"

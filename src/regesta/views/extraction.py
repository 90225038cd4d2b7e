"""One report's extraction as the plain object that `regesta extract` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from regesta.model.claim import EngagementClaim, Extraction, InstrumentClaim
from regesta.model.passage import Passage

# Kept for the register; the printed object gives evidence, not each field's citation.
_INNER = {"cites", "standing"}


def extraction_object(extraction: Extraction) -> dict[str, Any]:
    """The extraction as JSON-ready values, every evidence item with offsets into the text as given."""
    report = extraction.report
    return {
        "report": {
            "source": report.source,
            "id": report.id,
            "title": report.title,
            "published": report.published.start if report.published else None,
            "dateline": {"place": report.dateline.place, "agency": report.dateline.agency},
            "language": report.language,
            "readable": report.readable,
            "year": {
                "value": extraction.year.value,
                "basis": extraction.year.basis,
                "why": extraction.year.why,
            },
            "notes": list(report.notes),
        },
        "people": _plain(extraction.people),
        "engagements": [_identified(e) for e in extraction.engagements],
        "instruments": [_identified(i) for i in extraction.instruments],
        "honours": _plain(extraction.honours),
        "undertakings": _plain(extraction.undertakings),
        "mechanisms": _plain(extraction.mechanisms),
        "bodies": _plain(extraction.bodies),
        "doubts": [
            {"code": d.code, "text": d.passage.quote, "note": d.note, "evidence": [_passage(d.passage)]}
            for d in extraction.doubts
        ],
    }


def _identified(claim: EngagementClaim | InstrumentClaim) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(claim)
    return {"id": plain.pop("ref"), **plain}


def _passage(passage: Passage) -> dict[str, Any]:
    return {"start": passage.start, "end": passage.end, "text": passage.quote}


def _plain(value: Any) -> Any:
    if isinstance(value, Passage):
        return _passage(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name not in _INNER}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(v) for v in value]
    return value

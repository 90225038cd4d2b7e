"""The whole register as one plain object, sorted: the same reports give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from regesta.model.entry import (
    Citation,
    Entry,
    LinkEntry,
    PersonRef,
    ReportEntry,
    StatusSeen,
    Tenure,
    ToldValue,
)
from regesta.model.judgement import JudgementEntry
from regesta.seams import RegisterReader


class Objects:
    """Makes JSON-ready objects of entries; reports are named by their sources."""

    def __init__(self, reports: Iterable[ReportEntry]) -> None:
        self._reports = {r.id: r for r in reports}

    def of(self, entry: Entry) -> dict[str, Any]:
        """One entry: its fields, then the passages that bear them out, each with the fields it is for."""
        made = {
            f.name: self._value(getattr(entry, f.name), f.name)
            for f in fields(entry)
            if f.name not in ("citations", "reports")
        }
        return {**made, "evidence": self._evidence(entry.citations), "reports": self._sources(entry.reports)}

    def tenure(self, tenure: Tenure) -> dict[str, Any]:
        """A person's time in one office, with the passages that show it."""
        made: dict[str, Any] = self._value(tenure, "")
        return {**made, "evidence": self._evidence(tenure.citations)}

    def report(self, report: ReportEntry) -> dict[str, Any]:
        """One report as filed."""
        return {f.name: self._value(getattr(report, f.name), "") for f in fields(report)}

    def _value(self, value: Any, field: str) -> Any:
        match value:
            case PersonRef():
                return value.name
            case Citation():
                return self._evidence((value,))[0]
            case ToldValue() | StatusSeen() | LinkEntry():
                return self._told(value)
            case tuple():
                return [self._value(v, field) for v in value]
        if is_dataclass(value) and not isinstance(value, type):
            return {
                f.name: self._sources(getattr(value, f.name))
                if f.name == "reports"
                else self._value(getattr(value, f.name), f.name)
                for f in fields(value)
                if f.name != "citations"
            }
        return value

    def _told(self, value: ToldValue | StatusSeen | LinkEntry) -> dict[str, Any]:
        match value:
            case ToldValue():
                return {"value": value.value, "reports": self._sources(value.reports)}
            case StatusSeen():
                return {"on": value.on, "status": value.status, "report": self._source(value.report_id)}
            case LinkEntry():
                return {"relation": value.relation, "to": value.to, "inferred": value.inferred}

    def _source(self, report_id: str) -> str:
        return self._reports[report_id].source if report_id in self._reports else report_id

    def _sources(self, report_ids: Iterable[str]) -> list[str]:
        """All sources of some reports, sorted."""
        found: set[str] = set()
        for ident in report_ids:
            found.update(self._reports[ident].sources if ident in self._reports else (ident,))
        return sorted(found)

    def _evidence(self, citations: Iterable[Citation]) -> list[dict[str, Any]]:
        spots: dict[tuple[str, int, int, str], set[str]] = {}
        for c in citations:
            key = (self._source(c.report_id), c.passage.start, c.passage.end, c.passage.quote)
            spots.setdefault(key, set()).add(c.field)
        return [
            {"report": report, "start": start, "end": end, "text": quote, "fields": sorted(names)}
            for (report, start, end, quote), names in sorted(spots.items())
        ]


def export_object(reader: RegisterReader) -> dict[str, Any]:
    """Everything in a register as JSON-ready values, each list sorted by id."""
    reports = reader.reports()
    objects = Objects(reports)
    counts = reader.counts()
    return {
        "generated_from": {
            "reports": counts.reports,
            "claims": counts.claims,
            "judgements": counts.judgements,
            "codebook": counts.codebook,
        },
        "reports": [objects.report(r) for r in reports],
        "people": [objects.of(e) for e in reader.people()],
        "engagements": [objects.of(e) for e in reader.engagements()],
        "instruments": [objects.of(e) for e in reader.instruments()],
        "mechanisms": [objects.of(e) for e in reader.mechanisms()],
        "undertakings": [objects.of(e) for e in reader.undertakings()],
        "honours": [objects.of(e) for e in reader.honours()],
        "bodies": [objects.of(e) for e in reader.bodies()],
        "conflicts": [objects.of(e) for e in reader.conflicts()],
        "doubts": [objects.of(e) for e in reader.doubts()],
        "judgements": [judgement_object(j) for j in reader.judgements()],
    }


def judgement_object(entry: JudgementEntry) -> dict[str, Any]:
    """One judgement with what became of it."""
    made = asdict(entry)
    return {"id": made.pop("id"), **made.pop("judgement"), **made}


def export_json(reader: RegisterReader) -> str:
    """The whole register as JSON text, one entry's field a line, with a newline at the end."""
    return json.dumps(export_object(reader), ensure_ascii=False, indent=1) + "\n"

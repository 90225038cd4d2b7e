"""The dossier of one entry: every field with the sentences that bear it out."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from regesta.codebook import Codebook
from regesta.model.entry import (
    Citation,
    EngagementEntry,
    Entry,
    FollowUp,
    LinkEntry,
    Participant,
    PersonRef,
    StatusSeen,
    UndertakingEntry,
)
from regesta.model.rhythm import Missed
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.acts import Acts
from regesta.views.judgements import told_by
from regesta.views.names import Names, clipped
from regesta.views.sentences import Stretch, marked, sentence_span

_UNSHOWN = frozenset({"id", "citations", "reports"})
_TITLE = 90
_PARTIES = frozenset({"party", "parties", "host", "by", "to"})


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence with the words in it that bear a field out, and the report it stands in."""

    sentence: tuple[Stretch, ...]
    source: str
    start: int
    end: int
    report_id: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry as printed, with its sentences; `reports` is how many reports tell of it."""

    name: str
    value: str
    sources: tuple[Source, ...]
    reports: int = 0


@dataclass(frozen=True, slots=True)
class Dossier:
    """An entry with all its fields; `kind` is what it is an entry of."""

    id: str
    kind: str
    title: str
    fields: tuple[Field, ...]
    reports: tuple[str, ...]


def dossier(reader: RegisterReader, codebook: Codebook, ident: str, most: int | None = None) -> Dossier:
    """Gather one entry with its sentences, of each field at most so many. Raise UsageError if none."""
    entry = reader.entry(ident)
    # Whom and what an entry names is told in the same reports: the rest need not be looked at.
    return _Gathering(reader.within(entry.reports), Names(codebook), most).of(entry)


class _Gathering:
    def __init__(self, reader: RegisterReader, names: Names, most: int | None) -> None:
        self._reader = reader
        self._most = most
        self._names = names
        self._sources = {r.id: r.source for r in reader.reports()}
        self._texts: dict[str, str] = {}

    def of(self, entry: Entry) -> Dossier:
        if self._most is None:
            self._texts = dict(self._reader.report_texts(entry.reports))
        cited: dict[str, list[Citation]] = {}
        for citation in entry.citations:
            cited.setdefault(citation.field, []).append(citation)
        shown: list[Field] = []
        amended, judged = self._judgements(entry)
        for field in fields(entry):
            value = getattr(entry, field.name)
            if field.name in _UNSHOWN or value in (None, (), "", False):
                continue
            if field.name == "tenures":
                shown += [self._tenure(t) for t in value]
                continue
            told = self._printed(field.name, value) + amended.pop(field.name, "")
            shown.append(self._field(field.name.replace("_", " "), told, cited.pop(field.name, [])))
        shown += [Field(name.replace("_", " "), f"—{told}", ()) for name, told in amended.items()]
        rest = [c for citations in cited.values() for c in citations]
        if rest:
            shown.append(self._field("told", "", rest))
        shown += judged
        kind = type(entry).__name__.removesuffix("Entry").lower()
        reports = tuple(sorted(self._sources.get(r, r) for r in entry.reports))
        return Dossier(entry.id, kind, self._title(entry), tuple(shown), reports)

    def _judgements(self, entry: Entry) -> tuple[dict[str, str], list[Field]]:
        """What stands behind each amended field, and a field for each other judgement on the entry."""
        amended: dict[str, str] = {}
        others: list[Field] = []
        for one in self._reader.judgements():
            verdict, field = one.judgement.verdict, one.judgement.field
            if entry.id not in one.entries or verdict in ("withdraw", "opinion"):
                continue
            if field is not None and one.state == "counts":
                amended[field] = f" (amended by {told_by(one)}; reports tell {one.was or 'nothing'})"
                continue
            told = f"{verdict}{f' {field} {one.judgement.value}' if field else ''}, {told_by(one)}"
            state = "" if one.state == "counts" else f" ({one.state})"
            others.append(Field("judged", f"{told} [{one.id}]{state}", ()))
        return amended, others

    def _title(self, entry: Entry) -> str:
        match entry:
            case EngagementEntry():
                reader = self._reader
                words = (reader.people(), reader.instruments(), reader.honours(), reader.mechanisms())
                return Acts(self._names, *words).words(entry)
            case UndertakingEntry():
                return clipped(entry.text, _TITLE)
        return str(getattr(entry, "name", None) or getattr(entry, "title", None) or entry.id)

    def _tenure(self, tenure: Any) -> Field:
        standing = f", {tenure.standing}" if tenure.standing else ""
        body = f", {tenure.body}" if tenure.body else ""
        seen = f"seen {dates.span(tenure.first_seen, tenure.last_seen)}" if tenure.first_seen else "undated"
        told = f"{tenure.title}{standing}{body} ({seen})"
        return self._field("office", told, list(tenure.citations))

    def _field(self, name: str, told: str, citations: list[Citation]) -> Field:
        return Field(name, told, self._sources_of(citations), len({c.report_id for c in citations}))

    def _printed(self, name: str, value: Any) -> str:
        if isinstance(value, tuple):
            return "; ".join(self._printed(name, v) for v in value)
        if isinstance(value, Missed):
            return f"{dates.printed(value.start, value.end)} ({value.covered} reports on the parties then)"
        if is_dataclass(value):
            return self._told(value)
        return "yes" if value is True else self._worded(name, str(value))

    def _worded(self, name: str, value: str) -> str:
        if name in _PARTIES:
            return self._names.party(value)
        if name == "term":
            return dates.printed_term(value)
        if name == "status":
            return value.replace("_", " ")
        return self._names.area(value) if name == "areas" else value

    def _told(self, value: Any) -> str:
        """A part of an entry in a few words, with the ids that lead on."""
        match value:
            case PersonRef():
                return f"{value.name} ({value.id})"
            case Participant():
                who = self._told(value.person) if value.person else value.office
                party = self._names.party(value.party) if value.party else None
                return f"{value.role}: " + ", ".join(w for w in (who, party) if w)
            case LinkEntry():
                return f"{value.relation} {value.to}" + (" (by its term)" if value.inferred else "")
            case StatusSeen():
                told = f"{value.status} {dates.printed(value.on) if value.on else ''}".strip()
                return told.replace("_", " ")
            case FollowUp():
                return " ".join((value.status.replace("_", " "), *value.evidence))
        return str(getattr(value, "value", value))

    def _sources_of(self, citations: list[Citation]) -> tuple[Source, ...]:
        """The sentences, each once, with all quotes of the field in it marked."""
        quotes: dict[tuple[str, int, int], list[tuple[int, int]]] = {}
        for citation in sorted(citations, key=lambda c: (c.source, c.passage)):
            passage = citation.passage
            text = self._text(passage.report_id)
            span = sentence_span(text, passage.start, passage.end)
            if (passage.report_id, *span) not in quotes and len(quotes) == self._most:
                break
            quotes.setdefault((passage.report_id, *span), []).append((passage.start, passage.end))
        return tuple(
            Source(
                marked(self._text(report), (start, end), spots),
                self._sources.get(report, report),
                start,
                end,
                report,
            )
            for (report, start, end), spots in quotes.items()
        )

    def _text(self, report_id: str) -> str:
        if report_id not in self._texts:
            self._texts[report_id] = self._reader.report_text(report_id)
        return self._texts[report_id]

"""One row of a listing for each kind of entry."""

from __future__ import annotations

from regesta.model.entry import (
    ConflictEntry,
    DoubtEntry,
    EngagementEntry,
    HonourEntry,
    InstrumentEntry,
    MechanismEntry,
    Person,
    ReportEntry,
    Tenure,
    UndertakingEntry,
)
from regesta.views import dates
from regesta.views.acts import Acts
from regesta.views.names import listed

HEADS: dict[str, tuple[str, ...]] = {
    "people": ("id", "name", "party", "rank", "offices", "reports"),
    "offices": ("party", "office", "body", "holder", "seen", "person"),
    "engagements": ("id", "date", "kind", "what", "parties", "status", "reports"),
    "instruments": ("id", "title", "parties", "term", "status", "signed", "links"),
    "undertakings": ("id", "date", "force", "by", "areas", "what"),
    "mechanisms": ("id", "name", "parties", "cadence", "sessions", "last", "next expected"),
    "honours": ("id", "date", "honour", "to", "by", "authority"),
    "doubts": ("id", "code", "note", "text"),
    "conflicts": ("id", "entry", "field", "values"),
    "reports": ("id", "source", "published", "year", "language", "title", "copy of"),
}
Row = tuple[str, ...]


def person(entry: Person) -> Row:
    """A person with all offices."""
    offices = "; ".join(dict.fromkeys(t.title for t in entry.tenures))
    rank = entry.ranks[-1] if entry.ranks else ""
    return (entry.id, entry.name, entry.party or "", rank, offices, str(len(entry.reports)))


def office(holder: Person, tenure: Tenure) -> Row:
    """A person in one office."""
    seen = dates.span(tenure.first_seen, tenure.last_seen) if tenure.first_seen else ""
    party = tenure.party or holder.party or ""
    return (party, tenure.title, tenure.body or "", holder.name, seen, holder.id)


def engagement(entry: EngagementEntry, acts: Acts) -> Row:
    """An engagement in words."""
    when, parties = dates.printed(entry.start, entry.end), " ".join(entry.parties)
    return (entry.id, when, entry.kind, acts.words(entry), parties, entry.status, str(len(entry.reports)))


def instrument(entry: InstrumentEntry) -> Row:
    """An instrument; signatories stand behind the date of signing."""
    signed = dates.printed(entry.signed) if entry.signed else ""
    if entry.signatories:
        signed = f"{signed} by {listed(p.name for p in entry.signatories)}".strip()
    links = "; ".join(f"{link.relation} {link.to}" for link in entry.links)
    term, status = dates.printed_term(entry.term), entry.status.replace("_", " ")
    return (entry.id, entry.title, " ".join(entry.parties), term, status, signed, links)


def undertaking(entry: UndertakingEntry) -> Row:
    """An undertaking in its own words."""
    by, areas, text = " ".join(entry.by), " ".join(entry.areas), " ".join(entry.text.split())
    return (entry.id, dates.printed(entry.said_on), entry.force, by, areas, text)


def mechanism(entry: MechanismEntry) -> Row:
    """A recurring forum with the number of its sessions."""
    last = dates.printed(entry.last) if entry.last else ""
    coming = dates.printed(entry.next_expected) if entry.next_expected else ""
    parties, sessions = " ".join(entry.parties), str(len(entry.sessions))
    return (entry.id, entry.name, parties, entry.cadence or "", sessions, last, coming)


def honour(entry: HonourEntry) -> Row:
    """An honour conferred."""
    when = dates.printed(entry.date) if entry.date else ""
    return (entry.id, when, entry.honour, entry.to, entry.by or "", entry.authority or "")


def doubt(entry: DoubtEntry) -> Row:
    """Something not understood."""
    return (entry.id, entry.code, entry.note, " ".join(entry.text.split()))


def conflict(entry: ConflictEntry) -> Row:
    """A field on which reports disagree."""
    return (entry.id, entry.entry, entry.field, " / ".join(v.value for v in entry.values))


def report(entry: ReportEntry) -> Row:
    """A report as filed."""
    year = f"{entry.year}" if entry.year else ""
    if entry.year_basis == "inferred":
        year += " (inferred)"
    printed = entry.published or ""
    return (entry.id, entry.source, printed, year, entry.language, entry.title or "", entry.copy_of or "")

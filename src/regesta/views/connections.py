"""What an entry hangs together with: the other entries that a dossier lists beside its own fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from regesta.codebook.match import fold
from regesta.model.entry import (
    BodyEntry,
    EngagementEntry,
    Entry,
    HonourEntry,
    InstrumentEntry,
    MechanismEntry,
    Person,
    UndertakingEntry,
)
from regesta.views import dates
from regesta.views.neighbours import Neighbours


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to an entry, when it was, and a word on the tie."""

    entry: str
    when: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Ties of one sort."""

    title: str
    links: tuple[Link, ...]


def connections(known: Neighbours, entry: Entry) -> tuple[Group, ...]:
    """The groups that belong to an entry, empty ones left out; the newest comes first."""
    groups: tuple[Group, ...] = ()
    match entry:
        case Person():
            groups = _of_person(known, entry)
        case EngagementEntry():
            groups = _of_engagement(known, entry)
        case InstrumentEntry():
            groups = (_group("Signed at", filter(None, [known.entries.get(entry.signed_at or "")])),)
        case MechanismEntry():
            held = [e for e in (known.entries.get(s) for s in entry.sessions) if e is not None]
            groups = (_group("Sessions seen", held),)
        case UndertakingEntry():
            groups = _of_undertaking(known, entry)
        case BodyEntry():
            groups = _of_body(known, entry)
        case HonourEntry():
            same = [h for h in known.of("honour", entry.honour) if h.id != entry.id]
            groups = (_group("The same honour to others", same),)
    return tuple(g for g in groups if g.links)


def chain_of(known: Neighbours, text: InstrumentEntry) -> tuple[InstrumentEntry, ...]:
    """All texts that a text is linked with, directly or through others, itself among them, oldest first."""
    found: dict[str, InstrumentEntry] = {}
    waiting: list[Entry] = [text]
    while waiting:
        at = waiting.pop()
        if isinstance(at, InstrumentEntry) and at.id not in found:
            found[at.id] = at
            waiting += known.of("follows", at.id)
            waiting += [known.entries[link.to] for link in at.links if link.to in known.entries]
    return tuple(sorted(found.values(), key=lambda i: (dates.order(_when(i)), i.id)))


def _when(entry: Entry) -> str | None:
    match entry:
        case EngagementEntry():
            return entry.start
        case UndertakingEntry():
            return entry.said_on
        case HonourEntry():
            return entry.date
        case InstrumentEntry():
            return entry.signed or (entry.term or "").partition("/")[0] or None
    return None


def _group(title: str, found: Iterable[Entry], note: Callable[[Entry], str] = lambda _: "") -> Group:
    ranked = sorted(found, key=lambda e: (dates.order(_when(e)), e.id), reverse=True)
    links = (Link(e.id, dates.printed(_when(e)) if _when(e) else "", note(e)) for e in ranked)
    return Group(title, tuple(links))


def _of_person(known: Neighbours, person: Person) -> tuple[Group, ...]:
    def took_part(entry: Entry) -> str:
        roles = entry.roles if isinstance(entry, EngagementEntry) else ()
        return ", ".join(r.role for r in roles if r.person and r.person.id == person.id)

    return (
        _group("Engagements", known.of("took part", person.id), took_part),
        _group("What they said", known.of("said", person.id)),
        _group("Texts signed", known.of("signed", person.id)),
        _group("Honours conferred", known.of("gave", person.id)),
        _group("Honours received", known.of("got", *person.names)),
    )


def _of_engagement(known: Neighbours, at: EngagementEntry) -> tuple[Group, ...]:
    parts = known.of("part of", at.id)
    inside = (at.id, *(p.id for p in parts))
    return (
        _group("In the course of it", parts),
        _group("What was said there", known.of("said at", *inside), lambda u: str(getattr(u, "force", ""))),
        _group("Texts signed there", known.of("signed at", *inside)),
        _group("Honours conferred there", known.of("given at", *inside)),
    )


def _of_undertaking(known: Neighbours, undertaking: UndertakingEntry) -> tuple[Group, ...]:
    came = [known.entries[i] for i in undertaking.follow_up.evidence if i in known.entries]
    return (_group("What came of it", came),)


def _of_body(known: Neighbours, body: BodyEntry) -> tuple[Group, ...]:
    names = tuple(fold(n) for n in (body.name, *body.names))
    return (
        _group("Bodies below it", (b for b in known.of("below", body.id, *names) if b.id != body.id)),
        _group("Holders of its offices", known.of("holds office at", *names)),
    )


def above(known: Neighbours, body: BodyEntry) -> tuple[tuple[str, str], ...]:
    """The names of the bodies above a body, the nearest first, with their ids where they are filed."""
    found: dict[str, str] = {}
    at: BodyEntry | None = body
    while at is not None and at.parent and at.parent not in found:
        parent = _parent(known, at)
        found[at.parent] = parent.id if parent else ""
        at = parent
    return tuple(found.items())


def _parent(known: Neighbours, body: BodyEntry) -> BodyEntry | None:
    found = known.entries.get(body.parent_id or "") or next(
        iter(known.of("body", fold(body.parent or ""))), None
    )
    return found if isinstance(found, BodyEntry) else None

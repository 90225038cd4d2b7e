"""What an entry hangs together with: the other entries that a dossier lists beside its own fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to an entry, when it was, and a word on the tie."""

    entry: str
    when: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Ties of one sort; `drawn` where they are a thread, whose wording is to be set side by side."""

    title: str
    links: tuple[Link, ...]
    drawn: bool = False


def connections(entries: Mapping[str, Entry], entry: Entry) -> tuple[Group, ...]:
    """The groups that belong to an entry, empty ones left out; the newest comes first."""
    every = entries.values()
    groups: tuple[Group, ...] = ()
    match entry:
        case Person():
            groups = _of_person(every, entry)
        case EngagementEntry():
            groups = _of_engagement(every, entry)
        case InstrumentEntry():
            groups = _of_instrument(every, entry)
        case MechanismEntry():
            held = [e for e in (entries.get(s) for s in entry.sessions) if isinstance(e, EngagementEntry)]
            groups = (_group("Sessions seen", held),)
        case UndertakingEntry():
            groups = _of_undertaking(every, entry)
        case BodyEntry():
            groups = _of_body(every, entry)
        case HonourEntry():
            same = [
                h for h in every if isinstance(h, HonourEntry) and h.honour == entry.honour and h != entry
            ]
            groups = (_group("The same honour to others", same),)
    return tuple(g for g in groups if g.links)


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


def _of_person(every: Iterable[Entry], person: Person) -> tuple[Group, ...]:
    everything = tuple(every)

    def took_part(entry: Entry) -> str:
        roles = entry.roles if isinstance(entry, EngagementEntry) else ()
        return ", ".join(r.role for r in roles if r.person and r.person.id == person.id)

    met = [e for e in everything if isinstance(e, EngagementEntry) and _names(e.people, person)]
    said = [u for u in everything if isinstance(u, UndertakingEntry) and _names(u.speaker, person)]
    signed = [i for i in everything if isinstance(i, InstrumentEntry) and _names(i.signatories, person)]
    gave = [
        h for h in everything if isinstance(h, HonourEntry) and h.by_person and h.by_person.id == person.id
    ]
    got = [h for h in everything if isinstance(h, HonourEntry) and h.to in person.names]
    return (
        _group("Engagements", met, took_part),
        _group("What they said", said),
        _group("Texts signed", signed),
        _group("Honours conferred", gave),
        _group("Honours received", got),
    )


def _names(people: Iterable[object], person: Person) -> bool:
    return any(getattr(p, "id", None) == person.id for p in people)


def _of_engagement(every: Iterable[Entry], at: EngagementEntry) -> tuple[Group, ...]:
    everything = tuple(every)
    parts = [e for e in everything if isinstance(e, EngagementEntry) and e.part_of == at.id]
    inside = {at.id, *(p.id for p in parts)}
    said = [u for u in everything if isinstance(u, UndertakingEntry) and u.said_at in inside]
    signed = [i for i in everything if isinstance(i, InstrumentEntry) and i.signed_at in inside]
    given = [h for h in everything if isinstance(h, HonourEntry) and h.conferred_at in inside]
    return (
        _group("In the course of it", parts),
        _group("What was said there", said, lambda u: str(getattr(u, "force", ""))),
        _group("Texts signed there", signed),
        _group("Honours conferred there", given),
    )


def _of_instrument(every: Iterable[Entry], text: InstrumentEntry) -> tuple[Group, ...]:
    everything = tuple(every)
    chain = {text.id: text}
    texts = {i.id: i for i in everything if isinstance(i, InstrumentEntry)}
    grown = True
    while grown:
        more = [
            i
            for i in texts.values()
            if i.id not in chain
            and (
                any(link.to in chain for link in i.links)
                or any(link.to == i.id for known in chain.values() for link in known.links)
            )
        ]
        chain.update({i.id: i for i in more})
        grown = bool(more)
    others = [i for i in chain.values() if i.id != text.id]

    def tie(other: Entry) -> str:
        found = [f"{link.relation} this one" for link in getattr(other, "links", ()) if link.to == text.id]
        found += [f"this one {link.relation} it" for link in text.links if link.to == other.id]
        return ", ".join(found)

    return (_group("The chain of texts it belongs to", others, tie),)


def _of_undertaking(every: Iterable[Entry], undertaking: UndertakingEntry) -> tuple[Group, ...]:
    everything = tuple(every)
    same = [u for u in everything if isinstance(u, UndertakingEntry) and u.thread == undertaking.thread]
    came = [e for e in everything if e.id in undertaking.follow_up.evidence]
    thread = _group("The thread: each time it was voiced", same, lambda u: str(getattr(u, "force", "")))
    shown = thread.links if len(same) > 1 else ()
    return (Group(thread.title, shown, drawn=True), _group("What came of it", came))


def _of_body(every: Iterable[Entry], body: BodyEntry) -> tuple[Group, ...]:
    everything = tuple(every)
    known = {n.casefold() for n in (body.name, *body.names)}
    above: list[Entry] = []
    at: BodyEntry | None = body
    bodies = {b.id: b for b in everything if isinstance(b, BodyEntry)}
    while at is not None and at.parent_id in bodies and bodies[at.parent_id] not in above:
        at = bodies[at.parent_id]
        above.append(at)
    below = [b for b in bodies.values() if b.parent_id == body.id]
    holders = [
        p
        for p in everything
        if isinstance(p, Person) and any((t.body or "").casefold() in known for t in p.tenures)
    ]
    return (
        Group("Bodies above it, the nearest first", tuple(Link(b.id, "") for b in above)),
        _group("Bodies below it", below),
        _group("Holders of its offices", holders),
    )

"""Who held an office on a day, as far as reports show it, and who held it before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from regesta.codebook.titles import is_single_post, same_office
from regesta.model.entry import Person, Tenure
from regesta.model.holding import SEEN, Ground, Sighting, edge_of, holders_on
from regesta.seams import RegisterReader
from regesta.views import dates


@dataclass(frozen=True, slots=True)
class Spell:
    """Somebody's time in an office: first and last day of being seen in it, and the reports that show it."""

    id: str
    name: str
    title: str
    standing: str | None
    first: str
    last: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who held an office: `holders` on the day asked for, `spells` all who are seen in it, in order.

    Two holders mean that reports do not tell which of them it was; none, that nobody is seen in it near
    enough to the day. `reports` is how many reports give anybody an office of this party.
    """

    title: str
    party: str
    on: str | None
    holders: tuple[tuple[Spell, Ground], ...]
    spells: tuple[Spell, ...]
    reports: int


def holders(reader: RegisterReader, title: str, party: str, on: str | None) -> Answer:
    """Find the holders of an office, however its title is worded; without a day only the succession."""
    people = reader.people()
    sources = {r.id: r.source for r in reader.reports()}
    found = [(p, t) for p in people for t in p.tenures if _held(p, t, title, party)]
    found.sort(key=lambda h: (dates.order(h[1].first_seen), h[0].id))
    spells = {p.id: _spell(p, t, sources) for p, t in found if t.standing is None}
    told = {r for p in people for t in p.tenures if (t.party or p.party) == party for r in t.reports}
    seen = [s for p, t in found if t.standing is None for s in _sightings(p, t)]
    when = _days(on) if on is not None and is_single_post(title) else None
    held = holders_on(seen, *when) if when is not None else ()
    return Answer(
        title,
        party,
        on,
        tuple((spells[who], ground) for who, ground in held),
        tuple(_spell(p, t, sources) for p, t in found),
        len(told),
    )


def _held(person: Person, tenure: Tenure, title: str, party: str) -> bool:
    return (tenure.party or person.party) == party and same_office(title, tenure.title)


def _spell(person: Person, tenure: Tenure, sources: Mapping[str, str]) -> Spell:
    return Spell(
        id=person.id,
        name=person.name,
        title=tenure.title,
        standing=tenure.standing,
        first=tenure.first_seen or "",
        last=tenure.last_seen or "",
        sources=tuple(sorted(sources.get(r, r) for r in tenure.reports)),
    )


def _sightings(person: Person, tenure: Tenure) -> Iterable[Sighting]:
    for day, edge in sorted({(c.value, edge_of(c.field)) for c in tenure.citations if c.field in SEEN}):
        days = _days(day)
        if days is not None:
            yield Sighting(*days, person.id, edge)


def _days(day: str) -> tuple[int, int] | None:
    """First and last day that a date can mean; None where it has no year."""
    if not dates.has_year(day):
        return None
    first, last = (date.fromisoformat(f(day)).toordinal() for f in (dates.earliest, dates.latest))
    return first, last

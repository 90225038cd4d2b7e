"""Whom an office without a name means: "the Lao defence minister", by what is known of who held it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from regesta.codebook.titles import is_single_post, same_office
from regesta.model.entry import EngagementEntry, Participant, Person, PersonRef
from regesta.model.holding import SEEN, Sighting, edge_of, holders_on
from regesta.register.assemble.engagements import Same
from regesta.register.assemble.support import Support
from regesta.register.resolve.spans import span

_REACH = 40


class Holders:
    """Who was seen in which office, and when; `holders_on` says who then held it on another day."""

    def __init__(self, people: Sequence[Person], written: Mapping[str, tuple[int, int]]) -> None:
        self._written = written
        self._refs = {person.id: PersonRef(person.id, person.name) for person in people}
        self._seen: dict[str, dict[str, list[Sighting]]] = {}
        self._posts: dict[tuple[str, str], list[Sighting]] = {}
        self._named: dict[tuple[str, str], list[tuple[str, PersonRef]]] = {}
        for person in people:
            for tenure in person.tenures:
                if tenure.party is None or tenure.standing is not None or not is_single_post(tenure.title):
                    continue
                for report in tenure.reports:
                    told = self._named.setdefault((report, tenure.party), [])
                    told.append((tenure.title, self._refs[person.id]))
                days = dict.fromkeys((c.value, edge_of(c.field)) for c in tenure.citations if c.field in SEEN)
                known = [(d, edge) for day, edge in days if (d := span(day)) and not d.yearless]
                found = [Sighting(d.first, d.last, person.id, edge) for d, edge in known]
                self._seen.setdefault(tenure.party, {}).setdefault(tenure.title, []).extend(found)

    def meant(self, title: str, party: str | None, day: str | None, report_id: str) -> PersonRef | None:
        """Whom a report means by an office: whom it names in it, else its holder on the day.

        Where there is no day, the holder when an undated report was written.
        """
        told = {
            who for other, who in self._named.get((report_id, party or ""), ()) if same_office(title, other)
        }
        if told and is_single_post(title):
            return told.pop() if len(told) == 1 else None
        if span(day) is None and report_id in self._written:
            return self.within(title, party, self._written[report_id])
        return self.of(title, party, day)

    def of(self, title: str, party: str | None, day: str | None) -> PersonRef | None:
        """The holder of an office on a day; None where nobody, or more than one, can be meant."""
        when = span(day)
        return None if when is None or when.yearless else self.within(title, party, (when.first, when.last))

    def within(self, title: str, party: str | None, days: tuple[int, int]) -> PersonRef | None:
        """The holder of an office on some day between two; None where nobody, or several, can be meant."""
        if party is None or not is_single_post(title):
            return None
        seen = self._post(party, title)
        first, last = (bisect_left(seen, day, key=itemgetter(0)) for day in days)
        found = holders_on(seen[max(0, first - _REACH) : last + _REACH], *days)
        return self._refs[found[0][0]] if len(found) == 1 else None

    def _post(self, party: str, title: str) -> list[Sighting]:
        """All sightings in an office, however it is worded, in order of day."""
        if (party, title) not in self._posts:
            titles = self._seen.get(party, {})
            seen = [s for other in titles if same_office(title, other) for s in titles[other]]
            self._posts[party, title] = sorted(seen)
        return self._posts[party, title]


def fill(
    engagements: Sequence[EngagementEntry],
    people: Sequence[Person],
    happened: Sequence[Same],
    written: Mapping[str, tuple[int, int]],
) -> tuple[tuple[EngagementEntry, ...], tuple[Person, ...]]:
    """Name the holders of offices that took part without a name, in both kinds of entry.

    `written` tells between which days reports without a date were written, as far as that is known.
    """
    holders = Holders(people, written)
    told = {same.id: same for same in happened}
    support: dict[str, Support] = {}
    filled = tuple(_filled(entry, told[entry.id], holders, support) for entry in engagements)
    return filled, tuple(_with_reports(p, support[p.id]) if p.id in support else p for p in people)


def _filled(
    entry: EngagementEntry, same: Same, holders: Holders, support: dict[str, Support]
) -> EngagementEntry:
    """Put holders into unnamed parts; a report that names only the office is linked to its holder."""
    found: dict[Participant, PersonRef] = {}
    own = Support()
    for t in same.told:
        for p in t.claim.roles:
            if p.person is None and p.office is not None:
                named = [q.person for q in entry.roles if q.person and (q.role, q.party) == (p.role, p.party)]
                held = holders.meant(p.office, p.party, entry.start, t.report.id)
                person = held or (named[0] if len(named) == 1 else None)
                if person is None or (named and person not in named):
                    continue
                own.cite(t, "people", person.name)
                support.setdefault(person.id, Support()).cite(t, "by_office", p.office)
                found[Participant(p.role, None, p.party, p.office)] = person
    roles = tuple(
        dict.fromkeys(replace(p, person=found[p], inferred=True) if p in found else p for p in entry.roles)
    )
    inferred = (p.person for p in roles if p.person is not None and p.inferred)
    people = tuple(dict.fromkeys((*entry.people, *inferred)))
    return replace(entry, roles=roles, people=people, citations=(*entry.citations, *own.citations()))


def _with_reports(person: Person, support: Support) -> Person:
    added = support.citations()
    reports = tuple(sorted({*person.reports, *(c.report_id for c in added)}))
    return replace(person, reports=reports, citations=(*person.citations, *added))

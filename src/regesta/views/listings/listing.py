"""List the entries of one kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from regesta.codebook import Codebook
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.acts import Acts
from regesta.views.export import Objects
from regesta.views.listings import rows
from regesta.views.listings.filters import Filters, Sieve, check_values
from regesta.views.names import Names

SUBJECTS = tuple(rows.HEADS)
"""What can be listed."""

_Rows = list[tuple[rows.Row, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows under heads for reading, and the same entries as JSON-ready objects."""

    subject: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    objects: tuple[dict[str, Any], ...]


def listing(
    reader: RegisterReader, codebook: Codebook, subject: str, filters: Filters, *, rows_only: bool = False
) -> Listing:
    """List the entries of one of SUBJECTS: oldest first where they have dates, by name where not.

    With `rows_only` the objects are left out, which take longer to make than the rows. Raise UsageError if
    a value to filter by is none that such an entry can have.
    """
    check_values(subject, filters.values)
    sieve = Sieve(filters, {e.id: e for e in reader.engagements()}, reader.undertakings())
    lister = _Lister(reader, codebook, sieve, _NoObjects() if rows_only else Objects(reader.reports()))
    makers: dict[str, Callable[[], _Rows]] = {
        "people": lister.people,
        "offices": lister.offices,
        "engagements": lister.engagements,
        "instruments": lister.instruments,
        "undertakings": lister.undertakings,
        "mechanisms": lister.mechanisms,
        "honours": lister.honours,
        "doubts": lister.doubts,
        "conflicts": lister.conflicts,
        "reports": lister.reports,
    }
    found = makers[subject]()
    return Listing(subject, rows.HEADS[subject], tuple(r for r, _ in found), tuple(o for _, o in found))


class _NoObjects:
    """Stands for objects that nobody asked for."""

    def of(self, _: object) -> dict[str, Any]:
        return {}

    report = tenure = of


class _Lister:
    def __init__(
        self, reader: RegisterReader, codebook: Codebook, sieve: Sieve, objects: Objects | _NoObjects
    ) -> None:
        self._reader, self._codebook, self._sieve = reader, codebook, sieve
        self._objects = objects

    def people(self) -> _Rows:
        kept = [p for p in self._reader.people() if self._sieve.keeps(p)]
        kept.sort(key=lambda p: (p.party or "", p.name, p.id))
        return [(rows.person(p), self._objects.of(p)) for p in kept]

    def offices(self) -> _Rows:
        found = [
            (rows.office(p, t), {"person": p.id, **self._objects.tenure(t)})
            for p in self._reader.people()
            if self._sieve.keeps(p)
            for t in p.tenures
        ]
        return sorted(found, key=lambda pair: pair[0])

    def engagements(self) -> _Rows:
        reader = self._reader
        names = Names(self._codebook)
        acts = Acts(names, reader.people(), reader.instruments(), reader.honours(), reader.mechanisms())
        kept = [e for e in reader.engagements() if self._sieve.keeps(e)]
        kept.sort(key=lambda e: (dates.order(e.start), e.kind != "visit", e.id))
        return [(rows.engagement(e, acts), self._objects.of(e)) for e in kept]

    def instruments(self) -> _Rows:
        kept = [i for i in self._reader.instruments() if self._sieve.keeps(i)]
        kept.sort(key=lambda i: (i.term or "", i.signed or "", i.id))
        return [(rows.instrument(i), self._objects.of(i)) for i in kept]

    def undertakings(self) -> _Rows:
        kept = [u for u in self._reader.undertakings() if self._sieve.keeps(u)]
        kept.sort(key=lambda u: (dates.order(u.said_on), u.id))
        return [(rows.undertaking(u), self._objects.of(u)) for u in kept]

    def mechanisms(self) -> _Rows:
        kept = [m for m in self._reader.mechanisms() if self._sieve.keeps(m)]
        kept.sort(key=lambda m: (m.name, m.id))
        return [(rows.mechanism(m), self._objects.of(m)) for m in kept]

    def honours(self) -> _Rows:
        kept = [h for h in self._reader.honours() if self._sieve.keeps(h)]
        kept.sort(key=lambda h: (dates.order(h.date), h.id))
        return [(rows.honour(h), self._objects.of(h)) for h in kept]

    def doubts(self) -> _Rows:
        kept = [d for d in self._reader.doubts() if self._sieve.keeps(d)]
        kept.sort(key=lambda d: (d.code, d.id))
        return [(rows.doubt(d), self._objects.of(d)) for d in kept]

    def conflicts(self) -> _Rows:
        return [(rows.conflict(c), self._objects.of(c)) for c in self._reader.conflicts()]

    def reports(self) -> _Rows:
        kept = [r for r in self._reader.reports() if self._sieve.keeps(r)]
        kept.sort(key=lambda r: (r.source, r.id))
        return [(rows.report(r), self._objects.report(r)) for r in kept]

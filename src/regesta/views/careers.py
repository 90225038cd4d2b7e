"""A person over time: offices, ranks, and the name as each outlet spells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regesta.model.entry import Citation, Person, ReportEntry
from regesta.views import dates
from regesta.views.coverage import outlet


@dataclass(frozen=True, slots=True)
class Stage:
    """An office, with the days on which reports show the person in it, or those that they tell outright."""

    title: str
    body: str | None
    party: str | None
    standing: str | None
    first: str | None
    last: str | None
    start: str | None
    end: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Held:
    """A rank, with the dates of the first and the last report that gives it."""

    rank: str
    first: str | None
    last: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """A form of the name with the outlets that write it so, and how many of their reports do."""

    form: str
    outlets: tuple[tuple[str, int], ...]
    reports: int


@dataclass(frozen=True, slots=True)
class Career:
    """All three, each in order of time or of use."""

    offices: tuple[Stage, ...]
    ranks: tuple[Held, ...]
    spellings: tuple[Spelling, ...]


def career(person: Person, reports: Mapping[str, ReportEntry], known: Mapping[str, str]) -> Career:
    """Gather what changes about a person; `known` gives the date of each report that has one."""
    tenures = sorted(person.tenures, key=lambda t: (dates.order(t.start or t.first_seen), t.title))
    offices = tuple(
        Stage(
            t.title, t.body, t.party or person.party, t.standing, t.first_seen, t.last_seen, t.start, t.end,
            len(t.reports),
        )
        for t in tenures
    )  # fmt: skip
    return Career(
        offices, _ranks(person.citations, known), _spellings(person.citations, person.names, reports)
    )


def _ranks(citations: Iterable[Citation], known: Mapping[str, str]) -> tuple[Held, ...]:
    told = _reports_by_value(citations, "ranks")
    found = []
    for rank, ids in told.items():
        days = sorted((known[i] for i in ids if dates.has_year(known.get(i))), key=dates.order)
        found.append(Held(rank, days[0] if days else None, days[-1] if days else None, len(ids)))
    return tuple(sorted(found, key=lambda h: (dates.order(h.first), h.rank)))


def _spellings(
    citations: Iterable[Citation], names: Iterable[str], reports: Mapping[str, ReportEntry]
) -> tuple[Spelling, ...]:
    told = _reports_by_value(citations, "names")
    found = []
    for form in _cased(names):
        ids = {
            i
            for told_form, reports_of in told.items()
            if told_form.casefold() == form.casefold()
            for i in reports_of
        }
        outlets = Counter(outlet(reports[i]) for i in ids if i in reports)
        ranked = tuple(sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0])))
        found.append(Spelling(form, ranked, len(ids)))
    return tuple(sorted(found, key=lambda s: (-s.reports, s.form)))


def _cased(names: Iterable[str]) -> list[str]:
    """Each form once, however headlines write it: in capitals only where nobody writes it otherwise."""
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (n.isupper(), n)):
        found.setdefault(name.casefold(), name)
    return list(found.values())


def _reports_by_value(citations: Iterable[Citation], field: str) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for citation in citations:
        if citation.field == field:
            told.setdefault(citation.value, set()).add(citation.report_id)
    return told

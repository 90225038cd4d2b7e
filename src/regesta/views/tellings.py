"""What each report tells of one entry, column by column, so that one sees where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from regesta.model.entry import Citation, Entry
from regesta.views import dates
from regesta.views.names import Names

_FIELDS = (
    "kind", "form", "start", "end", "place", "status", "host", "parties", "people", "mechanism", "part_of",
    "title", "term", "signed", "signatories", "links", "signed_at",
    "force", "by", "to", "speaker", "areas", "text", "said_on", "said_at", "follow_up",
    "name", "cadence", "next_expected", "sessions",
    "honour", "authority", "date",
)  # fmt: skip
_PARTIES = frozenset({"parties", "host", "by", "to"})
_CHANGING = frozenset({"status", "form", "text"})
"""What changes with time, or is told in each report's own words."""
_DATES = frozenset({"start", "end", "signed", "said_on", "date", "next_expected"})


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report gives for one field, and the passage that gives it; empty where it is silent."""

    told: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One field over all reports; `differs` where those that tell of it do not tell the same."""

    field: str
    cells: tuple[Cell, ...]
    differs: bool


def tellings(
    entry: Entry, reports: Iterable[str], names: Names, titles: Mapping[str, str]
) -> tuple[Line, ...]:
    """The fields that a report can tell, in order, a cell for each report; ids are printed as `titles`."""
    wanted = tuple(reports)
    told: dict[tuple[str, str], list[Citation]] = {}
    for citation in entry.citations:
        told.setdefault((citation.field, citation.report_id), []).append(citation)
    lines = []
    for field in _FIELDS:
        cells = tuple(_cell(told.get((field, r), ()), field, names, titles) for r in wanted)
        values = [_values(told.get((field, r), ())) for r in wanted]
        if any(values):
            lines.append(
                Line(field.replace("_", " "), cells, field not in _CHANGING and _differ(field, values))
            )
    return tuple(lines)


def _values(cited: Iterable[Citation]) -> set[str]:
    return {c.value for c in cited}


def _differ(field: str, values: list[set[str]]) -> bool:
    """Say whether two reports cannot both be right: one that tells less does not contradict another."""
    told = [v for v in values if v]
    return any(not _agree(field, one, other) for one, other in combinations(told, 2))


def _agree(field: str, one: set[str], other: set[str]) -> bool:
    if one <= other or other <= one:
        return True
    if field in _DATES:
        known = ((a, b) for a in one for b in other if dates.has_year(a) and dates.has_year(b))
        return all(dates.falls_within(a, None, b, b) for a, b in known)
    left, right = (" ".join(sorted(v)).casefold() for v in (one, other))
    return left in right or right in left


def _cell(cited: Iterable[Citation], field: str, names: Names, titles: Mapping[str, str]) -> Cell:
    found = sorted(cited, key=lambda c: c.passage)
    if not found:
        return Cell((), 0, 0)
    values = dict.fromkeys(_printed(c.value, field, names, titles) for c in found)
    return Cell(tuple(values), found[0].passage.start, found[0].passage.end)


def _printed(value: str, field: str, names: Names, titles: Mapping[str, str]) -> str:
    if field in _PARTIES:
        return names.party(value)
    if field in _DATES:
        return dates.printed(value)
    if field == "areas":
        return names.area(value)
    return " ".join(titles.get(word, word) for word in value.replace("_", " ").split(" "))

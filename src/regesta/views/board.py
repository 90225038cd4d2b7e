"""Undertakings laid out: by area and force, by year and area; and who has met whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from regesta.model.entry import EngagementEntry, UndertakingEntry
from regesta.model.seen import Force
from regesta.views import dates
from regesta.views.names import Names, capital
from regesta.views.relation import Relation

FORCES: tuple[Force, ...] = ("agreed", "committed", "proposed", "hoped")
_LAST = ("general", "other")
_UNDATED = "no year"


@dataclass(frozen=True, slots=True)
class Card:
    """One undertaking on the board; `occasions` counts the entries of its thread."""

    id: str
    thread: str
    text: str
    by: str
    when: str
    status: str
    occasions: int


@dataclass(frozen=True, slots=True)
class Row:
    """One area: its cards by force."""

    area: str
    label: str
    cards: dict[str, tuple[Card, ...]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many undertakings each area has in each year, by the mark of their force."""

    years: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Two people of different parties and the engagements they shared, the latest first."""

    left: str
    left_id: str
    left_party: str
    right: str
    right_id: str
    right_party: str
    engagements: tuple[str, ...]
    last: str


def board(undertakings: Iterable[UndertakingEntry], names: Names) -> tuple[Row, ...]:
    """Cards by area and force; of a thread the latest occasion stands for all."""
    threads: dict[str, list[UndertakingEntry]] = {}
    for undertaking in undertakings:
        threads.setdefault(undertaking.thread, []).append(undertaking)
    rows: dict[str, dict[str, list[tuple[tuple[int, str], Card]]]] = {}
    for thread, said in threads.items():
        newest = max(said, key=lambda u: (dates.order(u.said_on), u.id))
        card = Card(
            newest.id, thread, " ".join(newest.text.split()), names.parties(newest.by),
            dates.month_of(newest.said_on), newest.follow_up.status, len(said),
        )  # fmt: skip
        area = home(newest)
        rows.setdefault(area, {}).setdefault(newest.force, []).append((dates.order(newest.said_on), card))
    made = [
        Row(
            area,
            capital(names.area(area)),
            {f: tuple(c for _, c in _newest_first(cards.get(f, []))) for f in FORCES},
        )
        for area, cards in rows.items()
    ]
    return tuple(sorted(made, key=lambda r: (r.area in _LAST, -sum(map(len, r.cards.values())), r.area)))


def home(undertaking: UndertakingEntry) -> str:
    """The area that an undertaking is laid under: its most particular one."""
    return next((a for a in undertaking.areas if a not in _LAST), (undertaking.areas or ("other",))[0])


def _newest_first(cards: list[tuple[tuple[int, str], Card]]) -> list[tuple[tuple[int, str], Card]]:
    return sorted(cards, key=lambda pair: (pair[0], pair[1].id), reverse=True)


def matrix(undertakings: Iterable[UndertakingEntry], names: Names, marks: dict[Force, str]) -> Matrix:
    """Years across, areas down; each cell holds the marks of what was said, the firmest first."""
    cells: dict[tuple[str, str], list[Force]] = {}
    for undertaking in undertakings:
        year = (undertaking.said_on or "")[:4] if dates.has_year(undertaking.said_on) else _UNDATED
        cells.setdefault((home(undertaking), year), []).append(undertaking.force)
    years = tuple(sorted({year for _, year in cells}))
    areas = sorted(
        {area for area, _ in cells},
        key=lambda a: (a in _LAST, -sum(len(v) for (area, _), v in cells.items() if area == a), a),
    )
    rows = tuple(
        (area, capital(names.area(area)), tuple(_cell(cells.get((area, year), []), marks) for year in years))
        for area in areas
    )
    return Matrix(years, rows)


def _cell(forces: list[Force], marks: dict[Force, str]) -> str:
    return " ".join(f"{marks[f]}{forces.count(f)}" for f in FORCES if f in forces)


def acquaintances(found: Relation) -> tuple[Acquaintance, ...]:
    """Who met whom across the parties, those who met most often first."""
    party = {p.id: str(p.party) for p in found.people}
    name = {p.id: p.name for p in found.people}
    met: dict[tuple[str, str], list[EngagementEntry]] = {}
    for engagement in found.engagements:
        if engagement.status != "occurred" or engagement.kind == "dispatch":
            continue
        there = {p.id for p in engagement.people if p.id in party}
        for one, other in combinations(sorted(there, key=lambda i: (found.pair.index(party[i]), i)), 2):
            if party[one] != party[other]:
                met.setdefault((one, other), []).append(engagement)
    made = [
        Acquaintance(
            name[a], a, party[a], name[b], b, party[b],
            tuple(e.id for e in sorted(shared, key=lambda e: (dates.order(e.start), e.id), reverse=True)),
            dates.printed(max(shared, key=lambda e: (dates.order(e.start), e.id)).start),
        )
        for (a, b), shared in met.items()
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda m: (-len(m.engagements), m.left, m.right)))

"""Promises over the years: each with its restatements side by side, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from regesta.codebook import Codebook
from regesta.model.entry import FollowUpStatus, UndertakingEntry
from regesta.model.seen import Force
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.acts import Acts
from regesta.views.names import Names
from regesta.views.relation import Window, relation

Trend = Literal["rising", "falling", "steady", "once"]

_FIRMNESS: dict[Force, int] = {"hoped": 0, "proposed": 1, "committed": 2, "agreed": 3}
_WEIGHT: dict[FollowUpStatus, int] = {
    "stated": 0, "no_evidence": 1, "scheduled": 2, "under_way": 3, "superseded": 4, "claimed_done": 5,
    "evidenced_done": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """One occasion on which it was voiced, in its own words; `sources` are the reports that tell of it."""

    id: str
    said_on: str | None
    force: Force
    by: tuple[str, ...]
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """An entry that shows what came of it, in words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Thread:
    """An undertaking with its restatements, oldest first, and what came of it.

    `trend` tells whether it was voiced more firmly with time. Where there is no `proof`, none was found in
    `sought` later reports on the two parties, the last of the day `until`.
    """

    id: str
    areas: tuple[str, ...]
    trend: Trend
    statements: tuple[Statement, ...]
    status: FollowUpStatus
    proof: tuple[Proof, ...]
    sought: int
    until: str | None


def threads(
    reader: RegisterReader, codebook: Codebook, pair: tuple[str, str], window: Window
) -> tuple[Thread, ...]:
    """The threads of a relation that were voiced in a window, oldest first; undated ones come first."""
    chosen = {u.thread for u in relation(reader, pair, window).undertakings}
    sources = {r.id: r.source for r in reader.reports()}
    found: dict[str, list[UndertakingEntry]] = {}
    for undertaking in relation(reader, pair, Window()).undertakings:
        if undertaking.thread in chosen:
            found.setdefault(undertaking.thread, []).append(undertaking)
    words = _words(reader, codebook)
    made = [_thread(ident, entries, sources, words) for ident, entries in found.items()]
    return tuple(sorted(made, key=lambda t: (dates.order(t.statements[0].said_on), t.id)))


def _thread(
    ident: str, entries: Sequence[UndertakingEntry], sources: Mapping[str, str], words: Mapping[str, str]
) -> Thread:
    ordered = sorted(entries, key=lambda u: (dates.order(u.said_on), u.id))
    told = max((u.follow_up for u in ordered), key=lambda f: (_WEIGHT[f.status], f.sought))
    proof = dict.fromkeys(
        e for u in ordered if u.follow_up.status == told.status for e in u.follow_up.evidence
    )
    return Thread(
        id=ident,
        areas=tuple(sorted({a for u in ordered for a in u.areas})),
        trend=_trend(ordered),
        statements=tuple(_statement(u, sources) for u in ordered),
        status=told.status,
        proof=tuple(Proof(e, words.get(e, e)) for e in proof),
        sought=told.sought,
        until=told.until,
    )


def _statement(undertaking: UndertakingEntry, sources: Mapping[str, str]) -> Statement:
    return Statement(
        id=undertaking.id,
        said_on=undertaking.said_on,
        force=undertaking.force,
        by=undertaking.by,
        text=" ".join(undertaking.text.split()),
        sources=tuple(sorted(sources.get(r, r) for r in undertaking.reports)),
    )


def _trend(ordered: Sequence[UndertakingEntry]) -> Trend:
    """Whether the last statement is firmer than the first; those without a year tell no order."""
    dated = [u for u in ordered if dates.has_year(u.said_on)]
    if len(dated) < 2:
        return "once" if len(ordered) < 2 else "steady"
    first, last = _FIRMNESS[dated[0].force], _FIRMNESS[dated[-1].force]
    return "rising" if last > first else "falling" if last < first else "steady"


def _words(reader: RegisterReader, codebook: Codebook) -> dict[str, str]:
    """Engagements and instruments in words, with their dates."""
    acts = Acts(Names(codebook), reader.people(), reader.instruments(), reader.honours(), reader.mechanisms())
    found = {e.id: f"{acts.words(e)}, {dates.printed(e.start, e.end)}" for e in reader.engagements()}
    for i in reader.instruments():
        term = f" {dates.printed_term(i.term)}" if i.term else ""
        signed = f", {dates.printed(i.signed)}" if i.signed else ""
        found[i.id] = f"{i.title}{term}: {i.status.replace('_', ' ')}{signed}"
    return found

"""The timeline: what happened, in order of date, what belongs to a visit nested in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.codebook import Codebook
from regesta.model.entry import EngagementEntry
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.acts import Acts
from regesta.views.names import Names
from regesta.views.relation import Window, relation


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline; `depth` is 0 for what stands alone, 1 for what belongs to the line above it."""

    id: str
    when: str
    told: str
    parties: tuple[str, ...]
    depth: int
    reports: int


def timeline(
    reader: RegisterReader, codebook: Codebook, pair: tuple[str, ...] | None, window: Window
) -> tuple[Moment, ...]:
    """The engagements of a register, or of one relation, oldest first; those of unknown year come first."""
    names = Names(codebook)
    acts = Acts(names, reader.people(), reader.instruments(), reader.honours(), reader.mechanisms())
    chosen = relation(reader, pair, window).engagements if pair else _chosen(reader, window)
    return moments(chosen, acts)


def moments(chosen: Iterable[EngagementEntry], acts: Acts) -> tuple[Moment, ...]:
    """Some engagements as lines, oldest first, what belongs to a visit behind it."""
    known = {e.id: e for e in chosen}
    inner: dict[str, list[EngagementEntry]] = {}
    for engagement in known.values():
        if engagement.part_of in known:
            inner.setdefault(str(engagement.part_of), []).append(engagement)
    lines: list[Moment] = []

    def lay(engagements: Iterable[EngagementEntry], depth: int, within: EngagementEntry | None) -> None:
        for e in sorted(engagements, key=lambda e: (dates.order(e.start), e.kind != "visit", e.id)):
            when = dates.printed(e.start, e.end)
            lines.append(Moment(e.id, when, acts.words(e, within), e.parties, depth, len(e.reports)))
            lay(inner.pop(e.id, ()), depth + 1, e)

    lay([e for e in known.values() if e.part_of not in known], 0, None)
    return tuple(lines)


def _chosen(reader: RegisterReader, window: Window) -> tuple[EngagementEntry, ...]:
    said_at = {u.said_at for u in reader.undertakings() if window.area in u.areas}
    return tuple(
        e
        for e in reader.engagements()
        if window.holds(e.start, e.end) and (window.area is None or e.id in said_at)
    )

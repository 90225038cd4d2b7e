"""The timeline: what happened, in order of date, what belongs to a visit nested in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

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


class Placed(NamedTuple):
    """An engagement in its place, `within` the one that it belongs to."""

    engagement: EngagementEntry
    depth: int
    within: EngagementEntry | None


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
    return tuple(line for block in blocks(chosen) for line in lines(block, acts))


def blocks(chosen: Iterable[EngagementEntry]) -> tuple[tuple[Placed, ...], ...]:
    """What stands alone, oldest first, each with what belongs to it behind it; not in words yet."""
    known = {e.id: e for e in chosen}
    inner: dict[str, list[EngagementEntry]] = {}
    for engagement in known.values():
        if engagement.part_of in known:
            inner.setdefault(str(engagement.part_of), []).append(engagement)

    def lay(placed: Placed) -> Iterator[Placed]:
        yield placed
        at = placed.engagement
        for part in sorted(inner.pop(at.id, ()), key=_order):
            yield from lay(Placed(part, placed.depth + 1, at))

    alone = sorted((e for e in known.values() if e.part_of not in known), key=_order)
    return tuple(tuple(lay(Placed(e, 0, None))) for e in alone)


def lines(block: Iterable[Placed], acts: Acts) -> tuple[Moment, ...]:
    """What was put in order as lines."""
    return tuple(
        Moment(
            e.id,
            dates.printed(e.start, e.end),
            acts.words(e, placed.within),
            e.parties,
            placed.depth,
            len(e.reports),
        )
        for placed in block
        for e in (placed.engagement,)
    )


def _order(engagement: EngagementEntry) -> tuple[tuple[int, str], bool, str]:
    return dates.order(engagement.start), engagement.kind != "visit", engagement.id


def _chosen(reader: RegisterReader, window: Window) -> tuple[EngagementEntry, ...]:
    said_at = {u.said_at for u in reader.undertakings() if window.area in u.areas}
    return tuple(
        e
        for e in reader.engagements()
        if window.holds(e.start, e.end) and (window.area is None or e.id in said_at)
    )

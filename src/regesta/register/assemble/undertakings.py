"""Undertakings and their threads, from grouped undertaking claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from regesta.model.claim import UndertakingClaim
from regesta.model.entry import FollowUp, UndertakingEntry
from regesta.model.seen import Force
from regesta.register.assemble.outcomes import Outcomes
from regesta.register.assemble.support import Support, chosen, derived_id, distinct, report_ids
from regesta.register.filing import Told
from regesta.register.ground import Ground
from regesta.register.resolve.groups import Group, by_first
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.threads import resolve_threads
from regesta.register.resolve.undertakings import Pledge

_FIRMNESS: dict[Force, int] = {"hoped": 0, "proposed": 1, "committed": 2, "agreed": 3}
_LONGEST = 50


class Voiced(NamedTuple):
    """Claims of one undertaking on one occasion, in order, with what is compared of the first."""

    pledge: Pledge
    told: list[Told[UndertakingClaim]]


def undertaking_entries(
    groups: Sequence[Group[Pledge]], ground: Ground, judged: Judged, outcomes: Outcomes
) -> tuple[UndertakingEntry, ...]:
    """Make the entry of each undertaking, name each thread after its earliest, and tell what came of it."""
    voiced, entries = [], {}
    for group in by_first(groups, lambda p: p.told.order):
        one = Voiced(group.items[0], [p.told for p in group.items])
        voiced.append(one)
        entries[one.pledge.id] = _entry(one, ground)
        ground.joined[entries[one.pledge.id].id] = group.joined()
    dated = sorted(voiced, key=lambda v: (_sort_day(entries[v.pledge.id].said_on), v.pledge.told.order))
    for thread in resolve_threads([v.pledge for v in dated], judged):
        name = entries[thread.items[0].id].id
        for link in thread.items:
            entry = replace(entries[link.id], thread=name)
            ground.threaded[entry.id] = thread.why[link.id]
            entries[link.id] = outcomes.of(entry, link.pledge, [r.pledge for r in thread.items[:_LONGEST]])
    return tuple(entries.values())


def _sort_day(day: str | None) -> str:
    return day if day and not day.startswith("X") else f"9999{(day or '')[4:]}"


def _entry(voiced: Voiced, ground: Ground) -> UndertakingEntry:
    support = Support()
    told = voiced.told
    said_at = voiced.pledge.said_at
    report_day = next((d for t in told if (d := ground.day.get(t.report.id))), None)
    said_on = (ground.dates[said_at][0] if said_at else None) or report_day
    ident = derived_id("und", told[0].id)
    said_on = ground.amendments.value(ident, (t.id for t in told), "said_on", said_on)
    text = max((t.claim.text for t in told), key=len)
    force = max((t.claim.force for t in told), key=lambda f: (_votes(told, f), _FIRMNESS[f]))
    for t in told:
        c = t.claim
        support.cite_all(
            t, force=c.force, by=c.by, to=c.to, speaker=c.speaker, areas=c.areas, text=c.text, said_on=said_on
        )
        if said_at is not None and ground.engagement(t.report.id, c.said_at) == said_at:
            support.cite(t, "said_at", said_at)
    return UndertakingEntry(
        id=ident,
        force=force,
        by=chosen(told, lambda c: c.by or None) or (),
        to=chosen(told, lambda c: c.to or None) or (),
        speaker=distinct(p for t in told for p in ground.persons(t.report.id, t.claim.speaker)),
        areas=tuple(sorted({a for t in told for a in t.claim.areas})),
        text=text,
        said_at=said_at,
        said_on=said_on,
        thread=ident,
        follow_up=FollowUp(),
        reports=report_ids(told),
        citations=support.citations(),
    )


def _votes(told: Sequence[Told[UndertakingClaim]], force: Force) -> int:
    return len({t.report.origin for t in told if t.claim.force == force})

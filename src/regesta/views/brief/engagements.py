"""The latest engagements, what belongs to a visit nested in it."""

from __future__ import annotations

from regesta.model.entry import EngagementEntry
from regesta.views import dates
from regesta.views.brief.draft import Draft
from regesta.views.brief.lines import Item, Line, Section, Words

_MOST = 7
# The two latest visits are told in full, those before them in outline: the brief has two pages.
_IN_FULL = 2
_MOST_PARTS = 12
_OUTLINE = 4


def latest_engagements(draft: Draft) -> Section:
    """Visits and meetings, newest first, those of unknown year at the end; plans stand in the prose."""
    inner: dict[str, list[EngagementEntry]] = {}
    outer: list[EngagementEntry] = []
    for engagement in draft.relation.engagements:
        if engagement.part_of in draft.engagements:
            inner.setdefault(_root(draft, engagement), []).append(engagement)
        else:
            outer.append(engagement)
    told = [e for e in outer if e.status not in ("planned", "invited")]
    told.sort(key=lambda e: (dates.order(e.start), e.kind == "visit", e.id), reverse=True)
    items: list[Item] = []
    for engagement in told[:_MOST]:
        full = sum(bool(item.parts) for item in items) < _IN_FULL
        parts = inner.get(engagement.id, [])
        items.append(_item(draft, engagement, parts, _MOST_PARTS if full else _OUTLINE))
    rest = len(outer) - len(items)
    closing = (Words(f"and {rest} more: regesta timeline {draft.command_pair}", "soft"),) if rest else ()
    return Section("Latest engagements", items=tuple(items), closing=closing)


def _root(draft: Draft, engagement: EngagementEntry) -> str:
    """The outermost engagement that this one belongs to."""
    at, seen = engagement, {engagement.id}
    while at.part_of in draft.engagements and at.part_of not in seen:
        at = draft.engagements[at.part_of]
        seen.add(at.id)
    return at.id


def _item(draft: Draft, outer: EngagementEntry, inner: list[EngagementEntry], most: int) -> Item:
    head: Line = (
        Words(dates.printed(outer.start, outer.end), "strong"),
        *draft.when(outer)[1:],
        Words(f" · {draft.acts.words(outer)}"),
        draft.cite(outer.citations, "start", "kind", limit=2),
    )
    inner.sort(key=lambda e: (not _has_day(e), dates.order(e.start), e.kind != "ceremony", e.id))
    parts = [_part(draft, outer, e, inner[i - 1] if i else None) for i, e in enumerate(inner[:most])]
    if len(inner) > most:
        parts.append((Words(f"and {len(inner) - most} more: regesta show {outer.id}", "soft"),))
    return Item(head, tuple(parts))


def _part(
    draft: Draft, outer: EngagementEntry, inner: EngagementEntry, before: EngagementEntry | None
) -> Line:
    """A part of a visit; its day is printed where the part before has another, and not for the whole stay."""
    same = before is not None and (before.start, before.end) == (inner.start, inner.end)
    shown = _has_day(inner) and not same and (inner.start, inner.end) != (outer.start, outer.end)
    day: Line = (Words(dates.printed_short(inner.start, inner.end), "em"), Words(" ")) if shown else ()
    return (*day, Words(draft.acts.words(inner, within=outer)), draft.cite(inner.citations, "kind", "start"))


def _has_day(engagement: EngagementEntry) -> bool:
    return engagement.start is not None and len(engagement.start) == len("2024-11-24")

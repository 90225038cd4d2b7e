"""Recurring mechanisms: last seen, next expected."""

from __future__ import annotations

from regesta.model.entry import MechanismEntry
from regesta.views import dates
from regesta.views.brief.draft import Draft
from regesta.views.brief.lines import Item, Line, Section, Words

_MOST = 6


def recurring(draft: Draft) -> Section:
    """One line a mechanism; where no session is known the coverage is said."""
    ranked = sorted(draft.relation.mechanisms, key=lambda m: (dates.order(m.last), m.id), reverse=True)
    items = tuple(Item(_mechanism(draft, m)) for m in ranked[:_MOST])
    rest = len(ranked) - len(items)
    pair = " ".join(f"--party {p}" for p in draft.relation.pair)
    closing = (Words(f"and {rest} more: regesta mechanisms {pair}", "soft"),) if rest else ()
    return Section("Recurring", items=items, closing=closing)


def _mechanism(draft: Draft, mechanism: MechanismEntry) -> Line:
    others = [p for p in mechanism.parties if p not in draft.relation.pair]
    name = mechanism.name + (f" (with {draft.names.parties(others)})" if others else "")
    line: Line = (Words(name[:1].upper() + name[1:], "em"), draft.cite(mechanism.citations, "name"))
    if mechanism.last is None:
        return (*line, Words(": named, no session in these reports"))
    line += (Words(": last seen "), *draft.month(mechanism.last, mechanism.reports))
    sessions = [draft.engagements[s] for s in mechanism.sessions if s in draft.engagements]
    if sessions:
        line += (draft.cite(sessions[-1].citations, "start", "mechanism"),)
    if mechanism.next_expected:
        line += (Words(f"; next expected about {dates.month_of(mechanism.next_expected)}"),)
    return line

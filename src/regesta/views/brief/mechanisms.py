"""Recurring mechanisms: last seen, next expected."""

from __future__ import annotations

from regesta.model.entry import MechanismEntry
from regesta.views import dates
from regesta.views.brief.draft import Draft
from regesta.views.brief.lines import Item, Line, Section, Words
from regesta.views.names import capital

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
    line: Line = (Words(capital(name), "em"),)
    if mechanism.last is None:
        named = draft.cite(mechanism.citations, "name")
        return (*line, Words(": named"), named, Words(", no session in these reports"))
    sessions = [draft.engagements[s] for s in mechanism.sessions if s in draft.engagements]
    told = sessions[-1].citations if sessions else mechanism.citations
    last = draft.month(mechanism.last, mechanism.reports)
    line += (Words(": last seen "), *last, draft.cite(told, "start", "name"))
    if mechanism.next_expected:
        line += (Words(f"; next expected about {dates.month_of(mechanism.next_expected)}"),)
    return line

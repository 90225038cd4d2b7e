"""What is in doubt: unnamed people, reports that disagree, dates that no report gives."""

from __future__ import annotations

from regesta.model.entry import ConflictEntry, DoubtEntry
from regesta.views import dates
from regesta.views.brief.draft import Draft
from regesta.views.brief.holders import unnamed_holders
from regesta.views.brief.lines import Item, Line, Section, Words
from regesta.views.names import capital, clipped, listed

_MOST = 4
_SHORTEST_QUOTE = 20


def in_doubt(draft: Draft) -> Section:
    """Unnamed holders of offices, conflicts, reports without a year, and passages not understood."""
    lines = [*_unnamed(draft), *_conflicts(draft), *_without_year(draft)]
    doubts = sorted(draft.relation.doubts, key=lambda d: (d.code, d.id))
    lines += [_doubt(draft, d) for d in doubts[:_MOST]]
    rest = len(doubts) - _MOST
    closing = (Words(f"and {rest} more: regesta doubts", "soft"),) if rest > 0 else ()
    return Section("In doubt", items=tuple(Item(line) for line in lines), closing=closing)


def _unnamed(draft: Draft) -> list[Line]:
    lines: list[Line] = []
    for office, party, engagements in unnamed_holders(draft)[:_MOST]:
        first = engagements[0]
        whose = f" of {draft.names.party(party)}" if party else ""
        lines.append(
            (
                Words(f"The {office}{whose} is not named ("),
                Words(draft.acts.words(first)),
                *((Words(", "), *draft.when(first)) if first.start else ()),
                Words(")"),
                draft.cite(first.citations, "roles", "people"),
            )
        )
    return lines


def _conflicts(draft: Draft) -> list[Line]:
    return [_conflict(draft, c) for c in draft.relation.conflicts[:_MOST]]


def _conflict(draft: Draft, conflict: ConflictEntry) -> Line:
    told = listed(dates.printed(v.value) if v.value[:2].isdigit() else v.value for v in conflict.values)
    engagement = draft.engagements.get(conflict.entry)
    instrument = draft.instruments.get(conflict.entry)
    what = draft.acts.words(engagement) if engagement else instrument.title if instrument else conflict.entry
    field = conflict.field.replace("_", " ")
    return (
        Words(f"Reports disagree on the {field} of the {what}: {told}"),
        draft.cite(conflict.citations, limit=3),
    )


def _without_year(draft: Draft) -> list[Line]:
    lost = [r for r in draft.relation.reports if r.id not in draft.known]
    if not lost:
        return []
    named = [draft.notebook.label(r) for r in lost[:_MOST]]
    missing = f"{listed(named)} {'gives' if len(lost) == 1 else 'give'} no year, and none can be inferred"
    told = [c for e in draft.relation.engagements for c in e.citations]
    told += [c for u in draft.relation.undertakings for c in u.citations]
    firsts = [next((c for c in told if c.report_id == r.id), None) for r in lost[:_MOST]]
    return [(Words(missing), draft.cite([c for c in firsts if c], limit=_MOST))]


def _doubt(draft: Draft, doubt: DoubtEntry) -> Line:
    note = capital(doubt.note or doubt.code).rstrip(".")
    quote = clipped(doubt.text, 70).strip('“”"')
    # A word or two say nothing outside of their sentence, which the footnote gives.
    told = note if len(quote) < _SHORTEST_QUOTE else f"{note}: “{quote}”"
    return (Words(told), draft.cite(doubt.citations))

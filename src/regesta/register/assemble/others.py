"""Honours, bodies and doubts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regesta.codebook.titles import title_words
from regesta.model.claim import BodyClaim
from regesta.model.entry import BodyEntry, Citation, DoubtEntry, HonourEntry
from regesta.register.assemble.support import Support, chosen, derived_id, report_ids
from regesta.register.filing import Filing, Told
from regesta.register.ground import Ground
from regesta.register.resolve.groups import Group, by_first
from regesta.register.resolve.honours import Conferral, Placed


def honour_entries(groups: Sequence[Group[Conferral]], ground: Ground) -> tuple[HonourEntry, ...]:
    """Make the entry of each honour."""
    return tuple(_honour(g.items, ground) for g in by_first(groups, lambda h: h.told.order))


def _honour(items: Sequence[Conferral], ground: Ground) -> HonourEntry:
    support = Support()
    told = [h.told for h in items]
    at = next((h.conferred_at for h in items if h.conferred_at is not None), None)
    days = sorted((t.claim.date for t in told if t.claim.date), key=lambda d: (-len(d), d))
    for item in items:
        t, c = item.told, item.told.claim
        support.cite_all(
            t, honour=c.honour, to=c.to, by=c.by, by_person=c.by, authority=c.authority, date=c.date
        )
        if at is not None and item.conferred_at == at:
            support.cite(t, "conferred_at", at)
    return HonourEntry(
        id=derived_id("hon", told[0].id),
        honour=chosen(told, lambda c: c.honour) or told[0].claim.honour,
        to=chosen(told, lambda c: c.to) or told[0].claim.to,
        by=chosen(told, lambda c: c.by),
        by_person=next((p for t in told if (p := ground.person(t.report.id, t.claim.by)) is not None), None),
        authority=chosen(told, lambda c: c.authority),
        date=days[0] if days else None,
        conferred_at=at,
        reports=report_ids(told),
        citations=support.citations(),
    )


def body_entries(groups: Sequence[Group[Placed]]) -> tuple[BodyEntry, ...]:
    """Make the entry of each body, tied to that of the body above it where one is filed under its name."""
    named: list[tuple[str, list[Told[BodyClaim]]]] = []
    by_words: dict[frozenset[str], list[tuple[str, str | None]]] = {}
    taken: set[str] = set()
    for group in by_first(groups, lambda b: b.told.order):
        told = [b.told for b in group.items]
        party = chosen(told, lambda c: c.party)
        words = title_words(told[0].claim.name)
        ident = derived_id("bod", " ".join(sorted(words)), party or "")
        names = {title_words(n) for t in told for n in (t.claim.name, t.claim.former) if n}
        if ident in taken:
            ident = derived_id("bod", told[0].id)
        taken.add(ident)
        named.append((ident, told))
        for each in sorted(names, key=sorted):
            by_words.setdefault(each, []).append((ident, party))
    return tuple(_body(ident, told, by_words) for ident, told in named)


def _body(
    ident: str, told: list[Told[BodyClaim]], by_words: dict[frozenset[str], list[tuple[str, str | None]]]
) -> BodyEntry:
    support = Support()
    former = {title_words(t.claim.former) for t in told if t.claim.former}
    current = [t for t in told if title_words(t.claim.name) not in former] or told
    name = chosen(current, lambda c: c.name) or told[0].claim.name
    party, parent = chosen(told, lambda c: c.party), chosen(told, lambda c: c.parent)
    above = [(i, p) for i, p in by_words.get(title_words(parent or ""), []) if i != ident]
    own = [i for i, p in above if p == party] or [i for i, _ in above]
    parent_id = own[0] if len(own) == 1 else None
    for t in told:
        names = tuple(n for n in (t.claim.name, t.claim.former) if n)
        support.cite_all(t, names=names, party=t.claim.party, parent=t.claim.parent)
        if t.claim.name == name:
            support.cite(t, "name", name)
        if parent_id is not None and t.claim.parent == parent:
            support.cite(t, "parent_id", parent_id)
    return BodyEntry(
        id=ident,
        name=name,
        names=tuple(sorted({n for t in told for n in (t.claim.name, t.claim.former) if n})),
        party=party,
        parent=parent,
        parent_id=parent_id,
        reports=report_ids(told),
        citations=support.citations(),
    )


def doubt_entries(filings: Iterable[Filing]) -> tuple[DoubtEntry, ...]:
    """One entry for each doubt of each report."""
    found: dict[str, DoubtEntry] = {}
    for filing in filings:
        for doubt in filing.account.doubts:
            p = doubt.passage
            ident = derived_id("dou", filing.report.id, doubt.code, str(p.start), str(p.end), doubt.note)
            cited = tuple(
                Citation(field, value, filing.report.id, filing.report.source, p, ident)
                for field, value in (("code", doubt.code), ("note", doubt.note), ("text", p.quote))
                if value
            )
            found[ident] = DoubtEntry(ident, doubt.code, doubt.note, p.quote, (filing.report.id,), cited)
    return tuple(found.values())

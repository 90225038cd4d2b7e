"""Where the relation stands, in a few sentences."""

from __future__ import annotations

from itertools import islice

from regesta.codebook.match import words_of
from regesta.model.entry import EngagementEntry, InstrumentEntry, UndertakingEntry
from regesta.views import dates
from regesta.views.brief.draft import Draft
from regesta.views.brief.instruments import begins_later
from regesta.views.brief.lines import Line, Section, Words, joined
from regesta.views.names import clipped

_RUNNING = ("signed", "in_force")
_VAGUE = frozenset({"general", "other", "exchange"})
_MOST_ASKED = 3
_MOST_AREAS = 6
_STEM = 6
_TWO = 2


def where_it_stands(draft: Draft) -> Section:
    """Texts in force, latest contact, what lies ahead, what was agreed last and what is unanswered."""
    sentences = [_texts(draft), _latest_contact(draft), _ahead(draft), _agreed(draft), _unanswered(draft)]
    return Section("Where it stands", prose=joined([s for s in sentences if s], " "))


def _texts(draft: Draft) -> Line:
    texts = [i for i in draft.relation.instruments if i.status in _RUNNING]
    texts.sort(key=lambda i: ((i.term or "").rpartition("/")[2], i.id), reverse=True)
    running = [_text(draft, i) for i in texts if _runs(i, draft.known_on)]
    coming = [_text(draft, i) for i in texts if begins_later(i, draft.known_on)]
    line: Line = ()
    if running:
        line = (Words(f"{draft.names.parties(draft.relation.pair)} work under "), *_row(running[:3]))
    if coming:
        follows = " follow" if len(coming[:3]) > 1 else " follows"
        line += (Words("; " if line else "Signed and still to begin: "), *_row(coming[:3]))
        line += (Words(follows),) if running else ()
    return (*line, Words(".")) if line else _last_text(draft, texts)


def _last_text(draft: Draft, texts: list[InstrumentEntry]) -> Line:
    known = draft.known_on or "9999"
    told = [i for i in texts if i.signed is None or i.signed <= dates.latest(known)]
    if not told:
        return ()
    last = max(told, key=lambda i: (dates.order(i.signed), i.id))
    when: Line = (Words(", "), *draft.month(last.signed, last.reports)) if last.signed else ()
    cites = draft.cite(last.citations, "status", "signed")
    sides = "the two sides" if len(draft.relation.pair) == _TWO else "all sides"
    return (Words(f"The latest text between {sides} is the {last.title}"), *when, cites, Words("."))


def _text(draft: Draft, instrument: InstrumentEntry) -> Line:
    line: Line = (
        Words(f"the {instrument.title} for {dates.printed_term(instrument.term)}"),
        draft.cite(instrument.citations, "term", "status"),
    )
    for link in instrument.links:
        other = draft.instruments.get(link.to)
        if link.relation == "succeeds" and other is not None and other.term:
            before = Words(f" (successor of the one for {dates.printed_term(other.term)}")
            line += (before, draft.cite(other.citations, "term"), Words(")"))
    return line


def _runs(instrument: InstrumentEntry, known_on: str | None) -> bool:
    if instrument.term is None or known_on is None:
        return False
    first, _, last = instrument.term.partition("/")
    return first <= known_on[:4] <= (last or first)


def _latest_contact(draft: Draft) -> Line:
    held = [
        e
        for e in draft.relation.engagements
        if e.status == "occurred" and dates.has_year(e.start) and e.part_of not in draft.engagements
    ]
    if not held:
        return ()
    last = max(held, key=lambda e: (dates.latest(e.end or e.start or ""), len(e.people), e.id))
    return (
        Words(f"The latest contact {_scope(draft)} is the {draft.acts.words(last)}, "),
        *draft.when(last),
        draft.cite(last.citations, "start", "kind"),
        Words("."),
    )


def _scope(draft: Draft) -> str:
    window = draft.relation.window
    if window.area:
        return "at which this was spoken of"
    return "in that time" if window.since or window.until else "in the register"


def _ahead(draft: Draft) -> Line:
    coming = [e for e in draft.relation.engagements if _lies_ahead(e, draft.known_on)]
    if not coming:
        return ()
    coming.sort(key=lambda e: (not dates.has_year(e.start), e.start or "", e.id))
    clauses: list[Line] = [
        (
            Words(draft.acts.words(e)),
            *((Words(", "), *draft.when(e)) if e.start else ()),
            draft.cite(e.citations, "status", "start"),
        )
        for e in coming[:3]
    ]
    return (Words("Ahead: "), *joined(clauses, "; "), Words("."))


def _lies_ahead(engagement: EngagementEntry, known_on: str | None) -> bool:
    if engagement.status not in ("planned", "invited"):
        return False
    if engagement.start is None or not dates.has_year(engagement.start) or known_on is None:
        return engagement.status == "planned" and engagement.start is None
    return dates.latest(engagement.end or engagement.start) >= dates.latest(known_on)


def _agreed(draft: Draft) -> Line:
    agreed = [u for u in draft.relation.undertakings if u.force == "agreed" and dates.has_year(u.said_on)]
    if not agreed:
        return ()
    last = max(u.said_on or "" for u in agreed)
    by_area: dict[str, UndertakingEntry] = {}
    for undertaking in agreed:
        if undertaking.said_on == last:
            by_area.setdefault(undertaking.areas[0] if undertaking.areas else "other", undertaking)
    telling = [a for a in sorted(by_area) if a not in _VAGUE]
    areas = (telling or sorted(by_area))[:_MOST_AREAS]
    clauses: list[Line] = [
        (Words(draft.names.area(a)), draft.cite(by_area[a].citations, "text")) for a in areas
    ]
    when = draft.month(last, by_area[areas[0]].reports)
    return (Words("Last agreed on, "), *when, Words(": "), *joined(clauses, "; "), Words("."))


def _unanswered(draft: Draft) -> Line:
    newest_first = sorted(draft.relation.undertakings, key=lambda u: (u.said_on or "", u.id), reverse=True)
    asked = list(islice((u for u in newest_first if _is_unanswered(u, draft)), _MOST_ASKED))
    clauses: list[Line] = [
        (
            Words(f"{clipped(u.text, 90)} ("),
            *draft.month(u.said_on, u.reports),
            Words(")"),
            draft.cite(u.citations, "text"),
        )
        for u in reversed(asked)
    ]
    if not clauses:
        return ()
    return (Words("Asked for and not seen since in these reports: "), *joined(clauses, "; "), Words("."))


def _is_unanswered(asked: UndertakingEntry, draft: Draft) -> bool:
    """Say whether a request of some substance is neither restated, granted nor echoed in a later report."""
    if asked.force != "proposed" or not dates.has_year(asked.said_on) or set(asked.areas) & _VAGUE:
        return False
    if asked.follow_up.status not in ("stated", "no_evidence"):
        return False
    said_on = asked.said_on or ""
    return said_on < (draft.known_on or "") and not any(
        _echoes(other, asked)
        for other in draft.relation.undertakings
        if other.id != asked.id and (other.said_on or "") >= said_on and dates.has_year(other.said_on)
    )


def _echoes(later: UndertakingEntry, asked: UndertakingEntry) -> bool:
    """Say whether a later undertaking is of the same thread, or grants the same in other words."""
    if later.thread == asked.thread:
        return True
    if later.force not in ("agreed", "committed") or not set(later.areas) & set(asked.areas):
        return False
    ours, theirs = _telling_words(asked.text), _telling_words(later.text)
    return len(ours & theirs) * 2 >= min(len(ours), len(theirs))


def _telling_words(text: str) -> set[str]:
    return {w.folded[:_STEM] for w in words_of(text) if len(w.text) >= _STEM}


def _row(clauses: list[Line]) -> Line:
    """Join clauses as a sentence does: a, b and c."""
    if len(clauses) == 1:
        return clauses[0]
    return (*joined(clauses[:-1], ", "), Words(" and "), *clauses[-1])

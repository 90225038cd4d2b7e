"""What came of undertakings: a later signing, session, handover or the like that does what was undertaken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from regesta.model.entry import (
    Citation,
    EngagementEntry,
    FollowUp,
    FollowUpStatus,
    InstrumentEntry,
    UndertakingEntry,
)
from regesta.register.assemble.coverage import Coverage
from regesta.register.assemble.deeds import Deed, Deeds
from regesta.register.resolve.spans import Span, span
from regesta.register.resolve.subjects import Topic
from regesta.register.resolve.undertakings import Pledge
from regesta.register.resolve.words import share, stems

_BUILDING = stems(
    "build construct provide supply donate complete finish hand grant fund erect equip deliver gift put set "
    "open"
)
_REACHED = frozenset({"signed", "in_force", "expired"})
_WEIGHT: dict[FollowUpStatus, int] = {
    "scheduled": 1, "under_way": 2, "superseded": 3, "claimed_done": 4, "evidenced_done": 5,
}  # fmt: skip
_ALIKE = 0.5
_SOME = 3
_PAIR = 2

Proof = tuple[FollowUpStatus, tuple[str, ...]]


class Outcomes:
    """Looks for what came of undertakings among the entries of one fold.

    Evidence is later than the undertaking, between the same parties, and told as having happened; where a
    later report only tells that it was done, not when, it is claimed to be done. Where there is none, the
    follow-up says in how many later reports on the same parties it was sought.
    """

    def __init__(
        self,
        deeds: Deeds,
        engagements: Sequence[EngagementEntry],
        instruments: Sequence[InstrumentEntry],
        coverage: Coverage,
    ) -> None:
        self._deeds, self._coverage = deeds, coverage
        self._instruments = {i.id: i for i in instruments}
        self._cited = {e.id: e.citations for e in engagements} | {i.id: i.citations for i in instruments}
        self._linked: dict[str, list[InstrumentEntry]] = {}
        for instrument in instruments:
            for link in instrument.links:
                self._linked.setdefault(link.to, []).append(instrument)

    def of(self, entry: UndertakingEntry, pledge: Pledge, thread: Sequence[Pledge]) -> UndertakingEntry:
        """The entry with what came of it; `thread` are its restatements, itself among them."""
        said = span(entry.said_on)
        if said is None or said.yearless:
            return entry
        topics = sorted({t for p in thread for t in p.topics})
        proofs = [p for topic in topics if (p := self._of_topic(topic, said)) is not None]
        if not proofs:
            proofs = list(self._of_words(entry, said, pledge, thread))
        best = max(proofs, key=lambda p: _WEIGHT[p[0]], default=None)
        sought, until = self._sought(pledge.between, said, entry.reports)
        nothing: FollowUpStatus = "no_evidence" if sought else "stated"
        status, evidence = best if best is not None else (nothing, ())
        shown = tuple(self._citation(ident) for ident in evidence)
        follow_up = FollowUp(status, evidence, sought, until)
        return replace(entry, follow_up=follow_up, citations=(*entry.citations, *shown))

    def _citation(self, ident: str) -> Citation:
        known = self._cited[ident]
        told = next((c for c in known if c.field in ("signed", "status")), known[0])
        return replace(told, field="follow_up", value=ident)

    def _sought(self, between: frozenset[str], said: Span, own: Sequence[str]) -> tuple[int, str | None]:
        """In how many later reports on these parties, other than its own, and until which day."""
        mine = frozenset(r for r in own if self._coverage.tells_of(r, between))
        later = self._coverage.later(between, said.last, mine)
        last = self._coverage.until(between, mine) if later else None
        return later, date.fromordinal(last).isoformat() if last is not None else None

    def _of_topic(self, topic: Topic, said: Span) -> Proof | None:
        instrument = self._instruments.get(topic.entry)
        if instrument is not None:
            return self._of_text(instrument, topic.act, said)
        return self._of_session(topic, said)

    def _of_text(self, text: InstrumentEntry, act: str, said: Span) -> Proof | None:
        """A text to be made was signed or is negotiated; one to be carried out has plans or a successor."""
        if act == "make":
            if text.status in _REACHED and _reached(text, said):
                return "evidenced_done", (text.id, *([text.signed_at] if text.signed_at else []))
            later = any(h.status == "negotiated" and _later(h.on, said) for h in text.history)
            return ("under_way", (text.id,)) if later else None
        linked = [i for i in self._linked.get(text.id, ()) if i.status in _REACHED and _reached(i, said)]
        successors = _related(linked, text, "succeeds")
        if successors:
            return "superseded", successors
        plans = _related(linked, text, "implements")
        return ("under_way", plans) if plans else None

    def _of_session(self, topic: Topic, said: Span) -> Proof | None:
        """The session asked for was held or is planned; a forum that was to go on has met since."""
        sessions = self._deeds.sessions(topic.entry)
        kind, _, number = topic.act.partition(" ")
        if kind == "session":
            wanted = [d for d in sessions if d.number == int(number)]
            if not wanted and int(number) == 1:
                wanted = sessions[:1]
        else:
            wanted = sessions
        held = [d.entry.id for d in wanted if d.entry.status == "occurred" and d.days.last > said.last]
        if held:
            return ("evidenced_done" if kind == "session" else "under_way"), tuple(held)
        planned = [d.entry.id for d in wanted if d.entry.status == "planned" and d.days.last > said.last]
        return ("scheduled", tuple(planned)) if planned else None

    def _of_words(
        self, entry: UndertakingEntry, said: Span, pledge: Pledge, thread: Sequence[Pledge]
    ) -> Iterable[Proof]:
        """Engagements that its own words tell of: what was promised was handed over, sent or held."""
        words = frozenset().union(*(p.telling for p in thread))
        making = bool(frozenset().union(*(p.words for p in thread)) & _BUILDING)
        for deed in self._deeds.with_words(sorted(words)):
            fits = pledge.between <= set(deed.entry.parties) or deed.entry.parties == ()
            if deed.days.first <= said.last or not fits or deed.entry.id == entry.said_at:
                continue
            if _does(deed, thread, making=making):
                if deed.entry.status == "occurred":
                    yield "claimed_done" if deed.stated else "evidenced_done", (deed.entry.id,)
                elif deed.entry.status == "planned":
                    yield "scheduled", (deed.entry.id,)


def _does(deed: Deed, thread: Sequence[Pledge], *, making: bool) -> bool:
    """Whether an engagement does what one of these undertakings says."""
    for p in thread:
        both = deed.words & p.telling
        named = len(both) >= _SOME and bool(both & p.names)
        if named or (len(both) >= _PAIR and (share(deed.words, p.telling) >= _ALIKE)):
            return True
        if deed.hands_over and making and len(both) >= _PAIR:
            return True
    return False


def _related(linked: Iterable[InstrumentEntry], text: InstrumentEntry, relation: str) -> tuple[str, ...]:
    found = {i.id for i in linked for link in i.links if (link.to, link.relation) == (text.id, relation)}
    return tuple(sorted(found))


def _reached(text: InstrumentEntry, said: Span) -> bool:
    """Whether a text was signed after something was said, as far as is known; the same day counts."""
    day = text.signed or next((h.on for h in text.history if h.status in _REACHED and h.on), None)
    signed = span(day)
    return signed is not None and not signed.yearless and signed.last >= said.first


def _later(day: str | None, said: Span) -> bool:
    days = span(day)
    return days is not None and not days.yearless and days.first > said.last

"""Deciding in the browser: a judgement is filed only if its entries are still as the reviewer saw them."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from regesta.apps.web.room import Room, Snapshot
from regesta.errors import UsageError
from regesta.model.judgement import Judgement, JudgementEntry
from regesta.register import decisions
from regesta.register.decisions import Side, Signed

_OVERTAKEN = "This was decided or read anew since you opened the page. Nothing was overwritten: look again."


_IDLE = frozenset({"unsure", "opinion"})
"""Verdicts that change no entry, so that nobody's page is overtaken by them."""


class OvertakenError(UsageError):
    """Somebody else decided on the same entries since the page was shown."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a form says: a verdict on an entry or on two, as they were `seen`."""

    verdict: str
    entry: str
    other: str
    seen: str
    field: str
    value: str


def version_of(now: Snapshot, *idents: str) -> str:
    """What the entries rest on, in one word: it changes with every claim and judgement that touches them."""
    parts: list[str] = []
    for ident in idents:
        entry = now.entries.get(ident)
        if entry is not None:
            parts += [ident, *sorted({c.claim_id for c in entry.citations})]
    parts += sorted(
        f"{told.id}:{told.state}"
        for told in now.reader.judgements()
        if set(told.entries) & set(idents) and told.judgement.verdict not in _IDLE
    )
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


class Bench:
    """Where decisions are taken, one at a time."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._lock = threading.Lock()

    def decide(self, room: Room, decision: Decision, by: str, reason: str) -> JudgementEntry:
        """File a decision and give it back as filed. Raise OvertakenError if its entries have changed."""
        with self._lock:
            now = room.snapshot()
            idents = [i for i in (decision.entry, decision.other) if i]
            if any(i not in now.entries for i in idents) or version_of(now, *idents) != decision.seen:
                raise OvertakenError(_OVERTAKEN)
            judgement = _judgement(now, decision, Signed(by, self._now(), reason))
            return _filed(room, judgement, tuple(sorted({now.entries[i].id for i in idents})))

    def undo(self, room: Room, ident: str, by: str, reason: str) -> JudgementEntry:
        """Take a judgement back. Raise UsageError if there is none of this id to take back."""
        with self._lock:
            reader = room.snapshot().reader
            if not any(j.id == ident and j.state != "withdrawn" for j in reader.judgements()):
                raise UsageError(f"there is no judgement {ident} to take back")
            judgement = decisions.withdraw(reader, ident, Signed(by, self._now(), reason))
            return _filed(room, judgement, ())

    def _now(self) -> str:
        return self._clock().isoformat(timespec="milliseconds")


def _judgement(now: Snapshot, decision: Decision, signed: Signed) -> Judgement:
    reader = now.reader
    left = decisions.side(reader, decision.entry)
    if decision.verdict in _IDLE:
        return _idle(now, decision, left, signed)
    match decision.verdict:
        case "accept":
            return decisions.accept(left, signed)
        case "reject":
            return decisions.reject(left, signed)
        case "amend":
            value = decision.value.strip() or None
            return decisions.amend(reader, decision.entry, decision.field, value, signed)
        case "same":
            return decisions.same(left, decisions.side(reader, decision.other), signed)
        case "different":
            return decisions.different(left, decisions.side(reader, decision.other), signed)
    raise UsageError(f"there is no verdict {decision.verdict}")


def _idle(now: Snapshot, decision: Decision, left: Side, signed: Signed) -> Judgement:
    right = decisions.side(now.reader, decision.other) if decision.other else None
    field = decision.field or None
    if decision.verdict == "unsure":
        return decisions.unsure(left, right, field, signed)
    return decisions.opinion(left, right, field, decision.value, signed)


def _filed(room: Room, judgement: Judgement, entries: tuple[str, ...]) -> JudgementEntry:
    """File it for good, and show it at once; what it changes shows when it is folded."""
    room.register.judge(judgement)
    told = JudgementEntry(judgement.id, judgement, "counts", entries, None, ())
    room.note(told)
    return told

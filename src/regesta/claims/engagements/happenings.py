"""Happenings: engagements in the making, with all their tellings."""

from __future__ import annotations

from dataclasses import dataclass, field

from regesta.claims.engagements.frames import Frame
from regesta.model.reading import DatedSpan
from regesta.model.seen import EngagementKind, Status

DAY = len("2024-11-24")
_WEIGHT: tuple[Status, ...] = ("cancelled", "postponed", "denied", "occurred", "planned", "invited")


@dataclass
class Happening:
    """One engagement in the making: its tellings in order of the text, and what they agree on."""

    kind: EngagementKind
    frames: list[Frame]
    people: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    dated: DatedSpan | None = None
    until: DatedSpan | None = None
    carried: str | None = None
    parent: Happening | None = None

    def first(self) -> int:
        """The token at which it is first told."""
        return self.frames[0].trigger.word

    @property
    def status(self) -> Status:
        """What became of it: called off or denied anywhere is so; held anywhere is held, planned or not."""
        told = [f.status for f in self.frames]
        return next((s for s in _WEIGHT if s in told), told[0])

    def add(self, frame: Frame) -> None:
        """Take in one more telling."""
        self.frames.append(frame)
        self.people += [p for p in frame.people() if p not in self.people]
        self.parties += [p for p in frame.parties() if p not in self.parties]
        if frame.bound and spans(self, frame):
            self._span(frame)
        elif self.dated is None or _finer(frame.when, self.dated):
            self.dated = frame.when or self.dated

    def _span(self, frame: Frame) -> None:
        if frame.bound == "end":
            self.until = frame.when
        elif frame.when is not None:
            self.until, self.dated = self.dated, frame.when


def _finer(new: DatedSpan | None, old: DatedSpan) -> bool:
    """A date with an end, or a day where there was a month, says more."""
    if new is None or new.when.start is None:
        return False
    return old.when.start is None or len(new.when.start) > len(old.when.start)


def spans(happening: Happening, frame: Frame) -> bool:
    """Say whether a telling gives the other end of one that is dated by its start or end alone."""
    one = happening.dated.when if happening.dated else None
    other = frame.when.when if frame.when else None
    if one is None or other is None or one.end or other.end or not one.start or not other.start:
        return False
    if happening.until is not None or len(one.start) != DAY or len(other.start) != DAY:
        return False
    begun = any(f.bound == "end" for f in happening.frames)
    return (frame.bound == "end" and one.start < other.start) or (
        frame.bound == "start" and begun and other.start < one.start
    )


def clash(one: DatedSpan | None, other: DatedSpan | None) -> bool:
    """Say whether two dates cannot be of one engagement."""
    if one is None or other is None or one.when.start is None or other.when.start is None:
        return False
    a, b = one.when, other.when
    if a.start is None or b.start is None:
        return False
    n = min(len(a.start), len(b.start))
    if a.start[:n] == b.start[:n]:
        return False
    return not (within(b.start, a.start, a.end) or within(a.start, b.start, b.end))


def within(day: str, start: str | None, end: str | None) -> bool:
    """Say whether a date lies inside a span, as far as the notation tells (XXXX years compare as text)."""
    if start is None:
        return True
    if end is None:
        n = min(len(day), len(start))
        return day[:n] == start[:n]
    n = min(len(day), len(start), len(end))
    return start[:n] <= day[:n] <= end[:n]

"""Which undertakings are one occasion's, and which restate one another over the years."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from regesta.model.claim import UndertakingClaim
from regesta.model.joining import Reason
from regesta.register.filing import Told
from regesta.register.resolve.groups import Group, Grouping, Reasons
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.words import share, stems

_ALIKE = 0.5
_RECENT = 3
_REACH = 40
_BROAD = frozenset({"general", "other", "implementation"})
_NARROW = frozenset({"remains", "political_education", "peacekeeping", "cyber"})
_PLAIN = stems(
    "cooperation cooperate strengthen enhance deepen promote continue support relation relations ties side "
    "sides country countries nation nations effective effectively coming time effort efforts maintain "
    "develop development joint jointly mutual bilateral military army armies forces defence ministry "
    "ministries field fields area areas further practical various between agree year new activity activities"
)


@dataclass(frozen=True, slots=True)
class Pledge:
    """An undertaking as one report tells it, with what is compared.

    `between` are the parties that it concerns, `said_at` is the id of the engagement it was voiced at.
    """

    told: Told[UndertakingClaim]
    words: frozenset[str]
    between: frozenset[str]
    said_at: str | None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.told.id

    @property
    def report_id(self) -> str:
        """The report that tells of it."""
        return self.told.report.id

    @property
    def telling(self) -> frozenset[str]:
        """The words that tell this undertaking from others in its area."""
        return self.words - _PLAIN


def pledge(told: Told[UndertakingClaim], text: str, said_at: str | None, between: frozenset[str]) -> Pledge:
    """Make a claim ready to compare; `text` is its text without the names of parties."""
    return Pledge(told, stems(text), between, said_at)


def resolve_undertakings(pledges: Sequence[Pledge], judged: Judged) -> list[Group[Pledge]]:
    """Group what several reports tell of one occasion: the same engagement, bearer and like words."""
    grouping: Grouping[Pledge] = Grouping(judged)
    for item in sorted(pledges, key=lambda p: p.told.order):
        keys = [] if item.said_at is None else [item.said_at]
        grouping.place(item, keys, keys, _told_again)
    return grouping.groups


def _told_again(item: Pledge, group: Group[Pledge]) -> Reasons:
    by = set(item.told.claim.by)
    if not all(by & set(p.told.claim.by) or not by for p in group.items):
        return ()
    same = max(share(item.words, p.words) for p in group.items)
    areas = max(share(frozenset(item.told.claim.areas), frozenset(p.told.claim.areas)) for p in group.items)
    return (Reason("words", same), Reason("areas", areas)) if same >= _ALIKE and areas > 0 else ()


@dataclass(frozen=True, slots=True)
class Restated:
    """One occasion's undertaking as a link of a thread; what is compared over the years."""

    pledge: Pledge
    occasion: int

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.pledge.id

    @property
    def report_id(self) -> str:
        """The occasion, since one occasion's undertakings are kept apart."""
        return str(self.occasion)


def resolve_threads(occasions: Sequence[Pledge], judged: Judged) -> list[Group[Restated]]:
    """Group what restates: the same parties, a shared area and telling words in common.

    The caller puts them in order of date, so that a thread begins with its earliest.
    """
    grouping: Grouping[Restated] = Grouping(judged, within_report=True, reach=_REACH)
    for number, item in enumerate(occasions):
        keys = list(_thread_keys(item))
        grouping.place(Restated(item, number), keys, keys, _restates)
    return grouping.groups


def _thread_keys(item: Pledge) -> Iterable[Hashable]:
    between = "+".join(sorted(item.between))
    areas = sorted(set(item.told.claim.areas) - _BROAD)
    words = sorted(item.telling)
    narrow = [(between, area) for area in areas if area in _NARROW]
    return [*narrow, *((between, area, word) for area in areas for word in words)]


def _restates(item: Restated, group: Group[Restated]) -> Reasons:
    """Words shared with the thread's beginning or its latest; of a narrow area all is one thread."""
    compared = [*group.items[:1], *group.items[-_RECENT:]]
    same = max(share(item.pledge.telling, r.pledge.telling) for r in compared)
    narrow = _NARROW & set(item.pledge.told.claim.areas)
    if any(narrow & set(r.pledge.told.claim.areas) for r in compared):
        return (Reason("areas", 1.0), Reason("words", same))
    return (Reason("words", same),) if same >= _ALIKE else ()

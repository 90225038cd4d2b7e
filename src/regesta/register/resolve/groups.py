"""Put what means the same into one group: block, rate, join."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, Protocol, TypeVar

from regesta.model.joining import Joined, Reason
from regesta.register.resolve.judged import Judged


class Groupable(Protocol):
    """Anything that stands for one claim of one report."""

    @property
    def id(self) -> str:
        """The claim's id."""
        ...

    @property
    def report_id(self) -> str:
        """The report that makes the claim."""
        ...


T = TypeVar("T", bound=Groupable)
Reasons = tuple[Reason, ...]


@dataclass(slots=True)
class Group(Generic[T]):
    """Claims that mean one thing, in the order in which they were placed; `number` is the group's own.

    `why` holds, by claim, what spoke for putting it here.
    """

    number: int
    items: list[T] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    why: dict[str, Reasons] = field(default_factory=dict)

    def take(self, item: T, why: Reasons = ()) -> None:
        """Put one more claim in."""
        self.items.append(item)
        self.reports.add(item.report_id)
        self.why[item.id] = why

    def joined(self) -> tuple[Joined, ...]:
        """Every claim with the reasons for which it is here, in the order of the claims."""
        told = {i: tuple(Reason(r.feature, round(r.weight, 2)) for r in why) for i, why in self.why.items()}
        return tuple(Joined(item.report_id, item.id, told[item.id]) for item in self.items)


Rate = Callable[[T, Group[T]], Reasons]
"""What speaks for an item's being the same as a group; nothing where it is not."""


class Grouping(Generic[T]):
    """Groups grown one claim at a time, each compared only with the groups that share a key with it.

    A claim joins the best-rated group; where two groups are rated nearly alike it opens its own, since a
    wrong merge is worse than a missed one. Two claims of one report never join: the report's reading has told
    them apart. What a person judged goes before any rating. The caller puts the claims in a fixed order, so
    that the order in which reports were added changes nothing. Under each key only the `reach` groups opened
    last are looked at, so that a key which everything shares costs no more as the register grows.
    """

    margin = 0.25

    def __init__(self, judged: Judged, *, within_report: bool = False, reach: int | None = None) -> None:
        self.groups: list[Group[T]] = []
        self._judged = judged
        self._within_report = within_report
        self._reach = reach
        self._index: dict[Hashable, dict[int, Group[T]]] = {}
        self._of: dict[str, Group[T]] = {}

    def place(self, item: T, look: Iterable[Hashable], keys: Iterable[Hashable], rate: Rate[T]) -> Group[T]:
        """Put one claim into a group found under `look`, or a new one; file the group under `keys`."""
        group, why = self.find(item, look, rate)
        if group is None:
            group = Group(len(self.groups))
            self.groups.append(group)
        group.take(item, why)
        self._of[item.id] = group
        for key in keys:
            self._index.setdefault(key, {}).setdefault(group.number, group)
        return group

    def find(self, item: T, look: Iterable[Hashable], rate: Rate[T]) -> tuple[Group[T] | None, Reasons]:
        """The group that a claim belongs to as far as is known now, or None, and why."""
        homes = (self._of.get(other) for other in self._judged.same(item.id))
        judged = next((group for group in homes if group is not None), None)
        return (judged, _JUDGED) if judged is not None else self._best(item, look, rate)

    def _best(self, item: T, look: Iterable[Hashable], rate: Rate[T]) -> tuple[Group[T] | None, Reasons]:
        apart = self._judged.different(item.id)
        near: dict[int, Group[T]] = {}
        for key in look:
            near.update(islice(reversed(self._index.get(key, {}).items()), self._reach))
        rated = [
            (rate(item, group), group)
            for group in near.values()
            if (self._within_report or item.report_id not in group.reports)
            and (not apart or apart.isdisjoint(group.why))
        ]
        fits = sorted(((_sum(why), why, group) for why, group in rated if why), key=lambda r: -r[0])
        if not fits or (len(fits) > 1 and fits[0][0] - fits[1][0] < self.margin):
            return None, ()
        return fits[0][2], fits[0][1]


_JUDGED: Reasons = (Reason("judged", 1.0),)


def _sum(why: Reasons) -> float:
    return sum(reason.weight for reason in why)


def by_first(groups: Sequence[Group[T]], order: Callable[[T], int]) -> list[Group[T]]:
    """Each group with its claims in order, and the groups in the order of their first claims."""
    for group in groups:
        group.items.sort(key=order)
    return sorted(groups, key=lambda g: order(g.items[0]))

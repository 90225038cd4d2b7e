"""Which undertakings restate one another over the years."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from regesta.model.joining import Reason
from regesta.register.resolve.groups import Group, Grouping, Reasons
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.undertakings import Pledge
from regesta.register.resolve.words import share

_ALIKE = 0.5
_SOME = 3
_PAIR = 2
_RECENT = 3
_REACH = 40
_NARROW = frozenset({"remains", "political_education", "peacekeeping", "cyber"})


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
    """Group what restates: the same parties, and the same text or session, or telling words in common.

    Words that only point back ("complete it as pledged") are understood from the sentences around them. The
    caller puts the undertakings in order of date, so that a thread begins with its earliest.
    """
    grouping: Grouping[Restated] = Grouping(judged, within_report=True, reach=_REACH)
    for number, item in enumerate(occasions):
        keys, around = list(_keys(item, item.telling)), []
        if item.points_back:
            around = list(_keys(item, item.around))
        grouping.place(Restated(item, number), [*keys, *around], keys, _restates)
    return grouping.groups


def _keys(item: Pledge, words: frozenset[str]) -> Iterable[Hashable]:
    """The area, the topics, and each word: with its areas, alone if it is a name or no area is told."""
    between = "+".join(sorted(item.between))
    alone = words if not item.areas else words & item.names
    return (
        *((between, "area", area) for area in sorted(_NARROW & item.areas)),
        *((between, "topic", topic) for topic in sorted(item.topics)),
        *((between, area, word) for area in sorted(item.areas) for word in sorted(words)),
        *((between, "word", word) for word in sorted(alone)),
    )


def _restates(item: Restated, group: Group[Restated]) -> Reasons:
    """The same topic; a narrow area, where all is one thread; words of the thread's first or latest."""
    items = group.items
    compared = [r.pledge for r in (items if len(items) <= _RECENT else (items[0], *items[-_RECENT:]))]
    own = item.pledge
    if own.topics and any(own.topics & p.topics for p in compared):
        return (Reason("topic", 2.0),)
    if own.topics and all(p.topics and _other_topic(own, p) for p in compared):
        return ()
    same = max(_likeness(own, p) for p in compared)
    narrow = _NARROW & own.areas
    if narrow and any(narrow & p.areas for p in compared):
        return (Reason("areas", 1.0), Reason("words", same))
    if same > 0:
        return (Reason("words", same),)
    around = max((_around(own, p) for p in compared), default=0.0) if own.points_back else 0.0
    return (Reason("around", around),) if around > 0 else ()


def _other_topic(one: Pledge, other: Pledge) -> bool:
    """Whether both are about texts or sessions, and other ones."""
    return bool(one.topics) and bool(other.topics) and not one.topics & other.topics


def _likeness(one: Pledge, other: Pledge) -> float:
    """How alike their own words are, 0 where it is too little; one word is enough only if it is all.

    An area that both name outright counts as one word more: "manage the border", "the border's management".
    """
    both = len(one.telling & other.telling)
    least = min(len(one.telling), len(other.telling))
    if both and one.outright & other.outright:
        both, least = both + 1, least + 1
    if both == 0 or (both < _PAIR and least > 1) or not _areas_meet(one, other):
        return 0.0
    part = both / least
    return part if part >= _ALIKE or _named(one, other) else 0.0


def _named(one: Pledge, other: Pledge) -> bool:
    """Whether both name the same thing by its own name, and more: "the bridge at Nong Khiaw"."""
    return len(one.telling & other.telling) >= _SOME and len(one.names & other.names) >= 1


def _around(one: Pledge, other: Pledge) -> float:
    """How much of the other's words the sentences around words that point back hold."""
    both = one.around & other.telling
    enough = len(both) >= _SOME and (
        share(one.around, other.telling) >= _ALIKE or bool(one.names & other.names)
    )
    return len(both) / len(other.telling) if enough else 0.0


def _areas_meet(one: Pledge, other: Pledge) -> bool:
    """Whether the areas are not told apart; broad ones tell nothing."""
    if not one.areas or not other.areas:
        return bool(one.names & other.names) or len(one.telling & other.telling) >= _SOME
    return bool(one.areas & other.areas) or len(one.names & other.names) >= _PAIR

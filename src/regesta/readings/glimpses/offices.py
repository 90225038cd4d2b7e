"""Offices that were seen, given to those whom they were seen to be of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from regesta.readings.glimpses.sights import Sight
from regesta.readings.glimpses.titles import offices_of
from regesta.readings.lines import Line
from regesta.readings.namings import Found, Naming
from regesta.readings.offices import Post, post_at

_LINKS = frozenset(
    "is was be been as has serves served serving became becomes appointed named elected".split()
)
"""Verbs between a name and an office of theirs."""


class Offices:
    """Gives the offices seen in one line.

    An office without a name whose title is among those `told` of somebody means that holder, and is given to
    nobody else.
    """

    def __init__(
        self, line: Line, found: Found, seen: Sequence[tuple[Naming, Sight]], told: Collection[str]
    ) -> None:
        self._line, self._found, self._seen, self._told = line, found, seen, told

    def give(self) -> None:
        """Give each naming the offices that were seen to be of this person.

        What the grammar gave to somebody else, of whom it was not seen to be, is theirs no more.
        """
        for naming, sight in self._seen:
            for title in sight.titles:
                for first, last in offices_of(self._line, title):
                    if self._linked(naming, first, last):
                        self._give(naming, first, last)

    def _give(self, naming: Naming, first: int, last: int) -> None:
        if _within(naming.told_posts, first, last):
            return
        nameless = _within(self._found.posts, first, last)
        free = [p for p in nameless if not p.plural and p.title not in self._told]
        free += self._taken_back(first, last)
        held = [p for n in self._found.namings for p in _within(n.told_posts, first, last)]
        if free:
            self._found.posts = [p for p in self._found.posts if p not in free]
            naming.held += free
        elif not held and not nameless:
            post = post_at(self._line, first)
            if post and not post.plural and post.title != naming.honorific:
                naming.held.append(post)

    def _taken_back(self, first: int, last: int) -> list[Post]:
        """The posts that the grammar gave to others, not right behind their names, and none saw as theirs."""
        lost: list[Post] = []
        for other, sight in self._seen:
            if first > other.name.last + 1 and not any(
                t.first < last and first < t.last for t in sight.titles
            ):
                theirs = _within(other.apposed, first, last)
                other.apposed = [p for p in other.apposed if p not in theirs]
                lost += theirs
        return lost

    def _linked(self, naming: Naming, first: int, last: int) -> bool:
        """Say whether nobody else, and no verb but one that tells an office, stands between the two.

        "The Ambassador and General N" are two people.
        """
        line, name = self._line, naming.name
        between = range(last, name.first) if first < name.first else range(name.last, first)
        step = last + 1 + (line.text(last + 1) == "the")
        apart = line.text(last) == "and" and step not in line.offices and first < name.first
        apart |= any(k in line.names for k in between)
        return not apart and all(line.text(k) in _LINKS or not line.is_verb(k) for k in between)


def _within(posts: Sequence[Post], first: int, last: int) -> list[Post]:
    """The posts that were read in any of the words."""
    return [p for p in posts if p.first < last and first < p.last]

"""Identities: which namings of a report mean the same person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from regesta.readings.namings import Naming
from regesta.readings.offices import Post
from regesta.readings.person_names import Name
from regesta.readings.styles import Style, style_of

_PERSONAL = 2
_SONS = frozenset(("bin", "bint", "ibn", "binti"))


@dataclass(slots=True)
class Identity:
    """One person under construction: their namings in order."""

    key: str
    namings: list[Naming] = field(default_factory=list)
    party: str | None = None

    @property
    def fullest(self) -> Naming:
        """The naming with the longest name; of equals the first."""
        return max(self.namings, key=lambda n: (not n.shouted, len(n.name.words)))

    def posts(self) -> Iterator[Post]:
        """All posts told of the person, in order of appearance."""
        for naming in self.namings:
            yield from naming.told_posts


def identify(namings: list[Naming], evident: set[int]) -> list[Identity]:
    """Join the namings of one report into people, in order of first appearance.

    A naming without any title makes a person only where its place in `evident` tells that its sentence has it
    act as one; elsewhere it can only be another name for somebody known.
    """
    order = sorted(range(len(namings)), key=lambda k: (namings[k].shouted, -len(namings[k].name.words), k))
    people: list[Identity] = []
    for k in order:
        naming = namings[k]
        found = _match(naming, k, people, namings)
        if found is None and naming.shouted:
            found = _headlined(naming, k, people, namings)
        if found is not None:
            found.namings.append(naming)
        elif naming.shouted and len(naming.name.words) == 1:
            continue
        elif naming.titled or naming.apposed or k in evident:
            people.append(Identity("", [naming]))
    place = {id(n): k for k, n in enumerate(namings)}
    for person in people:
        person.namings.sort(key=lambda n: place[id(n)])
    people.sort(key=lambda p: place[id(p.namings[0])])
    for number, person in enumerate(people, start=1):
        person.key = f"p{number}"
        for naming in person.namings:
            naming.key = person.key
    return people


def _match(naming: Naming, at: int, people: list[Identity], namings: list[Naming]) -> Identity | None:
    """The person whom a naming means: the one with such a name, told apart by title, then by nearness."""
    likely = [p for p in people if _same(naming.name.words, p.fullest.name.words)]
    if len(likely) > 1:
        titles = {post.title for post in naming.posts}
        agreeing = [p for p in likely if titles & {post.title for post in p.posts()}]
        likely = agreeing or likely
        exact = [p for p in likely if naming.name.words in [n.name.words for n in p.namings]]
        if len(likely) > 1 and exact and len(naming.name.words) > 1:
            likely = exact
    if len(likely) > 1:
        place = {id(n): k for k, n in enumerate(namings)}
        likely.sort(key=lambda p: _nearness(at, [place[id(n)] for n in p.namings]))
    return likely[0] if likely else None


def _headlined(naming: Naming, at: int, people: list[Identity], namings: list[Naming]) -> Identity | None:
    """Cut a headline's run, where every word has a capital, down to the known name that opens it."""
    for last in range(naming.name.last - 1, naming.name.first, -1):
        words = naming.name.words[: last - naming.name.first]
        shown = " ".join(naming.name.shown.split()[: len(words)])
        cut = replace(naming, name=Name(naming.name.first, last, shown, words), last=last)
        found = _match(cut, at, people, namings) if words else None
        if found:
            naming.name, naming.last = cut.name, last
            return found
    return None


def _nearness(at: int, places: list[int]) -> int:
    """How far back the person was last named; those named only later come last."""
    back = [at - k for k in places if k < at]
    return min(back) if back else 10_000 + min(places)


def _same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """The same words in any order, or a shorter form of them that leaves the order."""
    if sorted(short) == sorted(full):
        return short[0] == full[0] or not _SONS & set(short)
    if _initialled(short, full):
        return True
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        return short[0] in (full[0], full[-1]) or (len(short[0]) > _PERSONAL and short[0] in full)
    spelled = Counter(short)
    if _SONS & spelled.keys() and short[0] != full[0]:
        return False
    return not spelled - Counter(full)


def _initialled(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Take "J. Smith" for "John Smith" and for "John Paul Smith": initials, then how the full name ends."""
    if len(short) == len(full) and short[-1] == full[-1]:
        return all(s == f or (len(s) == 1 and f.startswith(s)) for s, f in zip(short, full, strict=True))
    initials = next((k for k, word in enumerate(short) if len(word) > 1), 0)
    family = short[initials:]
    if not initials or len(short) > len(full) or full[-len(family) :] != family:
        return False
    firsts = [word[0] for word in full[: len(full) - len(family)]]
    return [*short[:initials]] == firsts[:initials]


def bearer(style: Style, people: list[Identity]) -> Identity | None:
    """The person last addressed so before the style stands alone."""
    best: tuple[tuple[int, int], Identity] | None = None
    for person in people:
        for naming in person.namings:
            place = (naming.line, naming.first)
            alike = naming.honorific and style_of(naming.honorific) == style.words
            if alike and place < (style.line, style.first) and (best is None or place > best[0]):
                best = (place, person)
    return best[1] if best else None

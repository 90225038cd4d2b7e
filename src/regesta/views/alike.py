"""Entries of one kind that may be one and the same, for a person to say."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations, pairwise
from typing import TypeVar

from rapidfuzz import fuzz

from regesta.codebook.match import fold, words_of
from regesta.model.entry import BodyEntry, EngagementEntry, InstrumentEntry, MechanismEntry, Person
from regesta.seams import RegisterReader
from regesta.views import dates

_ALIKE = 82
_LETTERS = 3
_CROWD = 40
_DAY = len("2024-11-24")

E = TypeVar("E", Person, EngagementEntry, InstrumentEntry, MechanismEntry, BodyEntry)
Pair = tuple[str, str]


def alike(reader: RegisterReader) -> Iterator[Pair]:
    """The ids of each two that may be one: alike in what names them, and nothing tells them apart."""
    yield from _pairs(reader.people(), _words, _people_alike)
    yield from _pairs(reader.instruments(), _text_keys, _texts_alike)
    yield from _pairs(reader.mechanisms(), lambda m: [tuple(sorted(m.parties))], _forums_alike)
    yield from _pairs(reader.bodies(), lambda b: [b.party], _bodies_alike)
    yield from _engagements(reader.engagements())


def _pairs(
    entries: Iterable[E], keys: Callable[[E], Iterable[Hashable]], may_be_one: Callable[[E, E], bool]
) -> Iterator[Pair]:
    """Compare those that share a key; a key that many share tells nothing."""
    blocks: dict[Hashable, list[E]] = {}
    for entry in entries:
        for key in keys(entry):
            blocks.setdefault(key, []).append(entry)
    seen: set[Pair] = set()
    for block in blocks.values():
        for left, right in combinations(block, 2) if len(block) <= _CROWD else ():
            if (left.id, right.id) not in seen and may_be_one(left, right):
                seen.add((left.id, right.id))
                yield left.id, right.id


def _alike(left: str, right: str) -> bool:
    return fuzz.token_set_ratio(fold(left), fold(right)) >= _ALIKE


def _words(person: Person) -> list[str]:
    return sorted({w.folded for w in words_of(person.name) if len(w.text) >= _LETTERS})


def _people_alike(left: Person, right: Person) -> bool:
    if left.party and right.party and left.party != right.party:
        return False
    return _alike(left.name, right.name)


def _text_keys(text: InstrumentEntry) -> list[Hashable]:
    """A text is compared with those of its parties that have its term or its day, or have neither."""
    parties = tuple(sorted(text.parties))
    told = [t for t in (text.term, (text.signed or "")[:7]) if t] or [""]
    return [(text.kind, parties, t) for t in told] if parties else []


def _texts_alike(left: InstrumentEntry, right: InstrumentEntry) -> bool:
    if left.term and right.term and left.term != right.term:
        return False
    if left.signed and right.signed and not dates.falls_within(left.signed, None, right.signed, right.signed):
        return False
    if not set(left.reports).isdisjoint(right.reports):
        return False
    linked = {link.to for link in (*left.links, *right.links)}
    return linked.isdisjoint((left.id, right.id)) and _alike(left.title, right.title)


def _forums_alike(left: MechanismEntry, right: MechanismEntry) -> bool:
    return _alike(left.name, right.name)


def _bodies_alike(left: BodyEntry, right: BodyEntry) -> bool:
    if left.id in (right.parent_id, right.parent) or right.id in (left.parent_id, left.parent):
        return False
    return fuzz.token_sort_ratio(fold(left.name), fold(right.name)) >= _ALIKE


def _engagements(engagements: Iterable[EngagementEntry]) -> Iterator[Pair]:
    """Two of a kind between the same parties, told by other reports, whose days and people go together."""
    blocks: dict[Hashable, list[EngagementEntry]] = {}
    for engagement in engagements:
        if dates.has_year(engagement.start) and engagement.parties:
            blocks.setdefault((engagement.kind, engagement.parties), []).append(engagement)
    for block in blocks.values():
        block.sort(key=lambda e: (dates.order(e.start), e.id))
        for left, right in pairwise(block):
            # A report that tells of both tells them apart.
            if (
                set(left.reports).isdisjoint(right.reports)
                and _days_fit(left, right)
                and _who_fits(left, right)
            ):
                yield left.id, right.id


def _days_fit(left: EngagementEntry, right: EngagementEntry) -> bool:
    """Say whether their days overlap, or are exact and one is the day after the other."""
    gap = dates.days_between(dates.latest(left.end or left.start or ""), dates.earliest(right.start or ""))
    exact = len(left.start or "") == len(right.start or "") == _DAY
    return gap <= (1 if exact else 0)


def _who_fits(left: EngagementEntry, right: EngagementEntry) -> bool:
    """Say whether one names nobody, or nobody whom the other does not; and places that are not different."""
    one, other = {p.id for p in left.people}, {p.id for p in right.people}
    if not (one <= other or other <= one):
        return False
    return not (left.place and right.place) or _alike(left.place, right.place)

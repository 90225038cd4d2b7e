"""What a person should look at first: questions to the register, by how much an answer would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from rapidfuzz import fuzz

from regesta.codebook.match import fold, words_of
from regesta.model.entry import (
    EngagementEntry,
    Entry,
    HonourEntry,
    InstrumentEntry,
    Person,
    PersonRef,
    UndertakingEntry,
)
from regesta.model.judgement import JudgementEntry
from regesta.seams import RegisterReader

Sort = Literal["conflict", "merge", "doubt", "claim"]
SORTS: tuple[Sort, ...] = ("conflict", "merge", "doubt", "claim")
_ALIKE = 82
_LETTERS = 3
_CROWD = 40


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide: on an entry, or whether `entry` and `other` are one.

    `field` and `values` are those of a conflict. `weight` counts the entries and reports that an answer
    touches.
    """

    sort: Sort
    entry: str
    other: str
    field: str
    values: tuple[str, ...]
    weight: int


def questions(reader: RegisterReader) -> tuple[Question, ...]:
    """All open questions, the weightiest first; what is judged already is no question."""
    judged = _Judged(reader.judgements())
    weights = _weights(reader)
    found = [
        *_conflicts(reader, judged, weights),
        *_merges(reader.people(), judged, weights),
        *(
            Question("doubt", d.id, "", "", (), len(d.reports))
            for d in reader.doubts()
            if d.id not in judged.entries
        ),
        *_single(reader, judged, weights),
    ]
    return tuple(sorted(found, key=lambda q: (-q.weight, SORTS.index(q.sort), q.entry, q.other)))


class _Judged:
    """Which entries, fields and pairs somebody has decided on."""

    def __init__(self, judgements: Iterable[JudgementEntry]) -> None:
        self.entries: set[str] = set()
        self.fields: set[tuple[str, str]] = set()
        self.pairs: set[frozenset[str]] = set()
        for told in judgements:
            if told.state != "counts":
                continue
            verdict = told.judgement.verdict
            if verdict == "accept":
                self.entries.update(told.entries)
            elif verdict == "amend":
                self.fields.update((e, told.judgement.field or "") for e in told.entries)
            elif verdict == "different":
                self.pairs.update(frozenset(pair) for pair in combinations(told.entries, 2))


def _weights(reader: RegisterReader) -> dict[str, int]:
    """How many other entries hang on each."""
    weights: dict[str, int] = {}

    def count(*idents: str | None) -> None:
        for ident in idents:
            if ident:
                weights[ident] = weights.get(ident, 0) + 1

    for engagement in reader.engagements():
        count(engagement.part_of, engagement.mechanism, *_ids(engagement.people))
    for text in reader.instruments():
        count(text.signed_at, *_ids(text.signatories), *(link.to for link in text.links))
    for said in reader.undertakings():
        count(said.said_at, *_ids(said.speaker), said.thread if said.thread != said.id else None)
    for honour in reader.honours():
        count(honour.conferred_at, honour.by_person.id if honour.by_person else None)
    return weights


def _ids(people: Iterable[PersonRef]) -> Iterator[str]:
    return (person.id for person in people)


def _conflicts(reader: RegisterReader, judged: _Judged, weights: dict[str, int]) -> Iterator[Question]:
    for conflict in reader.conflicts():
        if conflict.entry in judged.entries or (conflict.entry, conflict.field) in judged.fields:
            continue
        values = tuple(v.value for v in conflict.values)
        weight = 3 + len(conflict.reports) + weights.get(conflict.entry, 0)
        yield Question("conflict", conflict.entry, "", conflict.field, values, weight)


def _merges(people: Iterable[Person], judged: _Judged, weights: dict[str, int]) -> Iterator[Question]:
    """Pairs of people who may be one: alike in name, and not of different parties."""
    blocks: dict[str, list[Person]] = {}
    for person in people:
        for word in {w.folded for w in words_of(person.name) if len(w.text) >= _LETTERS}:
            blocks.setdefault(word, []).append(person)
    seen: set[frozenset[str]] = set()
    for block in blocks.values():
        if len(block) > _CROWD:
            continue
        for left, right in combinations(block, 2):
            pair = frozenset((left.id, right.id))
            if pair in seen or pair in judged.pairs or not _may_be_one(left, right):
                continue
            seen.add(pair)
            one, other = sorted((left.id, right.id))
            weight = 2 + min(weights.get(one, 0), weights.get(other, 0))
            yield Question("merge", one, other, "", (), weight)


def _may_be_one(left: Person, right: Person) -> bool:
    if left.party and right.party and left.party != right.party:
        return False
    return fuzz.token_set_ratio(fold(left.name), fold(right.name)) >= _ALIKE


def _single(reader: RegisterReader, judged: _Judged, weights: dict[str, int]) -> Iterator[Question]:
    """Entries that rest on one report alone."""
    every: tuple[Entry, ...] = (
        *reader.engagements(),
        *reader.instruments(),
        *reader.undertakings(),
        *reader.honours(),
        *reader.people(),
    )
    for entry in every:
        if isinstance(
            entry, EngagementEntry | InstrumentEntry | UndertakingEntry | HonourEntry | Person
        ) and (len(entry.reports) == 1 and entry.id not in judged.entries):
            yield Question("claim", entry.id, "", "", (), weights.get(entry.id, 0))

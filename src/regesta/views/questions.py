"""What a person should look at first: questions to the register, by how much an answer would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

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
from regesta.views.alike import alike

Sort = Literal["conflict", "merge", "doubt", "claim"]
SORTS: tuple[Sort, ...] = ("conflict", "merge", "doubt", "claim")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide: on an entry, or whether `entry` and `other` are one.

    `field` and `values` are those of a conflict. `weight` counts the entries and reports that an answer
    touches, `unsure` the people who have looked and could not tell.
    """

    sort: Sort
    entry: str
    other: str
    field: str
    values: tuple[str, ...]
    weight: int
    unsure: int = 0

    @property
    def about(self) -> tuple[tuple[str, ...], str]:
        """The entries that it is about, and the field: what a question is known by."""
        return tuple(sorted(i for i in (self.entry, self.other) if i)), self.field


def questions(reader: RegisterReader) -> tuple[Question, ...]:
    """All open questions, the weightiest first, those that somebody could not answer last."""
    judged = _Judged(reader.judgements())
    weights = _weights(reader)
    found = [
        *_conflicts(reader, judged, weights),
        *_merges(reader, judged, weights),
        *(
            Question("doubt", d.id, "", "", (), len(d.reports))
            for d in reader.doubts()
            if d.id not in judged.entries
        ),
        *_single(reader, judged, weights),
    ]
    asked = (replace(q, unsure=judged.unsure[q.about]) if q.about in judged.unsure else q for q in found)
    return tuple(
        sorted(asked, key=lambda q: (q.unsure > 0, -q.weight, SORTS.index(q.sort), q.entry, q.other))
    )


def still_open(asked: Iterable[Question], judgements: Iterable[JudgementEntry]) -> list[Question]:
    """The questions that these judgements, which came later, leave open."""
    judged = _Judged(judgements)
    return [q for q in asked if not judged.answers(q)]


class _Judged:
    """Which entries, fields and pairs somebody has decided on."""

    def __init__(self, judgements: Iterable[JudgementEntry]) -> None:
        self.entries: set[str] = set()
        self.fields: set[tuple[str, str]] = set()
        self.pairs: set[frozenset[str]] = set()
        self.unsure: Counter[tuple[tuple[str, ...], str]] = Counter()
        for told in judgements:
            if told.state != "counts":
                continue
            verdict = told.judgement.verdict
            if verdict in ("accept", "reject"):
                self.entries.update(told.entries)
            elif verdict == "amend":
                self.fields.update((e, told.judgement.field or "") for e in told.entries)
            elif verdict == "unsure":
                self.unsure[told.entries, told.judgement.field or ""] += 1
            elif verdict in ("different", "same"):
                self.pairs.update(frozenset(pair) for pair in combinations(told.entries, 2))

    def answers(self, question: Question) -> bool:
        """Say whether somebody answered this question, or could not."""
        if question.other:
            return frozenset((question.entry, question.other)) in self.pairs or question.about in self.unsure
        decided = question.entry in self.entries or (question.entry, question.field) in self.fields
        return decided or question.about in self.unsure


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


def _merges(reader: RegisterReader, judged: _Judged, weights: dict[str, int]) -> Iterator[Question]:
    """Pairs of entries of one kind that may be one."""
    for left, right in alike(reader):
        one, other = sorted((left, right))
        if frozenset((one, other)) not in judged.pairs:
            weight = 2 + min(weights.get(one, 0), weights.get(other, 0))
            yield Question("merge", one, other, "", (), weight)


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

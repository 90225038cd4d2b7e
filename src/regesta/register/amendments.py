"""Amended dates, statuses and terms, put in before anything is counted from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, get_args

from regesta.model.claim import InstrumentStatus
from regesta.model.judgement import Judgement
from regesta.model.seen import Status
from regesta.register.verdicts import Verdicts

V = TypeVar("V", bound=str | None)

_WORDS = {"eng": frozenset(get_args(Status)), "ins": frozenset(get_args(InstrumentStatus))}


class Amendments:
    """What people amended, by the claim that each amendment is found by: the first it names that is there.

    `was` keeps, by entry and field, what the reports tell of it.
    """

    def __init__(self, verdicts: Verdicts, present: Iterable[str]) -> None:
        self.was: dict[tuple[str, str], str | None] = {}
        self._by_claim: dict[str, list[Judgement]] = {}
        standing = verdicts.standing("amend")
        there = set(present) if standing else set()
        for j in standing:
            first = next((claim for claim in j.left if claim in there), None)
            if first is not None:
                self._by_claim.setdefault(first, []).append(j)

    def value(self, entry: str, claims: Iterable[str], field: str, told: V) -> V:
        """The value of a field as it was amended last, or as it is told."""
        if not self._by_claim:
            return told
        found = [j for c in claims for j in self._by_claim.get(c, ()) if j.field == field]
        if not found:
            return told
        value = max(found, key=lambda j: j.rank).value
        if field == "status" and value not in _WORDS[entry.partition("-")[0]]:
            return told
        self.was[entry, field] = told
        return value  # type: ignore[return-value]

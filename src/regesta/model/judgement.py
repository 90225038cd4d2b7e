"""Judgements: what a person decided about claims; append-only, like claims."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "accept", "reject", "amend", "withdraw", "unsure", "opinion"]
JudgementState = Literal["counts", "overruled", "withdrawn"]


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One decision by one person: `left` and, for same and different, `right` are claim ids.

    Claims are named, not entries, so that a judgement stays good when entries are derived anew; a decision on
    an entry names all its claims. An amendment gives `field` the text `value` (None empties it). A judgement
    is taken back by a later one, `withdraw`, whose `left` is its id. `unsure` says that somebody looked and
    cannot tell; `opinion` is an answer given blind, its `value` the verdict: neither changes an entry. `by`,
    `at` and `reason` say who decided, when (ISO 8601, given by the caller) and why; `about` says in words on
    what, for the log.
    """

    verdict: Verdict
    left: tuple[str, ...]
    right: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    by: str = ""
    at: str = ""
    reason: str = ""
    about: str = ""

    @property
    def id(self) -> str:
        """The derived id: the same decision by the same person at the same time is one."""
        decided = (self.verdict, *self.left, "|", *self.right, self.field, self.value)
        parts = (*decided, self.by, self.at, self.reason, self.about)
        digest = hashlib.sha256("\x1f".join("\x00" if p is None else p for p in parts).encode()).hexdigest()
        return f"j-{digest[:16]}"

    @property
    def rank(self) -> tuple[str, str]:
        """What judgements are put in order by: of two that cannot both hold, the later one counts."""
        return (self.at, self.id)


@dataclass(frozen=True, slots=True)
class JudgementEntry:
    """A judgement with what became of it: one for each that is filed.

    `entries` are the ids of the entries that hold its claims now, `was` what reports tell of an amended
    field. A judgement that a later one contradicts is `overruled`; both name each other in `against`.
    """

    id: str
    judgement: Judgement
    state: JudgementState
    entries: tuple[str, ...]
    was: str | None
    against: tuple[str, ...]

"""Judgements: what a person decided about entries and claims; append-only, like claims."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "reject", "withdraw"]


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One decision: `left` and, for same and different, `right` are claim ids.

    Claims are named, not entries, so that a judgement stays good when entries are derived anew. `by`, `at`
    and `reason` say who decided, when (ISO 8601, given by the caller) and why. A judgement is taken back by a
    later one, `withdraw`, whose `left` is its id.
    """

    verdict: Verdict
    left: str
    right: str | None = None
    by: str = ""
    at: str = ""
    reason: str = ""

    @property
    def id(self) -> str:
        """The derived id: the same decision by the same person at the same time is one."""
        parts = (self.verdict, self.left, self.right, self.by, self.at, self.reason)
        digest = hashlib.sha256("\x1f".join(p or "" for p in parts).encode()).hexdigest()
        return f"j-{digest[:16]}"

"""Reasons: what speaks for or against a person's serving a state, and for two people's serving one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """A weight for one state, below nought against it, and what it rests on."""

    state: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A weight that two people serve one state; below nought, that they serve two."""

    one: str
    other: str
    weight: float
    why: str


@dataclass(slots=True)
class Case:
    """All that a report says of whom its people serve: reasons by person, and ties between two of them."""

    reasons: dict[str, list[Reason]] = field(default_factory=lambda: defaultdict(list))
    ties: list[Tie] = field(default_factory=list)

    def speak(self, key: str, state: str, weight: float, why: str) -> None:
        """Add a reason for a person's serving a state."""
        self.reasons[key].append(Reason(state, weight, why))

    def tie(self, one: str, other: str, weight: float, why: str) -> None:
        """Add a tie between two people."""
        if one != other:
            self.ties.append(Tie(one, other, weight, why))

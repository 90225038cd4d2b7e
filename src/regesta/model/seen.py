"""What the learned reader saw in a sentence: evidence for claims, not yet one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EngagementKind = Literal[
    "visit", "meeting", "signing", "exercise", "ceremony", "site_visit", "award", "dispatch", "conference"
]
Status = Literal["occurred", "planned", "invited", "postponed", "cancelled", "denied"]
Force = Literal["agreed", "committed", "proposed", "hoped"]


@dataclass(frozen=True, slots=True)
class Telling:
    """The tokens `first`–`last` (end exclusive) that tell an engagement.

    `sure` is the network's probability of the kind, 0 to 1. `takers` are the tokens of whoever takes part,
    `dates` those that date it; both lie in the same sentence and may be empty.
    """

    first: int
    last: int
    kind: EngagementKind
    status: Status
    sure: float
    takers: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """The tokens `first`–`last` (end exclusive) of what somebody undertakes, asks for or hopes.

    `areas` are areas of cooperation, the likeliest first, none where it is unsure; `bearers` are the
    tokens of whose position it is.
    """

    first: int
    last: int
    force: Force
    areas: tuple[str, ...]
    sure: float
    bearers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """The tokens `first`–`last` (end exclusive) of a person's name, alone.

    `titles` are the tokens of offices, ranks and honorifics of that person in the sentence, `served` those
    that tell whom the person serves.
    """

    first: int
    last: int
    sure: float
    titles: tuple[int, ...] = ()
    served: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Titled:
    """The tokens `first`–`last` (end exclusive) of an office, a rank or an honorific."""

    first: int
    last: int
    kind: Literal["office", "rank", "honorific"]
    sure: float


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the learned reader saw in one report, each kind in order of the text; empty without it."""

    tellings: tuple[Telling, ...] = ()
    positions: tuple[Position, ...] = ()
    named: tuple[Named, ...] = ()
    titled: tuple[Titled, ...] = ()

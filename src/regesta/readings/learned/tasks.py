"""What the network's numbers stand for, in the order in which it is trained (training/tasks.py)."""

from __future__ import annotations

from typing import Final, Literal, get_args

from regesta.model.seen import EngagementKind, Force, Status

TaskName = Literal["engagements", "undertakings", "people"]
Title = Literal["person", "office", "rank", "honorific"]

KINDS: Final[tuple[EngagementKind, ...]] = get_args(EngagementKind)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
FORCES: Final[tuple[Force, ...]] = get_args(Force)
TITLES: Final[tuple[Title, ...]] = get_args(Title)
AREAS: Final = (
    "general", "exchange", "dialogue", "training", "political_education", "border", "maritime", "crime",
    "information", "exercise", "hadr", "remains", "industry", "enterprise", "health", "multilateral",
    "peacekeeping", "cyber", "people", "aid", "implementation", "other",
)  # fmt: skip
RARE: Final = 6.0
"""How much more an area that holds weighs in training, as an item has one or two of many."""

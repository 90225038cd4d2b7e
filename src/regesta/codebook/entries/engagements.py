"""Cues that tell of an engagement, and words that tell whether it took place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from regesta.codebook.entries.base import Entry
from regesta.model.seen import EngagementKind, Status


class Cue(Entry, frozen=True, kw_only=True):
    """One way of telling an engagement, by verbs or by nouns.

    `verbs` are lemmas, with a particle where one belongs ("call on"). `nouns` are noun phrases by lemma;
    `plurals` are those of them that tell of one happening in the plural too ("talks"), `light` are verbs that
    make such a noun happen beyond the usual ones ("pay" a call). `roles` gives the part of whoever stands as
    subject, object, poss(essor) or after a preposition; without it everybody is a participant. A noun behind
    one of `unless` tells of something else ("press conference"). `object_is` restricts what a verb's object,
    or what a noun is "to" or "at", must be. `strong` nouns tell of an engagement wherever they stand with a
    participant; others need a verb, a date or a phrase such as "during". A cue that is `dated` counts only
    with a date, and one that `recalls` only where another tells of the same engagement.
    """

    kind: EngagementKind
    form: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    roles: Mapping[str, str] = msgspec.field(default_factory=dict)
    object_is: (
        Literal["person", "site", "state", "text", "honour", "aid", "wreath", "equipment", "opening"] | None
    ) = None
    object_words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    strong: bool = False
    dated: bool = False
    recalls: bool = False


class StatusCue(Entry, frozen=True, kw_only=True):
    """Words over an engagement that tell its status: verbs that govern it, adjectives beside it.

    `company` are words that say so wherever they stand in the sentence. `unreal` is for words that make it a
    wish or a topic, and so none at all.
    """

    status: Status | Literal["unreal"]
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    company: tuple[str, ...] = ()


class Thing(Entry, frozen=True, kw_only=True):
    """Nouns for what a verb of an engagement acts on, by lemma.

    `means` is text ("signed a protocol"), honour ("presented an order"), site ("toured a shipyard"),
    delegate ("received a delegation"), forum ("the committee met") or private: whoever acts for no state.
    """

    means: Literal["text", "honour", "site", "delegate", "forum", "private"]
    nouns: tuple[str, ...]


class Turn(Entry, frozen=True, kw_only=True):
    """Words, by lemma, that turn a noun into a happening or tell which part of it is told.

    `part` says what they do; the `note` of each entry spells it out. `governs` gives verbs and the
    prepositions behind which their engagement stands ("took part in").
    """

    part: Literal[
        "light", "happens", "tells", "steers", "margins", "recurs", "rounds", "points", "starts", "ends",
        "stands", "leads", "aspects", "manners", "gatherings",
    ]  # fmt: skip
    words: tuple[str, ...]
    governs: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)

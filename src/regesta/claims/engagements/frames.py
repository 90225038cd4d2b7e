"""Frames: one telling of an engagement in one sentence, before tellings are joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from regesta.claims.engagements.turns import Turns
from regesta.codebook.entries.engagements import Cue
from regesta.model.reading import DatedSpan, Mention
from regesta.model.seen import Status

Bound = Literal["start", "end"]
OCCASION = frozenset("during at in after following before on amid within throughout upon for from".split())
"""Prepositions that put an engagement beside a sentence: "during talks with B, A said"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that tells of an engagement: `word` is its token, `carrier` the verb that lets it happen.

    For a verb cue the two are the same. For a noun ("held talks") the carrier is the verb above, or None
    where the noun stands in a phrase of its own ("during talks"), and `preposition` then is the word before.
    `rest` is what belongs to a verb: its particle or preposition.
    """

    cue: Cue
    word: int
    first: int
    carrier: int | None
    preposition: str | None = None
    plural: bool = False
    rest: tuple[str, ...] = ()
    turns: Turns = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Filler:
    """Somebody in a frame: the part played and the mention that names them."""

    role: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger with all that its sentence says about it.

    `bound` tells that the date is only that of the start or the end. A telling that `recalls` takes up an
    engagement told elsewhere and makes none by itself.
    """

    trigger: Trigger
    fillers: tuple[Filler, ...]
    when: DatedSpan | None
    status: Status
    place: str | None
    place_party: str | None
    site: str | None
    first: int
    last: int
    background: bool = False
    recurring: str | None = None
    what: frozenset[str] = frozenset()
    unknown: bool = False
    bound: Bound | None = None
    recalls: bool = False

    def people(self) -> tuple[str, ...]:
        """Keys of the people taking part, in order, without repetition."""
        return tuple(dict.fromkeys(k for f in self.fillers for k in f.mention.people))

    def parties(self) -> tuple[str, ...]:
        """Parties taking part, in order, without repetition."""
        return tuple(dict.fromkeys(p for f in self.fillers for p in f.mention.parties))

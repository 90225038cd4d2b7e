"""Words of force, and areas of cooperation with their words."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry
from regesta.model.seen import Force

Part = Literal[
    "act",
    "noun",
    "position",
    "modal",
    "scope",
    "report",
    "silence",
    "gift",
    "event",
    "deed",
    "body",
    "joint",
    "house",
    "thing",
    "verb",
    "aim",
]


class Stance(Entry, frozen=True, kw_only=True):
    """Words by which somebody takes a position.

    `words` are phrases matched by lemma; `~` stands for up to four words between two of them ("attach ~
    importance to"). `part` tells what kind of words they are:

    - act: a verb whose complement is the item ("agreed to", "proposed that");
    - noun: a noun whose complement is the item ("commitment to", "the importance of");
    - position: a predicate that is an item itself, the words included ("always supports", "stands ready to");
    - modal: a word before the verb of a reported or joint clause ("will", "should");
    - scope: a verb by which a text or a cooperation takes things in ("will focus on");
    - report: a verb that only says that something was said;
    - silence: a verb whose complement binds nobody ("thanked", "welcomed");
    - gift: a verb of what somebody does for another, a position even where it is only told ("will donate");
    - event: a verb of what a reporter announces, no position where it is only told ("will visit");
    - deed: a word for what was done or felt at a meeting ("signed", "gratitude"), which holds no item;
    - house: a noun by which a speaker means the side spoken for ("the government will …");
    - joint: a noun for what the sides sit in together ("the commission"), whose decisions are both sides';
    - body: a noun for people who act for a state; thing: one that never does ("cooperation");
    - verb: a verb in lists that the parser takes for a noun ("exchange"); aim: a word that opens a
      consequence and no item ("thereby").

    `frames` are the complements that may hold the item: to, that, object, gerund, person (somebody asked to
    do it), and prepositions. `under` are verbs one of which must govern the noun, unless the noun has an
    owner ("Kenya's commitment") and `owned` is true.
    """

    force: Force | Literal["none"]
    part: Part
    words: tuple[str, ...]
    frames: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    owned: bool = True


class Area(Entry, frozen=True, kw_only=True):
    """An area of cooperation; `id` is its code.

    `words` are phrases said in it, singular or plural; `verbs` are regular verbs, found in all their forms;
    `faint` ones count only where no area has a word of its own in the passage ("cooperation", "exchanges").
    """

    label: str
    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    faint: tuple[str, ...] = ()

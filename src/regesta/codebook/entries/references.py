"""Words that stand for somebody named elsewhere: "the officer", "the two sides", "his counterpart"."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry


class Reference(Entry, frozen=True, kw_only=True):
    """Nouns by which a report takes up people or parties again.

    `means` is person ("the officer"), guest or host (of the visit told), delegation (stands for who leads
    it), agent (a noun that acts for the state beside it: "troops from Kenya"), counterpart, people (a group
    of persons: "the two ministers") or parties (a group of states: "the two sides"). `nouns` are lemmas;
    those of an entry with `alone` need no number before them ("the co-chairs"). A person with `anybody` needs
    no such rank or office ("the diplomat"). `titles` are words one of which a rank or office of everybody
    meant must have ("the two generals"), none of `bars` beside it.
    """

    means: Literal["person", "guest", "host", "counterpart", "delegation", "agent", "people", "parties"]
    nouns: tuple[str, ...]
    alone: bool = False
    anybody: bool = False
    titles: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()

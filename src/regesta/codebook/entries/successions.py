"""Verbs that tell that somebody's time in an office began or ended."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry

Slot = Literal["subject", "object", "from", "to"]
"""Where a person stands beside the verb, as the active voice has it."""


class Succession(Entry, frozen=True, kw_only=True):
    """A verb with the words that hang on it ("step down", "take office"), each by its dictionary form.

    `starts` and `ends` say whose time begins or ends. With `own` the office may be the only one that the
    person is shown in ("resigned on May 3"); else it must stand beside the verb ("was promoted to"). An entry
    of `part` private holds words of offices that serve no state, one of doubtful verbs under which nothing is
    told, and one of passing words of duties that end with their occasion.
    """

    words: tuple[str, ...]
    part: Literal["verb", "private", "doubtful", "passing"] = "verb"
    starts: Slot | None = None
    ends: Slot | None = None
    own: bool = False

"""Words for recurring forums and for how often they meet."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry


class MechanismWord(Entry, frozen=True, kw_only=True):
    """Nouns that name a recurring forum, or words that tell its cadence.

    A `standing` noun is a forum by its name alone ("Joint Commission"); a `passing` one ("meeting", "talks")
    only where a cadence or a session number stands beside it. For part cadence, `cadence` is the value.
    `party` is the organisation that a particular forum belongs to.
    """

    part: Literal["standing", "passing", "cadence"]
    names: tuple[str, ...]
    cadence: str | None = None
    party: str | None = None

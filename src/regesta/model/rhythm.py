"""The rhythm of a forum: sessions that were due and are not known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Missed:
    """A span in which a session was due and none is known; `covered` reports on the parties lie in it."""

    start: str
    end: str
    covered: int

"""The protocols that a plug-in may implement, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from regesta.model.claim import Claim
from regesta.model.doubt import Doubt
from regesta.model.reading import Reading


@runtime_checkable
class Layer(Protocol):
    """One step of a reading: takes a Reading, returns a new one with its own part filled in."""

    name: str

    def read(self, draft: Reading) -> Reading:
        """Return `draft` with this layer's part added; never change it."""
        ...


@runtime_checkable
class Extractor(Protocol):
    """Makes claims of one or more kinds from a finished reading.

    `earlier` are the claims of the extractors that ran before it on the same report, so that an undertaking can
    name the engagement it was voiced at. Raise `version` whenever the output can change.
    """

    name: str
    version: int

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[Claim | Doubt]:
        """Yield claims and doubts in order of appearance."""
        ...

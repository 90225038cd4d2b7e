"""Recurring forums."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.codebook import Codebook
from regesta.model.claim import Claim
from regesta.model.doubt import Doubt
from regesta.model.reading import Reading


class Mechanisms:
    """Recurring forums."""

    name = "mechanisms"
    version = 1

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[Claim | Doubt]:
        """Yield nothing yet."""
        yield from ()

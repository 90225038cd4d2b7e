"""States, organisations, places and bodies named in a report."""

from __future__ import annotations

from regesta.codebook import Codebook
from regesta.model.reading import Reading


class Parties:
    """Mention every party, place and body of the codebook, and rank the parties by prominence."""

    name = "parties"

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def read(self, draft: Reading) -> Reading:
        """Fill mentions of kinds party, place and body, and `parties`."""
        return draft

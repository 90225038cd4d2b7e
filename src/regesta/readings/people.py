"""People and the offices they are given."""

from __future__ import annotations

from regesta.codebook import Codebook
from regesta.model.reading import Reading


class People:
    """Mention every named person and every office, and gather the individuals of the report."""

    name = "people"

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def read(self, draft: Reading) -> Reading:
        """Fill mentions of kinds person and office, and `people`."""
        return draft

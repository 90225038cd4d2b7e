"""Dates and terms, and the year of the report."""

from __future__ import annotations

from regesta.codebook import Codebook
from regesta.model.reading import Reading


class Whens:
    """Read every date and term of years, and work out the year where only the content tells it."""

    name = "whens"

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def read(self, draft: Reading) -> Reading:
        """Fill `whens` and `year`."""
        return draft

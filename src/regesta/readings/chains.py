"""Whom "he", "the minister", "the two sides" and "his counterpart" mean."""

from __future__ import annotations

from regesta.codebook import Codebook
from regesta.model.reading import Reading


class Chains:
    """Resolve pronouns, offices without a name and groups to the people and parties of the report."""

    name = "chains"

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def read(self, draft: Reading) -> Reading:
        """Add mentions of kinds pronoun and group, and fill `people` and `parties` of offices."""
        return draft

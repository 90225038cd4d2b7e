"""Bodies by their wording: ministries, forces, parties, parliaments, companies, agencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regesta.codebook import Codebook
from regesta.model.reading import Mention, Reading
from regesta.readings.spans import TokenSpans


class BodyNames:
    """Finds bodies."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def find(self, draft: Reading, named: Iterable[Mention], spans: TokenSpans) -> Iterator[Mention]:
        """Yield bodies."""
        yield from ()

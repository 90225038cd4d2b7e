"""Items told together, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.claims.undertakings.bearers import Bearing
from regesta.claims.undertakings.spans import Span


@dataclass(frozen=True, slots=True)
class Told:
    """Items told together: `force` are the words that take the position, `bearing` whose it is."""

    force: Span
    spans: tuple[Span, ...]
    bearing: Bearing

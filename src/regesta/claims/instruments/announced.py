"""Lists of texts under a line that says what was done with them: "The following were signed:"."""

from __future__ import annotations

import re

from regesta.claims.instruments.spots import Spot
from regesta.model.reading import Reading

_ITEM = re.compile(r"\s*(?:[-*•–—·▪›]|\(?\w{1,3}[.)])?\s*(?:(?:an?|the)\s+)?", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:[-*•–—·▪›]|\(?\w{1,3}[.)])\s")
_MOST = 24


def announcing(reading: Reading, spot: Spot) -> tuple[int, int] | None:
    """The tokens up to the colon over the list in which `spot` opens an item, or None."""
    text, at = reading.report.text, reading.tokens[spot.first].start
    start = text.rfind("\n", 0, at) + 1
    if start == 0 or not _ITEM.fullmatch(text, start, at):
        return None
    end = start - 1
    for _ in range(_MOST):
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].rstrip()
        if line.endswith(":"):
            return _tokens_before(reading, start + len(line))
        if start == 0 or (line and not _LISTED.match(line) and not line.endswith(";")):
            return None
        end = start - 1
    return None


def _tokens_before(reading: Reading, end: int) -> tuple[int, int] | None:
    """The tokens of the sentence in which character `end` closes a line, up to there."""
    sentence = next((s for s in reading.sentences if s.start < end <= s.end), None)
    if sentence is None:
        return None
    inside = (t.i for t in reading.tokens[sentence.first : sentence.last] if t.end <= end)
    return sentence.first, max(inside, default=sentence.first) + 1

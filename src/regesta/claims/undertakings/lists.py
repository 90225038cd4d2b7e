"""Lists set out line by line under a sentence that ends in a colon."""

from __future__ import annotations

import re

from regesta.model.reading import Reading, Sentence

_BULLET = re.compile(r"(?:[-–—•*·▪●○»+]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)])\s*", re.IGNORECASE)
_EMPTY = {
    "the",
    "following",
    "as",
    "follows",
    "points",
    "areas",
    "measures",
    "on",
    "to",
    "in",
    "that",
    "these",
}


def introduces(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence ends in a colon, so that the lines behind it are its items."""
    return reading.report.text[sentence.start : sentence.end].rstrip().endswith(":")


def is_empty(text: str) -> bool:
    """Say whether an item only points at a list ("the following")."""
    return all(word in _EMPTY for word in re.findall(r"\w+", text.lower()))


def first_listed(reading: Reading, sentence: Sentence) -> int | None:
    """The first token of a list line behind its bullet or number, or None if the sentence is no list line."""
    text = reading.report.text[sentence.start : sentence.end]
    bullet = _BULLET.match(text)
    if bullet is None:
        return None
    start = sentence.start + bullet.end()
    return next((i for i in range(sentence.first, sentence.last) if reading.tokens[i].start >= start), None)

"""Lists set out line by line under a sentence that ends in a colon."""

from __future__ import annotations

import re

from regesta.model.reading import Reading, Sentence

_BULLET = re.compile(r"(?:[-–—•*·▪●○»+]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)])\s*", re.IGNORECASE)
_ANAPHORS = {"do so", "do", "do that", "do the same", "this", "so"}
_COURTESY = re.compile(
    r"(?:convey|pass on|extend|transmit|send)\b.{0,30}"
    r"\b(?:greetings|regards|condolences|respects|wishes|thanks)\b",
    re.IGNORECASE,
)
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
    """Say whether an item points at a list ("the following"), back ("do so"), or is a mere courtesy."""
    return (
        _COURTESY.match(text) is not None
        or text.lower() in _ANAPHORS
        or all(word in _EMPTY for word in re.findall(r"\w+", text.lower()))
    )


def is_mark(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence is the mere number of a list line ("1.")."""
    text = reading.report.text[sentence.start : sentence.end].strip()
    return bool(text) and _BULLET.fullmatch(text) is not None


def first_listed(reading: Reading, sentence: Sentence) -> int | None:
    """The first token of a list line behind its bullet or number, or None if the sentence is no list line."""
    text = reading.report.text[sentence.start : sentence.end]
    bullet = _BULLET.match(text)
    before = reading.sentences[sentence.index - 1] if sentence.index else sentence
    if before is not sentence and before.paragraph == sentence.paragraph and is_mark(reading, before):
        return sentence.first
    if bullet is None:
        return None
    start = sentence.start + bullet.end()
    return next((i for i in range(sentence.first, sentence.last) if reading.tokens[i].start >= start), None)

"""Which session of a forum a report tells of: "the third dialogue", "its 12th round"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from regesta.codebook.match import fold
from regesta.model.passage import Passage

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TEENS = (
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
_NUMBERS = {word: n for n, word in enumerate((*_UNITS, *_TEENS), 1)} | {"inaugural": 1, "opening": 1}
_SITTING = (
    "session|round|meeting|edition|dialogue|exchange|exercise|conference|summit|consultation|forum|committee"
)
_ORDINAL = rf"(?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(_NUMBERS)}))\b"
_COUNTED = re.compile(rf"\b{_ORDINAL}")
_ROW = re.compile(rf"\b{_ORDINAL}\s*(?:,|and|or)\s+(?:the\s+)?{_ORDINAL}")
_GAP = re.compile(rf"(?:[\s-]+(?!of\b|and\b|the\b|in\b|on\b)[\w–'-]+){{0,6}}?[\s-]+(?:{_SITTING})s?\b")
_SESSION = re.compile(rf"\b{_ORDINAL}\s+(?:session|round|edition)\b")
_DAY = re.compile(r"\s+(?:day|time|visit|part|half|quarter|leg|stop)\b")


@lru_cache(maxsize=65536)
def ordinal(quotes: tuple[str, ...]) -> int | None:
    """The number of the session that these passages tell of; None where none or several are told."""
    found = set(_numbers(quotes))
    return found.pop() if len(found) == 1 else None


def is_counted_session(passages: Iterable[Passage]) -> bool:
    """Whether passages tell of a session by its number, and call it so: "whose first session"."""
    return any(_SESSION.search(fold(p.quote)) for p in passages)


def _numbers(quotes: Iterable[str]) -> Iterable[int]:
    for quote in quotes:
        text = fold(quote)
        if _ROW.search(text):
            yield from (1, 2)
        for match in _COUNTED.finditer(text):
            if _GAP.match(text, match.end()) and not _DAY.match(text, match.end()):
                yield int(match[1]) if match[1] else _NUMBERS[match[2]]

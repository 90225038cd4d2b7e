"""Tell the language of a text."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
_FEW_WORDS = 15
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "an",
        "is",
        "was",
        "for",
        "on",
        "with",
        "that",
        "by",
        "at",
        "from",
        "his",
        "her",
        "their",
        "its",
        "he",
        "she",
        "they",
        "said",
        "will",
        "has",
        "have",
        "had",
        "be",
        "as",
        "who",
        "which",
        "between",
        "during",
        "were",
        "are",
        "it",
        "this",
        "both",
        "also",
        "two",
    ]
)
_SHARE = 0.12
_SHORT = 60
_SHARE_IN_SHORT = 0.06


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of `text`.

    A text of few words in Latin letters is taken for English: too little is there to tell. One with enough
    small English words is English, however many names stand among them. The opening and
    the middle are looked at, not the whole.
    """
    middle = max(len(text) // 2 - _SAMPLE // 2, 0)
    sample = text[:_SAMPLE] if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[middle : middle + _SAMPLE]
    words = _WORD.findall(sample.lower())
    latin = sum(w[0] < "ɐ" or "ḁ" <= w[0] <= "ỿ" for w in words)
    if latin * 2 >= len(words):
        if len(words) < _FEW_WORDS:
            return "en"
        share = _SHARE if len(words) >= _SHORT else _SHARE_IN_SHORT
        if sum(w in _ENGLISH for w in words) >= share * len(words):
            return "en"
    return _identified(sample)


def _identified(sample: str) -> str:
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)

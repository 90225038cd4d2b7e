"""Know a line of page furniture by the words of the codebook."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.codebook import Codebook
from regesta.codebook.entries.furniture import Furniture
from regesta.codebook.match import Phrases, fold, words_of
from regesta.reports.lines import Line

_MARKS = "\"'“”‘’()[]{}<>«»|/\\-–—•·*#_=~+.,:;!?…0123456789 \t▼▲►→"
_OPENING = 90
_CAPTION_WORDS = 30
_MARKED_CAPTION_WORDS = 60
_OCCASION = (
    r"(?P<who>.+?),? (?:at|during|before|after|ahead of|on the sidelines of) (?:the|a|an|this|their|his|her) "
)
_WHERE = r"(?:,? (?:in|on|held in) \S.{0,60}|, .{1,40})?[. ]*"
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "with",
        "from",
        "for",
        "in",
        "on",
        "to",
        "his",
        "her",
        "their",
        "its",
        "two",
        "three",
        "four",
        "both",
        "other",
        "all",
        "some",
        "by",
        "as",
        "-",
    ]
)
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What the codebook says of a line: the entry it belongs to."""

    entry: Furniture


class FurnitureWords:
    """The furniture of a codebook, compiled once."""

    def __init__(self, codebook: Codebook) -> None:
        entries = codebook.of(Furniture)
        self._lines = {_bare(line): e for e in entries for line in e.lines}
        self._starts = Phrases((start, e) for e in entries for start in e.starts)
        self._ends = tuple(fold(end) for e in entries if e.label == "caption" for end in e.ends)
        self._holds = tuple(fold(word) for e in entries for word in e.holds)
        self._nouns = _SMALL | {fold(w) for e in entries for w in e.nouns}
        self._verbs = {fold(w) for e in entries for w in e.verbs}
        occasions = "|".join(re.escape(w) for e in entries for w in e.occasions) or "(?!)"
        self._occasion = re.compile(rf"{_OCCASION}(?:[\w-]+ ){{0,4}}(?:{occasions})\b{_WHERE}")
        self.agencies = frozenset(fold(a) for e in entries for a in e.agencies)
        self._acronyms = {a for e in entries for a in e.agencies if a.isupper()}
        self.no_places = frozenset(fold(p) for e in entries for p in e.no_places)

    def knows_agency(self, name: str) -> bool:
        """Say whether `name` is a news agency's; one that is an acronym must stand in capitals."""
        return name in self._acronyms or (not name.islower() and fold(name) in self.agencies)

    def entry(self, line: Line) -> Furniture | None:
        """The entry whose whole line or opening this is, captions' openings included."""
        whole = self._lines.get(_bare(line.text))
        if whole is not None:
            return whole
        words = words_of(line.text[:_OPENING])
        hit = self._starts.at(words, 0) if words else None
        return hit.value if hit is not None and not self._is_sentence(line, hit.value) else None

    @staticmethod
    def _is_sentence(line: Line, entry: Furniture) -> bool:
        """Say whether a line that opens like furniture is a paragraph of prose after all."""
        longest = _MARKED_CAPTION_WORDS if entry.label == "caption" else _CAPTION_WORDS
        return line.words > longest

    def is_pictured(self, line: Line) -> bool:
        """Say whether a short, unfinished line tells who stands where in a picture, or ends as a caption does."""
        if line.is_item or line.words > _MARKED_CAPTION_WORDS:
            return False
        folded = fold(line.text)
        if folded.rstrip(" .").endswith(self._ends) and line.words <= _CAPTION_WORDS:
            return True
        return not line.finished and line.words <= _CAPTION_WORDS and any(w in folded for w in self._holds)

    def is_occasion(self, line: Line, *, verbs: bool) -> bool:
        """Say whether a line without a finite verb ends "at the talks"; picture verbs pass where `verbs`."""
        if line.is_item or line.finished or line.words > _CAPTION_WORDS or not line.text[:1].isupper():
            return False
        match = self._occasion.fullmatch(line.text)
        if match is None:
            return False
        allowed = self._nouns | self._verbs if verbs else self._nouns
        return all(not w[0].islower() or fold(w) in allowed for w in _WORD.findall(match["who"]))


@cache
def furniture_words(codebook: Codebook) -> FurnitureWords:
    """The furniture of `codebook`, compiled at its first use."""
    return FurnitureWords(codebook)


def _bare(line: str) -> str:
    """A whole line as it is compared: without marks and numbers at either end."""
    return fold(line[: _OPENING * 2]).strip(_MARKS)

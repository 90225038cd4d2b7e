"""Know a line of page furniture by the words of the codebook."""

from __future__ import annotations

import re
from functools import cache

from regesta.codebook import Codebook
from regesta.codebook.entries.furniture import Furniture
from regesta.codebook.match import Phrases, fold, words_of
from regesta.reports.lines import Line

_MARKS = "\"'“”‘’()[]{}<>«»|/\\-–—•·*#_=~+.,:;!?…0123456789 \t▼▲►→"
_OPENING = 90
_SHORT = 30
LONGEST_FURNITURE = 70
"""Words: a longer line is prose, whatever it says."""
_LONGEST_NOTE = 40
_LINE_END = 120
_OCCASION = (
    r"(?P<who>.+?),? (?:at|during|before|after|ahead of|on the sidelines of) (?:the|a|an|this|their|his|her) "
)
_WHERE = r"(?:,? (?:in|on|held in) \S.{0,60}|, .{1,40})?[. ]*"
_SMALL = frozenset(
    {"a", "an", "the", "of", "and", "or", "with", "from", "for", "in", "on", "to", "by", "as"}
    | {"his", "her", "their", "its", "two", "three", "four", "both", "other", "all", "some"}
)
_WORD = re.compile(r"[\w'’-]+")
_SOURCE = re.compile(
    r"[^.!?)\]]\s*[(\[](?:source|courtesy|credit)\b[^()\[\]]{0,60}[)\]][. ]*$", re.IGNORECASE
)
_PICTURE_CREDIT = re.compile(r"[–—\-(\[|]?\s*([\w -]{2,20})/\s?([A-Z][\w .’'-]{1,40})(?:/\w+)?[)\]]?[. ]*$")


class FurnitureWords:
    """The furniture of a codebook, compiled once."""

    def __init__(self, codebook: Codebook) -> None:
        entries = codebook.of(Furniture)
        self._lines = {_bare(line): e for e in entries for line in e.lines}
        self._starts = Phrases((start, (e, False)) for e in entries for start in e.starts)
        self._firm = Phrases((start, (e, True)) for e in entries for start in e.firm)
        ends = "|".join(re.escape(fold(end)) for e in entries for end in e.ends) or "(?!)"
        self._ends = re.compile(
            r"(?:^[^-(\[|]{0,15}?|[-–—(\[|/.,]\s*[^-(\[|]{0,45}?)"
            rf"\b(?:{ends})(?::[^()]{{1,40}}[)\]]|[)\]])?[. ]*$"
        )
        self._holds = tuple(fold(word) for e in entries for word in e.holds)
        self._nouns = _SMALL | {fold(w) for e in entries for w in e.nouns}
        self._nouns_and_verbs = self._nouns | {fold(w) for e in entries for w in e.verbs}
        occasions = "|".join(re.escape(w) for e in entries for w in e.occasions) or "(?!)"
        self._occasion = re.compile(rf"{_OCCASION}(?:[\w-]+ ){{0,4}}(?:{occasions})\b{_WHERE}")
        self._agencies = frozenset(fold(a) for e in entries for a in e.agencies if not a.isupper())
        self._acronyms = frozenset(a for e in entries for a in e.agencies if a.isupper())
        self.no_places = frozenset(fold(p) for e in entries for p in e.no_places)

    def knows_agency(self, name: str) -> bool:
        """Say whether `name` is a news agency's; one that is an acronym must stand in capitals."""
        return name in self._acronyms or (not name.islower() and fold(name) in self._agencies)

    def entry(self, line: Line) -> Furniture | None:
        """The entry of which this is a whole line or an opening, or None.

        A line that reads as prose is furniture only by an opening that the codebook calls firm.
        """
        if line.words > LONGEST_FURNITURE:
            return None
        whole = self._lines.get(_bare(line.text)) if line.words <= _SHORT else None
        if whole is not None:
            return whole
        words = words_of(line.text[:_OPENING])
        hit = (self._firm.at(words, 0) or self._starts.at(words, 0)) if words else None
        if hit is None:
            return None
        entry, firm = hit.value
        most = LONGEST_FURNITURE if entry.label == "caption" else _LONGEST_NOTE
        return entry if line.words <= most and (firm or not line.is_prose) else None

    def is_pictured(self, line: Line) -> bool:
        """Say whether a short line tells who stands where in a picture, or ends with a picture's credit."""
        if line.is_item or line.words > LONGEST_FURNITURE:
            return False
        if line.words > _SHORT:
            return not line.is_prose and self._has_picture_credit(line)
        folded = fold(line.text)
        return (
            self._has_picture_credit(line)
            or bool(self._ends.search(folded))
            or (not line.finished and any(w in folded for w in self._holds))
        )

    def _has_picture_credit(self, line: Line) -> bool:
        """Say whether a line ends with an agency and its photographer: "REUTERS/Ana Ruiz", not "VNA/VNS"."""
        end = line.text[-_LINE_END:]
        if _SOURCE.search(end):
            return True
        credit = _PICTURE_CREDIT.search(end)
        if credit is None or self.knows_agency(credit.group(2)):
            return False
        return self.knows_agency(credit.group(1).strip())

    def is_occasion(self, line: Line, *, verbs: bool) -> bool:
        """Say whether a line without a finite verb ends "at the talks"; picture verbs pass where `verbs`."""
        if line.is_item or line.finished or line.words > _SHORT or not line.text[:1].isupper():
            return False
        match = self._occasion.fullmatch(line.text)
        if match is None:
            return False
        allowed = self._nouns_and_verbs if verbs else self._nouns
        return all(not w[0].islower() or fold(w) in allowed for w in _WORD.findall(match["who"]))


@cache
def furniture_words(codebook: Codebook) -> FurnitureWords:
    """The furniture of `codebook`, compiled at its first use."""
    return FurnitureWords(codebook)


def _bare(line: str) -> str:
    """A whole line as it is compared: without marks and numbers at either end."""
    return fold(line[: 2 * _OPENING]).strip(_MARKS)

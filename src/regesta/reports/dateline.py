"""Read the date line: the place, agency and date that stand before a report's first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.codebook import Codebook
from regesta.codebook.entries.geography import State
from regesta.codebook.match import fold
from regesta.model.report import Dateline
from regesta.reports.furniture import FurnitureWords
from regesta.reports.lines import Line
from regesta.reports.printed_dates import CalendarDate, calendar_date

_WINDOW = 110
_DASH = re.compile(
    r"\s*(?:--+|[–—―])\s*|\s+-\s+|\s*:\s+|(?<=[)\]/])\s*[-.]?\s+(?=[A-Z“\"])|(?<=/)\.\s+"
    r"|\.(?:\s+|-+\s*)(?=[A-Z“\"])"
)
_SPACED = re.compile(r"\s")
_AGENCY = re.compile(r"[(\[/|]\s*([^()\[\]/|]{2,40}(?:/[A-Z][^()\[\]/|]{1,30})?)\s*[)\]/|]")
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE
)
_SMALL = r"(?:of|de|del|la|le|el|al|the|dos|da|do|and|sur|am|an|der|upon)"
_PLACE = re.compile(
    rf"(?:[^\W\d_][\w’'.‑-]*)(?:[ /](?:{_SMALL}[ ])?[^\W\d_][\w’'.‑-]*){{0,4}}"
    r"(?:,\s?[^\W\d_][\w’'. -]{1,30}){0,2}"
)
_DOMAIN = re.compile(r"\b[\w-]+\.(?:com|co|id|org|net|gov)\b(?:\.\w+)?,?\s*", re.IGNORECASE)
_LOWER_START = re.compile(rf"(?:^|[ ,])(?!{_SMALL} )[a-zà-ÿ]")
_CAPITALS = re.compile(r"[A-Z][A-Z’'. -]{3,}")
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class DatelineFound:
    """A date line, the offset at which it ends and its printed date, if any."""

    dateline: Dateline
    end: int
    date: CalendarDate | None = None


@cache
def _cities(codebook: Codebook) -> frozenset[str]:
    """Every capital and city, folded."""
    return frozenset(fold(p) for s in codebook.of(State) for p in (*s.capitals, *s.cities))


@cache
def _states(codebook: Codebook) -> frozenset[str]:
    """Every state's name, folded."""
    return frozenset(fold(p) for s in codebook.of(State) for p in s.names)


class Datelines:
    """Cut the date line off the front of a report's first paragraph.

        "SUVA, May 3 (Xinhua) -- The ministers of …"  ->  place Suva, agency Xinhua, date XXXX-05-03

    A place alone before a dash is a date line only where the place is known, or stands in capitals: "Fiji –
    Tonga ties have grown" opens with no date line. Where words before the dash fit nothing, there is none.
    """

    def __init__(self, codebook: Codebook, words: FurnitureWords) -> None:
        self._cities = _cities(codebook)
        self._states = _states(codebook) - self._cities
        self._words = words

    def cut(self, line: Line) -> DatelineFound | None:
        """The date line that opens `line`, with something left after it; or None."""
        window = line.text[:_WINDOW]
        for dash in _DASH.finditer(window):
            front, rest = window[: dash.start()], window[dash.end() :]
            if not front or not rest:
                continue
            found = self._front(line, front, dash, rest)
            if found is not None:
                return found
        return None

    def alone(self, line: Line) -> DatelineFound | None:
        """The date line that fills `line`: "New Delhi, 21 February" over the first paragraph."""
        if line.words > _MOST_WORDS + 2 or line.text.endswith("."):
            return None
        parts = _take_apart(line.text.strip(" :-–—*_"), self._words)
        if parts is None or parts.place is None or not self._is_place(parts.place):
            return None
        if parts.date is None and parts.agency is None:
            return None
        return DatelineFound(
            Dateline(parts.place, parts.agency, parts.date.iso if parts.date else None),
            line.end,
            _moved(parts.date, line),
        )

    def _front(self, line: Line, front: str, dash: re.Match[str], rest: str) -> DatelineFound | None:
        parts = _take_apart(front, self._words)
        if parts is None or not self._holds(parts, dash.group(), rest):
            return None
        dateline = Dateline(parts.place, parts.agency, parts.date.iso if parts.date else None)
        return DatelineFound(dateline, line.start + dash.end(), _moved(parts.date, line))

    def _holds(self, parts: _Parts, mark: str, rest: str) -> bool:
        """Say whether what stands before the mark is a date line, by what it has and what follows."""
        opening = rest.lstrip("\"“‘'(")[:1]
        if not (opening.isupper() or opening.isdigit()):
            return False
        place, strong = parts.place, parts.agency is not None or parts.date is not None
        if place is None:
            return parts.agency is not None and parts.bracketed
        if fold(place) in self._words.no_places:
            return False
        if mark.startswith("."):
            return fold(place) in self._cities
        if not mark.strip(" ."):
            return parts.agency is not None
        return strong or self._bare_place(place, mark, rest)

    def _bare_place(self, place: str, mark: str, rest: str) -> bool:
        """A place without agency or date: it must be known or in capitals, and no second place may follow."""
        if fold(place) in self._states or self._opens_with_city(rest):
            return False
        if ":" in mark:
            return place.isupper() and self._is_place(place)
        if not _SPACED.search(mark) and not place.isupper():
            return False
        return self._is_place(place)

    def _is_place(self, place: str) -> bool:
        """Say whether the place, or its first part before a comma, is a known city or a name in capitals."""
        first = place.split(",", maxsplit=1)[0].strip()
        return (
            fold(place) in self._cities
            or fold(first) in self._cities
            or _CAPITALS.fullmatch(first) is not None
        )

    def _opens_with_city(self, rest: str) -> bool:
        """Say whether `rest` opens with a second place: "Suva – Apia flights" has no date line."""
        words = re.findall(r"[\w’'-]+", rest)[:3]
        return any(fold(" ".join(words[:n])) in self._cities for n in (1, 2))


@dataclass(frozen=True, slots=True)
class _Parts:
    place: str | None
    agency: str | None
    date: CalendarDate | None
    bracketed: bool


def _take_apart(front: str, words: FurnitureWords) -> _Parts | None:
    """Split what stands before the dash into place, agency and date; None where anything else is left."""
    date = calendar_date(front)
    rest = front if date is None else f"{front[: date.start]} {front[date.end :]}"
    agency, bracketed, country = None, False, None
    for match in _AGENCY.finditer(rest):
        inner = match.group(1).strip()
        if _is_agency(inner, words):
            agency, bracketed = inner, True
        elif inner[:1].isupper() and len(inner.split()) <= 3:
            country = inner
        elif inner:
            return None
    rest = _WEEKDAY.sub(" ", _AGENCY.sub(" ", rest))
    rest = _DOMAIN.sub(" ", rest)
    pieces = [p.strip(" .,;/|[]()\t") for p in re.split(r"[,|]|\s/\s|\s[–-]\s", rest)]
    pieces = [p for p in pieces if p]
    named = [
        p for p in pieces if words.knows_agency(p) and not (p is pieces[0] and len(pieces) == 1 and agency)
    ]
    if named:
        agency = agency or named[0]
        pieces = [p for p in pieces if p not in named]
    place = ", ".join(pieces) or None
    if place is not None and not _looks_like_place(place):
        return None
    return _Parts(place or country, agency, date, bracketed)


def _looks_like_place(place: str) -> bool:
    return (
        bool(_PLACE.fullmatch(place)) and len(place.split()) <= _MOST_WORDS and not _LOWER_START.search(place)
    )


def _is_agency(words_in: str, words: FurnitureWords) -> bool:
    """Say whether words in brackets are an agency: known, or one word of capitals, or so named."""
    if words.knows_agency(words_in):
        return True
    head = re.split(r"[/ ]", words_in)[0]
    if words.knows_agency(head):
        return True
    return bool(re.fullmatch(r"[A-Z]{3,8}|[\w ]*\b(?:News|Agency|Press|Times|Post|Daily)\b[\w ]*", words_in))


def _moved(date: CalendarDate | None, line: Line) -> CalendarDate | None:
    if date is None:
        return None
    return CalendarDate(date.iso, date.start + line.start, date.end + line.start, date.why)

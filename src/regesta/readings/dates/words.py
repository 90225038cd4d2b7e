"""From text to atoms: one word, number or mark each, with the code of its kind."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from regesta.readings.dates.vocabulary import (
    AFTER_NO_YEAR,
    BEFORE_NO_YEAR,
    CODES,
    COUNTED,
    COUNTED_LATER,
    DASHES,
    LEADS_IN,
    LEADS_IN_MONTH,
    MARKS,
    NAMED_FOR_A_DAY,
    PERSONAL,
)

_EARLIEST, _LATEST_YEAR = 1000, 2999
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_LEXER = re.compile(
    r"(?P<spelt>\d{1,2}-[A-Z][a-z]{2,8}-\d{4}\b)"
    r"|(?P<chain>\d+(?:[-‑–—/.:+]\d+|,\d{3}(?!\d))+)"
    r"|(?P<glued>(?!(?:[Mm]id|[Ee]nd|[Ee]arly|[Ll]ate)-)[^\W\d_]+[-‑+]\d+\w*)"
    r"|(?P<word>\w+)|(?P<mark>[^\w\s])"
)


class Atom(NamedTuple):
    """One word, number or mark: its code, its span in the text and what it stands for."""

    code: str
    start: int
    end: int
    value: int | date = 0


_NAMES = frozenset("MmWw")
_LATEST = "49"
"""The last year of this century that two figures stand for, as in `25/11/17`."""
_DAY_AND_MONTH = len("29th September. ")
_SHORT_YEAR = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?,?\s+['’]?\d\d$")
"""A year of two figures behind a day and a month: "29 Apr 24"."""
_ENDS = re.compile(r"\s*(?:[:;,.)\n]|[-–—]\s|$)")
_NAME = re.compile(r"\s[A-Z][a-z]")
_NOTHING: list[Atom] = []


class Lexer:
    """Cut texts into atoms. `month_first` reads 11/05/2024 as the Americans do."""

    def __init__(self, *, month_first: bool = False) -> None:
        self._month_first = month_first

    def atoms(self, text: str, start: int, end: int) -> list[Atom]:
        """The atoms of `text[start:end]`, their spans counted from the beginning of `text`.

        A run of words that no date is made of is one atom.
        """
        atoms: list[Atom] = [Atom("x", start, start)]
        before = ""
        for match in _LEXER.finditer(text, start, end):
            kind, raw, begin, stop = match.lastgroup, match.group(), match.start(), match.end()
            if kind == "word":
                found = _word(raw, begin, text, before)
            elif kind == "chain":
                found = self._chain(raw, begin, text, before)
            elif kind == "spelt" and (day := _spelt(raw)):
                found = [Atom("I", begin, stop, day)]
            elif kind == "mark" and raw in MARKS:
                found = [Atom(MARKS[raw], begin, stop)]
            else:
                found = _NOTHING
            before = raw if raw != "." or before.lower() != "no" else before
            if found:
                if found[0].code == "9" and atoms[-1].code == "x" and text[begin - 1] in "'’":
                    atoms.pop()
                if raw == "." and atoms[-1].code in "mw" and atoms[-1].end == begin:
                    atoms[-1] = atoms[-1]._replace(end=stop)
                else:
                    atoms += found
            elif atoms[-1].code != "x":
                atoms.append(Atom("x", begin, stop))
        return atoms

    def _chain(self, raw: str, begin: int, text: str, before: str) -> list[Atom]:
        """Numbers joined by marks: a full date, a span of days or years, or none of our business."""
        stop = begin + len(raw)
        parts = re.split(r"[-‑–—/.:+,]", raw)
        marks = set(re.findall(r"[-‑–—/.:+,]", raw))
        if len(parts) == 3 and len(marks) == 1 and not marks & {":", "+", ","}:
            day = _numeric(parts, *marks, month_first=self._month_first)
            return [Atom("I", begin, stop, day)] if day else []
        if len(parts) != 2 or not marks & {*DASHES, "/"}:
            return []
        left, right = parts
        cut, resume = begin + len(left), begin + len(left) + 1
        if len(left) == 4:
            return [] if before.lower() in AFTER_NO_YEAR else _years(left, right, begin, raw[len(left)])
        if "/" in marks or len(left) > 2 or len(right) > 2:
            return []
        return [
            Atom(*_number(left, begin, text, before)),
            Atom("-", cut, resume),
            Atom(*_number(right, resume, text, "-")),
        ]


def _word(raw: str, begin: int, text: str, before: str) -> list[Atom]:
    """A word's or number's atoms; none if no date is made of it."""
    if raw[0].isdigit():
        return [Atom(*_number(raw, begin, text, before))]
    lower = raw.lower()
    entry = CODES.get(lower)
    if entry is None:
        return _fiscal(lower, begin) if lower.startswith("fy") else _NOTHING
    code, value = entry
    if code in _NAMES and (not raw[0].isupper() or NAMED_FOR_A_DAY.match(text, begin + len(raw))):
        return _NOTHING
    if lower in PERSONAL and before.lower() not in LEADS_IN_MONTH and _NAME.match(text, begin + len(raw)):
        return _NOTHING
    if code == "Z" and raw[0].isupper() and before[:1].isupper():
        return _NOTHING
    return [Atom(code, begin, begin + len(raw), value)]


def _fiscal(lower: str, begin: int) -> list[Atom]:
    """`FY2025` or `FY25`."""
    digits = lower[2:]
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (2, 4):
        return _NOTHING
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    return [Atom("q", begin, begin + 2), Atom("9", begin + 2, begin + 2 + len(digits), year)]


def _number(raw: str, begin: int, text: str, before: str) -> tuple[str, int, int, int]:
    """A number's code: a day, an ordinal, a year or just a number."""
    stop = begin + len(raw)
    digits = raw.rstrip("stndrh")
    if not digits.isdigit() or not digits.isascii():
        return "x", begin, stop, 0
    value = int(digits)
    if len(digits) == 2 and digits <= _LATEST and _is_short_year(text, begin, stop):
        return "9", begin, stop, 2000 + value
    if raw != digits:
        return ("2" if raw[len(digits) :] in ("st", "nd", "rd", "th") else "x"), begin, stop, value
    if len(digits) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
        follows = text[stop : stop + 12].split(None, 1)
        counted = COUNTED if before.lower() in LEADS_IN else COUNTED_LATER
        ruled_out = before.lower() in AFTER_NO_YEAR or (before.isdigit() and len(before) > 2)
        ruled_out = ruled_out or bool(follows and follows[0].lower().strip(",.;") in BEFORE_NO_YEAR)
        return ("0" if ruled_out or counted.match(text, stop) else "9"), begin, stop, value
    if len(digits) <= 2 and 1 <= value <= 31:
        of_month = CODES.get(before.lower(), ("x",))[0] in "Mm"
        rules_out = NAMED_FOR_A_DAY if of_month else COUNTED
        return ("0" if rules_out.match(text, stop) else "1"), begin, stop, value
    return "0", begin, stop, value


def _is_short_year(text: str, begin: int, stop: int) -> bool:
    behind = _SHORT_YEAR.search(text, max(0, begin - _DAY_AND_MONTH), stop)
    return bool(behind and _ENDS.match(text, stop))


def _years(left: str, right: str, begin: int, joint: str) -> list[Atom]:
    """`2020-2024`, `2025–27` or `2025/26` as two years, `2024-11` as a month; else nothing."""
    first, cut = int(left), begin + len(left)
    stop = cut + 1 + len(right)
    if len(right) == 2 and first % 100 >= int(right) and 1 <= int(right) <= 12:
        return [Atom("m", begin, cut, int(right)), Atom("9", cut, stop, first)]
    last = first - first % 100 + int(right) if len(right) == 2 else int(right)
    if joint == "/" and last != first + 1:
        return []
    if not (_FIRST_YEAR <= first < last <= _LAST_YEAR and len(right) in (2, 4)):
        return []
    return [Atom("9", begin, cut, first), Atom("-", cut, cut + 1), Atom("9", cut + 1, stop, last)]


def _numeric(parts: list[str], separator: str, *, month_first: bool) -> date | None:
    """`2024-11-26`, `26/11/2024` or `11/26/2024`: day first where that can be, unless `month_first`."""
    if [len(p) for p in parts] == [4, 2, 2]:
        return valid_day(*map(int, parts))
    if len(parts[2]) not in (2, 4) or max(len(parts[0]), len(parts[1])) > 2:
        return None
    if len(parts[2]) == 2 and (separator != "/" or parts[2] > _LATEST):
        return None
    one, two, year = map(int, parts)
    year += 2000 if len(parts[2]) == 2 else 0
    orders = ((year, one, two), (year, two, one)) if month_first else ((year, two, one), (year, one, two))
    return next((day for order in orders if (day := valid_day(*order))), None)


def _spelt(raw: str) -> date | None:
    """`26-Nov-2024`."""
    day, name, year = raw.split("-")
    code, month = CODES.get(name.lower(), ("x", 0))
    return valid_day(int(year), month, int(day)) if code in "Mm" else None


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if no calendar has it or no report can mean it."""
    if not _EARLIEST <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""The words of dates, each cut from the text as an atom with a one-letter code.

A date is then a short run of letters: `M1,9` is "June 3, 2025" and `1-1M` is "3–6 June".

    1 day number  2 ordinal in figures  3 ordinal in words  4 number in words  9 year  0 any other number  I full date
    M month  m month shortened  W weekday  w weekday shortened  D day  K week  O month(s)  Y year(s)  C morning …
    L last  X next  H this  F following  S same  h that  v recent  c coming  V recently  Z today, yesterday, tomorrow
    E early, late, end …  l later  r earlier  n before  g ago  Q half, quarter  q fiscal  G spring …  U visit, talks …
    f from  b between  t to  & and  p of  i in  e on  T the  A a  B by  z since  k for  - dash
    , comma  . full stop  ( ) bracket  x anything else
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = (
    "january february march april may june july august september october november december"
).split()  # fmt: skip
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_SMALL = {
    "from": "f", "between": "b", "to": "t", "till": "t", "until": "t", "through": "t", "and": "&", "of": "p",
    "in": "i", "during": "i", "on": "e", "the": "T", "a": "A", "an": "A", "by": "B", "since": "z", "for": "k",
    "last": "L", "next": "X", "this": "H", "following": "F", "same": "S", "that": "h", "recent": "v",
    "coming": "c", "upcoming": "c", "recently": "V", "lately": "V", "later": "l", "earlier": "r",
    "before": "n", "prior": "n", "previous": "R", "preceding": "R", "ago": "g", "half": "Q", "quarter": "Q", "fiscal": "q",
    "financial": "q", "academic": "q", "day": "D", "days": "D", "week": "K", "weeks": "K", "month": "O",
    "months": "O", "year": "Y", "years": "Y",
}  # fmt: skip
_GROUPS = {
    "E": "early late mid beginning end middle start",
    "C": "morning afternoon evening night",
    "G": "spring summer autumn winter",
    "U": "visit trip stay tour talks meeting exercise summit conference forum drill dialogue",
}
_COUNTED = (
    r"(?:troops|soldiers|officers|personnel|people|persons|men|women|sailors|marines|"
    r"cadets|students|scholarships|workers|refugees|participants|delegates|delegations|guests|households|"
    r"families|villages|markers|vehicles|aircraft|ships|vessels|nationals|citizens|residents|kilometres|"
    r"kilometers|km|miles|metres|meters|tonnes|tons|hectares|dollars|hours|minutes|percent|per cent|%|police|"
    r"peacekeepers|experts|members|countries|nations|states|years|months|days|weeks|million|billion|doses|"
    r"flights|sets|units|items|places|companies|enterprises|jobs|voters|prisoners|detainees|observers)\b"
)
_COUNTS = re.compile(r"\s+" + _COUNTED)
_COUNTS_LATER = re.compile(r"\s+(?:\w+(?:[ -]\w+)?\s+)?" + _COUNTED)
_LEADS_IN = frozenset(
    "in since by until till from to of during the after before through for early late mid and".split()
)
_NO_YEAR_AFTER = frozenset(
    "resolution resolutions agenda vision horizon strategy article decree law no number flight room highway route "
    "paragraph chapter unscr directive circular document over nearly almost than least some approximately "
    "exactly another $ € £ # + usd eur vnd".split()
)
_NO_YEAR_BEFORE = frozenset("agenda vision goals % per".split())
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_LEXER = re.compile(
    r"(?P<spelt>\d{1,2}-[A-Z][a-z]{2,8}-\d{4}\b)"
    r"|(?P<chain>\d+(?:[-‑–—/.:+]\d+|,\d{3}(?!\d))+)"
    r"|(?P<glued>(?!(?:[Mm]id|[Ee]nd|[Ee]arly|[Ll]ate)-)[^\W\d_]+[-‑+]\d+\w*)"
    r"|(?P<word>\w+)|(?P<mark>[^\w\s])"
)
_DASHES = "-‑–—−"


class Atom(NamedTuple):
    """One word, number or mark: its code, its span in the text and what it stands for."""

    code: str
    start: int
    end: int
    value: int | date = 0


def _vocabulary() -> dict[str, tuple[str, int]]:
    words = {word: (code, 0) for word, code in _SMALL.items()}
    words |= {word: (code, 0) for code, group in _GROUPS.items() for word in group.split()}
    words |= {word: ("M", n) for n, word in enumerate(MONTHS, 1)}
    words |= {word[:3]: ("m", n) for n, word in enumerate(MONTHS, 1) if word != "may"} | {"sept": ("m", 9)}
    words |= {word: ("W", n) for n, word in enumerate(WEEKDAYS)}
    words |= {word[:3]: ("w", n) for n, word in enumerate(WEEKDAYS)}
    words |= {word: ("3", n) for n, word in enumerate(_ORDINALS, 1)}
    words |= {"final": ("3", -1), "closing": ("3", -1), "opening": ("3", 1)}
    words |= {word: ("4", n) for n, word in enumerate(_NUMBERS, 1)}
    return words | {"today": ("Z", 0), "tonight": ("Z", 0), "yesterday": ("Z", -1), "tomorrow": ("Z", 1)}


_WORDS = _vocabulary()
_NAMES = frozenset("MmWw")
_MARKS = {",": ",", ".": ".", "(": "(", ")": ")", "&": "&", **dict.fromkeys(_DASHES, "-")}


class Lexer:
    """Cut texts into atoms. `month_first` reads 11/05/2024 as the Americans do."""

    def __init__(self, *, month_first: bool = False) -> None:
        self._month_first = month_first

    def atoms(self, text: str, start: int, end: int) -> list[Atom]:
        """The atoms of `text[start:end]`, their spans counted from the beginning of `text`."""
        atoms: list[Atom] = []
        before = ""
        for match in _LEXER.finditer(text, start, end):
            kind, raw, begin, stop = match.lastgroup, match.group(), match.start(), match.end()
            if kind == "word":
                self._word(atoms, text, begin, stop, before)
            elif kind == "mark":
                if raw == "." and atoms and atoms[-1].code in "mw" and atoms[-1].end == begin:
                    atoms[-1] = atoms[-1]._replace(end=stop)
                else:
                    atoms.append(Atom(_MARKS.get(raw, "x"), begin, stop))
            elif kind == "chain":
                atoms += self._chain(raw, begin, text, before)
            else:
                day = _spelt(raw) if kind == "spelt" else None
                atoms.append(Atom("I", begin, stop, day) if day else Atom("x", begin, stop))
            before = raw
        return atoms

    def _word(self, atoms: list[Atom], text: str, begin: int, stop: int, before: str) -> None:
        raw = text[begin:stop]
        if raw[0].isdigit():
            atoms.append(Atom(*_number(raw, begin, text, before)))
            return
        lower = raw.lower()
        if lower.startswith("fy") and lower[2:].isdigit():
            year = _full_year(lower[2:])
            atoms += [
                Atom("q", begin, begin + 1),
                Atom("Y", begin + 1, begin + 2),
                Atom("9", begin + 2, stop, year),
            ]
            return
        code, value = _WORDS.get(lower, ("x", 0))
        if (code in _NAMES and not raw[0].isupper()) or (
            code == "Z" and raw[0].isupper() and before[:1].isupper()
        ):
            code = "x"
        atoms.append(Atom(code, begin, stop, value))

    def _chain(self, raw: str, begin: int, text: str, before: str) -> list[Atom]:
        """Numbers joined by marks: a full date, a span of days or years, or none of our business."""
        stop = begin + len(raw)
        parts = re.split(r"[-‑–—/.:+,]", raw)
        marks = set(re.findall(r"[-‑–—/.:+,]", raw))
        if len(parts) == 3 and len(marks) == 1 and not marks & {":", "+", ","}:  # noqa: PLR2004
            day = _numeric(parts, month_first=self._month_first)
            return [Atom("I", begin, stop, day)] if day else [Atom("x", begin, stop)]
        if len(parts) != 2 or not marks & {*_DASHES, "/"}:  # noqa: PLR2004
            return [Atom("x", begin, stop)]
        left, right = parts
        cut, resume = begin + len(left), begin + len(left) + 1
        if len(left) == 4:  # noqa: PLR2004
            return _years(left, right, begin, cut, stop) or [Atom("x", begin, stop)]
        if "/" in marks or len(left) > 2 or len(right) > 2:  # noqa: PLR2004
            return [Atom("x", begin, stop)]
        return [
            Atom(*_number(left, begin, text, before)),
            Atom("-", cut, resume),
            Atom(*_number(right, resume, text, "-")),
        ]


def _number(raw: str, begin: int, text: str, before: str) -> tuple[str, int, int, int]:
    """A number's code: a day, an ordinal, a year or just a number."""
    stop = begin + len(raw)
    digits = raw.rstrip("stndrh")
    if not digits.isdigit() or not digits.isascii():
        return "x", begin, stop, 0
    value = int(digits)
    if raw != digits:
        return ("2" if raw[len(digits) :] in ("st", "nd", "rd", "th") else "x"), begin, stop, value
    if len(digits) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:  # noqa: PLR2004
        follows = text[stop : stop + 12].split(None, 1)
        counted = _COUNTS if before.lower() in _LEADS_IN else _COUNTS_LATER
        ruled_out = before.lower() in _NO_YEAR_AFTER or (before.isdigit() and len(before) > 2)  # noqa: PLR2004
        ruled_out = ruled_out or bool(follows and follows[0].lower().strip(",.;") in _NO_YEAR_BEFORE)
        return ("0" if ruled_out or counted.match(text, stop) else "9"), begin, stop, value
    if len(digits) <= 2 and 1 <= value <= 31:  # noqa: PLR2004
        named = _WORDS.get(before.lower(), ("x",))[0] in "Mm"
        return ("0" if not named and _COUNTS.match(text, stop) else "1"), begin, stop, value
    return "0", begin, stop, value


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits[-2:])  # noqa: PLR2004


def _years(left: str, right: str, begin: int, cut: int, stop: int) -> list[Atom]:
    """`2020-2024`, `2025–27` or `2025/26` as two years, `2024-11` as a month; else nothing."""
    first = int(left)
    if len(right) == 2 and first % 100 >= int(right) and 1 <= int(right) <= 12:  # noqa: PLR2004
        return [Atom("m", begin, cut, int(right)), Atom("9", cut, stop, first)]
    last = first - first % 100 + int(right) if len(right) == 2 else int(right)  # noqa: PLR2004
    if not (_FIRST_YEAR <= first < last <= _LAST_YEAR and len(right) in (2, 4)):
        return []
    return [Atom("9", begin, cut, first), Atom("-", cut, cut + 1), Atom("9", cut + 1, stop, last)]


def _numeric(parts: list[str], *, month_first: bool) -> date | None:
    """`2024-11-26`, `26/11/2024` or `11/26/2024`: day first unless that is impossible or the outlet American."""
    if [len(p) for p in parts] == [4, 2, 2]:
        return valid_day(*map(int, parts))
    if len(parts[2]) != 4 or max(len(parts[0]), len(parts[1])) > 2:  # noqa: PLR2004
        return None
    one, two, year = map(int, parts)
    orders = ((year, one, two), (year, two, one)) if month_first else ((year, two, one), (year, one, two))
    return next((day for order in orders if (day := valid_day(*order))), None)


def _spelt(raw: str) -> date | None:
    """`26-Nov-2024`."""
    day, name, year = raw.split("-")
    code, month = _WORDS.get(name.lower(), ("x", 0))
    return valid_day(int(year), month, int(day)) if code in "Mm" else None


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None

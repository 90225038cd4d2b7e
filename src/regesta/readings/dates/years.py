"""The year of a report that prints none, worked out from what its content bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from regesta.model.reading import Reading
from regesta.readings.dates.meanings import Calendar, Part, Shift, Term
from regesta.readings.dates.setting import Anchor
from regesta.readings.dates.terms import TEXT_WORDS, Dated, is_running, is_signed
from regesta.readings.dates.words import valid_day

_ANNIVERSARY = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)?[- ](?:founding |year )?anniversary|\b(\d{1,3}) years of\b"
)
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|only"
)
_COPYRIGHT = re.compile(
    r"^.{0,20}?(?:©|\([cC]\)|\bCOPYRIGHT\b|\bCopyright\b)(?: ?©| \([cC]\))?"
    r"(?:[ :]*((?:19|20)\d\d)\b(?! ?[-–]).{0,60}|[^\d\n]{0,60}\b((?:19|20)\d\d)\b(?! ?[-–]).{0,20})$",
    re.MULTILINE,
)
_EVENTS = frozenset({"exercise", "drill", "expo", "exhibition", "games", "edition", "airshow", "operation"})
_NEAR, _INITIALS = 6, 3
_LAST_QUARTER, _FIRST_QUARTER = 10, 3


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that keep the year between `low` and `high`, and what they say."""

    low: int | None
    high: int | None
    says: str


def inferred(reading: Reading, found: Sequence[Dated]) -> Anchor:
    """A year that the clues of the content leave as the only one, or an anchor without a year."""
    main = main_day(found)
    month = main.month if main else None
    clues = list(_clues(reading, found, month))
    lows = [c for c in clues if c.low is not None]
    highs = [c for c in clues if c.high is not None]
    if not lows or not highs:
        return Anchor()
    low = max(lows, key=lambda c: c.low or 0)
    high = min(highs, key=lambda c: c.high or 0)
    if low.low != high.high or low.low is None:
        return Anchor()
    says = low.says if low.says == high.says else f"{low.says} and {high.says}"
    day = main if main and valid_day(low.low, main.month or 1, main.day or 1) else None
    return Anchor(
        low.low, day.month if day else None, day.day if day else None,
        basis="inferred", why=f"worked out from the content: {says}",
    )  # fmt: skip


def numbered_year(reading: Reading, day: Dated, found: Sequence[Dated]) -> Anchor | None:
    """The year of a day whose sentence counts or names something by its year.

    "On May 3 … for their second patrol of 2022" and "opened SEA GATE 2022 on May 3" are of 2022; "the
    agreement of 2019" and "since 2006" tell nothing of the day.
    """
    sentence, part = reading.sentence_of(day.first), day.expression.meaning
    if not isinstance(part, Calendar):
        return None
    for dated in found:
        if dated.year is None or not sentence.first <= dated.first < sentence.last or dated.expression.bound:
            continue
        if _is_counted_in(reading, dated.first) or names_event(reading, dated.first):
            quote = reading.report.text[dated.expression.start : dated.expression.end]
            month, of_month = part.first.month, part.first.day
            if valid_day(dated.year, month or 1, of_month or 1):
                why = f'worked out from the content: "{quote}" in its sentence'
                return Anchor(dated.year, month, of_month, basis="inferred", why=why)
    return None


def _is_counted_in(reading: Reading, i: int) -> bool:
    """Whether the year at token `i` is the one in which things are counted: "their second patrol of 2022"."""
    before = reading.tokens[max(reading.sentence_of(i).first, i - _NEAR) : i]
    if not before or before[-1].text.lower() not in ("of", "in"):
        return False
    lemmas = {t.lemma.lower() for t in before}
    return any(_ORDINAL.fullmatch(t.text.lower()) for t in before) and not lemmas & TEXT_WORDS


def names_event(reading: Reading, i: int) -> bool:
    """Whether the year at token `i` ends the name of an exercise or fair: "Exercise Sea Gate 2022"."""
    before = reading.tokens[max(reading.sentence_of(i).first, i - _NEAR) : i]
    if not before or before[-1].pos != "PROPN" or {t.lemma.lower() for t in before} & TEXT_WORDS:
        return False
    name = before[-1].text
    return (name.isupper() and len(name) > _INITIALS) or any(t.lemma.lower() in _EVENTS for t in before)


def copyright_year(reading: Reading, anchor: Anchor) -> Anchor:
    """The year of a lone copyright notice below a report whose own day has no year.

    "(c) Andes News 2023". A notice over several years or above the text tells nothing, and one that would put
    the report's day on another weekday than the report says is of the site and not of the report.
    """
    if not (anchor.own and anchor.month and anchor.day) or anchor.year:
        return anchor
    notices = {(m[1] or m[2], m[0]) for m in _COPYRIGHT.finditer(reading.report.text, _halfway(reading))}
    if len({year for year, _ in notices}) != 1:
        return anchor
    year, words = min(notices)
    day = valid_day(int(year), anchor.month, anchor.day)
    if day is None or anchor.weekday not in (None, day.weekday()):
        return anchor
    why = f'worked out from the content: the notice "{words.strip()}"'
    return replace(anchor, year=int(year), basis="inferred", why=why, weekday=None)


def _halfway(reading: Reading) -> int:
    return len(reading.report.text) // 2


def main_day(found: Sequence[Dated]) -> Part | None:
    """The first day told without a year, else the first such month."""
    yearless = [
        meaning.first
        for dated in found
        if isinstance(meaning := dated.expression.meaning, Calendar) and dated.tense != "future"
        if meaning.first.month and not (meaning.first.year or (meaning.last and meaning.last.year))
    ]
    return next((part for part in yearless if part.day), yearless[0] if yearless else None)


def _clues(reading: Reading, found: Sequence[Dated], month: int | None) -> Iterator[Clue]:
    for before, dated in zip((None, *found), found, strict=False):
        quote = reading.report.text[dated.expression.start : dated.expression.end]
        meaning = dated.expression.meaning
        if isinstance(meaning, Term) and meaning.first:
            yield from _term_clues(reading, dated, quote, month)
        elif isinstance(meaning, Calendar):
            yield from _date_clues(dated, quote, month)
            if before and dated.year:
                yield from _beside(before, dated, quote)
    yield from _anniversaries(reading, found)


def _term_clues(reading: Reading, dated: Dated, quote: str, month: int | None) -> Iterator[Clue]:
    """A term under way holds the year; one that is signed begins that year or the next."""
    term = dated.expression.meaning
    if not isinstance(term, Term) or term.first is None:
        return
    if is_running(reading, dated):
        yield Clue(term.first, term.last or term.first, f'the one for "{quote}" is being carried out')
    elif is_signed(reading, dated):
        low, high = term.first - 1, term.first
        if term.last is None and month:
            low = term.first if month <= _FIRST_QUARTER else low
            high = term.first - 1 if month >= _LAST_QUARTER else high
        yield Clue(low, high, f'the text for "{quote}" is newly signed')


def _date_clues(dated: Dated, quote: str, month: int | None) -> Iterator[Clue]:
    """What happened in a year is not later than the report, what is to come not earlier."""
    meaning = dated.expression.meaning
    part = meaning.first if isinstance(meaning, Calendar) else Part()
    if part.year is None:
        return
    turn = (part.month or 0) - (month or 0) if part.month and month else 0
    way = dated.expression.direction if dated.expression.direction != "none" else dated.tense
    if way == "past":
        yield Clue(part.year + (turn > 0), None, f'"{quote}" is told as past')
    elif way == "future":
        yield Clue(None, part.year - (turn < 0), f'"{quote}" is still to come')


def _beside(before: Dated, dated: Dated, quote: str) -> Iterator[Clue]:
    """`this year (2025)`, `next year, 2026`."""
    shift, year = before.expression.meaning, dated.year
    gap = dated.expression.start - before.expression.end
    if (
        isinstance(shift, Shift)
        and shift.unit == "year"
        and not shift.told
        and year
        and 0 < gap <= len(", (")
    ):
        value = year - shift.count
        yield Clue(value, value, f'"{quote}" stands beside the words for it')


def _anniversaries(reading: Reading, found: Sequence[Dated]) -> Iterator[Clue]:
    """`the 80th anniversary of the army, founded in 1944`."""
    text = reading.report.text
    for match in _ANNIVERSARY.finditer(text):
        years = int(match[1] or match[2])
        sentence = next((s for s in reading.sentences if s.start <= match.start() < s.end), None)
        if sentence is None:
            continue
        inside = [d for d in found if sentence.first <= d.first < sentence.last]
        shift = next((d.expression.meaning for d in inside if isinstance(d.expression.meaning, Shift)), None)
        off = shift.count if shift and shift.unit == "year" and not shift.told else 0
        for dated in inside:
            began = _year_of(dated)
            if began is not None and years >= 5 and dated.expression.start > match.start():
                value = began + years - off
                quote = text[dated.expression.start : dated.expression.end]
                yield Clue(value - (shift is None), value, f'{years} years are counted from "{quote}"')
                break


def _year_of(dated: Dated) -> int | None:
    meaning = dated.expression.meaning
    return meaning.first.year if isinstance(meaning, Calendar) else None

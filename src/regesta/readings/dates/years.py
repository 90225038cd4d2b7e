"""The year of a report: printed, or worked out from what its content bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from regesta.model.reading import Reading
from regesta.readings.dates.counting import SPREAD, Anchor, fitting_year
from regesta.readings.dates.grammar import Calendar, Part, Shift, Term, expressions
from regesta.readings.dates.terms import Dated, is_running, is_signed
from regesta.readings.dates.words import Lexer, valid_day

_ISO = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?$")
_LEAD = 3
_ANNIVERSARY = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)?[- ](?:founding |year )?anniversary|\b(\d{1,3}) years of\b"
)
_LAST_QUARTER, _FIRST_QUARTER = 10, 3


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that keep the year between `low` and `high`, and what they say."""

    low: int | None
    high: int | None
    says: str


def find_anchor(reading: Reading, found: Sequence[Dated]) -> Anchor:
    """The date to count from: the report's own, else its lead's, else a year worked out from content."""
    own = _own_date(reading)
    if own.year:
        return own
    told = _lead_date(reading, found) or _inferred(reading, found)
    if own.month and told.year:
        return replace(told, month=own.month, day=own.day, own=True)
    return told if told.year else own


def _own_date(reading: Reading) -> Anchor:
    """The date of publication or of the date line; the nearer to the writing, the better to count from."""
    report = reading.report
    published = _parsed(report.published.start) if report.published and report.published.start else Part()
    line = _parsed(report.dateline.date) if report.dateline.date else Part()
    anchor = Anchor(
        published.year, published.month, published.day, own=True,
        why=f"the date of publication, {report.published.start}" if report.published else "",
    )  # fmt: skip
    if not line.month:
        return anchor
    if not line.year and anchor.year:
        line = replace(line, year=fitting_year(line, anchor, "past"))
    why = f"the date line, {report.dateline.date}"
    return Anchor(line.year, line.month, line.day, own=True, why=why)


def _parsed(text: str) -> Part:
    """A date given by intake, in ISO 8601 or as printed."""
    match = _ISO.match(text)
    if match:
        year = None if match["year"] == "XXXX" else int(match["year"])
        part = Part(year, int(match["month"] or 0) or None, int(match["day"] or 0) or None)
    else:
        first = next(expressions(Lexer().atoms(text, 0, len(text))), None)
        meaning = first.meaning if first else None
        part = meaning.first if isinstance(meaning, Calendar) else Part()
    if part.month and part.day and not valid_day(part.year or 2000, part.month, part.day):
        return Part(part.year)
    return part


def _lead_date(reading: Reading, found: Sequence[Dated]) -> Anchor | None:
    """A full date among the first sentences that is no background."""
    body = [s.index for s in reading.sentences if s.block == "body"][:_LEAD]
    for dated in found:
        meaning = dated.expression.meaning
        index = reading.tokens[dated.first].sentence
        headline = reading.sentences[index].block == "headline"
        if not isinstance(meaning, Calendar) or not (headline or index in body):
            continue
        year = meaning.first.year or (meaning.last.year if meaning.last else None)
        if meaning.first.month is None:
            continue
        if year is None:
            if meaning.first.day and meaning.first.shift is None:
                return None
            continue
        if not _background(reading, dated) and _goes_with(meaning.first, year, _main_day(found)):
            quote = reading.report.text[dated.expression.start : dated.expression.end]
            return Anchor(year, meaning.first.month, meaning.first.day, why=f'"{quote}" in the report')
    return None


def _goes_with(lead: Part, year: int, main: Part | None) -> bool:
    """Whether the days told without a year may share the lead's; a year printed far off is another one."""
    if main is None or main.month is None:
        return True
    if lead.day is None or main.day is None:
        return lead.month == main.month
    day = valid_day(year, lead.month or 1, lead.day)
    others = [valid_day(y, main.month, main.day) for y in (year - 1, year, year + 1)]
    return day is not None and any(other and abs(other - day) <= SPREAD for other in others)


def _background(reading: Reading, dated: Dated) -> bool:
    """Whether a date only tells which: "the agreement signed on May 3, 2019", "the May 2019 agreement"."""
    tokens, i = reading.tokens, dated.first
    if dated.expression.direction == "past":
        return True
    above = tokens[i].head
    if tokens[i].dep in ("compound", "nmod", "amod", "nummod") and above >= dated.last:
        return True
    while tokens[i].head != i:
        if tokens[i].dep in ("acl", "relcl"):
            return True
        i = tokens[i].head
    return False


def _inferred(reading: Reading, found: Sequence[Dated]) -> Anchor:
    """A year that the clues of the content leave as the only one, or an anchor without a year."""
    main = _main_day(found)
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


def _main_day(found: Sequence[Dated]) -> Part | None:
    """The first day told without a year."""
    for dated in found:
        meaning = dated.expression.meaning
        if (
            isinstance(meaning, Calendar)
            and meaning.first.month
            and not meaning.first.year
            and dated.tense != "future"
        ):
            return meaning.first
    return None


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

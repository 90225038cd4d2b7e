"""What a report's dates are counted from: its own date, its lead's, or a year worked out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from regesta.model.reading import Reading
from regesta.readings.dates.fitting import fitting_year
from regesta.readings.dates.grammar import expressions
from regesta.readings.dates.meanings import Calendar, Expression, Part, Weekday
from regesta.readings.dates.setting import SPREAD, Anchor
from regesta.readings.dates.tense import is_aside
from regesta.readings.dates.terms import Dated
from regesta.readings.dates.words import Lexer, valid_day
from regesta.readings.dates.years import copyright_year, inferred, main_day, numbered_year

_ISO = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?$")
_SAYING = frozenset({"say", "announce", "report", "tell", "disclose", "confirm", "state", "reveal"})
_SAID_IN = 4
_LEAD = 6
"""So many sentences may name the date of what the report is about."""
_HEAD, _FOOT, _SHORT = 6, 3, 80
"""A line that dates a report is among so many first or last sentences and has at most so many characters."""


def find_anchor(reading: Reading, found: Sequence[Dated]) -> Anchor:
    """The date to count from: the report's own, else its lead's, else a year worked out from content."""
    own = _own_date(reading)
    standing = _standing_date(reading, found)
    if standing is not None and (own.year is None or _is_later(standing, own)):
        return standing
    if own.year:
        return own
    told = _lead_date(reading, found) or inferred(reading, found)
    if own.month and told.year:
        return replace(told, month=own.month, day=own.day, own=True)
    return told if told.year else _with_weekday(reading, own, found)


def _with_weekday(reading: Reading, own: Anchor, found: Sequence[Dated]) -> Anchor:
    """The report's own yearless day with the weekday that its lead says, or the year of its copyright."""
    said = _weekday_of_saying(reading, found)
    return copyright_year(reading, replace(own, weekday=said))


def _weekday_of_saying(reading: Reading, found: Sequence[Dated]) -> int | None:
    """The weekday on which the lead says somebody spoke, which is the date line's: "it said Saturday"."""
    body = {s.index for s in reading.sentences if s.block == "body"}
    lead = set(sorted(body)[:_SAID_IN])
    for dated in found:
        meaning, token = dated.expression.meaning, reading.tokens[dated.first]
        if not isinstance(meaning, Weekday) or meaning.week is not None or token.sentence not in lead:
            continue
        verb = reading.tokens[token.head]
        verb = reading.tokens[verb.head] if verb.dep == "prep" else verb
        if verb.lemma.lower() in _SAYING and meaning.until is None:
            return meaning.number
    return None


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


def _standing_date(reading: Reading, found: Sequence[Dated]) -> Anchor | None:
    """A full date on a short line of its own near the beginning or the end: "Lima, November 18, 2024"."""
    text = reading.report.text
    for block in reading.report.blocks:
        if block.kind == "dateline":
            for expression in expressions(Lexer().atoms(text, block.start, block.end)):
                anchor = _standing(expression, text)
                if anchor is not None:
                    return anchor
    lines = (dated.expression for dated in found if _is_dating_line(reading, dated.first))
    return next((anchor for line in lines if (anchor := _standing(line, text))), None)


def _standing(expression: Expression, text: str) -> Anchor | None:
    meaning = expression.meaning
    part = meaning.first if isinstance(meaning, Calendar) and not meaning.last else Part()
    if not (part.year and part.month and part.day and valid_day(part.year, part.month, part.day)):
        return None
    why = f'the line that dates it, "{text[expression.start : expression.end]}"'
    return Anchor(part.year, part.month, part.day, own=True, why=why)


def _is_dating_line(reading: Reading, i: int) -> bool:
    """Whether token `i` stands on a short line without a verb, among the first or last sentences."""
    sentence, text = reading.sentence_of(i), reading.report.text
    if _HEAD <= sentence.index < len(reading.sentences) - _FOOT or sentence.block == "caption":
        return False
    at = reading.tokens[i].start
    start, found = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if found < 0 else found
    if end - start > _SHORT:
        return False
    line = [t for t in reading.tokens[max(sentence.first, i - _SHORT) : i + _SHORT] if start <= t.start < end]
    return not any(t.pos in ("VERB", "AUX") for t in line)


def _is_later(standing: Anchor, own: Anchor) -> bool:
    """Whether a report prints a date well after its day of publication, which is wrong then."""
    return bool(standing.date and own.date and standing.date - own.date > SPREAD)


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
                return numbered_year(reading, dated, found)
            continue
        if not _background(reading, dated) and _goes_with(meaning.first, year, main_day(found)):
            quote = reading.report.text[dated.expression.start : dated.expression.end]
            return Anchor(year, meaning.first.month, meaning.first.day, why=f'"{quote}" in the report')
    return None


def _goes_with(lead: Part, year: int, main: Part | None) -> bool:
    """Whether the days told without a year may share the lead's; a year printed far off is another one."""
    if main is None or main.month is None or main.day is None:
        return True
    if lead.day is None:
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
    which = tokens[i].dep in ("compound", "nmod", "amod", "nummod") and above >= dated.last
    return which or is_aside(reading, i)

"""Find the printed date of publication: the page's own date, never an event's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from regesta.model.passage import Passage
from regesta.model.when import When
from regesta.reports.lines import Line
from regesta.reports.printed_dates import PRINTED_DATE, CalendarDate, calendar_date

PREFIX = re.compile(r"[\s\ufeff]*(date[:\s]\s*(?:19|20)\d\d-\d\d-\d\d)(?=\s|$)", re.IGNORECASE)
"""A date that the collector of a text set before it: "date 2025-06-05 …"."""

_LABEL = re.compile(
    r"(?:first |last |date )?(?:published|posted|updated|modified|released|issued|created|release date"
    r"|publish date|publication date|date of issue|date posted|post date|date|pubdate|news date|dated)"
    r"(?:\s+(?:on|at|date))?\s*(?::|-|–|\||\s)\s*",
    re.IGNORECASE,
)
_LATER = re.compile(r"updat|modif", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\bh(?:rs|ours)\b"
    r"|\b(?:GMT|UTC|IST|ICT|EST|EDT|ET|CET|CEST|BST|SGT|JST|KST|PKT|MSK|EAT|WIB|PHT|AEST|AEDT|PT|PST)\b"
    r"|[+-]\d{1,2}(?::?\d\d)?\b|\bT\d\d:\d\d\S*",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE)
_SECTION = re.compile(r"[A-Z][\w&’'.]*|by|at|on|in|&")
_RELEASE = re.compile(r"\b(?:(?:news|press|media) )?release(?: no)?[.:]?(?: ?[\w/]+-[\w/-]+)?", re.IGNORECASE)
_ACTS = frozenset({"done", "signed", "adopted", "held", "concluded", "agreed"})
_LINE_WORDS = 14
_SECTION_WORDS = 4
_AMERICAN = re.compile(r"\b(?:E[SD]?T|P[SD]?T|C[SD]T)\b")


def labelled_date(line: Line) -> tuple[CalendarDate, bool] | None:
    """The date of a line such as "Published: 5 June 2025", and whether it is only an update's; or None."""
    match = _LABEL.search(line.text) if line.words <= _LINE_WORDS else None
    if match is None or not _opens(line.text[: match.start()]):
        return None
    if line.is_prose and ":" not in match.group():
        return None
    date = calendar_date(line.text, match.end(), month_first=_is_american(line.text))
    if date is None or not date.has_year or date.start - match.end() > len("Wednesday,  "):
        return None
    return _at(date, line), bool(_LATER.search(match.group()))


def bare_date(line: Line) -> CalendarDate | None:
    """The date of a line that holds nothing else but a time, a weekday, or a word for section or agency."""
    if line.words > _LINE_WORDS:
        return None
    date = calendar_date(line.text, month_first=_is_american(line.text))
    if date is None or not date.has_year:
        return None
    rest = _RELEASE.sub(" ", f"{line.text[: date.start]} {line.text[date.end :]}")
    rest = _DAY.sub(" ", _CLOCK.sub(" ", rest))
    if PRINTED_DATE.search(rest):
        return None
    pieces = [p.strip(" .,;:|/()[]*_–—-\t") for p in re.split(r"[|/,()–—]|\s-\s", rest)]
    pieces = [p for p in pieces if p]
    words = " ".join(pieces).split()
    if len(words) > _SECTION_WORDS or not all(_SECTION.fullmatch(w) for w in words):
        return None
    if any(w.lower() in _ACTS for w in words):
        return None
    return _at(date, line)


def prefixed_date(text: str) -> CalendarDate | None:
    """The date that a collector set before a text, or None."""
    match = PREFIX.match(text)
    return calendar_date(text, match.start(1)) if match else None


def choose(found: Iterable[tuple[CalendarDate, int]]) -> CalendarDate | None:
    """The best of the dates found, by rank; the first of the same rank."""
    best: tuple[CalendarDate, int] | None = None
    for date, rank in found:
        if best is None or rank < best[1]:
            best = date, rank
    return best[0] if best else None


def published_when(report_id: str, text: str, date: CalendarDate | None) -> When | None:
    """The date as a When with its passage."""
    if date is None:
        return None
    passage = Passage.cut(report_id, text, date.start, date.end)
    return When(date.iso, basis="inferred" if date.why else "stated", why=date.why, passage=passage)


def _opens(before: str) -> bool:
    """Say whether what stands before the label is at most a short tag: "Reuters | Updated: …"."""
    return len(re.findall(r"\w+", before)) <= _SECTION_WORDS and not re.search(r"[a-z]\s*$", before)


def _is_american(line: str) -> bool:
    return bool(_AMERICAN.search(line))


def _at(date: CalendarDate, line: Line) -> CalendarDate:
    return CalendarDate(date.iso, date.start + line.start, date.end + line.start, date.why)

"""Dates and terms, and the year of the report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from regesta.codebook import Codebook
from regesta.model.passage import Passage
from regesta.model.reading import DatedSpan, Reading, YearFound
from regesta.readings.dates.anchors import find_anchor
from regesta.readings.dates.counting import Counting
from regesta.readings.dates.grammar import expressions
from regesta.readings.dates.meanings import Calendar, NthDay
from regesta.readings.dates.setting import Anchor, Setting
from regesta.readings.dates.tense import (
    days_of_stay,
    ends_stay,
    had_before,
    is_aside,
    opens_sentence,
    tense_at,
)
from regesta.readings.dates.terms import Dated, as_term
from regesta.readings.dates.words import Lexer
from regesta.readings.dates.years import names_event

_DAY = len("2024-11-24")
_PICTURE = re.compile(r"[\[(]?(?:Photo|Picture|Image|Caption)\b")
_AMERICAN_PLACES = ("Washington", "Arlington", "Fort ", "Joint Base ")
_AMERICAN_AGENCIES = frozenset({"AP", "UPI", "DVIDS", "AFPS", "DoD News", "Associated Press"})


class Whens:
    """Read every date and term of years, and work out the year where only the content tells it.

        "On November 24, Hassan received Mwangi. The next day …"  ->  XXXX-11-24; XXXX-11-25, counted from it

    The grammar knows English dates and nothing of the report's place or clock: "today" is counted from the
    report's own date, and stays open where the report has none.
    """

    name = "whens"

    def __init__(self, codebook: Codebook | None = None) -> None:
        del codebook
        self._lexer = Lexer()
        self._american = Lexer(month_first=True)

    def read(self, draft: Reading) -> Reading:
        """Fill `whens` and `year`."""
        found = [as_term(draft, dated) for dated in self._find(draft)]
        anchor = find_anchor(draft, found)
        counting = Counting(anchor)
        spans: list[DatedSpan] = []
        for dated in _unnamed(draft, found):
            when = counting.resolve(dated.expression, dated.tense, _setting(draft, dated.first))
            if when is not None:
                start, end = dated.expression.start, dated.expression.end
                passage = Passage.cut(draft.report.id, draft.report.text, start, end)
                spans.append(DatedSpan(dated.first, dated.last, replace(when, passage=passage)))
        return replace(draft, whens=tuple(spans), year=_year_found(anchor, found, spans))

    def _find(self, draft: Reading) -> Iterator[Dated]:
        """Every expression of every paragraph, laid over the tokens."""
        text = draft.report.text
        lexer = self._american if _is_american(draft) else self._lexer
        starts = [t.start for t in draft.tokens]
        ends = [t.end for t in draft.tokens]
        for begin, stop in _paragraphs(draft):
            for expression in expressions(lexer.atoms(text, begin, stop)):
                first = bisect_right(ends, expression.start)
                last = bisect_left(starts, expression.end)
                if first < last and not (
                    isinstance(expression.meaning, NthDay) and _numbers_noun(draft, last)
                ):
                    yield Dated(expression, first, last, tense_at(draft, first))


def _unnamed(draft: Reading, found: list[Dated]) -> list[Dated]:
    """The same, with a year that only belongs to a name dating nothing where its sentence tells a day.

    In "Exercise Sea Gate 2022 ended on May 15" the year is a name's; "at Sea Gate 2022" has nothing else.
    """
    dayed = {draft.tokens[d.first].sentence for d in found if d.year is None}
    return [
        replace(d, expression=replace(d.expression, bound=True))
        if d.year and draft.tokens[d.first].sentence in dayed and names_event(draft, d.first)
        else d
        for d in found
    ]


def _setting(draft: Reading, i: int) -> Setting:
    return Setting(
        draft.tokens[i].sentence,
        aside=is_aside(draft, i) or _is_caption(draft, i),
        days=days_of_stay(draft, i),
        opens=opens_sentence(draft, i),
        ends=ends_stay(draft, i),
        had=had_before(draft, i),
    )


def _is_caption(draft: Reading, i: int) -> bool:
    """Whether a picture's words, and not the story, give the date at token `i`."""
    sentence = draft.sentence_of(i)
    return sentence.block == "caption" or _PICTURE.match(draft.report.text, sentence.start) is not None


def _paragraphs(draft: Reading) -> Iterator[tuple[int, int]]:
    """The characters of each paragraph: the parser may take the full stop of "Nov. 26" for an end."""
    spans: dict[int, tuple[int, int]] = {}
    for sentence in draft.sentences:
        begin, _ = spans.get(sentence.paragraph, (sentence.start, 0))
        spans[sentence.paragraph] = (begin, sentence.end)
    yield from spans.values()


def _numbers_noun(draft: Reading, last: int) -> bool:
    """Whether an ordinal numbers the noun behind it: "on the 28th anniversary"."""
    behind = draft.tokens[last : last + 1]
    return any(t.pos in ("NOUN", "PROPN", "ADJ", "NUM") or t.text == "-" for t in behind)


def _is_american(draft: Reading) -> bool:
    line = draft.report.dateline
    return line.agency in _AMERICAN_AGENCIES or (line.place or "").title().startswith(_AMERICAN_PLACES)


def _year_found(anchor: Anchor, found: Sequence[Dated], spans: Sequence[DatedSpan]) -> YearFound:
    """The year of the main events: the anchor's, or the one that most days near it were given."""
    if anchor.year:
        return YearFound(_main_year(anchor, spans), anchor.basis, anchor.why)
    yearless = any(_lacks_year(d) for d in found)
    full = [s.when.start for s in spans if s.when.start and len(s.when.start) == _DAY]
    if yearless or anchor.month or not full:
        return YearFound(
            None, None, "the report prints no year for its main events, and nothing in it tells one"
        )
    value = Counter(day[:4] for day in full).most_common(1)[0][0]
    return YearFound(int(value), "stated", f"most of its full dates lie in {value}")


def _main_year(anchor: Anchor, spans: Sequence[DatedSpan]) -> int | None:
    """A report of early January tells of late December: the first day that it tells decides."""
    if not anchor.own or anchor.month != 1:
        return anchor.year
    for span in spans:
        start = span.when.start or ""
        if span.when.kind == "moment" and len(start) == _DAY and start[:4].isdigit():
            near = anchor.year is not None and int(start[:4]) in (anchor.year, anchor.year - 1)
            return int(start[:4]) if near else anchor.year
    return anchor.year


def _lacks_year(dated: Dated) -> bool:
    meaning = dated.expression.meaning
    return isinstance(meaning, Calendar) and meaning.first.month is not None and meaning.first.year is None

"""Label the lines of a page: headline, date line, body, caption, credit, tail. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from regesta.codebook import Codebook
from regesta.model.report import Block, BlockKind, Dateline
from regesta.reports.dateline import Datelines
from regesta.reports.furniture import LONGEST_FURNITURE, furniture_words
from regesta.reports.lines import Line, cut_line, lines_of
from regesta.reports.printed_dates import CalendarDate
from regesta.reports.published import PREFIX, bare_date, choose, labelled_date, prefixed_date
from regesta.reports.signs import (
    Signs,
    byline_place,
    heading_mark,
    is_byline,
    is_letterhead,
    is_property,
    is_rule,
    stop_before_end_mark,
)

_HEADLINE_WORDS = 32
_TITLE_WORDS = 3
_NEAR_TOP = 2


@dataclass(slots=True)
class Page:
    """A page as far as it is labelled: its blocks, and what its head says of it."""

    blocks: list[Block] = field(default_factory=list)
    dateline: Dateline | None = None
    title: str | None = None
    dates: list[tuple[CalendarDate, int]] = field(default_factory=list)
    paragraphs: int = 0
    ended: bool = False

    def add(self, line: Line, kind: BlockKind) -> None:
        """Label a stretch of text, unless it is empty."""
        if line.text:
            self.blocks.append(Block(line.start, line.end, kind))
            self.paragraphs += kind == "body"

    @property
    def published(self) -> CalendarDate | None:
        """The best printed date of publication."""
        return choose(self.dates)

    @property
    def wants_dateline(self) -> bool:
        """Say whether a date line may still come: none was seen, and at most one paragraph."""
        return self.dateline is None and self.paragraphs < _NEAR_TOP


class Labeller:
    """Labels the lines of pages: the head up to the first paragraph, then the body, then the tail."""

    def __init__(self, codebook: Codebook) -> None:
        self._words = furniture_words(codebook)
        self._datelines = Datelines(codebook, self._words)
        self._signs = Signs(self._words)
        self._tests: tuple[tuple[BlockKind, Callable[[Line], bool]], ...] = (
            ("caption", self._words.is_pictured),
            ("caption", lambda line: self._words.is_occasion(line, verbs=True)),
            ("tail", is_rule),
            ("tail", lambda line: labelled_date(line) is not None),
            ("credit", is_byline),
            ("credit", self._signs.is_agency),
            ("dateline", lambda line: bare_date(line) is not None),
            ("headline", lambda line: heading_mark(line) > 0),
        )

    def label(self, text: str) -> Page:
        """Label every line of `text` that holds something, and read title, date line and dates on the way."""
        page = Page()
        lines = self._without_prefix(text, lines_of(text), page)
        head = self._head_of(lines)
        self._label_head(lines[:head], page)
        self._label_body(lines[head:], page)
        return page

    @staticmethod
    def _without_prefix(text: str, lines: list[Line], page: Page) -> list[Line]:
        """Cut off the first line the date that a collector set before it; the line then begins after it."""
        match, date = PREFIX.match(text), prefixed_date(text)
        if match is None or date is None:
            return lines
        page.dates.append((date, 0))
        page.add(cut_line(match.group(1), match.start(1), lines[0].number), "dateline")
        rest = lines[0].after(match.end(1))
        return [rest, *lines[1:]] if rest.text else lines[1:]

    def _head_of(self, lines: Sequence[Line]) -> int:
        """How many lines the head has: those above the first prose, or the headline of a page without any."""
        for i, line in enumerate(lines):
            if self._opens_body(line):
                return i
        plain = [i for i, line in enumerate(lines) if self._words.entry(line) is None]
        if len(plain) > 1 and not lines[plain[0]].finished:
            return plain[1]
        return plain[0] if plain else len(lines)

    def _opens_body(self, line: Line) -> bool:
        """Say whether the body begins here: with a date line, or with prose that is nothing else."""
        if self._datelines.cut(line) is not None:
            return True
        return line.is_prose and self._kind(line) == "body" and not is_property(line)

    def _label_head(self, lines: Sequence[Line], page: Page) -> None:
        headlines = [line for line in lines if self._is_headline(line)]
        titled = [line for line in headlines if not is_letterhead(line)]
        headlines = titled or headlines
        title = next((h for h in headlines if h.words > _TITLE_WORDS), headlines[0] if headlines else None)
        for line in lines:
            if line is title:
                self._label_title(line, page)
            elif line in headlines:
                page.add(line, "headline" if line.words >= _TITLE_WORDS else "tail")
            else:
                self._label_line(line, self._kind_in_head(line, page), page)

    def _kind_in_head(self, line: Line, page: Page) -> BlockKind:
        if is_property(line):
            return "tail"
        kind = self._kind_at_top(line, page)
        return "credit" if kind == "body" and is_letterhead(line) else kind

    def _is_headline(self, line: Line) -> bool:
        """Say whether a line of the head is a headline: marked as one, or short and nothing else."""
        if heading_mark(line):
            return True
        if (
            line.words > _HEADLINE_WORDS
            or line.text.endswith((".", ":"))
            or line.is_item
            or is_property(line)
        ):
            return False
        if is_property(line) or self._datelines.alone(line) is not None:
            return False
        kind = self._kind(line)
        # A headline may say that a minister "speaks at the meeting", which below it would be a caption.
        spoken = kind == "caption" and self._words.is_occasion(line, verbs=True)
        return kind == "body" or (spoken and not self._words.is_occasion(line, verbs=False))

    @staticmethod
    def _label_title(line: Line, page: Page) -> None:
        mark = heading_mark(line)
        page.add(cut_line(line.text[:mark], line.start, line.number), "tail")
        title = line.after(line.start + mark)
        page.title = title.text or None
        page.add(title, "headline")

    def _label_body(self, lines: Sequence[Line], page: Page) -> None:
        """Label the body; furniture that takes the lines below with it does so up to its bound."""
        i = 0
        while i < len(lines):
            taken = self._taken_below(lines, i, page)
            if taken:
                page.ended = True
                for line in lines[i : i + 1 + taken]:
                    self._label_line(line, "tail", page)
            else:
                self._label_line(lines[i], self._kind_at_top(lines[i], page), page)
            i += 1 + taken

    def _taken_below(self, lines: Sequence[Line], i: int, page: Page) -> int:
        """How many lines below line `i` go into the tail with it.

        Prose is never lost for a word: a line that ends the page does so only where no more paragraphs stand
        below it than above, and furniture at the top of a page takes nothing with it.
        """
        entry = self._words.entry(lines[i])
        if entry is None or entry.rest == "kept" or not page.paragraphs:
            return 0
        below = lines[i + 1 :]
        if entry.rest == "all" and sum(line.is_prose for line in below) <= page.paragraphs:
            return len(below)
        return sum(1 for _ in takewhile(lambda line: not line.is_prose, below))

    def _kind(self, line: Line) -> BlockKind:
        if line.words > LONGEST_FURNITURE:
            return "body"
        entry = self._words.entry(line)
        if entry is not None:
            return entry.label
        return next((kind for kind, holds in self._tests if holds(line)), "body")

    def _kind_at_top(self, line: Line, page: Page) -> BlockKind:
        kind = self._kind(line)
        alone = kind == "body" and page.wants_dateline and self._datelines.alone(line) is not None
        return "dateline" if alone else kind

    def _label_line(self, line: Line, kind: BlockKind, page: Page) -> None:
        if kind == "body":
            self._label_paragraph(line, page)
            return
        self._take_date(line, page)
        if page.wants_dateline and kind == "dateline" and (found := self._datelines.alone(line)):
            page.dateline = found.dateline
        elif page.wants_dateline and kind == "credit" and is_byline(line) and (place := byline_place(line)):
            page.dateline = Dateline(place)
        page.add(line, kind)

    def _label_paragraph(self, line: Line, page: Page) -> None:
        """Label a line of the body: its date line, its words, its end mark and its credit."""
        found = self._datelines.cut(line) if page.paragraphs < _NEAR_TOP and not _has_agency(page) else None
        if found is not None:
            page.dateline = found.dateline
            if found.date is not None and found.date.has_year:
                page.dates.append((found.date, 2))
            page.add(cut_line(line.text[: found.end - line.start], line.start, line.number), "dateline")
            line = line.after(found.end)
        credit = self._signs.credit_start(line)
        body = cut_line(line.text[: credit - line.start], line.start, line.number)
        stop = stop_before_end_mark(body.text)
        page.add(cut_line(body.text[:stop], body.start, body.number), "body")
        page.add(body.after(body.start + stop), "tail")
        page.add(line.after(credit), "credit")

    @staticmethod
    def _take_date(line: Line, page: Page) -> None:
        labelled = labelled_date(line)
        if labelled is not None:
            date, later = labelled
            page.dates.append((date, 3 if later else 1))
        elif not page.ended and (bare := bare_date(line)) is not None:
            # Below the body a release may be signed with its day; a list of other news has days too.
            page.dates.append((bare, 1 if page.paragraphs < _NEAR_TOP else 4))


def _has_agency(page: Page) -> bool:
    """Say whether a date line cut off a paragraph was seen already; a byline's place does not count."""
    return (
        any(b.kind == "dateline" for b in page.blocks) and page.dateline is not None and page.paragraphs > 0
    )

"""Label the lines of a page: headline, date line, body, caption, credit, tail. Nothing is deleted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from regesta.codebook import Codebook
from regesta.codebook.entries.furniture import Furniture
from regesta.model.report import Block, BlockKind, Dateline
from regesta.reports.dateline import Datelines, byline_place
from regesta.reports.furniture import FurnitureWords, furniture_words
from regesta.reports.lines import Line, cut_line, lines_of
from regesta.reports.printed_dates import CalendarDate, calendar_date
from regesta.reports.published import PREFIX, bare_date, choose, labelled_date

_BYLINE = re.compile(
    r"(?:By|BY|by|From|Story by)\s+(?:[A-Z][\w’'.-]*|[A-Z]\.|and|de|van|von|bin|al|&)(?:[\s,]+(?:[A-Z][\w’'.-]*|and|de|van|von|bin|al|in|&|[|@]))*"
    r"(?:[\s,|(–-]+.{0,60})?"
)
_CREDIT_END = re.compile(
    r"(?:\s[–—-]{1,2}\s?(?P<agency>[A-Z][\w/&. ]{1,28})|\s?\((?:Reporting|Additional reporting|Writing|Edited|Editing|With inputs?) "
    r"(?:by|from) [^()]{3,200}\)|\s?[(\[](?P<bracket>[A-Z][\w/&.  -]{1,40})[)\]])[./* ]*$"
)
_HEADING = re.compile(r"#{1,6}\s+")
_FIELD = re.compile(r"(title|headline|subject)\s*:\s+", re.IGNORECASE)
_META = re.compile(
    r"(?:url|link|author|authors|source|language|category|tags?|slug|agency|outlet|id)\s*:\s", re.IGNORECASE
)
_RULE = re.compile(r"[\W_]+")
_END = re.compile(r"[.!?][\"”’]?(?=\s?(?:/\.?|#{2,}|\*{3,}|\.?/-)\s*$)")
_HEADLINE_WORDS = 32
_TITLE_WORDS = 3
_BYLINE_WORDS = 16


@dataclass(slots=True)
class Page:
    """What the labelling has found so far; turned into a Report's parts when it is done."""

    blocks: list[Block] = field(default_factory=list)
    dateline: Dateline | None = None
    title: str | None = None
    dates: list[tuple[CalendarDate, int]] = field(default_factory=list)

    def add(self, line: Line, kind: BlockKind) -> None:
        """Label a stretch of text, unless it is empty."""
        if line.text:
            self.blocks.append(Block(line.start, line.end, kind))

    @property
    def published(self) -> CalendarDate | None:
        """The best printed date of publication."""
        return choose(self.dates)


def label(text: str, codebook: Codebook) -> Page:
    """Label every line of `text` that holds something, and read title, date line and dates on the way."""
    return _Labelling(text, codebook).run()


class _Labelling:
    """One pass over the lines of one page: the head up to the first paragraph, then the body, then the tail."""

    def __init__(self, text: str, codebook: Codebook) -> None:
        self._words: FurnitureWords = furniture_words(codebook)
        self._datelines = Datelines(codebook, self._words)
        self._page = Page()
        self._lines = lines_of(text)
        self._prefix(text)

    def run(self) -> Page:
        head = next((i for i, line in enumerate(self._lines) if self._opens_body(i, line)), len(self._lines))
        if head == len(self._lines):
            head = self._without_prose()
        self._head(self._lines[:head])
        self._body(self._lines[head:])
        return self._page

    def _prefix(self, text: str) -> None:
        """Cut the collector's date off the first line, which then begins after it."""
        match = PREFIX.match(text)
        if match is None or not self._lines:
            return
        date = calendar_date(text, match.start(1))
        if date is None:
            return
        first = self._lines[0]
        self._page.dates.append((date, 0))
        self._page.add(Line(match.group(1), match.start(1), match.end(1), first.number), "dateline")
        rest = first.after(match.end(1))
        self._lines[:1] = [rest] if rest.text else []

    def _opens_body(self, i: int, line: Line) -> bool:
        """Say whether the body begins here: with prose that is neither furniture nor a caption."""
        if self._datelines.cut(line) is not None:
            return True
        if not line.is_prose or _HEADING.match(line.text) or _FIELD.match(line.text):
            return False
        return self._furniture(line) is None and labelled_date(line) is None and not _is_byline(line)

    def _without_prose(self) -> int:
        """Where the body begins on a page of short lines: after the headline, if anything follows it."""
        plain = [i for i, line in enumerate(self._lines) if self._furniture(line) is None]
        if not plain:
            return len(self._lines)
        return plain[1] if len(plain) > 1 and not self._lines[plain[0]].finished else plain[0]

    def _head(self, lines: list[Line]) -> None:
        headlines = [line for line in lines if self._is_headline(line)]
        title = next(
            (line for line in headlines if line.words > _TITLE_WORDS), headlines[0] if headlines else None
        )
        for line in lines:
            if line is title:
                self._title(line)
            elif line in headlines:
                self._page.add(line, "headline" if line.words >= _TITLE_WORDS else "tail")
            else:
                self._line(line)

    def _title(self, line: Line) -> None:
        mark = _HEADING.match(line.text) or _FIELD.match(line.text)
        if mark:
            self._page.add(
                replace(line, text=mark.group().strip(), end=line.start + len(mark.group().rstrip())), "tail"
            )
            line = line.after(line.start + mark.end())
        self._page.title = line.text
        self._page.add(line, "headline")

    def _is_headline(self, line: Line) -> bool:
        """Say whether a line of the head is a headline: short, and nothing else that a head holds."""
        if _HEADING.match(line.text) or _FIELD.match(line.text):
            return True
        return (
            line.words <= _HEADLINE_WORDS
            and not line.text.endswith(".")
            and not _RULE.fullmatch(line.text)
            and not _META.match(line.text)
            and self._furniture(line) is None
            and not self._words.is_occasion(line, verbs=False)
            and labelled_date(line) is None
            and bare_date(line) is None
            and not _is_byline(line)
            and not self._is_agency(line)
            and self._datelines.alone(line) is None
        )

    def _body(self, lines: list[Line]) -> None:
        """Label the body; furniture that takes the lines below with it does so up to its bound."""
        i, opened = 0, False
        while i < len(lines):
            line = lines[i]
            rest = self._rest(line, lines[i + 1 :], opened=opened)
            if rest is not None:
                for tail in lines[i : i + 1 + rest]:
                    self._furnish(tail)
                i += 1 + rest
                continue
            opened = self._line(line, first=not opened) or opened
            i += 1

    def _rest(self, line: Line, below: list[Line], *, opened: bool) -> int | None:
        """How many lines below `line` go with it into the tail; None where it opens none."""
        entry = self._furniture(line)
        if entry is None or entry.label != "tail":
            return None
        if entry.rest == "kept" or not opened:
            return 0
        prose = sum(b.is_prose for b in below)
        above = sum(self._page_has_prose(b) for b in self._page.blocks)
        if entry.rest == "all" and prose <= above:
            return len(below)
        return next((n for n, b in enumerate(below) if b.is_prose), len(below))

    @staticmethod
    def _page_has_prose(block: Block) -> bool:
        return block.kind == "body"

    def _furnish(self, line: Line) -> None:
        self._date(line)
        self._page.add(line, "tail")

    def _line(self, line: Line, *, first: bool = False) -> bool:
        """Label one line; say whether it was body."""
        kind = self._kind(line)
        if kind == "body":
            self._paragraph(line, first=first or (self._page.dateline is None and self._is_near_top()))
            return True
        if kind == "dateline":
            found = self._datelines.alone(line)
            if found is not None and self._page.dateline is None:
                self._page.dateline = found.dateline
        self._date(line)
        self._page.add(line, kind)
        return False

    def _is_near_top(self) -> bool:
        return sum(b.kind == "body" for b in self._page.blocks) < 2

    def _kind(self, line: Line) -> BlockKind:
        entry = self._furniture(line)
        if entry is not None:
            return entry.label
        if self._words.is_pictured(line) or self._words.is_occasion(line, verbs=True):
            return "caption"
        if _RULE.fullmatch(line.text) or labelled_date(line) is not None:
            return "tail"
        if _is_byline(line):
            if self._page.dateline is None and (place := byline_place(line.text)):
                self._page.dateline = Dateline(place)
            return "credit"
        if self._is_agency(line):
            return "credit"
        if bare_date(line) is not None:
            return "dateline"
        if self._page.dateline is None and self._is_near_top() and self._datelines.alone(line) is not None:
            return "dateline"
        return "headline" if _HEADING.match(line.text) else "body"

    def _paragraph(self, line: Line, *, first: bool) -> None:
        """Label a line of the body, its date line and its credit cut off."""
        found = self._datelines.cut(line) if first and self._page.dateline is None else None
        if found is not None:
            self._page.dateline = found.dateline
            if found.date is not None and found.date.has_year:
                self._page.dates.append((found.date, 2))
            front = line.text[: found.end - line.start]
            self._page.add(cut_line(front, line.start, line.number), "dateline")
            line = line.after(found.end)
        credit = self._credit_at(line)
        body = cut_line(line.text[: credit - line.start], line.start, line.number)
        end = _END.search(body.text)
        stop = end.end() if end else len(body.text)
        self._page.add(cut_line(body.text[:stop], body.start, line.number), "body")
        self._page.add(body.after(body.start + stop), "tail")
        self._page.add(line.after(credit), "credit")

    def _credit_at(self, line: Line) -> int:
        """Where the credit at the end of a paragraph begins: "— VNA", "(Reporting by …)"; else its end."""
        match = _CREDIT_END.search(line.text, max(len(line.text) - 220, 0))
        if match is None or not line.text[: match.start()].rstrip(' "”’/').endswith((".", "!", "?")):
            return line.end
        named = match["agency"] or match["bracket"]
        if named and not self._is_agency_name(named):
            return line.end
        return line.start + match.start()

    def _furniture(self, line: Line) -> Furniture | None:
        return self._words.entry(line)

    def _is_agency(self, line: Line) -> bool:
        """Say whether a line is an agency's name alone: "(Xinhua)", "— VNA/VNS"."""
        return line.words <= 4 and self._is_agency_name(line.text)

    def _is_agency_name(self, words: str) -> bool:
        parts = [p.strip(" ()[]–—-./*|") for p in re.split(r"[/,]| and ", words)]
        return any(parts) and all(not p or self._words.knows_agency(p) for p in parts)

    def _date(self, line: Line) -> None:
        labelled = labelled_date(line)
        if labelled is not None:
            self._page.dates.append((labelled[0], 3 if labelled[1] else 1))
        elif (date := bare_date(line)) is not None and self._is_near_top():
            self._page.dates.append((date, 1))


def _is_byline(line: Line) -> bool:
    return line.words <= _BYLINE_WORDS and not line.finished and _BYLINE.fullmatch(line.text) is not None

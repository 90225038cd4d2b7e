"""The parts of a brief: lines of words with footnotes, tables and lists; no markup."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.views.sentences import Stretch


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, or words to be set off: `strong` in bold, `em` in italics, `soft` in grey."""

    text: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Cites:
    """The numbers of the footnotes that bear out what stands before."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearInferred:
    """The mark ¹ behind a date whose year no report prints."""


Line = tuple[Words | Cites | YearInferred, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list with the lines that hang on it, and what was left out of them."""

    line: Line
    parts: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads; every cell is a line."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with prose, a table or a list under it, and a closing line such as "and 7 more: …"."""

    title: str
    prose: Line = ()
    table: Table | None = None
    items: tuple[Item, ...] = ()
    closing: Line = ()

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to print under the heading."""
        return not (self.prose or self.items or (self.table and self.table.rows))


@dataclass(frozen=True, slots=True)
class Footnote:
    """A sentence of a report with the words in it that bear something out, and where it stands."""

    number: int
    sentence: tuple[Stretch, ...]
    outlet: str
    source: str
    report_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A whole brief as plain values: what the renderers set for a terminal, Markdown or HTML."""

    title: str
    coverage: str
    sections: tuple[Section, ...]
    inferred: tuple[str, ...]
    footnotes: tuple[Footnote, ...]
    notice: str = ""


def words(text: str, style: str = "plain") -> Line:
    """A line of words alone."""
    return (Words(text, style),)


def joined(lines: list[Line], separator: str) -> Line:
    """Several lines made one, with a separator between."""
    pieces: list[Words | Cites | YearInferred] = []
    for line in lines:
        if pieces and line:
            pieces.append(Words(separator))
        pieces.extend(line)
    return tuple(pieces)


def plain(line: Line) -> str:
    """A line as bare text, with footnote numbers in brackets."""
    return "".join(
        p.text if isinstance(p, Words) else "¹" if isinstance(p, YearInferred) else numbered(p) for p in line
    )


def numbered(cites: Cites) -> str:
    """Footnote numbers as they are printed: " [1][4]"."""
    return " " + "".join(f"[{n}]" for n in cites.numbers) if cites.numbers else ""

"""A brief on a terminal, as wide as the terminal is."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as RichTable
from rich.text import Text

from regesta.views.brief.lines import BriefPage, Cites, Footnote, Item, Line, Section, Table, Words, numbered

_STYLES = {"plain": "", "strong": "bold", "em": "italic", "soft": "dim"}


def terminal(page: BriefPage, *, width: int = 100, colour: bool = False) -> str:
    """Set the whole page as text of a given width, with escape codes where `colour` is wanted."""
    console = Console(
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(brief(page))
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def brief(page: BriefPage) -> RenderableType:
    """The page as something that a rich console prints."""
    parts: list[RenderableType] = [Text(page.title, style="bold")]
    if page.coverage:
        parts.append(Text(page.coverage, style="dim"))
    if page.notice:
        parts.append(Text(page.notice))
    for section in page.sections:
        parts += ["", Rule(Text(section.title, style="bold cyan"), align="left", style="cyan")]
        parts += _section(section)
    if page.inferred:
        parts += ["", Text("¹ No report prints the year: " + "; ".join(page.inferred) + ".", style="dim")]
    if page.footnotes:
        parts += ["", Rule(Text("Footnotes", style="bold cyan"), align="left", style="cyan")]
        parts.append(_footnotes(page.footnotes))
    return Group(*parts)


def _section(section: Section) -> list[RenderableType]:
    parts: list[RenderableType] = []
    if section.prose:
        parts.append(_line(section.prose))
    if section.table:
        parts.append(_table(section.table))
    parts += [_item(item) for item in section.items]
    if section.closing:
        parts.append(_line(section.closing))
    return parts


def _table(table: Table) -> RichTable:
    grid = RichTable(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=False)
    for head in table.heads:
        grid.add_column(head, overflow="fold")
    for row in table.rows:
        grid.add_row(*(_line(cell) for cell in row))
    return grid


def _item(item: Item) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    grid.add_row("•", _line(item.line))
    if item.parts:
        parts = Text(" · ", style="dim").join(_line(part) for part in item.parts)
        grid.add_row("", Padding(parts, (0, 0, 0, 1)))
    return grid


def _line(line: Line) -> Text:
    text = Text()
    for piece in line:
        if isinstance(piece, Words):
            text.append(piece.text, style=_STYLES[piece.style])
        elif isinstance(piece, Cites):
            text.append(numbered(piece), style="cyan")
        else:
            text.append("¹", style="cyan")
    return text


def _footnotes(notes: tuple[Footnote, ...]) -> RichTable:
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="cyan")
    grid.add_column(overflow="fold")
    for note in notes:
        text = Text("“")
        for piece in note.sentence:
            text.append(piece.text, style="bold" if piece.quoted else "dim")
        text.append("” ")
        text.append(" · ".join(p for p in (note.outlet, note.source) if p), style="dim")
        grid.add_row(str(note.number), text)
    return grid

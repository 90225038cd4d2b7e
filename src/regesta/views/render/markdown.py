"""A brief as Markdown with footnotes."""

from __future__ import annotations

import re

from regesta.views.brief.lines import BriefPage, Cites, Footnote, Line, Section, Table, Words

# What Markdown would take for markup inside of running words.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_STYLES = {"strong": "**", "em": "*"}


def markdown(page: BriefPage) -> str:
    """Set the whole page; footnotes stand in the extended syntax `[^1]` that most renderers know."""
    blocks = [f"# {_escaped(page.title)}"]
    if page.coverage:
        blocks.append(_escaped(page.coverage))
    if page.notice:
        blocks.append(_escaped(page.notice))
    for section in page.sections:
        blocks += _section(section)
    notes = [_footnote(f) for f in page.footnotes]
    if page.inferred:
        # A raised ¹, as on a terminal, would look like the first footnote.
        reasons = "; ".join(_escaped(reason) for reason in page.inferred)
        notes.append(f"[^year]: No report prints the year: {reasons}.")
    if notes:
        blocks += ["## Footnotes", "\n".join(notes)]
    return "\n\n".join(blocks) + "\n"


def _section(section: Section) -> list[str]:
    blocks = [f"## {_escaped(section.title)}"]
    if section.prose:
        blocks.append(_line(section.prose))
    if section.table:
        blocks.append(_table(section.table))
    if section.items:
        lines: list[str] = []
        for item in section.items:
            lines.append(f"- {_line(item.line)}")
            lines += [f"  - {_line(part)}" for part in item.parts]
        blocks.append("\n".join(lines))
    if section.closing:
        blocks.append(_line(section.closing))
    return blocks


def _table(table: Table) -> str:
    rows = [" | ".join(table.heads), " | ".join("---" for _ in table.heads)]
    rows += [" | ".join(_line(cell) for cell in row) for row in table.rows]
    return "\n".join(f"| {row} |" for row in rows)


def _line(line: Line) -> str:
    pieces: list[str] = []
    for piece in line:
        if isinstance(piece, Words):
            mark = _STYLES.get(piece.style, "")
            pieces.append(f"{mark}{_escaped(piece.text)}{mark}")
        elif isinstance(piece, Cites):
            pieces.append("".join(f"[^{n}]" for n in piece.numbers))
        else:
            pieces.append("[^year]")
    return "".join(pieces)


def _footnote(note: Footnote) -> str:
    sentence = "".join(f"**{_escaped(s.text)}**" if s.quoted else _escaped(s.text) for s in note.sentence)
    where = ", ".join(p for p in (note.outlet, note.source) if p)
    return f"[^{note.number}]: “{sentence}” {_escaped(where)}, characters {note.start}–{note.end}."


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)

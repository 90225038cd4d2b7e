"""A brief as PDF, set by Typst on this machine; typst is needed, an extra of the package."""

from __future__ import annotations

from regesta.errors import UsageError
from regesta.views.brief.lines import BriefPage, Cites, Footnote, Line, Section, Table, Words

_HEAD = """#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: 17mm, y: 15mm), numbering: "1")
#set text(size: 9.5pt, lang: "en")
#set par(leading: 0.52em, spacing: 0.7em)
#set footnote.entry(gap: 0.35em)
#show footnote.entry: set text(size: 7.4pt)
#show heading.where(level: 2): it => text(size: 8.5pt, fill: rgb("#1f4e79"), upper(it.body))
#heading(level: 1, {title})
"""
_STYLES = {"strong": "strong", "em": "emph"}


def pdf(page: BriefPage) -> bytes:
    """Set the whole page. Raise UsageError if typst is not installed."""
    try:
        import typst
    except ImportError as error:
        raise UsageError("a PDF needs typst: install `regesta[desk]`") from error
    compiled: bytes = typst.compile(source(page).encode(), format="pdf", timestamp=0)
    return compiled


def source(page: BriefPage) -> str:
    """The brief in Typst's language; every word of a report is inside of a string, never code."""
    setting = _Setting(page)
    blocks = [_HEAD.format(title=_string(page.title))]
    blocks += [f"#text(fill: luma(90), {_string(t)})" for t in (page.coverage, page.notice) if t]
    blocks += [setting.section(s) for s in page.sections]
    if page.inferred:
        reasons = "; ".join(page.inferred)
        blocks.append(f"#text(size: 8pt, {_string(f'† No report prints the year: {reasons}.')})")
    return "\n\n".join(blocks) + "\n"


class _Setting:
    """Writes lines; the first citing of a footnote makes it, further ones refer back to it."""

    def __init__(self, page: BriefPage) -> None:
        self._notes: dict[int, Footnote] = {n.number: n for n in page.footnotes}
        self._cited: set[int] = set()

    def section(self, section: Section) -> str:
        """A heading with what stands under it."""
        blocks = [f"#heading(level: 2, {_string(section.title)})"]
        if section.prose:
            blocks.append(self._line(section.prose))
        if section.table and section.table.rows:
            blocks.append(self._table(section.table))
        for item in section.items:
            inner = "".join(f"\n#list({self._content(part)})" for part in item.parts)
            blocks.append(f"#list([{self._line(item.line)}{inner}])")
        if section.closing:
            blocks.append(f"#text(size: 8pt, {self._content(section.closing)})")
        return "\n\n".join(blocks)

    def _table(self, table: Table) -> str:
        heads = ", ".join(f"strong({_string(head)})" for head in table.heads)
        cells = ", ".join(self._content(cell) for row in table.rows for cell in row)
        columns = f"({', '.join('auto' if n else '1fr' for n in range(len(table.heads)))})"
        if len(table.heads) > 3:
            columns = f"({', '.join('1fr' for _ in table.heads)})"
        return (
            f"#table(columns: {columns}, stroke: (x: none, y: 0.4pt + luma(190)), inset: (x: 3pt, y: 2.5pt),"
            f" table.header({heads}), {cells})"
        )

    def _content(self, line: Line) -> str:
        return f"[{self._line(line)}]"

    def _line(self, line: Line) -> str:
        return "".join(self._piece(piece) for piece in line)

    def _piece(self, piece: object) -> str:
        if isinstance(piece, Words):
            style = _STYLES.get(piece.style)
            words = f"text({_string(piece.text)})"
            return f"#{style}({words});" if style else f"#{words};"
        if isinstance(piece, Cites):
            return "#super[, ];".join(self._cite(number) for number in piece.numbers)
        return "#super[†];"

    def _cite(self, number: int) -> str:
        if number in self._cited:
            return f"#footnote(<n{number}>);"
        self._cited.add(number)
        note = self._notes[number]
        words = "".join(
            f"#strong({_string(p.text)});" if p.quoted else f"#text({_string(p.text)});"
            for p in note.sentence
        )
        where = ", ".join(p for p in (note.outlet, note.source) if p)
        end = _string(f"” {where}, characters {note.start}–{note.end}.")
        return f'#footnote[#text("“");{words}#text({end});]<n{number}>'


def _string(text: str) -> str:
    """A string literal of Typst."""
    flat = "".join(" " if ord(c) < 32 or 0xD800 <= ord(c) <= 0xDFFF else c for c in text)
    return '"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"'

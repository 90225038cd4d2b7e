"""A brief as a Word file with true footnotes; python-docx is needed, an extra of the package."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from regesta.errors import UsageError
from regesta.views.brief.lines import BriefPage, Cites, Footnote, Line, Section, Words
from regesta.views.render.word_notes import NotesPart, notes_xml, without_controls

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

# Word stamps the making of a file; the same brief is to give the same bytes.
_TITLE = 255
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def word(page: BriefPage) -> bytes:
    """Set the whole page. Raise UsageError if python-docx is not installed."""
    try:
        import docx
    except ImportError as error:
        raise UsageError("a Word file needs python-docx: install `regesta[desk]`") from error
    document = docx.Document()
    _Setting(document, page).set()
    properties = document.core_properties
    properties.title, properties.author = without_controls(page.title)[:_TITLE], "Regesta"
    properties.created = properties.modified = _EPOCH
    held = io.BytesIO()
    document.save(held)
    return _undated(held)


def _undated(held: io.BytesIO) -> bytes:
    """The same file without the time of its making."""
    packed = io.BytesIO()
    with zipfile.ZipFile(held) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name), before.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


class _Setting:
    """Writes the page; the first citing of a footnote makes it, further ones refer back by its number."""

    def __init__(self, document: Document, page: BriefPage) -> None:
        self._document, self._page = document, page
        self._notes: dict[int, Footnote] = {n.number: n for n in page.footnotes}
        self._cited: list[int] = []

    def set(self) -> None:
        """Set title, coverage, sections and footnotes."""
        document, page = self._document, self._page
        document.add_heading(without_controls(page.title), level=0)
        for text in (page.coverage, page.notice):
            if text:
                document.add_paragraph(without_controls(text))
        for section in page.sections:
            self._section(section)
        if page.inferred:
            reasons = "; ".join(page.inferred)
            document.add_paragraph(without_controls(f"† No report prints the year: {reasons}."))
        NotesPart.attach(document, notes_xml([self._notes[n] for n in self._cited]))

    def _section(self, section: Section) -> None:
        self._document.add_heading(section.title, level=1)
        if section.prose:
            self._line(self._document.add_paragraph(), section.prose)
        if section.table and section.table.rows:
            table = self._document.add_table(
                rows=1, cols=len(section.table.heads), style="Light Grid Accent 1"
            )
            for cell, head in zip(table.rows[0].cells, section.table.heads, strict=True):
                cell.text = head
            for row in section.table.rows:
                for cell, line in zip(table.add_row().cells, row, strict=True):
                    self._line(cell.paragraphs[0], line)
        for item in section.items:
            self._line(self._document.add_paragraph(style="List Bullet"), item.line)
            for part in item.parts:
                self._line(self._document.add_paragraph(style="List Bullet 2"), part)
        if section.closing:
            self._line(self._document.add_paragraph(), section.closing)

    def _line(self, paragraph: Paragraph, line: Line) -> None:
        for piece in line:
            if isinstance(piece, Words):
                run = paragraph.add_run(without_controls(piece.text))
                run.bold, run.italic = piece.style == "strong" or None, piece.style == "em" or None
            elif isinstance(piece, Cites):
                for place, number in enumerate(piece.numbers):
                    if place:
                        paragraph.add_run(", ").font.superscript = True
                    self._cite(paragraph, number)
            else:
                paragraph.add_run("†").font.superscript = True

    def _cite(self, paragraph: Paragraph, number: int) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        run: Any = paragraph.add_run()
        run.font.superscript = True
        if number in self._cited:
            run.text = str(self._cited.index(number) + 1)
            return
        self._cited.append(number)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self._cited)))
        run._r.append(reference)  # noqa: SLF001 - python-docx has no footnotes of its own

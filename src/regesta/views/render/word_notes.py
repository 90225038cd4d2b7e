"""The footnotes of a Word file, which python-docx does not know: one more part inside of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from regesta.views.brief.lines import Footnote

if TYPE_CHECKING:
    from docx.document import Document

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_TIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
# XML 1.0 has no place for these, not even escaped; reports may hold them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)


class NotesPart:
    """The part that holds the footnotes."""

    @staticmethod
    def attach(document: Document, xml: bytes) -> None:
        """Put the footnotes into a document."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        package = document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _KIND, xml, package)
        document.part.relate_to(part, _TIE)


def notes_xml(notes: Iterable[Footnote]) -> bytes:
    """The footnotes, numbered from one in the order given."""
    told = "".join(_note(number, note) for number, note in enumerate(notes, start=1))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:footnotes xmlns:w="{_MAIN}">{_SEPARATORS}{told}</w:footnotes>'.encode()


def without_controls(text: str) -> str:
    """A text without what XML cannot hold."""
    return _CONTROLS.sub("\ufffd", text)


def _note(number: int, note: Footnote) -> str:
    words = "".join(_run(piece.text, bold=piece.quoted) for piece in note.sentence)
    where = ", ".join(p for p in (note.outlet, note.source) if p)
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return (
        f'<w:footnote w:id="{number}"><w:p><w:r>{raised}<w:footnoteRef/></w:r>{_run(" “")}{words}'
        f"{_run(f'” {where}, characters {note.start}–{note.end}.')}</w:p></w:footnote>"
    )


def _run(text: str, *, bold: bool = False) -> str:
    style = '<w:rPr><w:b/><w:sz w:val="18"/></w:rPr>' if bold else '<w:rPr><w:sz w:val="18"/></w:rPr>'
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(without_controls(text))}</w:t></w:r>'

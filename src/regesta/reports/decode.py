"""Turn the bytes of a file into text, or say why they are none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from regesta.errors import ReportError

_MAGIC = (
    (b"%PDF-", "PDF is not read yet; save it as text or HTML"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file is not read yet; save it as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old Word file is not read yet; save it as text or HTML"),
    (b"{\\rtf", "RTF is not read yet; save it as text or HTML"),
    (b"\x89PNG", "this is an image; only text and HTML are read"),
    (b"\xff\xd8\xff", "this is an image; only text and HTML are read"),
    (b"GIF8", "this is an image; only text and HTML are read"),
    (b"\x1f\x8b", "this is a gzip archive; unpack it first"),
)
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_SAMPLE = 200_000
_HEAD = 4096
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and, where its encoding had to be guessed, a note that says so."""

    text: str
    note: str = ""


def decode(data: bytes, source: str, *, html: bool = False) -> Decoded:
    """Decode a file: UTF-8, else what it declares, else a guess. Raise ReportError if it is no text.

    Line ends are turned into line feeds, as Python does on reading a text file, so that offsets count the
    code points that `Path.read_text` yields; a byte order mark in UTF-8 stays, as it does there.
    """
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise ReportError(source, reason)
    found = _decoded(data, source, html=html)
    return Decoded(found.text.replace("\r\n", "\n").replace("\r", "\n"), found.note)


def _decoded(data: bytes, source: str, *, html: bool) -> Decoded:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, source)
    if b"\0" in data or len(_CONTROL.findall(data[:_SAMPLE])) > _MOST_CONTROL * min(len(data), _SAMPLE):
        raise ReportError(source, "this is a binary file; only text and HTML are read")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:_HEAD]) if html else None
        if declared is not None and _is_known(name := declared.group(1).decode("ascii")):
            return Decoded(data.decode(name, errors="replace"), f"read as {name}, as the page declares")
        return _guessed(data, source)


def _strictly(data: bytes, encoding: str, source: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), f"read as {encoding}: not UTF-8")
    except UnicodeDecodeError as error:
        raise ReportError(source, f"begins as {encoding} but is not; save it as UTF-8") from error


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _guessed(data: bytes, source: str) -> Decoded:
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_SAMPLE])
    best = matches.best()
    if best is not None:
        # Western and Central European letters share their bytes; of two equal guesses the commoner is taken.
        western = (m for m in matches if m.encoding == "cp1252" and m.chaos <= best.chaos)
        best = next(western, best)
    if best is None:
        raise ReportError(source, "its encoding cannot be told; save it as UTF-8")
    name = best.encoding.replace("_", "-").replace("cp125", "windows-125")
    return Decoded(data.decode(best.encoding, errors="replace"), f"read as {name}: not valid UTF-8")

"""Fetch reports from files, folders and standard input, one result for each, so that a batch goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from regesta.codebook import Codebook
from regesta.errors import ReportError
from regesta.model.report import Report
from regesta.reports.decode import decode
from regesta.reports.ingest import report_from_text
from regesta.reports.pages import page_text

TEXTS = frozenset({".txt", ".md"})
PAGES = frozenset({".html", ".htm"})
STDIN = "-"
LARGEST_FILE = 20_000_000
"""Bytes; a larger file is refused unread."""
_TOO_LARGE = f"is larger than {LARGEST_FILE // 1_000_000} MB; a file holds one report: split it"
LONGEST_REPORT = 1_000_000
"""Characters; a longer text is refused, as it is no single report and the parser takes no more at once."""

_NOT_YET = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf"})
_HTML_SIGNS = ("<!doctype html", "<html", "<head", "<body")


def read_paths(
    paths: Iterable[str | Path], codebook: Codebook, *, stdin: BinaryIO | None = None
) -> Iterator[Report | ReportError]:
    """Yield a Report, or the ReportError that says why there is none, for each file: nothing is raised.

    Files come in the order given, those of a folder sorted by path and however deep; "-" is standard input.
    """
    for found in list_files(paths):
        yield found if isinstance(found, ReportError) else read_file(found, codebook, stdin=stdin)


def list_files(paths: Iterable[str | Path]) -> Iterator[str | ReportError]:
    """Yield the name of each file to read, or the error for a path that names none."""
    for path in map(str, paths):
        if path == STDIN or Path(path).is_file():
            yield path
        elif Path(path).is_dir():
            yield from _in_folder(path)
        elif Path(path).exists():
            yield ReportError(path, "is neither a file nor a folder; name one of these")
        else:
            yield ReportError(path, "there is no such file or folder; check the path")


def read_file(path: str, codebook: Codebook, *, stdin: BinaryIO | None = None) -> Report | ReportError:
    """Take one file in, or return the error that says why it cannot be."""
    source = "<stdin>" if path == STDIN else os.fsencode(path).decode("utf-8", errors="replace")
    try:
        data = _bytes_of(path, source, stdin)
        return _taken_in(data, source, codebook)
    except ReportError as error:
        return error


def read_bytes(data: bytes, source: str, codebook: Codebook) -> Report | ReportError:
    """Take in what was sent rather than found in a file, or return the error that says why it cannot be."""
    if len(data) > LARGEST_FILE:
        return ReportError(source, _TOO_LARGE)
    try:
        return _taken_in(data, source, codebook)
    except ReportError as error:
        return error


def _in_folder(folder: str) -> Iterator[str | ReportError]:
    files: list[str] = []
    failed: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        files += [str(Path(where) / n) for n in names if not n.startswith(".")]
    for error in failed:
        yield ReportError(str(error.filename), f"cannot be opened: {_said(error)}; check its permissions")
    known = sorted(f for f in files if Path(f).suffix.lower() in TEXTS | PAGES | _NOT_YET)
    if not known and not failed:
        yield ReportError(folder, "holds no .txt, .md or .html file; name a folder that does")
    yield from known


def _bytes_of(path: str, source: str, stdin: BinaryIO | None) -> bytes:
    try:
        if path == STDIN:
            data = (stdin or sys.stdin.buffer).read(LARGEST_FILE + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ReportError(source, f"cannot be read: {_said(error)}; check its permissions") from error
    if len(data) > LARGEST_FILE:
        raise ReportError(source, _TOO_LARGE)
    return data


def _taken_in(data: bytes, source: str, codebook: Codebook) -> Report:
    html = Path(source).suffix.lower() in PAGES
    decoded = decode(data, source, html=html)
    text, notes, published = decoded.text, [decoded.note] if decoded.note else [], None
    if not text.strip("\ufeff \t\n\f\v"):
        raise ReportError(source, "is empty; check that the report was saved")
    if html or text[:500].lstrip("\ufeff \n\t").lower().startswith(_HTML_SIGNS):
        page = page_text(text)
        if page is None:
            raise ReportError(source, "holds markup but no text; save the report's own text")
        text, published = page.text, page.published
        notes.append("text taken out of an HTML page: offsets count its characters, not the file's")
    if len(text) > LONGEST_REPORT:
        most = f"{LONGEST_REPORT:,} characters"
        raise ReportError(source, f"holds more than {most}; a file holds one report: split it")
    return report_from_text(text, source, codebook, notes=tuple(notes), declared=published)


def _said(error: OSError) -> str:
    return (error.strerror or str(error)).lower()

"""`regesta extract`: what each report says, as JSON Lines; no register is needed or touched."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from regesta.apps import console, options
from regesta.errors import RegestaError, UsageError

if TYPE_CHECKING:
    from regesta.codebook import Codebook


def extract(
    paths: options.Paths,
    out: options.Out = None,
    codebook: options.CodebookFolder = None,
) -> None:
    """Read reports and print one JSON object for each, in the order given."""
    book = options.codebook(codebook)
    errors = _extract(paths, book, sys.stdout) if out is None else _into(out, paths, book)
    if console.say_errors(errors):
        raise typer.Exit(console.FAILED)


def _into(out: Path, paths: list[str], book: Codebook) -> list[RegestaError]:
    try:
        with out.open("w", encoding="utf-8") as file:
            return _extract(paths, book, file)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{out}: cannot be written: {reason}; name another file with -o") from error


def _extract(paths: list[str], book: Codebook, file: TextIO) -> list[RegestaError]:
    from regesta.pipeline import extract as read
    from regesta.reports.fetch import list_files, read_file
    from regesta.views.extraction import extraction_object

    files = list(list_files(paths))
    errors: list[RegestaError] = [f for f in files if not isinstance(f, str)]
    for name in console.progress([f for f in files if isinstance(f, str)], "reading"):
        report = read_file(name, book)
        if isinstance(report, RegestaError):
            errors.append(report)
            continue
        file.write(json.dumps(extraction_object(read(report, book)), ensure_ascii=False) + "\n")
    return errors

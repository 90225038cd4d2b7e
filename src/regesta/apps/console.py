"""What a command says to a person: lines, tables, progress and errors; heavy imports stay inside."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from regesta.errors import RegestaError, ReportError, UsageError

if TYPE_CHECKING:
    from regesta.views.listings import Listing

WIDEST = 120
_PIPED = 100
USAGE, FAILED = 2, 1


def say(text: str) -> None:
    """Print to standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def warn(text: str) -> None:
    """Print one line to standard error."""
    sys.stderr.write(f"regesta: {' '.join(text.split())}\n")


def stop(error: RegestaError) -> typer.Exit:
    """Say what went wrong in one line, and give the exit that fits it."""
    warn(str(error))
    return typer.Exit(FAILED if isinstance(error, ReportError) else USAGE)


def save(text: str, path: Path | None) -> None:
    """Write a text to a file, or to standard output where none is named."""
    if path is None:
        say(text)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path}: cannot be written: {reason}; name another file with -o") from error


def say_json(value: Any) -> None:
    """Print a value as JSON."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def width() -> int:
    """How wide to set text: as the terminal is, within reason; fixed where the output is piped."""
    return min(shutil.get_terminal_size((_PIPED, 24)).columns, WIDEST) if sys.stdout.isatty() else _PIPED


def colour() -> bool:
    """Whether standard output is a terminal, which then takes colour."""
    return sys.stdout.isatty()


def progress(names: Sequence[str], doing: str) -> Iterator[str]:
    """Go through names with a bar on standard error, if that is a terminal and there are several."""
    if not sys.stderr.isatty() or len(names) < 2:
        yield from names
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(names, description=doing, console=Console(stderr=True), transient=True)


def say_table(listing: Listing) -> None:
    """Print a listing: as a table on a terminal, as tab-separated lines into a pipe."""
    if not sys.stdout.isatty():
        say("\n".join("\t".join(row) for row in (listing.heads, *listing.rows)))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for number, head in enumerate(listing.heads):
        table.add_column(head, no_wrap=number == 0, overflow="fold")
    for row in listing.rows:
        table.add_row(*row)
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(table if listing.rows else f"no {listing.subject} in this register")


def say_errors(errors: Iterable[RegestaError]) -> int:
    """Print a line for each report that failed and return the exit status of the batch."""
    status = 0
    for error in errors:
        warn(str(error))
        status = FAILED
    return status

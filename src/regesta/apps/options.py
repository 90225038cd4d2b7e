"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from regesta.codebook import Codebook
    from regesta.desk import Register
    from regesta.views.relation import Window

Paths = Annotated[list[str], typer.Argument(help="Files or folders with reports; - is standard input.")]
Out = Annotated[
    Path | None, typer.Option("-o", "--out", help="Write to this file instead of standard output.")
]
CodebookFolder = Annotated[
    Path | None,
    typer.Option("--codebook", envvar="REGESTA_CODEBOOK", help="A folder of codebook files to lay over."),
]
RegisterFile = Annotated[
    str,
    typer.Option("--register", envvar="REGESTA_REGISTER", help="The register's file, or a database URL."),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="As the reports published by this date have it: 2024, 2024-11, 2024-11-24."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Party = Annotated[
    list[str] | None, typer.Option("--party", help="A state or organisation, by code or name; repeatable.")
]
Since = Annotated[str | None, typer.Option("--since", help="From this date on: 2024, 2024-11 or 2024-11-24.")]
Until = Annotated[str | None, typer.Option("--until", help="Up to this date, taken in whole.")]
AreaName = Annotated[str | None, typer.Option("--area", help="An area of cooperation, such as training.")]

DEFAULT_REGISTER = "regesta.db"


def codebook(folder: Path | None) -> Codebook:
    """The codebook with a folder laid over it."""
    from regesta.codebook import load_codebook

    return load_codebook(folder)


def opened(file: str, folder: Path | None, *, create: bool = False, as_of: str | None = None) -> Register:
    """The register in a file, as of a date if one is given. Raise RegisterError if there is none to open."""
    from regesta.desk import Register

    return Register.open(file, codebook=codebook(folder), create=create, as_of=as_of)


def window(book: Codebook, since: str | None, until: str | None, area: str | None) -> Window:
    """What the options ask for. Raise UsageError for a date or an area that isn't one."""
    from regesta.codebook.lookup import find_area
    from regesta.views.dates import checked
    from regesta.views.relation import Window

    return Window(
        checked(since, "--since") if since else None,
        checked(until, "--until") if until else None,
        find_area(book, area) if area else None,
    )

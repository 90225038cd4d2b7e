"""`regesta show` and `regesta export`: one entry with its sentences, and the whole register."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from regesta.apps import console, options

if TYPE_CHECKING:
    from rich.text import Text

    from regesta.desk import Register
    from regesta.views.dossier import Dossier, Source
    from regesta.views.joining import Why


class ExportFormat(StrEnum):
    """What a register can be exported as."""

    JSON = "json"


def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="An entry's id, or as much of it as is unique.")],
    why: Annotated[
        bool, typer.Option("--why", help="Also say why what several reports tell is held to be one.")
    ] = False,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Open one entry: every field with the sentences that bear it out."""
    from dataclasses import asdict

    from regesta.views import joining
    from regesta.views.dossier import dossier

    with options.opened(register, codebook, as_of=as_of) as desk:
        found = dossier(desk.reader(), desk.codebook, ident)
        reasons = joining.why(desk.reader(), ident) if why else None
    if json_:
        console.say_json(asdict(found) | ({"why": asdict(reasons)} if reasons else {}))
        return
    _print(found)
    if reasons is not None:
        _print_why(reasons)


def export(
    format_: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = ExportFormat.JSON,
    out: options.Out = None,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Write out the whole register, sorted: the same reports give the same bytes."""
    with options.opened(register, codebook, as_of=as_of) as desk:
        console.save(_WRITERS[format_](desk), out)


_WRITERS: dict[ExportFormat, Callable[[Register], str]] = {ExportFormat.JSON: lambda desk: desk.export()}


def _print(found: Dossier) -> None:
    """Print the fields with numbers, and under them the sentence of each number."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    screen = Console(highlight=False, markup=False, emoji=False, width=console.width())
    screen.print(Text(f"{found.kind} · {found.title}  ", style="bold").append(found.id, style="dim"))
    numbers: dict[Source, int] = {}
    fields = Table.grid(padding=(0, 2, 0, 0))
    for field in found.fields:
        value = Text(field.value)
        for source in field.sources:
            value.append(f" [{numbers.setdefault(source, len(numbers) + 1)}]", style="cyan")
        fields.add_row(Text(field.name, style="dim"), value)
    sentences = Table.grid(padding=(0, 1, 0, 0))
    for source, number in numbers.items():
        sentences.add_row(Text(f"[{number}]", style="cyan"), _sentence(source))
    screen.print(fields, "", sentences, sep="\n")
    screen.print(Text("told in " + ", ".join(found.reports), style="dim"))


def _print_why(reasons: Why) -> None:
    """Print for each report the features that spoke for its being the same, with their weights."""
    console.say("")
    for told in reasons.claims:
        console.say(f"{told.source}  “{told.quote}”  [{told.claim}]")
        for feature in told.features:
            console.say(f"  {feature.weight:+.2f}  {feature.words}")
        if not told.features:
            console.say("         the first that was put here")
    if reasons.thread:
        console.say("restates an earlier one:")
        for feature in reasons.thread:
            console.say(f"  {feature.weight:+.2f}  {feature.words}")


def _sentence(source: Source) -> Text:
    """The sentence with its quote between ‹ ›, so that it shows without colour too."""
    from rich.text import Text

    text = Text("“")
    for piece in source.sentence:
        text.append(f"‹{piece.text}›" if piece.quoted else piece.text, style="bold" if piece.quoted else "")
    return text.append("” ").append(f"{source.source}, {source.start}–{source.end}", style="dim")

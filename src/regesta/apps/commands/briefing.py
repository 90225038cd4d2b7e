"""`regesta brief` and `regesta timeline`: a relation on two pages, and in order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from regesta.apps import console, options
from regesta.errors import UsageError

if TYPE_CHECKING:
    from regesta.views.timeline import Moment


class Format(StrEnum):
    """What a brief can be set as."""

    TERMINAL = "terminal"
    MD = "md"
    HTML = "html"


class Layout(StrEnum):
    """What a timeline can be set as."""

    TERMINAL = "terminal"
    HTML = "html"
    SVG = "svg"


def brief(
    left: Annotated[str, typer.Argument(help="A state or organisation, by code or name: VNM, “Viet Nam”.")],
    right: Annotated[str, typer.Argument(help="The other one.")],
    since: options.Since = None,
    until: options.Until = None,
    area: options.AreaName = None,
    format_: Annotated[Format, typer.Option("--format", help="What to set it as.")] = Format.TERMINAL,
    out: options.Out = None,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Write the two-page brief on two parties, every line with its footnote."""
    with options.opened(register, codebook, as_of=as_of) as desk:
        wanted = options.window(desk.codebook, since, until, area)
        page = desk.brief(left, right, since=wanted.since, until=wanted.until, area=wanted.area)
    match format_:
        case Format.MD:
            text = page.to_markdown()
        case Format.HTML:
            text = page.to_html()
        case Format.TERMINAL:
            text = page.to_terminal(console.width(), colour=console.colour() and out is None)
    console.save(text, out)


def timeline(
    parties: Annotated[list[str] | None, typer.Argument(help="The two parties of a relation.")] = None,
    since: options.Since = None,
    until: options.Until = None,
    area: options.AreaName = None,
    format_: Annotated[
        Layout, typer.Option("--format", help="Lines, or a drawing of a relation as a page or a picture.")
    ] = Layout.TERMINAL,
    out: options.Out = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Lay the engagements out in order of time, what belongs to a visit under it."""
    from regesta.codebook.lookup import find_pair
    from regesta.views.drawn import draw
    from regesta.views.render import drawing
    from regesta.views.timeline import timeline as lay_out

    with options.opened(register, codebook, as_of=as_of) as desk:
        if len(parties or ()) not in (0, 2):
            raise UsageError("timeline takes two parties, as in `regesta timeline VNM KHM`, or none")
        pair = find_pair(desk.codebook, parties[0], parties[1]) if parties else None
        wanted = options.window(desk.codebook, since, until, area)
        if format_ is not Layout.TERMINAL:
            if pair is None:
                raise UsageError(f"--format {format_} draws a relation: name its two parties")
            found = draw(desk.reader(), desk.codebook, pair, wanted)
            console.save(drawing.svg(found) if format_ is Layout.SVG else drawing.page(found), out)
            return
        moments = lay_out(desk.reader(), desk.codebook, pair, wanted)
    if json_:
        console.say_json([asdict(m) for m in moments])
    else:
        console.save("\n".join(_lines(moments)), out)


def _lines(moments: Sequence[Moment]) -> Iterator[str]:
    column = max((len(m.when) for m in moments if m.depth == 0), default=0)
    for m in moments:
        when = m.when.ljust(column) if m.depth == 0 else " " * column + "  " * m.depth + m.when + " ·"
        yield f"{when}  {m.told}  [{m.id}]"
    if not moments:
        yield "no engagements in this register"

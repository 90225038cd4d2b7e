"""The command line: `regesta`. Everything heavy is imported inside the command that needs it."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from regesta import __version__
from regesta.apps import console
from regesta.apps.commands import (
    briefing,
    codebook,
    coverage,
    extract,
    filing,
    judging,
    listings,
    opening,
    remembering,
    serve,
    team,
)
from regesta.errors import RegestaError


class Desk(TyperGroup):
    """The group of all commands; turns what Regesta raises into one line and an exit status."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; a RegestaError becomes a line on standard error."""
        try:
            return super().invoke(ctx)
        except RegestaError as error:
            raise console.stop(error) from error


app = typer.Typer(
    name="regesta",
    cls=Desk,
    help="Keep a sourced register of the relations between states, read from reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        console.say(f"regesta {__version__}")
        raise typer.Exit


@app.callback()
def regesta(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keep a sourced register of the relations between states, read from reports."""


app.command()(extract.extract)
app.command()(filing.add)
app.command()(briefing.brief)
app.command()(briefing.timeline)
listings.attach(app)
remembering.attach(app)
app.command()(opening.show)
app.command()(opening.export)
app.command()(serve.serve)
app.command()(judging.log)
app.command("withdraw")(judging.withdraw_report)
app.command()(coverage.coverage)
app.add_typer(judging.app, name="judge")
app.add_typer(codebook.app, name="codebook")
app.add_typer(team.app, name="team")


def main() -> None:
    """Run the command line."""
    app()

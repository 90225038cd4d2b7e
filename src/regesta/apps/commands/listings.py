"""The listings: people, offices, engagements and the rest, each as a table or JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from regesta.apps import console, options


def attach(app: typer.Typer) -> None:
    """Give the command line one command for each listing."""
    commands: list[Callable[..., None]] = [people, offices, engagements, instruments, undertakings]
    commands += [mechanisms, honours, doubts, conflicts, reports]
    for command in commands:
        app.command()(command)


Kind = Annotated[str | None, typer.Option("--kind", help="Only this kind.")]
Status = Annotated[str | None, typer.Option("--status", help="Only this status.")]


def people(
    party: options.Party = None,
    since: options.Since = None,
    until: options.Until = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List the people, with their offices."""
    _Listing(register, codebook, as_of, json_).say("people", party, (since, until, None))


def offices(
    party: options.Party = None,
    since: options.Since = None,
    until: options.Until = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List the offices, with their holders and when they were seen in them."""
    _Listing(register, codebook, as_of, json_).say("offices", party, (since, until, None))


def engagements(
    party: options.Party = None,
    since: options.Since = None,
    until: options.Until = None,
    area: options.AreaName = None,
    kind: Kind = None,
    status: Status = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List the engagements: visits, meetings, signings and so on."""
    _Listing(register, codebook, as_of, json_).say(
        "engagements", party, (since, until, area), kind=kind, status=status
    )


def instruments(
    party: options.Party = None,
    since: options.Since = None,
    until: options.Until = None,
    kind: Kind = None,
    status: Status = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List the instruments: treaties, agreements, protocols, plans and so on."""
    _Listing(register, codebook, as_of, json_).say(
        "instruments", party, (since, until, None), kind=kind, status=status
    )


def undertakings(
    party: options.Party = None,
    since: options.Since = None,
    until: options.Until = None,
    area: options.AreaName = None,
    force: Annotated[
        str | None, typer.Option("--force", help="agreed, committed, proposed or hoped.")
    ] = None,
    status: Annotated[str | None, typer.Option("--status", help="What came of it.")] = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List what was agreed, committed to, proposed and hoped."""
    _Listing(register, codebook, as_of, json_).say(
        "undertakings", party, (since, until, area), force=force, status=status
    )


def mechanisms(
    party: options.Party = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List the recurring forums, with their last and next sessions."""
    _Listing(register, codebook, as_of, json_).say("mechanisms", party)


def honours(
    party: options.Party = None,
    since: options.Since = None,
    until: options.Until = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List the orders, medals and titles conferred."""
    _Listing(register, codebook, as_of, json_).say("honours", party, (since, until, None))


def doubts(
    code: Annotated[str | None, typer.Option("--code", help="Only doubts of this code.")] = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List what was seen in reports and not understood."""
    _Listing(register, codebook, as_of, json_).say("doubts", code=code)


def conflicts(
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List the fields on which reports disagree."""
    _Listing(register, codebook, as_of, json_).say("conflicts")


def reports(
    since: options.Since = None,
    until: options.Until = None,
    json_: options.Json = False,
    as_of: options.AsOf = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """List the reports filed."""
    _Listing(register, codebook, as_of, json_).say("reports", None, (since, until, None))


_ANY: tuple[str | None, str | None, str | None] = (None, None, None)


class _Listing:
    """Prints the listing of a subject from the register that the options name."""

    def __init__(self, register: str, codebook: Path | None, as_of: str | None, json_: bool) -> None:
        self._register, self._codebook, self._as_of, self._json = register, codebook, as_of, json_

    def say(
        self,
        subject: str,
        parties: list[str] | None = None,
        within: tuple[str | None, str | None, str | None] = _ANY,
        **values: str | None,
    ) -> None:
        from regesta.codebook.lookup import find_party
        from regesta.views.listings import Filters, listing

        with options.opened(self._register, self._codebook, as_of=self._as_of) as desk:
            filters = Filters(
                tuple(find_party(desk.codebook, p) for p in parties or ()),
                options.window(desk.codebook, *within),
                {name: value for name, value in values.items() if value is not None},
            )
            found = listing(desk.reader(), desk.codebook, subject, filters)
        if self._json:
            console.say_json(list(found.objects))
        else:
            console.say_table(found)

"""`regesta team`: the accounts of those who may use the desk, from the machine that it runs on."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from regesta.apps import console, options
from regesta.apps.commands.serve import NEEDS
from regesta.errors import UsageError

if TYPE_CHECKING:
    from regesta.apps.web.team.accounts import Account
    from regesta.apps.web.team.log import By
    from regesta.apps.web.team.store import Team

app = typer.Typer(help="Keep the accounts of those who may use the desk of a register.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name that somebody signs in with.")]
RoleName = Annotated[str, typer.Option("--role", help="reader, reviewer or keeper.")]


@app.command()
def add(
    name: Name, role: RoleName = "reader", register: options.RegisterFile = options.DEFAULT_REGISTER
) -> None:
    """Make an account; the password is asked for, or read from standard input."""
    team = _opened(register)
    from regesta.apps.web.team import accounts, members

    with team:
        wanted, named = accounts.checked_role(role), accounts.name_of(name)
        made, _ = members.add(team, _by(team), named, wanted, _password())
    console.say(f"{team.where}: {made.name}, {made.role}")


@app.command("list")
def list_(json_: options.Json = False, register: options.RegisterFile = options.DEFAULT_REGISTER) -> None:
    """List the accounts."""
    from dataclasses import asdict

    from regesta.views.listings import Listing

    team = _opened(register)
    from regesta.apps.web.team import accounts

    with team, team.reading() as connection:
        found = accounts.every(connection)
    heads = ("name", "role", "state", "signed in last", "made", "made by")
    rows = tuple((a.name, a.role, _state(a), a.signed_in_at or "never", a.made_at, a.made_by) for a in found)
    if json_:
        console.say_json([asdict(a) for a in found])
    else:
        console.say_table(Listing("accounts", heads, rows, ()))


@app.command()
def role(
    name: Name,
    role_: Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer or keeper.")],
    register: options.RegisterFile = options.DEFAULT_REGISTER,
) -> None:
    """Give an account another role; it holds at once."""
    team = _opened(register)
    from regesta.apps.web.team import accounts, members

    with team:
        members.set_role(team, _by(team), _named(team, name), accounts.checked_role(role_))
    console.say(f"{team.where}: {name}, {role_}")


@app.command()
def disable(name: Name, register: options.RegisterFile = options.DEFAULT_REGISTER) -> None:
    """Let nobody in by an account: its sessions end, its tokens are revoked."""
    team = _opened(register)
    from regesta.apps.web.team import members

    with team:
        members.disable(team, _by(team), _named(team, name))
    console.say(f"{team.where}: {name} is disabled")


@app.command()
def enable(name: Name, register: options.RegisterFile = options.DEFAULT_REGISTER) -> None:
    """Let an account in again."""
    team = _opened(register)
    from regesta.apps.web.team import members

    with team:
        members.enable(team, _by(team), _named(team, name))
    console.say(f"{team.where}: {name} is enabled")


@app.command()
def password(name: Name, register: options.RegisterFile = options.DEFAULT_REGISTER) -> None:
    """Set a password, asked for or read from standard input; all sessions of the account end."""
    team = _opened(register)
    from regesta.apps.web.team import members

    with team:
        members.set_password(team, _by(team), _named(team, name), _password())
    console.say(f"{team.where}: {name} has a new password")


@app.command()
def log(
    last: Annotated[int, typer.Option("--last", min=1, help="How many lines, the latest.")] = 100,
    who: Annotated[str, typer.Option("--who", help="Only what this account did.")] = "",
    what: Annotated[str, typer.Option("--what", help="Only this, such as “signed in”.")] = "",
    json_: options.Json = False,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
) -> None:
    """List who did what, when and from where: the latest lines, oldest first."""
    from dataclasses import asdict

    from regesta.views.listings import Listing

    team = _opened(register)
    from regesta.apps.web.team import log as kept

    with team, team.reading() as connection:
        found = kept.lines(connection, kept.LogFilter(who, what), 0, last)[0][::-1]
    if json_:
        console.say_json([asdict(line) for line in found])
        return
    rows = tuple((line.at, line.who, line.what, line.about, line.source) for line in found)
    console.say_table(Listing("lines", ("when", "who", "what", "about", "from"), rows, ()))


def _opened(register: str) -> Team:
    try:
        from regesta.apps.web.team.store import Team
    except ImportError as error:
        raise UsageError(f"{NEEDS} ({error.name} is absent)") from error
    return Team(register)


def _named(team: Team, name: str) -> Account:
    from regesta.apps.web.team.accounts import by_name

    with team.reading() as connection:
        return by_name(connection, name)


def _by(team: Team) -> By:
    """Whoever has the machine: its user's name stands in the log."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "unknown"
    return team.by(f"{user} at the command line", "this machine")


def _password() -> str:
    """A password from the terminal, typed twice unseen, or the first line of what is piped in.

    It is never an argument, as all users of a machine can see those.
    """
    if sys.stdin.isatty():
        typed: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return typed
    piped = sys.stdin.readline().rstrip("\r\n")
    if not piped:
        raise UsageError("no password came in: type it at the prompt, or pipe it in as one line")
    return piped


def _state(account: Account) -> str:
    if account.disabled:
        return "disabled"
    return "temporary password" if account.temporary else "may sign in"

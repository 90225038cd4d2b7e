"""What keepers do with accounts, and everybody with their own; each step is logged with it or not done."""

from __future__ import annotations

from sqlalchemy import Connection

from regesta.apps.web.team import accounts, attempts, log, sessions, tokens
from regesta.apps.web.team.accounts import Account
from regesta.apps.web.team.log import By
from regesta.apps.web.team.passwords import fault_of, temporary_password
from regesta.apps.web.team.roles import Role
from regesta.apps.web.team.store import Team
from regesta.apps.web.team.tokens import ApiToken, Order
from regesta.errors import UsageError


def add(team: Team, by: By, typed: str, role: Role, password: str | None = None) -> tuple[Account, str]:
    """Make an account and give its password; without one a temporary one is made up."""
    name = accounts.name_of(typed)
    given = _checked(password, name) if password is not None else temporary_password()
    wanted = Account(
        id=0,
        name=name,
        role=role,
        temporary=password is None,
        disabled=False,
        made_at=by.at,
        made_by=by.who,
        signed_in_at=None,
    )
    kept = team.passwords.hashed(given)
    with team.writing() as connection:
        account = accounts.add(connection, wanted, kept)
        log.note(connection, by, log.ACCOUNT_MADE, f"{account.name}, {role}")
    return account, given


def set_role(team: Team, by: By, account: Account, role: Role) -> None:
    """Give an account another role; it holds from the next request on."""
    with team.writing() as connection:
        accounts.change(connection, account, role=role)
        log.note(connection, by, log.ROLE_CHANGED, f"{account.name}, {account.role} → {role}")


def disable(team: Team, by: By, account: Account) -> None:
    """Let nobody in by an account: its sessions end, its tokens are revoked."""
    with team.writing() as connection:
        accounts.change(connection, account, disabled=True)
        sessions.end_all(connection, account)
        for token in tokens.of(connection, account):
            tokens.revoke(connection, token, team.clock())
        log.note(connection, by, log.DISABLED, account.name)


def enable(team: Team, by: By, account: Account) -> None:
    """Let an account in again, with the password that it had and without its tokens."""
    with team.writing() as connection:
        accounts.change(connection, account, disabled=False)
        log.note(connection, by, log.ENABLED, account.name)


def set_password(team: Team, by: By, account: Account, password: str | None = None, *, keep: str = "") -> str:
    """Set a password, or make up a temporary one, and end all sessions but one to `keep`."""
    given = _checked(password, account.name) if password is not None else temporary_password()
    kept = team.passwords.hashed(given)
    with team.writing() as connection:
        accounts.change(connection, account, password=kept, temporary=password is None)
        sessions.end_all(connection, account, keep)
        attempts.forgive(connection, attempts.attempt_of(accounts.key_of(account.name), "", team.clock()))
        told = account.name if password is not None else f"{account.name}, a temporary one"
        log.note(connection, by, log.PASSWORD_CHANGED, told)
    return given


def end_sessions(team: Team, by: By, account: Account, *, keep: str = "") -> int:
    """End the sessions of an account, but one to `keep`; say how many."""
    with team.writing() as connection:
        ended = sessions.end_all(connection, account, keep)
        log.note(connection, by, log.SESSIONS_ENDED, f"{account.name}, {ended}")
    return ended


def make_token(team: Team, by: By, account: Account, order: Order) -> tuple[ApiToken, str]:
    """Make a token for a program; the text beside it is shown once."""
    with team.writing() as connection:
        token, sent = tokens.make(connection, account, order, team.clock())
        log.note(connection, by, log.TOKEN_MADE, _told(token, account))
    return token, sent


def revoke_token(team: Team, by: By, ident: str, owner: Account | None = None) -> None:
    """End a token. Raise UsageError if there is none, or none of this owner's."""
    with team.writing() as connection:
        token, account = _token_of(connection, ident, owner)
        tokens.revoke(connection, token, team.clock())
        log.note(connection, by, log.TOKEN_REVOKED, _told(token, account))


def _token_of(connection: Connection, ident: str, owner: Account | None) -> tuple[ApiToken, Account]:
    token, account = tokens.find_id(connection, ident)
    if owner is not None and owner.id != account.id:
        raise UsageError(f"there is no token {ident}")
    return token, account


def _told(token: ApiToken, account: Account) -> str:
    return f"{account.name}, {token.id}, {token.scope}: {token.label}"


def _checked(password: str, name: str) -> str:
    fault = fault_of(password, name)
    if fault:
        raise UsageError(fault)
    return password

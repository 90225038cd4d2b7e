"""Accounts: made, found, changed, disabled; never deleted, as the log and the judgements name them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from sqlalchemy import Connection, Row, func, insert, select, update

from regesta.apps.web.team.roles import ROLES, Role
from regesta.apps.web.team.tables import ACCOUNTS
from regesta.codebook.match import fold
from regesta.errors import UsageError

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Account:
    """One who may; a `temporary` password must be changed before anything else."""

    id: int
    name: str
    role: Role
    temporary: bool
    disabled: bool
    made_at: str
    made_by: str
    signed_in_at: str | None


def name_of(typed: str) -> str:
    """A name as it is kept. Raise UsageError for one that is none."""
    name = unicodedata.normalize("NFC", " ".join(typed.split()))
    if not name or not name.isprintable() or not fold(name).strip():
        raise UsageError("an account needs a name of letters")
    if len(name) > LONGEST_NAME:
        raise UsageError(f"a name has at most {LONGEST_NAME} characters")
    return name


def key_of(typed: str) -> str:
    """What stands for a name, whatever its case and diacritics."""
    return fold(" ".join(typed.split()))[:200]


def checked_role(role: str) -> Role:
    """A role by its name. Raise UsageError for another word."""
    for known in ROLES:
        if role == known:
            return known
    raise UsageError(f"there is no role {role}; there are {', '.join(ROLES)}")


def add(connection: Connection, account: Account, kept: str) -> Account:
    """File a new account; its id is given. Raise UsageError if there is one of this name."""
    key = key_of(account.name)
    if connection.execute(select(ACCOUNTS.c.id).where(ACCOUNTS.c.key == key)).first():
        raise UsageError(f"there is an account {account.name} already, or one whose name looks the same")
    made = connection.execute(
        insert(ACCOUNTS).values(
            key=key,
            name=account.name,
            role=account.role,
            password=kept,
            temporary=account.temporary,
            disabled=False,
            made_at=account.made_at,
            made_by=account.made_by,
        )
    )
    ident = made.inserted_primary_key
    return by_id(connection, int(ident[0] if ident else 0))


def by_id(connection: Connection, ident: int) -> Account:
    """The account with this id. Raise UsageError if there is none."""
    row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.id == ident)).first()
    if row is None:
        raise UsageError(f"there is no account {ident}")
    return _account(row)


def by_name(connection: Connection, typed: str) -> Account:
    """The account of this name. Raise UsageError if there is none."""
    row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.key == key_of(typed))).first()
    if row is None:
        raise UsageError(f"there is no account {typed}; `regesta team list` shows all")
    return _account(row)


def kept_password(connection: Connection, typed: str) -> tuple[int, str] | None:
    """Id and hash of an account that may sign in, by its name."""
    row = connection.execute(
        select(ACCOUNTS.c.id, ACCOUNTS.c.password).where(
            ACCOUNTS.c.key == key_of(typed), ACCOUNTS.c.disabled.is_(False)
        )
    ).first()
    return (row.id, row.password) if row else None


def every(connection: Connection) -> list[Account]:
    """All accounts, by name."""
    return [_account(row) for row in connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.key))]


def keepers(connection: Connection) -> int:
    """How many keepers may sign in."""
    query = select(func.count()).where(ACCOUNTS.c.role == "keeper", ACCOUNTS.c.disabled.is_(False))
    return int(connection.execute(query).scalar_one())


def change(connection: Connection, account: Account, **values: object) -> None:
    """Set columns of an account. Raise UsageError if no keeper would be left."""
    before = keepers(connection)
    connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.id == account.id).values(**values))
    if before and not keepers(connection):
        raise UsageError(f"{account.name} is the last keeper: make another one first")


def _account(row: Row[tuple[object, ...]]) -> Account:
    told = row._mapping  # noqa: SLF001 - the public name of a row's columns in SQLAlchemy
    return Account(
        id=int(told["id"]),
        name=told["name"],
        role=checked_role(told["role"]),
        temporary=bool(told["temporary"]),
        disabled=bool(told["disabled"]),
        made_at=told["made_at"],
        made_by=told["made_by"],
        signed_in_at=told["signed_in_at"],
    )

"""Where a team's tables are: in a file beside the register's, or in the register's own database server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from regesta.apps.web.team.tables import ACCOUNTS, REVISIONS, VERSION_TABLE
from regesta.errors import RegisterError, TeamError
from regesta.register import database

_FOR_THE_OWNER = 0o600


def place_of(register: str) -> str:
    """Where the accounts for a register are kept: `desk.team.db` beside `desk.db`, or the same URL.

    A register's file is handed on to others; accounts must not travel with it.
    """
    if "://" in register:
        return register
    path = Path(register)
    return str(path.with_name(f"{path.stem}.team{path.suffix}"))


def open_team_database(register: str) -> Engine:
    """Open the team's tables that belong to a register, and make them if need be.

    Raise TeamError for a file that holds something else, or was made by a newer Regesta.
    """
    where = place_of(register)
    with _told_of_the_team(where):
        if "://" in where:
            database.open_database(where).dispose()
        else:
            _make_private(Path(where))
        engine = database.engine_of(where)
        try:
            _bring_up_to_date(engine, where)
        except RegisterError:
            engine.dispose()
            raise
    return engine


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """One transaction that reads."""
    with _told_of_the_team(where), database.reading(engine, where) as connection:
        yield connection


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """One transaction that writes all or nothing."""
    with _told_of_the_team(where), database.writing(engine, where) as connection:
        yield connection


@contextmanager
def _told_of_the_team(where: str) -> Iterator[None]:
    try:
        yield
    except RegisterError as error:
        raise TeamError(where, error.reason) from error


def _make_private(path: Path) -> None:
    """Make an absent file that nobody but its owner may read; SQLite keeps to that for its log."""
    if not path.parent.is_dir():
        raise RegisterError(str(path), f"cannot be made: there is no folder {path.parent}; make it first")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, _FOR_THE_OWNER))
    except OSError as error:
        raise RegisterError(str(path), f"cannot be opened: {(error.strerror or '').lower()}") from error


def _bring_up_to_date(engine: Engine, where: str) -> None:
    with database.reading(engine, where) as connection:
        if _revision(connection, where) == REVISIONS[-1]:
            return
    with database.writing(engine, where) as connection:
        if _revision(connection, where) != REVISIONS[-1]:
            database.upgrade(connection, Path(__file__).parent / "migrations")


def _revision(connection: Connection, where: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables and "://" not in where:
            raise RegisterError(where, "is a database, but holds no accounts; move it away")
        return None
    query = text(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608 - a name of our own
    found = connection.execute(query).scalar()
    if ACCOUNTS.name not in tables or (found is not None and found not in REVISIONS):
        told = f"was made by a newer Regesta (layout {found}, this one knows {REVISIONS[-1]}); update Regesta"
        raise RegisterError(where, told)
    return str(found) if found is not None else None

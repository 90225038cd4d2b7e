"""Open a register's database: check what it is, bring its layout up to date, keep errors readable."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from regesta.errors import RegisterError, RegisterVersionError
from regesta.register.tables import REVISIONS

_MAGIC = b"SQLite format 3\x00"
_WAIT_MS = 30_000
_PAUSE = 0.05  # seconds between tries to set what SQLite does not wait for
_CACHE_KB = 8_192
_WAL_PAGES = 16_000
_TURN = 0x7265676573746100
_OTHER = "name another file, or move this one away"


def open_database(where: str, *, create: bool = True) -> Engine:
    """Open the register at a path, a database URL or `:memory:`; make it if it is absent and `create` allows.

    Raise RegisterError for a file that is none or cannot be written, RegisterVersionError for one that a
    newer Regesta made.
    """
    memory = where == ":memory:"
    if "://" not in where and not memory:
        _check_file(where, create=create)
    try:
        engine = engine_of(where)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        hint = "cannot be opened: give a file, or a URL such as postgresql+psycopg://user@host/name"
        raise RegisterError(where, f"{hint} ({error})") from error
    try:
        with explained(where):
            _bring_up_to_date(engine, where)
    except RegisterError:
        engine.dispose()
        raise
    return engine


def _check_file(where: str, *, create: bool) -> None:
    path = Path(where)
    if path.is_dir():
        raise RegisterError(where, f"is a folder, not a register; {_OTHER}")
    if not path.parent.is_dir():
        raise RegisterError(where, f"cannot be made: there is no folder {path.parent}; make it first")
    if not path.exists():
        if not create:
            raise RegisterError(
                where, "is not there; make it with `regesta add`, or name another with --register"
            )
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise RegisterError(where, f"cannot be read ({error.strerror}); {_OTHER}") from error
    if head and head != _MAGIC:
        raise RegisterError(where, f"is not a register (not an SQLite file); {_OTHER}")


def engine_of(where: str) -> Engine:
    """The database at a path, a URL or `:memory:`, as it is; the layout is its user's business."""
    if where == ":memory:":
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    elif "://" in where:
        engine = create_engine(make_url(where), isolation_level="REPEATABLE READ")
    else:
        engine = create_engine(f"sqlite:///{Path(where).as_posix()}")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Let Regesta, not the driver, begin transactions; many may read while one writes."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {_WAIT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        f"cache_size = -{_CACHE_KB}",
        f"wal_autocheckpoint = {_WAL_PAGES}",
        "foreign_keys = ON",
    ):
        _set(connection, pragma)


def _set(connection: Any, pragma: str) -> None:
    """Set a pragma, in spite of another program at it: SQLite doesn't wait to change the journal."""
    until = time.monotonic() + _WAIT_MS / 1000
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _begin(connection: Connection) -> None:
    # A writer takes its turn at once: a reader that turned writer would be refused, not made to wait.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """One transaction that writes: all of it is filed, or nothing. Writers take turns."""
    options: dict[str, Any] = {"writes": True}
    if engine.dialect.name == "postgresql":
        # Having waited for its turn, a writer must see what those before it filed.
        options["isolation_level"] = "READ COMMITTED"
    with explained(where), engine.connect().execution_options(**options) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
        yield connection


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """One transaction that reads the register as of one moment."""
    with explained(where), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Say in one line what is wrong with a database, instead of what its driver says."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig)
        raise RegisterError(where, _advice(reason)) from error
    except SQLAlchemyError as error:
        raise RegisterError(where, f"cannot be used: {error}") from error


def _advice(reason: str) -> str:
    if "locked" in reason:
        return "is being written by another program; wait for it to finish and try again"
    if "readonly" in reason or "read-only" in reason:
        return "cannot be written; change its permissions or name another file"
    if "malformed" in reason or "not a database" in reason:
        return f"is damaged ({reason}); restore a copy, or add the reports to a new register"
    if "full" in reason:
        return "cannot be written: the disk is full; nothing of this report was filed"
    return f"cannot be used ({reason})"


def _bring_up_to_date(engine: Engine, where: str) -> None:
    with reading(engine, where) as connection:
        if _revision(connection, where) == REVISIONS[-1]:
            return
    with writing(engine, where) as connection:
        # Another program may have made the tables between the two looks.
        if _revision(connection, where) != REVISIONS[-1]:
            upgrade(connection, Path(__file__).parent / "migrations")


def _revision(connection: Connection, where: str) -> str | None:
    """The layout that the database has, None for an empty one."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise RegisterError(where, f"is a database, but not a register; {_OTHER}")
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and "filings" not in tables:
        raise RegisterError(where, f"is a database, but not a register; {_OTHER}")
    if found is not None and found not in REVISIONS:
        reason = (
            f"was made by a newer Regesta (layout {found}, this one knows {REVISIONS[-1]}); update Regesta"
        )
        raise RegisterVersionError(where, reason)
    return str(found) if found is not None else None


def upgrade(connection: Connection, migrations: Path) -> None:
    """Bring tables to the newest layout that a folder of migrations has, over an open connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

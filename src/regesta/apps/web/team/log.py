"""The log of a team: who did what, when and from where. Rows are added and read, never changed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, or_, select

from regesta.apps.web.team.tables import LOG

SIGNED_IN = "signed in"
SIGNED_OUT = "signed out"
FAILED = "sign-in failed"
REFUSED = "sign-in refused"
DECIDED = "decided"
UNDONE = "decision undone"
ADDED = "report added"
NOT_ADDED = "report not added"
WITHDRAWN = "report withdrawn"
ACCOUNT_MADE = "account made"
ROLE_CHANGED = "role changed"
PASSWORD_CHANGED = "password changed"  # noqa: S105 - it says what was done
DISABLED = "account disabled"
ENABLED = "account enabled"
SESSIONS_ENDED = "sessions ended"
TOKEN_MADE = "token made"  # noqa: S105 - likewise
TOKEN_REVOKED = "token revoked"  # noqa: S105 - likewise
KINDS = (
    SIGNED_IN, SIGNED_OUT, FAILED, REFUSED, DECIDED, UNDONE, ADDED, NOT_ADDED, WITHDRAWN, ACCOUNT_MADE,
    ROLE_CHANGED, PASSWORD_CHANGED, DISABLED, ENABLED, SESSIONS_ENDED, TOKEN_MADE, TOKEN_REVOKED,
)  # fmt: skip
"""All that is logged."""
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class By:
    """Who does something, when, and from which address."""

    who: str
    at: str
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log."""

    number: int
    at: str
    who: str
    what: str
    about: str
    source: str


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which lines to keep: of one person, of one kind."""

    who: str = ""
    what: str = ""


def note(connection: Connection, by: By, what: str, about: str = "") -> None:
    """Add a line; what a file or an address is called must not drive the terminal that the log is read at."""
    told = " ".join("".join(c if c.isprintable() else " " for c in about).split())[:_LONGEST]
    connection.execute(insert(LOG).values(at=by.at, who=by.who, what=what, about=told, source=by.source))


def was_noted(connection: Connection, what: str, source: str, since: str) -> bool:
    """Say whether something was logged from an address since a time."""
    query = select(LOG.c.seq).where(LOG.c.what == what, LOG.c.source == source, LOG.c.at >= since).limit(1)
    return connection.execute(query).first() is not None


def lines(connection: Connection, wanted: LogFilter, start: int, most: int) -> tuple[list[Line], int]:
    """Lines, the latest first, and how many there are in all."""
    query = select(LOG)
    if wanted.who:
        by_token = LOG.c.who.startswith(f"{wanted.who} (token ", autoescape=True)
        query = query.where(or_(LOG.c.who == wanted.who, by_token))
    if wanted.what:
        query = query.where(LOG.c.what == wanted.what)
    number = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    rows = connection.execute(query.order_by(LOG.c.seq.desc()).offset(start).limit(most))
    return [Line(r.seq, r.at, r.who, r.what, r.about, r.source) for r in rows], number

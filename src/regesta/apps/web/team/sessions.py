"""Sessions: who is signed in with which browser, and until when."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, or_, select, update

from regesta.apps.web.team.accounts import Account, by_id
from regesta.apps.web.team.attempts import told
from regesta.apps.web.team.tables import SESSIONS

IDLE = timedelta(hours=1)
LONGEST = timedelta(hours=12)
_NOTED = timedelta(minutes=1)
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in."""

    id: str
    began_at: str
    seen_at: str
    source: str


def begin(connection: Connection, account: Account, source: str, now: datetime) -> str:
    """Begin a session and give the secret for its cookie."""
    _sweep(connection, now)
    secret = secrets.token_urlsafe(_BYTES)
    connection.execute(
        insert(SESSIONS).values(
            id=digest(secret),
            account_id=account.id,
            began_at=told(now),
            seen_at=told(now),
            source=source,
        )
    )
    return secret


def find(connection: Connection, secret: str, now: datetime) -> tuple[Session, Account] | None:
    """The session of a cookie and whose it is, unless it has run out or its account is disabled."""
    row = connection.execute(
        select(SESSIONS).where(
            SESSIONS.c.id == digest(secret),
            SESSIONS.c.began_at > told(now - LONGEST),
            SESSIONS.c.seen_at > told(now - IDLE),
        )
    ).first()
    if row is None:
        return None
    account = by_id(connection, row.account_id)
    return None if account.disabled else (Session(row.id, row.began_at, row.seen_at, row.source), account)


def is_stale(session: Session, now: datetime) -> bool:
    """Say whether it is to be noted that somebody is still there; not at every page, as that writes."""
    return session.seen_at < told(now - _NOTED)


def touch(connection: Connection, session: Session, now: datetime) -> None:
    """Note that somebody is still there."""
    connection.execute(update(SESSIONS).where(SESSIONS.c.id == session.id).values(seen_at=told(now)))


def end(connection: Connection, ident: str) -> None:
    """End one session."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.id == ident))


def end_all(connection: Connection, account: Account, but: str = "") -> int:
    """End the sessions of an account, all or all but one; say how many."""
    which = (SESSIONS.c.account_id == account.id) & (SESSIONS.c.id != but)
    return connection.execute(delete(SESSIONS).where(which)).rowcount


def of(connection: Connection, account: Account, now: datetime) -> list[Session]:
    """The sessions of an account that have not run out, the latest first."""
    live = (SESSIONS.c.began_at > told(now - LONGEST)) & (SESSIONS.c.seen_at > told(now - IDLE))
    query = select(SESSIONS).where(SESSIONS.c.account_id == account.id, live)
    rows = connection.execute(query.order_by(SESSIONS.c.began_at.desc(), SESSIONS.c.id))
    return [Session(r.id, r.began_at, r.seen_at, r.source) for r in rows]


def digest(secret: str) -> str:
    """What is kept of a secret that is itself long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _sweep(connection: Connection, now: datetime) -> None:
    over = or_(SESSIONS.c.began_at <= told(now - LONGEST), SESSIONS.c.seen_at <= told(now - IDLE))
    connection.execute(delete(SESSIONS).where(over))

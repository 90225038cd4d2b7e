"""Tokens for programs: shown once, kept as a digest, each with a scope and an end."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest

from sqlalchemy import Connection, Row, insert, select, update

from regesta.apps.web.team.accounts import Account, by_id
from regesta.apps.web.team.attempts import told
from regesta.apps.web.team.roles import SCOPES, Scope, scopes_of
from regesta.apps.web.team.sessions import digest
from regesta.apps.web.team.tables import TOKENS
from regesta.errors import UsageError

PREFIX = "regesta"
DAYS = (30, 90, 365)
MOST = 20
LONGEST_LABEL = 80
_NOTED = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ApiToken:
    """What is told of a token: never its secret."""

    id: str
    label: str
    scope: Scope
    made_at: str
    until: str
    used_at: str | None
    revoked_at: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """A token that somebody asks for."""

    label: str
    scope: Scope
    days: int


def ordered(label: str, scope: str, days: int) -> Order:
    """An order for a token. Raise UsageError for a scope or a time that cannot be."""
    said = " ".join(label.split())[:LONGEST_LABEL]
    if not said:
        raise UsageError("Say what the token is for.")
    for known in SCOPES:
        if scope == known and days in DAYS:
            return Order(said, known, days)
    raise UsageError(f"A token has a scope ({', '.join(SCOPES)}) and {', '.join(map(str, DAYS))} days.")


def make(connection: Connection, account: Account, order: Order, now: datetime) -> tuple[ApiToken, str]:
    """Make a token; the text given beside it is what the program sends, and is not to be had again."""
    if order.scope not in scopes_of(account.role):
        raise UsageError(f"The scope {order.scope} is more than a {account.role} may.")
    if sum(_is_live(token, told(now)) for token in of(connection, account)) >= MOST:
        raise UsageError(f"There are {MOST} tokens already: revoke one first.")
    ident, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    row = {
        "id": ident,
        "account_id": account.id,
        "label": order.label,
        "scope": order.scope,
        "secret": digest(secret),
        "made_at": told(now),
        "until": told(now + timedelta(days=order.days)),
    }
    connection.execute(insert(TOKENS).values(row))
    return find_id(connection, ident)[0], f"{PREFIX}_{ident}_{secret}"


def find(connection: Connection, sent: str, now: datetime) -> tuple[ApiToken, Account] | None:
    """The token that a program sent and whose it is, if it holds and its account is not disabled."""
    prefix, _, rest = sent.partition("_")
    ident, _, secret = rest.partition("_")
    row = connection.execute(select(TOKENS).where(TOKENS.c.id == ident[:16])).first()
    kept = row.secret if row is not None else digest("")
    if not compare_digest(kept, digest(secret)) or row is None or prefix != PREFIX:
        return None
    token, account = _token(row), by_id(connection, row.account_id)
    return (token, account) if _is_live(token, told(now)) and not account.disabled else None


def find_id(connection: Connection, ident: str) -> tuple[ApiToken, Account]:
    """A token by its id and whose it is. Raise UsageError if there is none."""
    row = connection.execute(select(TOKENS).where(TOKENS.c.id == ident)).first()
    if row is None:
        raise UsageError(f"there is no token {ident}")
    return _token(row), by_id(connection, row.account_id)


def is_stale(token: ApiToken, now: datetime) -> bool:
    """Say whether its use is to be noted; not at every request, as that writes."""
    return (token.used_at or "") < told(now - _NOTED)


def touch(connection: Connection, token: ApiToken, now: datetime) -> None:
    """Note that a token was used."""
    connection.execute(update(TOKENS).where(TOKENS.c.id == token.id).values(used_at=told(now)))


def revoke(connection: Connection, token: ApiToken, now: datetime) -> None:
    """End a token for good."""
    fresh = (TOKENS.c.id == token.id) & TOKENS.c.revoked_at.is_(None)
    connection.execute(update(TOKENS).where(fresh).values(revoked_at=told(now)))


def of(connection: Connection, account: Account) -> list[ApiToken]:
    """The tokens of an account, the latest first."""
    query = select(TOKENS).where(TOKENS.c.account_id == account.id)
    return [_token(row) for row in connection.execute(query.order_by(TOKENS.c.made_at.desc(), TOKENS.c.id))]


def _is_live(token: ApiToken, now: str) -> bool:
    return token.revoked_at is None and token.until > now


def _token(row: Row[tuple[object, ...]]) -> ApiToken:
    told_ = row._mapping  # noqa: SLF001 - the public name of a row's columns in SQLAlchemy
    return ApiToken(
        id=told_["id"],
        label=told_["label"],
        scope=told_["scope"],
        made_at=told_["made_at"],
        until=told_["until"],
        used_at=told_["used_at"],
        revoked_at=told_["revoked_at"],
    )

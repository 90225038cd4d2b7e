"""Attempts to sign in: how many there were of late, for an account and from an address."""

from __future__ import annotations

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from regesta.apps.web.team.tables import ATTEMPTS

WINDOW = timedelta(minutes=15)
MOST_BY_BOTH = 5
MOST_BY_ACCOUNT = 20
MOST_BY_SOURCE = 30
"""An account stays open to its owner elsewhere while somebody guesses from one address, until 20 guesses."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Who tries to sign in, as a digest of the name typed, from which address, when."""

    account: str
    source: str
    at: datetime


def attempt_of(key: str, source: str, at: datetime) -> Attempt:
    """An attempt; what was typed is not kept in clear, as people type passwords into the wrong field."""
    return Attempt(hashlib.sha256(f"regesta:{key}".encode()).hexdigest(), network_of(source), at)


def network_of(source: str) -> str:
    """The address that attempts are counted by; of IPv6 the network, which one household has to itself."""
    try:
        address = ipaddress.ip_address(source.partition("%")[0])
    except ValueError:
        return source[:64]
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def wait(connection: Connection, tried: Attempt) -> int:
    """Note an attempt and give 0; if there were too many, note nothing and give the seconds to wait."""
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.at < told(tried.at - WINDOW)))
    by_account, by_source = ATTEMPTS.c.account == tried.account, ATTEMPTS.c.source == tried.source
    free_at = max(
        _free_at(connection, by_account & by_source, MOST_BY_BOTH),
        _free_at(connection, by_account, MOST_BY_ACCOUNT),
        _free_at(connection, by_source, MOST_BY_SOURCE),
    )
    if free_at:
        left = datetime.fromisoformat(free_at) + WINDOW - tried.at
        return max(1, int(left.total_seconds()) + 1)
    connection.execute(insert(ATTEMPTS).values(account=tried.account, source=tried.source, at=told(tried.at)))
    return 0


def forgive(connection: Connection, tried: Attempt) -> None:
    """Forget the attempts on an account, as somebody signed in."""
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.account == tried.account))


def told(at: datetime) -> str:
    """A time as it is kept: all of the same length, so that they sort as they follow."""
    return at.isoformat(timespec="milliseconds")


def _free_at(connection: Connection, which: ColumnElement[bool], most: int) -> str:
    """The time of the attempt that must grow old before another is allowed, or nothing."""
    query = select(ATTEMPTS.c.at).where(which).order_by(ATTEMPTS.c.at.desc()).limit(1).offset(most - 1)
    return str(connection.execute(query).scalar() or "")

"""The tables of a team: accounts, sessions, tokens, attempts to sign in, and the log."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()
REVISIONS = ("t0001",)
"""Every layout that this Regesta knows, the newest last; migrations/versions holds one file for each."""
VERSION_TABLE = "team_version"

_SERIAL = BigInteger().with_variant(Integer, "sqlite")

ACCOUNTS = Table(
    "team_accounts",
    METADATA,
    Column("id", _SERIAL, primary_key=True, autoincrement=True),
    Column("key", String(200), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),
    Column("temporary", Boolean, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("made_by", String(200), nullable=False),
    Column("signed_in_at", String(32)),
)
"""Who may: `key` is the folded name, so that no two look alike; none is ever deleted, as the log names it."""

SESSIONS = Table(
    "team_sessions",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("account_id", _SERIAL, ForeignKey("team_accounts.id"), nullable=False),
    Column("began_at", String(32), nullable=False),
    Column("seen_at", String(32), nullable=False),
    Column("source", String(64), nullable=False),
    Index("ix_team_sessions_account", "account_id"),
)
"""Who is signed in; `id` is the SHA-256 of the secret in the browser's cookie, which is kept nowhere."""

TOKENS = Table(
    "team_tokens",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("account_id", _SERIAL, ForeignKey("team_accounts.id"), nullable=False),
    Column("label", String(80), nullable=False),
    Column("scope", String(16), nullable=False),
    Column("secret", String(64), nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("until", String(32), nullable=False),
    Column("used_at", String(32)),
    Column("revoked_at", String(32)),
    Index("ix_team_tokens_account", "account_id"),
)
"""Tokens for programs; `secret` is the SHA-256 of what the program sends."""

ATTEMPTS = Table(
    "team_attempts",
    METADATA,
    Column("seq", _SERIAL, primary_key=True, autoincrement=True),
    Column("account", String(64), nullable=False),
    Column("source", String(64), nullable=False),
    Column("at", String(32), nullable=False),
    Index("ix_team_attempts_at", "at"),
)
"""Attempts to sign in that failed or are under way; the account is a digest of the name that was typed."""

LOG = Table(
    "team_log",
    METADATA,
    Column("seq", _SERIAL, primary_key=True, autoincrement=True),
    Column("at", String(32), nullable=False),
    Column("who", String(200), nullable=False),
    Column("what", String(40), nullable=False),
    Column("about", Text, nullable=False),
    Column("source", String(64), nullable=False),
    Index("ix_team_log_what", "what", "source", "at"),
)
"""Who did what, when and from where; rows are only ever added."""

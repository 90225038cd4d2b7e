"""The tables of a register: one definition for SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()
REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""Every layout that this Regesta knows, the newest last; migrations/versions holds one file for each."""

_SERIAL = BigInteger().with_variant(Integer, "sqlite")

REPORTS = Table(
    "reports",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("text", Text, nullable=False),
)
"""Texts, as taken in."""

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("report_id", String(40), ForeignKey("reports.id"), nullable=False),
    Column("codebook", String(40), nullable=False),
    Column("maker", String(40), nullable=False),
    Column("year", Text, nullable=False),
)
"""What one version of Regesta read in a report; reading it again with another outcome adds a row."""

FILINGS = Table(
    "filings",
    METADATA,
    Column("seq", _SERIAL, primary_key=True, autoincrement=True),
    Column("report_id", String(40), ForeignKey("reports.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("account_id", String(40), ForeignKey("accounts.id"), nullable=False),
    Column("meta", Text, nullable=False),
    Column("filed_at", String(32), nullable=False),
    UniqueConstraint("report_id", "source", "account_id", name="uq_filings"),
)
"""Where a report was taken in from, and what was read in it then; of one source the last row counts."""

CLAIMS = Table(
    "claims",
    METADATA,
    Column("account_id", String(40), ForeignKey("accounts.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("id", String(40), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("ref", Text, nullable=False),
    Column("body", Text, nullable=False),
)

DOUBTS = Table(
    "doubts",
    METADATA,
    Column("account_id", String(40), ForeignKey("accounts.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("code", String(80), nullable=False),
    Column("body", Text, nullable=False),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("seq", _SERIAL, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    Column("body", Text, nullable=False),
)

WITHDRAWALS = Table(
    "withdrawals",
    METADATA,
    Column("seq", _SERIAL, primary_key=True, autoincrement=True),
    Column("report_id", String(40), nullable=False),
    Column("withdrawn_at", String(32), nullable=False),
)
"""That a report was forgotten: its text and all that was read in it are gone."""

SIGNATURES = Table(
    "signatures",
    METADATA,
    Column("n", _SERIAL, primary_key=True, autoincrement=True),
    Column("report_id", String(40), ForeignKey("reports.id"), nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("imprint", LargeBinary, nullable=False),
)
"""Of each report that is long enough to be compared, its MinHash signature and its imprint: they show which
others are worth comparing with it in full. `n` is a short name for the report."""

BANDS = Table(
    "bands",
    METADATA,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("n", _SERIAL, ForeignKey("signatures.n"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Numbers that reports which share much have in common: whom to compare a new report with. Each report
writes all over this table, so its rows are kept short."""

LIKENESSES = Table(
    "likenesses",
    METADATA,
    Column("left", String(40), ForeignKey("reports.id"), primary_key=True),
    Column("right", String(40), ForeignKey("reports.id"), primary_key=True),
    Column("left_held", Boolean, nullable=False),
    Column("right_held", Boolean, nullable=False),
)
"""Reports of which one holds what the other tells, the lesser id first."""

ENTRIES = Table(
    "entries",
    METADATA,
    Column("kind", String(16), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("body", Text, nullable=False),
)
"""What was folded last: a cache, which may be emptied at any time."""

TELLING = Table(
    "telling",
    METADATA,
    Column("report_id", String(40), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("id", String(40), primary_key=True),
    sqlite_with_rowid=False,
)
"""Which reports tell of which entries; part of the cache."""

CONCERNED = Table(
    "concerned",
    METADATA,
    Column("party", String(40), primary_key=True),
    Column("report_id", String(40), primary_key=True),
    Column("act", String(40), primary_key=True),
    sqlite_with_rowid=False,
)
"""Which parties have a share in which acts, with the reports that tell of them; part of the cache."""

FOLDED = Table(
    "folded",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("stamp", String(80), nullable=False),
)
"""From which claims and judgements `entries` was folded: one row, or none."""

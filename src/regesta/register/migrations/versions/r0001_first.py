"""The first layout: reports, accounts, filings, claims, doubts, judgements and the cache of entries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "reports",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("report_id", sa.String(40), sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("codebook", sa.String(40), nullable=False),
        sa.Column("maker", sa.String(40), nullable=False),
        sa.Column("year", sa.Text, nullable=False),
    )
    op.create_table(
        "filings",
        sa.Column("seq", _SERIAL, primary_key=True, autoincrement=True),
        sa.Column("report_id", sa.String(40), sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("meta", sa.Text, nullable=False),
        sa.Column("filed_at", sa.String(32), nullable=False),
        sa.UniqueConstraint("report_id", "source", "account_id", name="uq_filings"),
    )
    _claims()
    op.create_table(
        "judgements",
        sa.Column("seq", _SERIAL, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(40), nullable=False, unique=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "folded",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("stamp", sa.String(80), nullable=False),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_table(
        "doubts",
        sa.Column("account_id", sa.String(40), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("code", sa.String(80), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )

"""The second layout: withdrawals, likenesses of reports, and an index of what reports tell of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "withdrawals",
        sa.Column("seq", _SERIAL, primary_key=True, autoincrement=True),
        sa.Column("report_id", sa.String(40), nullable=False),
        sa.Column("withdrawn_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("report_id", sa.String(40), sa.ForeignKey("reports.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bands_report", "bands", ["report_id"])
    op.create_table(
        "likenesses",
        sa.Column("left", sa.String(40), sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("right", sa.String(40), sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("left_held", sa.Boolean, nullable=False),
        sa.Column("right_held", sa.Boolean, nullable=False),
    )
    op.create_table(
        "telling",
        sa.Column("report_id", sa.String(40), primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("id", sa.String(40), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "concerned",
        sa.Column("party", sa.String(40), primary_key=True),
        sa.Column("report_id", sa.String(40), primary_key=True),
        sa.Column("act", sa.String(40), primary_key=True),
        sqlite_with_rowid=False,
    )
    # What was folded before has no index: it is folded anew.
    op.execute("DELETE FROM entries")
    op.execute("DELETE FROM folded")

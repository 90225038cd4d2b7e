"""The third layout: signatures, so that few reports need to be compared in full."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; the fifth layout fills it."""
    op.create_table(
        "signatures",
        sa.Column("report_id", sa.String(40), sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("signature", sa.Text, nullable=False),
    )

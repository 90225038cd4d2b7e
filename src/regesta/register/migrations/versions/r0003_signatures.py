"""The third layout: signatures, so that few reports need to be compared in full."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from regesta.register.sketches import sketch_all

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and compare the reports that are filed already."""
    op.create_table(
        "signatures",
        sa.Column("report_id", sa.String(40), sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("signature", sa.Text, nullable=False),
    )
    op.execute("DELETE FROM bands")
    op.execute("DELETE FROM likenesses")
    sketch_all(op.get_bind())

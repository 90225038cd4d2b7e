"""The fourth layout: without two indexes that nothing asks, since each report wrote all over them."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop them."""
    op.drop_index("ix_claims_id", table_name="claims")
    op.drop_index("ix_bands_report", table_name="bands")

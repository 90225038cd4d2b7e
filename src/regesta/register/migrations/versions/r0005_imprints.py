"""The fifth layout: imprints, so that fewer reports yet are compared in full, and shorter rows of bands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from regesta.register.sketches import sketch_all

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables anew, and compare the reports that are filed already."""
    op.drop_table("bands")
    op.drop_table("signatures")
    op.create_table(
        "signatures",
        sa.Column("n", _SERIAL, primary_key=True, autoincrement=True),
        sa.Column("report_id", sa.String(40), sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("imprint", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("n", _SERIAL, sa.ForeignKey("signatures.n"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.execute("DELETE FROM likenesses")
    sketch_all(op.get_bind())

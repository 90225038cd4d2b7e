"""Run by alembic: migrate over the connection that the team's tables are opened with."""

from __future__ import annotations

from alembic import context

from regesta.apps.web.team.tables import METADATA, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, version_table=VERSION_TABLE
)
context.run_migrations()

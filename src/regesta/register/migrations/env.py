"""Run by alembic: migrate over the connection that the register has open."""

from __future__ import annotations

from alembic import context

from regesta.register.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()

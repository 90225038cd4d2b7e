"""The layouts of a team's tables, run by alembic."""

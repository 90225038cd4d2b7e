"""Layouts of a register's tables, and how one becomes the next."""

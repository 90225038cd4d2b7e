"""Check a codebook by its own examples: each is read as a report, and what is found is held against it."""

from regesta.apps.codebook_check.check import Failure, check

__all__ = ["Failure", "check"]

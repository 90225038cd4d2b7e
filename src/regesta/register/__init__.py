"""Claims in, entries out."""

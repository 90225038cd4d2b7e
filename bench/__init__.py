"""Measures of speed and memory, each printed with the command that repeats it."""

"""Text in, Report out: intake, date line, blocks."""

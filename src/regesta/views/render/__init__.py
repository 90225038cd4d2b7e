"""Set plain view values for a terminal, as Markdown or as one HTML page."""

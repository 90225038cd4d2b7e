"""One file for each layout, named by its revision."""

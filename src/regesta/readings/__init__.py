"""Report in, Reading out: one module for each layer."""

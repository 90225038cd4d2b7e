"""Training of the learned reader: no part of the package."""

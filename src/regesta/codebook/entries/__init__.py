"""The shape of each codebook file, one module a subject."""

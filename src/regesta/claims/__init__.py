"""Reading in, claims and doubts out: one module for each extractor."""

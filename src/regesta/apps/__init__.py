"""Thin shells over the views and the pipeline."""

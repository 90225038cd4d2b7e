"""The codebook: every list of words that Regesta reads by, as data that tests itself."""

from regesta.codebook.load import Codebook, load_codebook

__all__ = ["Codebook", "load_codebook"]

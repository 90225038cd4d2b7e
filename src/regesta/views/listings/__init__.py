"""Listings: the entries of one kind as rows of a table and as plain objects."""

from regesta.views.listings.filters import Filters
from regesta.views.listings.listing import SUBJECTS, Listing, listing

__all__ = ["SUBJECTS", "Filters", "Listing", "listing"]

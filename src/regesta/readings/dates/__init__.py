"""Dates: from words to days, months, years and terms, one step a module."""

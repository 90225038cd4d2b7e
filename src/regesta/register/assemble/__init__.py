"""Entries made of grouped claims, each field with its citations."""

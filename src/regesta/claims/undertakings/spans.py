"""Stretches of tokens that hold one item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.model.reading import Token

_NUMBER = re.compile(r"\d{1,2}|[ivx]{1,4}|[a-h]")
_QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
_LOOSE = _QUOTES | {"(", ")", ",", ".", ";", ":", "and", "or", "—", "–", "-", "to", "as", "./.", "also"}


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first`–`last` (end exclusive) of one item."""

    first: int
    last: int


def numbers(tokens: tuple[Token, ...], k: int) -> bool:
    """Say whether token `k` numbers an item: the "ii" of "(ii)"."""
    if not 0 < k < len(tokens) - 1 or tokens[k - 1].text != "(" or tokens[k + 1].text != ")":
        return False
    return _NUMBER.fullmatch(tokens[k].text) is not None


def stripped(tokens: tuple[Token, ...], span: Span) -> Span | None:
    """Take marks, conjunctions and quotes off both ends."""
    first, last = span.first, span.last
    while first < last and (tokens[first].text.lower() in _LOOSE or numbers(tokens, first)):
        first += 1
    while last > first and (
        tokens[last - 1].text.lower() in _LOOSE or tokens[last - 1].pos in ("PUNCT", "SPACE", "SYM")
    ):
        last -= 1
    return Span(first, last) if last > first else None

"""From spans of characters to spans of tokens, and from those to the token that a phrase hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.reading import Token


class TokenSpans:
    """The tokens of a report, looked up by where they begin and end."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._by_start = {t.start: t.i for t in tokens}
        self._by_end = {t.end: t.i for t in tokens}

    def covering(self, start: int, end: int) -> tuple[int, int] | None:
        """First token and end (exclusive) of the span of characters, or None if it cuts a token.

        A token that goes on with a hyphen ("U.S.-led") is taken whole.
        """
        first, last = self._by_start.get(start), self._by_end.get(end)
        if last is None and first is not None and self._goes_on_with_hyphen(first, end):
            last = first
        if first is None or last is None or first > last:
            return None
        return first, last + 1

    def _goes_on_with_hyphen(self, i: int, end: int) -> bool:
        token = self._tokens[i]
        return end < token.end and token.text[end - token.start] in "-–"


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token of `first`–`last` (end exclusive) whose own head lies outside the phrase, or its root."""
    outer = [i for i in range(first, last) if tokens[i].head == i or not first <= tokens[i].head < last]
    words = [i for i in outer if tokens[i].pos not in ("PUNCT", "PART")]
    return (words or outer or [last - 1])[-1]

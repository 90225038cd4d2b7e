"""Names of recurring forums: their acronyms, and the capitals that tell a joint body from any committee."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from regesta.model.reading import Reading

_BRACKETED = 3
_SHORTEST = 3
_SHARED = frozenset({"joint", "combined", "mixed", "bilateral", "trilateral"})


def acronym_behind(reading: Reading, last: int) -> str | None:
    """The acronym in brackets right behind a name: "General Border Committee (GBC)"."""
    inside = reading.tokens[last : last + _BRACKETED]
    if len(inside) < _BRACKETED or inside[0].text != "(" or inside[2].text != ")":
        return None
    short = inside[1].text
    return short if short.isupper() and short.isalnum() and len(short) >= _SHORTEST else None


def taken_up(reading: Reading, shorts: Collection[str]) -> Iterator[tuple[int, str]]:
    """Each token that names a forum by its acronym alone, outside the brackets that gave it."""
    if not shorts:
        return
    for token in reading.tokens:
        if token.text in shorts and (token.i == 0 or reading.tokens[token.i - 1].text != "("):
            yield token.i, token.text


def is_joint_by_name(reading: Reading, noun: int) -> bool:
    """Say whether capitals tell that two sides share the body: "Combined Committee on Fisheries"."""
    if noun == 0 or not reading.tokens[noun].text[0].isupper():
        return False
    before = reading.tokens[noun - 1]
    return before.text[0].isupper() and before.text.lower() in _SHARED

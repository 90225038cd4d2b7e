"""Imprints: a few hundred bytes that show at once that neither of two texts can hold the other."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from zlib import crc32

HELD = 0.8
"""The part of a text's runs of words that another must have to hold it."""

_COUNT = 4
_BITS = 2048


def imprint(runs: Iterable[Iterable[str]]) -> bytes:
    """How many different runs of words a text has, and a bit for each, which several may share."""
    different = {" ".join(run) for run in runs}
    bits = bytearray(_BITS // 8)
    for run in different:
        at = crc32(run.encode()) % _BITS
        bits[at // 8] |= 1 << at % 8
    return len(different).to_bytes(_COUNT, "little") + bytes(bits)


def those_worth_comparing(one: bytes, others: Iterable[tuple[int, bytes]]) -> list[int]:
    """Which of other texts, each with its number, may hold one or be held by it.

    A bit that only one of two has shows a run that only that one has, so a pair of which one holds the other
    is never refused; the longer the texts, the fewer others are.
    """
    bits, most = _bits(one), _most(one)
    found = []
    for number, other in others:
        theirs = _bits(other)
        if (bits & ~theirs).bit_count() <= most or (theirs & ~bits).bit_count() <= _most(other):
            found.append(number)
    return found


def _bits(kept: bytes) -> int:
    return int.from_bytes(kept[_COUNT:], "little")


def _most(kept: bytes) -> int:
    """How many of a text's runs another that holds it may lack."""
    count = int.from_bytes(kept[:_COUNT], "little")
    return count - ceil(HELD * count)

"""Several texts in one plural: told apart by their topics, or only counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regesta.claims.instruments.forces import Told
from regesta.claims.instruments.spots import Spot
from regesta.model.reading import Reading

_NUMBERS = {
    w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)
}
_MANY = frozenset({"several", "many", "number", "series", "dozen", "various", "multiple", "numerous"})


def parts_of(reading: Reading, spot: Spot) -> Iterator[Spot]:
    """One spot for each topic of a plural ("two MoUs on health and trade"), or the spot itself.

    Where a number is given and the topics are not as many, the plural is left whole.
    """
    topics = _topics(reading, spot) if spot.plural and spot.last > spot.topic + 1 else []
    number = _number(reading, spot)
    if len(topics) < 2 or (number is not None and number != len(topics)):
        yield spot
        return
    for first, last in topics:
        yield replace(spot, topic=first, last=last)


def counted(reading: Reading, spot: Spot, told: list[Told]) -> bool:
    """Say whether a plural counts texts to which something happened, without telling one from another.

    Behind a colon they are listed, each in its place.
    """
    if not spot.plural or not any(t.event.id == "sign" for t in told):
        return False
    if spot.last < len(reading.tokens) and reading.tokens[spot.last].text == ":":
        return False
    before = reading.tokens[max(0, spot.first - 4) : spot.first]
    return _number(reading, spot) is not None or any(t.text.lower() in _MANY for t in before)


def _number(reading: Reading, spot: Spot) -> int | None:
    for i in range(spot.noun - 1, max(-1, spot.first - 4), -1):
        text = reading.tokens[i].text.lower()
        if text in _NUMBERS or text.isdigit():
            return _NUMBERS.get(text) or int(text)
    return None


def _topics(reading: Reading, spot: Spot) -> list[tuple[int, int]]:
    """The stretches between commas and "and" behind the preposition."""
    pieces: list[tuple[int, int]] = []
    start = spot.topic + 1
    for i in range(spot.topic + 1, spot.last + 1):
        token = reading.tokens[i] if i < spot.last else None
        if token is None or token.text == "," or token.text.lower() == "and":
            while start < i and reading.tokens[start].pos in ("ADP", "DET"):
                start += 1
            if i > start:
                pieces.append((start, i))
            start = i + 1
    return pieces

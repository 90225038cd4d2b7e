"""How old a text is: the year it bears, and whether its signing is told as news or as background."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from regesta.claims.instruments.forces import Told
from regesta.claims.instruments.spots import Spot
from regesta.claims.instruments.terms import date_of
from regesta.model.reading import DatedSpan, Reading

_MONTH = len("2024-11")
_YEAR = len("2024")
_OLD = frozenset({"current", "existing", "previous", "old", "earlier", "outgoing", "expiring"})
_NEW = frozenset({"new", "successor", "future", "upcoming"})
_ORDINALS = {
    **{w: w for w in "first second third fourth fifth sixth seventh eighth ninth tenth".split()},
    "original": "first", "initial": "first", "previous": "first", "earlier": "first",
}  # fmt: skip
_NEWS = 1
"""A signing so many months before its report is still news."""


def number_of(reading: Reading, spot: Spot) -> str | None:
    """The ordinal that counts a text among others of its kind: "the first executive contract"."""
    words = (t.text.lower() for t in reading.tokens[max(0, spot.first - 2) : spot.noun])
    return next((_ORDINALS[w] for w in words if w in _ORDINALS), None)


def aged(reading: Reading, told: Iterable[Told]) -> list[Told]:
    """The same, with every signing that lies well before the report marked as past."""
    return [replace(t, past=True) if _is_background(reading, t) else t for t in told]


def _known_by_years(reading: Reading, spot: Spot) -> bool:
    behind = reading.whens_in(spot.last, min(spot.last + 4, reading.sentence_of(spot.head).last))
    return any(w.when.kind == "term" for w in behind)


def _is_background(reading: Reading, told: Told) -> bool:
    if told.status != "signed" or told.ahead or told.past:
        return False
    found = date_of(reading, told)
    return found is not None and _months_before(reading, found.when.start or "") > _NEWS


def _is_news(told: Told) -> bool:
    return told.status == "signed" and not told.ahead and not told.past


def _months_before(reading: Reading, start: str) -> int:
    """How many months before the report a date lies; whole years count where a month is not known."""
    published = reading.report.published.start if reading.report.published else None
    own = published or (str(reading.year.value) if reading.year.value else "")
    if not start[:_YEAR].isdigit() or not own[:_YEAR].isdigit():
        return 0
    years = int(own[:_YEAR]) - int(start[:_YEAR])
    if len(start) < _MONTH or len(own) < _MONTH:
        return 12 * years
    return 12 * years + int(own[5:_MONTH]) - int(start[5:_MONTH])


def dated_name(reading: Reading, spot: Spot) -> DatedSpan | None:
    """The date that tells which text is meant, behind its name: "the letter of intent of June 2022"."""
    tokens = reading.tokens
    if spot.last >= len(tokens) or tokens[spot.last].text.lower() not in ("of", "from"):
        return None
    return next(
        (w for w in reading.whens if w.first == spot.last + 1 and w.when.kind == "moment" and w.when.start),
        None,
    )


def vintage(reading: Reading, spot: Spot, told: Iterable[Told]) -> str | None:
    """The year that a text bears ("the 2016 memorandum", "signed in 2016"), else whether it is old or new."""
    behind = dated_name(reading, spot)
    before = next((w for w in reading.whens if w.last == spot.first and w.when.kind == "moment"), None)
    signings = (date_of(reading, t) for t in told if t.status == "signed" and not t.ahead)
    found = behind or before or next((w for w in signings if w is not None), None)
    year = (found.when.start or "")[:_YEAR] if found else ""
    if year.isdigit():
        return year
    published = reading.report.published
    dated = spot.determiner in ("a", "an") or (spot.determiner == "the" and _known_by_years(reading, spot))
    if dated and published and any(_is_news(t) for t in told):
        return (published.start or "")[:_YEAR]
    words = {t.text.lower() for t in reading.tokens[max(0, spot.first - 1) : spot.noun]}
    return "old" if words & _OLD else "new" if words & _NEW else None

"""Since when and until when a report says that somebody has held an office."""

from __future__ import annotations

from dataclasses import replace

from regesta.model.passage import Passage
from regesta.model.reading import DatedSpan, OfficeHeld, Reading

_SINCE = frozenset({"since"})
_UNTIL = frozenset({"until", "till"})
_NEAR = 3


def with_term(office: OfficeHeld, reading: Reading) -> OfficeHeld:
    """The office with the dates that follow its words: "Minister of Defence since March 2021"."""
    for dated in reading.whens:
        told = _bound(dated, office.passage, reading)
        if told in _SINCE:
            return replace(office, since=dated.when.start, term=_both(office, dated, reading))
        if told in _UNTIL:
            return replace(office, until=dated.when.start, term=_both(office, dated, reading))
    return office


def _bound(dated: DatedSpan, title: Passage, reading: Reading) -> str | None:
    """The word before a date that bounds a time, if little stands between it and the office."""
    when, word = dated.when, reading.tokens[dated.first - 1] if dated.first else None
    if when.kind != "bound" or when.loose or when.start is None or word is None:
        return None
    between = [
        t for t in reading.tokens[max(0, dated.first - _NEAR - 1) : dated.first] if t.start >= title.end
    ]
    follows = bool(between) and word in between and between[0].start - title.end <= 1
    same = reading.tokens[dated.first].sentence == word.sentence
    plain = all(t.pos != "VERB" and t.text not in ",;–" for t in between)
    return word.lemma.lower() if follows and same and plain else None


def _both(office: OfficeHeld, dated: DatedSpan, reading: Reading) -> Passage:
    last = reading.tokens[dated.last - 1]
    return Passage.cut(reading.report.id, reading.report.text, office.passage.start, last.end)

"""How long a visit lasts, where its first and last day stand apart or its length is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from regesta.claims.engagements.happenings import DAY, Happening
from regesta.model.reading import DatedSpan, Reading, Token

_LASTS = frozenset({"last", "stay", "remain", "run", "continue"})
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LENGTH = re.compile(rf"(\d+|{'|'.join(_NUMBERS)})")


def measure_stays(reading: Reading, happenings: list[Happening]) -> None:
    """Give a visit both its days: "began on May 8 and ends on May 11", "the four-day visit, begun Monday"."""
    for h in happenings:
        if h.kind != "visit" or h.until is not None or (h.dated is not None and h.dated.when.end):
            continue
        start, end = _ends_of(reading, h)
        if start is None:
            continue
        if end is not None and (end.when.start or "") > (start.when.start or ""):
            h.dated, h.until = start, end
        elif days := _length(reading, h):
            h.dated = _lasting(start, days)


def _ends_of(reading: Reading, h: Happening) -> tuple[DatedSpan | None, DatedSpan | None]:
    """The first and the last day, by the verbs over them, in the sentence that tells the visit."""
    trigger = h.frames[0].trigger
    sentence = reading.sentence_of(trigger.word)
    start = end = None
    for dated in reading.whens:
        if not sentence.first <= dated.first < sentence.last or not _is_day(dated):
            continue
        verb = _verb_over(reading, dated.first)
        lemma = verb.lemma.lower() if verb is not None else ""
        if lemma in trigger.turns.starts:
            start = start or dated
        elif lemma in trigger.turns.ends or lemma in _LASTS:
            end = end or dated
    return start, end


def _is_day(dated: DatedSpan) -> bool:
    when = dated.when
    return when.kind in ("moment", "bound") and when.end is None and len(when.start or "") == DAY


def _verb_over(reading: Reading, i: int) -> Token | None:
    """The nearest verb above a word."""
    token = reading.tokens[i]
    while token.head != token.i:
        token = reading.tokens[token.head]
        if token.pos == "VERB":
            return token
    return None


def _length(reading: Reading, h: Happening) -> int | None:
    """How many days a visit is said to last ("three-day"), if it is."""
    word = h.frames[0].trigger.word
    first = max(reading.sentence_of(word).first, word - 6)
    text = "".join(t.text.lower() for t in reading.tokens[first:word])
    found = re.search(_LENGTH.pattern + r"-?day", text)
    if found is None:
        return None
    number = found.group(1)
    return int(number) if number.isdigit() else _NUMBERS.index(number) + 1


def _lasting(start: DatedSpan, days: int) -> DatedSpan:
    """A span of so many days from a first day; a day without a year stays alone."""
    if days < 2 or start.when.start is None or not start.when.start[0].isdigit():
        return start
    last = date.fromisoformat(start.when.start) + timedelta(days=days - 1)
    why = f"{days} days from {start.when.start}"
    return replace(start, when=replace(start.when, end=last.isoformat(), basis="counted", why=why))

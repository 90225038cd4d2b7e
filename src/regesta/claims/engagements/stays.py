"""How long a visit lasts, where its first and last day stand apart or its length is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from regesta.claims.engagements.frames import Frame
from regesta.claims.engagements.happenings import DAY, Happening
from regesta.model.reading import DatedSpan, Reading, Token

_LASTS = frozenset({"last", "stay", "remain", "run", "continue"})
_LASTING = ("visit", "exercise")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LENGTH = re.compile(rf"(\d+|{'|'.join(_NUMBERS)})")


def measure_stays(reading: Reading, happenings: list[Happening]) -> None:
    """Give a visit or drill both its days: "began on May 8 and ends on May 11", "left after three days"."""
    for h in happenings:
        if h.kind not in _LASTING or h.until is not None or (h.dated is not None and h.dated.when.end):
            continue
        start, end = _ends_of(reading, h)
        days = next((n for f in h.frames if (n := _length(reading, f))), None)
        if start is not None and end is not None and _precedes(start, end):
            h.dated, h.until = start, end
        elif start is not None and days:
            h.dated = _lasting(start, days)
        elif end is not None and days and start is None:
            h.dated = _ending(end, days)


def _precedes(start: DatedSpan, end: DatedSpan) -> bool:
    return (start.when.start or "") < (end.when.start or "")


def _ends_of(reading: Reading, h: Happening) -> tuple[DatedSpan | None, DatedSpan | None]:
    """The first and the last day, by the verbs over them, in the sentences that tell it."""
    turns = h.frames[0].trigger.turns
    start = end = None
    for n in dict.fromkeys(reading.tokens[f.trigger.word].sentence for f in h.frames):
        sentence = reading.sentences[n]
        for dated in reading.whens_in(sentence.first, sentence.last):
            if not _is_day(dated):
                continue
            verb = _verb_over(reading, dated.first)
            lemma = verb.lemma.lower() if verb is not None else ""
            if verb is not None and lemma == "come":
                lemma = "end" if _to_its_close(reading, verb) else "arrive"
            if lemma in turns.starts:
                start = start or dated
            elif lemma in turns.ends or lemma in _LASTS:
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


def _to_its_close(reading: Reading, verb: Token) -> bool:
    """Say whether something "came to a close", rather than somebody to a place."""
    behind = (t.lemma.lower() for t in reading.tokens[verb.i + 1 : verb.i + 5])
    return any(lemma in ("close", "end", "conclusion") for lemma in behind)


def _length(reading: Reading, frame: Frame) -> int | None:
    """How many days it is said to last, if it is: "a three-day visit", "a visit that lasted three days"."""
    word = frame.trigger.word
    sentence = reading.sentence_of(word)
    before = "".join(t.text.lower() for t in reading.tokens[max(sentence.first, word - 6) : word])
    behind = " ".join(t.text.lower() for t in reading.tokens[word + 1 : min(sentence.last, word + 6)])
    found = re.search(_LENGTH.pattern + r"-?day", before) or re.search(
        rf"(?:last(?:ed|s|ing)|of) {_LENGTH.pattern} days", behind
    )
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


def _ending(end: DatedSpan, days: int) -> DatedSpan:
    """A span of so many days to a last day; a day without a year stays alone."""
    if days < 2 or end.when.start is None or not end.when.start[0].isdigit():
        return end
    first = date.fromisoformat(end.when.start) - timedelta(days=days - 1)
    why = f"{days} days up to {end.when.start}"
    span = replace(end.when, start=first.isoformat(), end=end.when.start, basis="counted", why=why)
    return replace(end, when=span)

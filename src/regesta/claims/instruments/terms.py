"""The term of an instrument and the date it was signed."""

from __future__ import annotations

from regesta.claims.instruments.forces import Told
from regesta.claims.instruments.spots import Spot
from regesta.model.claim import Claim, EngagementClaim
from regesta.model.passage import Passage
from regesta.model.reading import DatedSpan, Reading
from regesta.model.when import When

_REACH = 14
_TWO = 2
_HOPS = 6
_BESIDE = 4
_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
_YEAR = 4
# What stands behind these is what a text is to bring, in years of its own.
_CONTENT = frozenset({"provide", "include", "commit", "foresee", "envisage", "oblige", "pledge", "promise"})


def term_of(reading: Reading, spot: Spot, starts: frozenset[int]) -> tuple[str, Passage] | None:
    """The years that a text is for: "for the 2025-2029 period", "the 2025 plan", "for 2025".

    "In 2025" is a term only of a plan; of other texts it is when something happens to them.
    """
    sentence = reading.sentence_of(spot.head)
    clause = _clause_end(reading, spot, starts, sentence.last)
    for found in reading.whens_in(max(sentence.first, spot.first - 4), sentence.last):
        if found.last <= spot.noun and not _leads(reading, found, spot):
            continue
        years = _two_years(reading, found) or _years(found.when)
        if years is None or (found.first >= clause and found.when.kind != "term"):
            continue
        if found.first >= clause and _another_between(starts, spot.noun, found.first):
            continue
        if found.first >= clause and reading.tokens[clause].lemma.lower() in _CONTENT:
            continue
        if found.when.kind == "term" or _is_for(reading, found, spot):
            return years, reading.passage(found.first, found.last)
    return None


def length_of(reading: Reading, spot: Spot) -> int | None:
    """How many years a text runs that is called so: "a five-year agreement"."""
    start = reading.sentence_of(spot.head).first
    for found in reading.whens_in(max(start, spot.first - _BESIDE), spot.noun):
        if found.when.kind == "term" and found.when.start is None and found.last <= spot.noun:
            word = reading.tokens[found.first].text.lower()
            return _number(word)
    return None


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def _years(when: When) -> str | None:
    """`2025/2029` or `2025` where the date is made of whole years."""
    if when.start is None or len(when.start) != _YEAR:
        return None
    return f"{when.start}/{when.end}" if when.end and when.end != when.start else when.start


def _two_years(reading: Reading, found: DatedSpan) -> str | None:
    """The years of "for the years 2025 and 2026", which the dates tell one by one."""
    tokens, i = reading.tokens, found.last
    if found.first == 0 or tokens[found.first - 1].text.lower() != "years" or i + 1 >= len(tokens):
        return None
    if tokens[i].text.lower() != "and":
        return None
    second = next((w for w in reading.whens_in(i + 1, i + _TWO) if w.first == i + 1), None)
    one, other = _years(found.when), _years(second.when) if second else None
    return f"{one}/{other}" if one and other and one < other else None


def _leads(reading: Reading, found: DatedSpan, spot: Spot) -> bool:
    """Say whether a year stands right before the noun: "the 2025 cooperation plan"."""
    return (
        found.last <= spot.noun
        and all(
            reading.tokens[i].pos in ("ADJ", "NOUN", "PROPN", "PUNCT", "NUM")
            for i in range(found.last, spot.noun)
        )
        and (found.first == 0 or reading.tokens[found.first - 1].text.lower() not in ("in", "since"))
    )


def _is_for(reading: Reading, found: DatedSpan, spot: Spot) -> bool:
    """Say whether a plain year is the term of the text and not the time of an act."""
    if found.last <= spot.noun:
        return bool(found.when.end) or spot.word.kind == "plan"
    before = reading.tokens[max(found.first - 1, 0)].text.lower()
    if found.when.end:
        return before != "from" or spot.word.kind == "plan"
    return before in ("for", "(", "period", "covering", "years") or (
        before in ("in", "of") and spot.word.kind == "plan"
    )


def _clause_end(reading: Reading, spot: Spot, starts: frozenset[int], end: int) -> int:
    """Where the phrase of the instrument surely ends: at a verb, a comma, or the next instrument."""
    for i in range(spot.topic, min(end, spot.last + _REACH)):
        token = reading.tokens[i]
        verbal = (
            token.pos in ("VERB", "AUX")
            and i >= spot.last
            and token.text.lower() not in ("covering", "spanning")
        )
        if verbal or (i in starts and i > spot.noun) or (token.text in (",", ";") and i >= spot.last):
            return i
    return min(end, spot.last + _REACH)


def _another_between(starts: frozenset[int], first: int, last: int) -> bool:
    return any(first < s < last for s in starts)


def signing_of(
    reading: Reading, told: list[Told], earlier: tuple[Claim, ...]
) -> tuple[str | None, EngagementClaim | None, Passage | None]:
    """When the text was signed, at which engagement, and the passage of the date."""
    acts = [t for t in told if t.status == "signed" and not t.ahead]
    for act in acts:
        found = date_of(reading, act)
        if found is not None:
            at = _engagement(reading, act, earlier)
            return found.when.start, at, reading.passage(found.first, found.last)
    for act in acts:
        at = _engagement(reading, act, earlier)
        if at is not None:
            return at.start, at, None
    return None, None, None


def date_of(reading: Reading, act: Told) -> DatedSpan | None:
    """The date that hangs on the verb of signing."""
    tokens = reading.tokens
    for found in reading.whens_in(*reading.subtree(act.token)):
        if found.when.kind != "moment" or found.when.start is None:
            continue
        i = found.first
        for _ in range(_HOPS):
            if tokens[i].dep in ("dobj", "nsubjpass") or (tokens[i].pos == "VERB" and i != found.first):
                break
            if tokens[i].head == act.token:
                return found
            i = tokens[i].head
    return None


def _engagement(reading: Reading, act: Told, earlier: tuple[Claim, ...]) -> EngagementClaim | None:
    """The signing of which the same sentence tells."""
    sentence = reading.sentence_of(act.token)
    for claim in earlier:
        if not isinstance(claim, EngagementClaim) or claim.kind != "signing":
            continue
        if any(p.start < sentence.end and sentence.start < p.end for p in claim.evidence):
            return claim
    return None

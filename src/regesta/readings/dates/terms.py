"""Which bare years are terms: "a cooperation plan for 2025" runs for a year, "the talks in 2025" do not."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.reading import Reading
from regesta.readings.dates.meanings import Calendar, Expression, Term
from regesta.readings.dates.tense import Tense, tense_at, verb_above

_PLAN_WORDS = "plan programme program workplan budget schedule roadmap timetable"
_TEXT_WORDS = (
    "protocol agreement treaty accord pact convention declaration statement arrangement memorandum mou "
    "letter minutes matrix calendar strategy framework"
)
_SIGNING_WORDS = "sign initial adopt approve conclude exchange endorse ink agree issue unveil"
_RUNNING_WORDS = "implement implementation execute execution fulfil carry framework accordance under"
_PLANS = frozenset(_PLAN_WORDS.split())
TEXT_WORDS = _PLANS | frozenset(_TEXT_WORDS.split())
_SIGNED = frozenset(_SIGNING_WORDS.split())
_RUNNING = frozenset(_RUNNING_WORDS.split())
_REACH = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression with the tokens `first`–`last` (end exclusive) that give it, and the tense around it."""

    expression: Expression
    first: int
    last: int
    tense: Tense

    @property
    def year(self) -> int | None:
        """The bare year that is all there is to it, or None."""
        meaning = self.expression.meaning
        if isinstance(meaning, Calendar) and meaning.last is None:
            part = meaning.first
            return part.year if part.month is None else None
        return None


def as_term(reading: Reading, dated: Dated) -> Dated:
    """The same expression read as a term of one year, where a plan hangs on its year; else unchanged."""
    if dated.year is None or not _of_a_plan(reading, dated):
        return dated
    expression = dated.expression
    term = Expression(expression.start, expression.end, Term(dated.year), expression.direction)
    return Dated(term, dated.first, dated.last, tense_at(reading, dated.first))


def _of_a_plan(reading: Reading, dated: Dated) -> bool:
    tokens, sentence = reading.tokens, reading.sentence_of(dated.first)
    if _plan_follows(reading, dated.last, sentence.last):
        return True
    if dated.first == sentence.first:
        return False
    word = tokens[dated.first - 1].text.lower()
    if word not in ("for", "in"):
        return False
    for i in range(dated.first - 2, max(sentence.first, dated.first - _REACH) - 1, -1):
        token = tokens[i]
        if token.lemma.lower() in (TEXT_WORDS if word == "for" else _PLANS):
            return word == "for" or verb_above(reading, dated.first - 1) is not verb_above(reading, i) or (
                tokens[tokens[dated.first - 1].head].pos not in ("VERB", "AUX")
            )  # fmt: skip
        if token.pos in ("VERB", "AUX") or token.text in (";", "."):
            return False
    return False


def _plan_follows(reading: Reading, i: int, end: int) -> bool:
    """Whether the year is the first word of a plan's name: "the 2025 defence cooperation plan"."""
    for token in reading.tokens[i : min(end, i + 5)]:
        if token.lemma.lower() in _PLANS:
            return True
        if token.pos not in ("ADJ", "NOUN", "PROPN") and token.text != "-":
            return False
    return False


def is_signed(reading: Reading, dated: Dated) -> bool:
    """Whether the text that this term belongs to is told as signed."""
    verb = verb_above(reading, dated.first)
    while verb is not None:
        if verb.lemma.lower() in _SIGNED:
            return tense_at(reading, dated.first) != "future"
        verb = verb_above(reading, verb.i)
    return False


def is_running(reading: Reading, dated: Dated) -> bool:
    """Whether the text that this term belongs to is told as being carried out."""
    sentence = reading.sentence_of(dated.first)
    before = reading.tokens[max(sentence.first, dated.first - _REACH) : dated.first]
    return any(t.lemma.lower() in _RUNNING for t in before) and dated.tense != "future"

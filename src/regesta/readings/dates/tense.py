"""Whether the words around a date tell of something past or still to come."""

from __future__ import annotations

import re
from typing import Literal

from regesta.model.reading import Reading, Token
from regesta.readings.dates.vocabulary import CODES

Tense = Literal["past", "present", "future", "none"]

_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "would", "wo"})
_PLANNING = (
    "schedule plan expect slate set due agree intend hope invite prepare decide propose aim want wish urge "
    "ask request look await postpone reschedule delay move"
)
_PLANS = frozenset(_PLANNING.split())
_WISHES = frozenset("commit consider discuss suggest recommend promise pledge undertake demand offer".split())
# What a noun promises: "an invitation to a fair in May".
_AHEAD_NOUNS = frozenset({"invitation", "proposal", "intention", "preparation"})
_TIMETABLED = frozenset(
    "open begin start arrive leave depart fly convene close kick end expire lapse".split()
)
_FROM = frozenset({"from", "starting", "beginning", "commencing"})
_BEGIN = frozenset({"begin", "start", "commence", "arrive", "kick", "open", "embark"})
_END = frozenset({"end", "conclude", "finish", "close", "complete", "wrap"})
_BACK = frozenset({"return", "leave", "depart"})
_STAY = re.compile(r"\b(\w+)-day\s(?=[^.;]{0,60}?(?:visit|trip|tour|stay|exercise|drill|conference|meeting))")
_LONGEST = 31
_CALLED_OFF = frozenset({"postpone", "put", "cancel", "call", "delay", "reschedule", "scrap", "drop"})
_DUE = frozenset({"due", "set", "scheduled", "slated"})
_DONE = frozenset(
    {"manage", "begin", "start", "continue", "come", "go", "travel", "help", "fail", "get", "use"}
)
_VERBAL = frozenset({"VERB", "AUX"})


def tense_at(reading: Reading, i: int) -> Tense:
    """The tense of the verb that token `i` hangs on; none where a noun or a past plan holds it."""
    tokens = reading.tokens
    by_noun, date = False, i
    while tokens[i].head != i:
        child, i = tokens[i], tokens[i].head
        token = tokens[i]
        if token.lemma in _DUE and token.pos == "ADJ":
            return _of_due(reading, i)
        if token.pos in _VERBAL:
            tense = _of_verb(reading, _verb_before(reading, date, i))
            if tense is not None:
                return "none" if by_noun and tense in ("past", "present") else tense
        elif token.pos in ("NOUN", "PROPN") and child.dep == "prep":
            if token.lemma.lower() in _AHEAD_NOUNS:
                return "future"
            by_noun = True
    return "none"


def _of_due(reading: Reading, i: int) -> Tense:
    """`a session due on May 4` is to come, unless it was put off, which leaves both open, or had been."""
    verb = verb_above(reading, i)
    if verb is None or verb.lemma.lower() not in _CALLED_OFF:
        return "future"
    helpers = {reading.tokens[c].text.lower() for c in reading.children[verb.i]}
    return "past" if "had" in helpers else "none"


def _verb_before(reading: Reading, date: int, verb: int) -> int:
    """The verb that a date belongs to: one behind an "and" that follows the date is not it.

    "He met Mr Silva on Monday, and is to visit …": the parser may take Mr Silva for the one who visits.
    """
    between = reading.tokens[date + 1 : verb]
    if not any(t.tag == "CC" and t.lemma in ("and", "but") for t in between):
        return verb
    start = reading.sentence_of(date).first
    return next((t.i for t in reversed(reading.tokens[start:date]) if t.pos == "VERB"), verb)


def _of_verb(reading: Reading, i: int) -> Tense | None:
    """The tense of one verb, or None where only the verb above it can tell."""
    tokens = reading.tokens
    verb = tokens[i]
    helpers = [tokens[c] for c in reading.children[i] if tokens[c].dep in ("aux", "auxpass")]
    if any(h.text.lower() in _AHEAD for h in helpers):
        return "future"
    if verb.lemma.lower() in _PLANS and verb.tag in ("VBN", "JJ"):
        return "future" if any(h.tag in ("VBZ", "VBP") for h in helpers) else "none"
    if any(h.tag == "TO" for h in helpers):
        return _of_infinitive(reading, i)
    gerund = verb.tag == "VBG" and verb.head != i
    if not helpers and (gerund or (verb.tag in ("VB", "VBP") and verb.dep == "ccomp")):
        wished = _is_wished(reading, i)
        if gerund or wished:
            return "future" if wished else None
    if verb.tag == "VBZ" and verb.lemma.lower() in _TIMETABLED and not helpers:
        return "future" if reading.sentence_of(i).block == "body" else "present"
    return _of_form(verb, helpers)


def _is_wished(reading: Reading, i: int) -> bool:
    """Whether a verb stands under one of planning: "committed to sending", "suggested that talks begin"."""
    above = reading.tokens[reading.tokens[i].head]
    if above.pos == "ADP" and above.head != above.i:
        above = reading.tokens[above.head]
    return above.pos == "VERB" and above.lemma.lower() in _PLANS | _WISHES


def _of_form(verb: Token, helpers: list[Token]) -> Tense:
    if verb.tag == "VBD" or any(h.tag == "VBD" or h.lemma == "have" for h in helpers):
        return "past"
    if verb.tag == "VBN":
        return "none" if helpers else "past"
    return "present" if verb.tag in ("VBZ", "VBP") else "none"


def _of_infinitive(reading: Reading, i: int) -> Tense | None:
    """`is to meet`, `an invitation to visit` lie ahead; the purpose of a deed is as old as the deed."""
    verb, above = reading.tokens[i], reading.tokens[reading.tokens[i].head]
    if verb.head == i or above.lemma.lower() in _PLANS or above.lemma.lower() in _DUE:
        return "future"
    if verb.dep in ("acl", "relcl") or reading.child(i, "nsubj", "nsubjpass") is not None:
        return "future"
    return "future" if verb.dep in ("xcomp", "ccomp") and above.lemma.lower() not in _DONE else None


def verb_above(reading: Reading, i: int) -> Token | None:
    """The nearest verb that token `i` hangs on, or None."""
    tokens = reading.tokens
    while tokens[i].head != i:
        i = tokens[i].head
        if tokens[i].pos in _VERBAL:
            return tokens[i]
    return None


def days_of_stay(reading: Reading, i: int) -> int:
    """How many days a stay lasts that is told to begin, or (below zero) to end, on the date at token `i`.

    "a three-day visit from June 3" and "began a three-day visit on June 3" give 3, "wrapped up a three-day
    visit on June 3" gives -3; 1 where no such stay is told.
    """
    tokens, sentence = reading.tokens, reading.sentence_of(i)
    word = tokens[i - 1].text.lower() if i > sentence.first else ""
    verb = verb_above(reading, i)
    doing = verb.lemma.lower() if verb and (word == "on" or tokens[i].dep == "npadvmod") else ""
    if word not in _FROM and doing not in _BEGIN and doing not in _END:
        return 1
    match = _STAY.search(reading.report.text, sentence.start, sentence.end)
    if match is None:
        return 1
    days = int(match[1]) if match[1].isdigit() else CODES.get(match[1].lower(), ("", 1))[1]
    if not 1 < days <= _LONGEST:
        return 1
    return -days if doing in _END else days


def is_aside(reading: Reading, i: int) -> bool:
    """Whether token `i` stands in a relative or participle clause, beside what the sentence tells."""
    tokens = reading.tokens
    while tokens[i].head != i:
        if tokens[i].dep in ("acl", "relcl"):
            return True
        i = tokens[i].head
    return False


def opens_sentence(reading: Reading, i: int) -> bool:
    """Whether the date at token `i` opens its sentence and a comma closes it off: "Earlier this year, …"."""
    first, last = reading.sentence_of(i).first, reading.sentence_of(i).last
    if i - first > 1:
        return False
    return any(t.text == "," for t in reading.tokens[i + 1 : min(last, i + 5)])


def ends_stay(reading: Reading, i: int) -> bool:
    """Whether something told before lasts until the date: "will stay until", "the ships return on"."""
    first = reading.sentence_of(i).first
    word = reading.tokens[i - 1].text.lower() if i > first else ""
    if word in ("until", "till"):
        return True
    verb = verb_above(reading, i) if word == "on" else None
    return verb is not None and verb.lemma.lower() in _END | _BACK


def had_before(reading: Reading, i: int) -> bool:
    """Whether the date at token `i` is of what had gone before the scene: "had been signed on May 3"."""
    verb = verb_above(reading, i)
    return verb is not None and any(reading.tokens[c].text.lower() == "had" for c in reading.children[verb.i])

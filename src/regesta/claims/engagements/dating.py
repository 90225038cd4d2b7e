"""Which date belongs to which trigger."""

from __future__ import annotations

from collections.abc import Mapping

from regesta.claims.engagements.frames import Trigger
from regesta.model.reading import DatedSpan, Reading

_AT_TIMES = frozenset({"at", "during", "in", "on"})
_ABOUT = ("on", "about")
_NOBODY = -1


def dates_by_trigger(reading: Reading, triggers: tuple[Trigger, ...]) -> dict[int, DatedSpan]:
    """For each trigger's word the date that belongs to it: the nearest above which it stands in the parse.

    A date hangs on the trigger (or its carrier) that is first met going up from it. One that meets none is
    said of the whole sentence and goes to the triggers of it that have no date of their own.
    """
    words = _owners(triggers)
    found: dict[int, DatedSpan] = {}
    loose: dict[int, DatedSpan] = {}
    for dated in reading.whens:
        if dated.when.kind != "moment" or _bounds(reading, dated):
            continue
        owner = _over_topic(reading, triggers, _owner(reading, dated, words))
        if owner is None:
            loose.setdefault(reading.tokens[dated.first].sentence, dated)
        elif owner != _NOBODY and (owner not in found or _says_more(dated, found[owner])):
            found[owner] = dated
    for t in triggers:
        if t.word not in found and (lent := _occasion(t, triggers, found)) is not None:
            found[t.word] = lent
    for t in triggers:
        sentence = reading.tokens[t.word].sentence
        if t.word not in found and sentence in loose:
            found[t.word] = loose[sentence]
    return found


def _owners(triggers: tuple[Trigger, ...]) -> dict[int, int]:
    """Tokens on which a date may hang, and the word of the trigger that is then dated: nouns before verbs."""
    words = {t.word: t.word for t in triggers}
    for beside in ((None,), ("for", "on")):
        for t in triggers:
            if t.carrier is not None and t.preposition in beside:
                words.setdefault(t.carrier, t.word)
    return words


def _occasion(
    trigger: Trigger, triggers: tuple[Trigger, ...], found: Mapping[int, DatedSpan]
) -> DatedSpan | None:
    """The day of the occasion at which something was done: "in talks on May 4, A signed"."""
    for t in triggers:
        if t.carrier == trigger.word and t.preposition in _AT_TIMES and t.word in found:
            return found[t.word] if found[t.word].when.end is None else None
    return None


def _over_topic(reading: Reading, triggers: tuple[Trigger, ...], owner: int | None) -> int | None:
    """Give the date in "a conference on patrols held on May 4" to the conference, not to its topic."""
    topic = next(
        (t for t in triggers if t.word == owner and t.carrier is None and t.preposition in _ABOUT), None
    )
    if topic is None:
        return owner
    above = reading.tokens[reading.tokens[topic.word].head].head
    return above if any(t.word == above for t in triggers) else owner


def _bounds(reading: Reading, dated: DatedSpan) -> bool:
    """Say whether a date bounds a time ("since 2006", "towards 2030") and tells of no happening."""
    before = reading.tokens[dated.first - 1].text.lower() if dated.first else ""
    return before in ("since", "until", "till", "towards", "toward", "by")


def _says_more(one: DatedSpan, other: DatedSpan) -> bool:
    """A day says more than a month or a year, and any date more than none."""
    return len((one.when.start or "").replace("XXXX-", "")) > len(
        (other.when.start or "").replace("XXXX-", "")
    )


def _owner(reading: Reading, dated: DatedSpan, words: Mapping[int, int]) -> int | None:
    tokens = reading.tokens
    inside = range(dated.first, dated.last)
    at = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), dated.first)
    for _ in range(12):
        if at in words:
            return words[at]
        if _elsewhere(reading, at, words):
            return _NOBODY
        if tokens[at].head == at:
            return None
        at = tokens[at].head
    return None


def _elsewhere(reading: Reading, at: int, words: Mapping[int, int]) -> bool:
    """Say whether a clause of its own dates something else.

    "since he took office in June", "A, who arrived on Monday, met B", "he hoped it will open in May" do; but
    "talks held on Monday" dates the talks.
    """
    tokens = reading.tokens
    token = tokens[at]
    if token.dep in ("advcl", "pcomp") and token.head != at:
        near = {tokens[j].text.lower() for j in reading.children[at]} | {tokens[token.head].text.lower()}
        return bool(near & {"since", "until", "before", "after"})
    if token.dep in ("relcl", "acl") and token.pos in ("VERB", "AUX"):
        if token.lemma in ("lead", "head"):
            return False  # "received a delegation led by A on May 4"
        had = any(tokens[j].text.lower() == "had" for j in reading.children[at])
        return had or token.head not in words
    if tokens[token.head].lemma == "be":
        return False
    return token.dep in ("xcomp", "ccomp") and token.pos in ("VERB", "AUX") and token.head != at

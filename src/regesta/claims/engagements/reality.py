"""Whether a noun tells of a happening, or is only spoken of."""

from __future__ import annotations

from regesta.claims.engagements.circumstances import site_of
from regesta.claims.engagements.clauses import who
from regesta.claims.engagements.frames import OCCASION, Trigger
from regesta.model.reading import DatedSpan, Reading
from regesta.model.seen import Status

_CALLED_OFF: tuple[Status, ...] = ("postponed", "cancelled", "invited", "denied")


def real(reading: Reading, trigger: Trigger, when: DatedSpan | None, verdict: Status) -> bool:
    """Say whether a noun tells of a happening and is no mere topic."""
    if trigger.carrier == trigger.word or _spoken_of(reading, trigger) or _in_general(reading, trigger, when):
        return trigger.carrier == trigger.word
    word = reading.tokens[trigger.word]
    if not trigger.cue.strong and reading.sentence_of(trigger.word).block == "headline":
        return word.head == trigger.word or word.dep == "ROOT"
    beside = trigger.preposition in OCCASION and (trigger.carrier is None or not _generic(reading, trigger))
    if trigger.cue.strong or beside:
        return True
    if trigger.carrier is not None and (_made(reading, trigger) or verdict in _CALLED_OFF):
        return True
    if trigger.carrier is not None and word.dep in ("nsubj", "nsubjpass"):
        return _takes_place(reading, trigger, verdict)
    return when is not None or _specific(reading, trigger)


def _made(reading: Reading, trigger: Trigger) -> bool:
    """Say whether the verb is one that makes the noun happen ("held talks")."""
    lemma = reading.tokens[trigger.carrier or 0].lemma.lower()
    return lemma in trigger.turns.light or lemma in trigger.cue.light


def _takes_place(reading: Reading, trigger: Trigger, verdict: Status) -> bool:
    """Say whether the noun is subject of a verb of happening, or of a plan."""
    lemma = reading.tokens[trigger.carrier or 0].lemma.lower()
    passive = reading.tokens[trigger.word].dep == "nsubjpass"
    return lemma in trigger.turns.happens or (
        verdict == "planned" and (passive or lemma in trigger.turns.stands)
    )


def _spoken_of(reading: Reading, trigger: Trigger) -> bool:
    if _topic(reading, trigger):
        return True
    return trigger.cue.form == "reception" and _of_things(reading, trigger.word)


def _generic(reading: Reading, trigger: Trigger) -> bool:
    """Say whether the noun is a plural that may mean any number of happenings ("meetings")."""
    return trigger.plural and reading.tokens[trigger.word].lemma.lower() not in trigger.cue.plurals


def _in_general(reading: Reading, trigger: Trigger, when: DatedSpan | None) -> bool:
    """Say whether a bare plural tells of no happening in particular ("meetings are useful")."""
    if not _generic(reading, trigger) or when or trigger.cue.strong:
        return False
    words = {reading.tokens[j].text.lower() for j in reading.children[trigger.word]}
    return not words & {"two", "three", "the", "these"}


def _topic(reading: Reading, trigger: Trigger) -> bool:
    """Say whether it is what another noun is about ("a conference on joint patrols")."""
    if trigger.preposition not in ("on", "about") or trigger.carrier is not None or not trigger.plural:
        return False
    above = reading.tokens[reading.tokens[trigger.word].head].head
    return reading.tokens[above].pos in ("NOUN", "PROPN")


def _of_things(reading: Reading, noun: int) -> bool:
    """Say whether it is "of" something that is neither person nor party ("the reception of refugees")."""
    for j in reading.children[noun]:
        if reading.tokens[j].text.lower() == "of":
            inner = reading.child(j, "pobj")
            return inner is not None and not who(reading, inner)
    return False


def _specific(reading: Reading, trigger: Trigger) -> bool:
    """A noun with people of its own ("the recent talks between A and B") is told, not talked of."""
    for j in reading.children[trigger.word]:
        token = reading.tokens[j]
        if token.dep == "poss" and any(m.people for m in who(reading, j)):
            return True
        if token.dep == "prep" and token.text.lower() in ("with", "between", "of", "on"):
            inner = reading.child(j, "pobj")
            if inner is not None and any(m.people or m.kind == "office" for m in who(reading, inner)):
                return True
    return False


def held(reading: Reading, trigger: Trigger, when: DatedSpan | None, status: Status) -> bool:
    """Say whether it counts though its sides are not told ("a session was held on May 4")."""
    if trigger.cue.kind not in ("meeting", "exercise", "ceremony", "signing", "conference"):
        return False
    if trigger.cue.kind == "signing" and trigger.carrier == trigger.word and _at_talks(reading, trigger.word):
        return True
    if trigger.cue.kind == "ceremony" and site_of(reading, trigger) is not None and trigger.cue.verbs:
        return True
    words = {reading.tokens[j].text.lower() for j in reading.children[trigger.word]}
    dated = when is not None and when.when.start is not None
    return dated or status != "occurred" or bool(words & {"the", "next", "last"})


def _at_talks(reading: Reading, verb: int) -> bool:
    """Say whether a text was signed by those who met ("a plan was adopted at the meeting")."""
    words = {
        reading.tokens[j].text.lower() for j in reading.children[verb] if reading.tokens[j].dep == "prep"
    }
    return bool(words & {"at", "during", "after", "following"})

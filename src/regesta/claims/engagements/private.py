"""What clubs, firms, workers and tourists do among themselves, and no state."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.claims.engagements.clauses import joined, subject_of
from regesta.claims.engagements.frames import Frame
from regesta.claims.engagements.objects import Things
from regesta.model.reading import Mention, Reading

_OWNED = ("amod", "compound", "poss", "nmod")
_BESIDE = ("amod", "compound", "appos")
_WITH = ("with", "between", "by", "of")
_KINDS = ("meeting", "visit", "signing", "exercise")
_ACTING = ("office", "group", "pronoun", "body")


class Private:
    """Knows by the codebook's words who acts for no state: "talks of Finland's dockers with the port"."""

    def __init__(self, things: Things) -> None:
        self._things = things

    def among(self, reading: Reading, frame: Frame) -> bool:
        """Say whether all that is told of who takes part is private, and nobody is named."""
        if frame.people() or frame.trigger.cue.kind not in _KINDS:
            return False
        found = False
        for mention in (f.mention for f in frame.fillers):
            owner = _owner(reading, mention)
            if self._private(reading, owner):
                found = True
            elif mention.kind in _ACTING or owner == mention.head:
                return False
        for doer in _doers(reading, frame):
            if self._private(reading, doer):
                found = True
            elif reading.tokens[doer].pos == "PRON" or reading.mention_on(doer) is not None:
                return False
        return found

    def _private(self, reading: Reading, noun: int) -> bool:
        """Say whether a noun, or a word that describes it, is for somebody who acts for no state."""
        spots = (noun, *(j for j in reading.children[noun] if reading.tokens[j].dep in _BESIDE))
        return self._things.any("private", {reading.tokens[i].lemma.lower() for i in spots})


def _owner(reading: Reading, mention: Mention) -> int:
    """The noun that a state only describes: "workers" in "Finland's dock workers"."""
    tokens = reading.tokens
    at = mention.head
    if mention.kind != "party":
        return at
    while tokens[at].dep in _OWNED and tokens[at].head != at:
        at = tokens[at].head
    above = tokens[at].head
    if tokens[at].dep == "pobj" and tokens[above].text.lower() in ("of", "from"):
        noun = tokens[above].head
        return noun if tokens[noun].pos in ("NOUN", "PROPN") else at
    return at


def _doers(reading: Reading, frame: Frame) -> Iterator[int]:
    """The nouns told to do it, and those that it is done with or between."""
    trigger = frame.trigger
    below: list[int] = []
    if trigger.carrier is not None:
        subject = subject_of(reading, trigger.carrier)
        if subject is not None and subject != trigger.word:
            below.append(subject)
    spots: list[tuple[int, tuple[str, ...]]] = [(trigger.word, _WITH)]
    if trigger.carrier == trigger.word:
        spots = [(trigger.word, _WITH[:1])]
    elif trigger.carrier is not None:
        spots.append((trigger.carrier, _WITH[:1]))
    for head, words in spots:
        for j in reading.children[head]:
            inner = reading.child(j, "pobj") if reading.tokens[j].text.lower() in words else None
            below += [inner] if inner is not None else []
    for i in below:
        yield i
        yield from joined(reading, i)

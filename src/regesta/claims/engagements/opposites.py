"""Read a pronoun or title anew where it would put both who met on one side: a meeting has two."""

from __future__ import annotations

from dataclasses import replace

from regesta.claims.engagements.frames import Filler, Frame
from regesta.model.reading import Individual, Mention, Reading

_TAKEN_UP = ("office", "pronoun")
_KINDS = ("meeting", "award")


def opposed(reading: Reading, frame: Frame) -> Frame:
    """The frame with "the Secretary" read anew where both who met would else serve one state.

    Whoever is named stays; the other is the person of another state, named last before, whom the words fit.
    """
    if frame.trigger.cue.kind not in _KINDS or len(frame.parties()) != 1 or not _two_told(frame):
        return frame
    named = [f for f in frame.fillers if f.mention.kind not in _TAKEN_UP]
    vague = [f for f in frame.fillers if f.mention.kind in _TAKEN_UP and f.mention.people]
    if len(vague) != 1 or not named:
        return frame
    other = _other(reading, vague[0].mention, frame.parties()[0])
    if other is None:
        return frame
    read = replace(vague[0].mention, people=(other.key,), parties=(other.party,) if other.party else ())
    return replace(frame, fillers=tuple(Filler(f.role, read) if f is vague[0] else f for f in frame.fillers))


def _two_told(frame: Frame) -> bool:
    return len([f for f in frame.fillers if len(f.mention.people) == 1]) == 2


def _other(reading: Reading, mention: Mention, party: str) -> Individual | None:
    """Who of another party was named last before a mention and bears its title."""
    noun = reading.tokens[mention.head].lemma.lower()
    for earlier in reversed(reading.mentions):
        if earlier.first >= mention.first or earlier.kind != "person" or len(earlier.people) != 1:
            continue
        person = reading.person(earlier.people[0])
        if person.party not in (None, party) and (mention.title is None or _bears(person, noun)):
            return person
    return None


def _bears(person: Individual, noun: str) -> bool:
    titles = [o.title for o in person.offices] + ([person.rank] if person.rank else [])
    return any(noun in title.lower().split() for title in titles)

"""Why claims of several reports are held to mean one thing: weighted features, each told in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Reason(NamedTuple):
    """One feature that spoke for a claim's joining an entry, or a little against it; FEATURES explains it."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True, order=True)
class Joined:
    """A claim that an entry rests on, and why it was put there; the first of an entry needs no reason."""

    report_id: str
    claim_id: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Joining:
    """All claims that one entry was made of; `id` is the entry's.

    `thread` are the reasons for which an undertaking restates an earlier one.
    """

    id: str
    claims: tuple[Joined, ...]
    thread: tuple[Reason, ...] = ()


FEATURES: dict[str, str] = {
    "judged": "somebody judged it the same",
    "name": "the same name, whatever its order, diacritics and initials",
    "spelling": "the same name in another spelling; party and office agree",
    "short-name": "a part of the name; party and office agree, and nobody else fits",
    "party": "the same party",
    "party-open": "the report does not tell the party",
    "party-told-otherwise": "this report tells the other party of the relation; most reports tell this one",
    "office": "the same office",
    "dates": "dates that are the same",
    "dates-overlap": "dates that can be the same",
    "dates-near": "dates a day or a few apart; all else agrees",
    "no-date": "no date, but inside the same visit",
    "people": "the same people",
    "some-people": "people of whom one report names only some",
    "people-open": "one report names nobody",
    "parties": "the same parties",
    "some-parties": "parties of which one report names only some",
    "visit": "inside the same visit",
    "forum": "the same forum",
    "ordinal": "the same number of session",
    "session": "the only session of this forum at that time",
    "moved": "put off to a later day, or planned for another than it was held on",
    "paper": "the same text was signed",
    "form": "the same form",
    "place": "the same place",
    "subject": "words of the title in common",
    "term": "the same term",
    "in-term": "the report lies in the term",
    "signing": "signed at the same engagement or on the same day",
    "title": "the same title",
    "words": "telling words in common",
    "areas": "the same area",
    "topic": "about the same text or session",
    "around": "words that point back; the sentences around them tell to what",
    "recipient": "the same recipient",
    "alike": "names and parties agree",
}
"""Every feature by which identity is judged, with what it means."""

"""Where: the place, the site, the legs of a trip."""

from __future__ import annotations

from regesta.claims.engagements.clauses import behind_and, joined, who
from regesta.claims.engagements.frames import Trigger
from regesta.claims.engagements.objects import is_country, object_of
from regesta.model.reading import DatedSpan, Mention, Reading

_AT = frozenset({"at", "to", "before"})
_INSIDE = ("amod", "compound", "poss")  # "in the Kenyan army" names no place


def place_of(reading: Reading, trigger: Trigger) -> Mention | None:
    """Where it is: a place behind "in" or "at"; for a visit what it is to."""
    tokens = reading.tokens
    homes = [trigger.word] + (
        [trigger.carrier] if trigger.carrier is not None and trigger.preposition is None else []
    )
    visit = trigger.cue.kind == "visit"
    found: list[Mention] = []
    for home in homes:
        for j in reading.children[home]:
            word = tokens[j].text.lower()
            if tokens[j].dep == "dobj" and visit and home == trigger.carrier:
                found += [m for m in [reading.mention_on(j)] if m and is_country(reading, m)]
            if tokens[j].dep != "prep" or word not in (
                ("to", "in", "into", "at", "for") if visit else ("in", "at", "near", "outside", "off")
            ):
                continue
            inner = reading.child(j, "pobj")
            mention = reading.mention_on(inner) if inner is not None else None
            if (
                mention is not None
                and inner is not None
                and is_country(reading, mention)
                and reading.tokens[mention.head].dep not in _INSIDE
            ):
                found.append(mention)
    return found[0] if found else None


def legs_of(reading: Reading, trigger: Trigger) -> list[tuple[Mention, DatedSpan | None]]:
    """The states of a trip with several legs, with the dates of each: "visited A on May 4 and B on May 5"."""
    first = place_of(reading, trigger) if trigger.cue.kind == "visit" else None
    if first is None:
        return []
    legs = [first]
    for j in joined(reading, first.head):
        mention = reading.mention_on(j)
        if mention is not None and is_country(reading, mention) and mention.parties != first.parties:
            legs.append(mention)
    at = behind_and(reading, first) if len(legs) == 1 else None
    legs += [
        m for m in reading.mentions if m.first == at and is_country(reading, m) and m.parties != first.parties
    ]
    days = each_dated(reading, legs)
    return [(m, days[n] if days else None) for n, m in enumerate(legs)]


def each_dated(reading: Reading, mentions: list[Mention]) -> list[DatedSpan]:
    """The dates behind each of a row of mentions, if every one of them has its own; else none."""
    if len(mentions) < 2:
        return []
    ends = [m.first for m in mentions[1:]] + [reading.sentence_of(mentions[-1].head).last]
    found = [next(iter(reading.whens_in(m.last, end)), None) for m, end in zip(mentions, ends, strict=True)]
    return [d for d in found if d is not None] if all(found) else []


def site_of(reading: Reading, trigger: Trigger) -> int | None:
    """The noun of the site looked at: a verb's object, what a noun is "at" or "to", or "where" it was."""
    if trigger.cue.object_is == "site" and trigger.carrier == trigger.word:
        return object_of(reading, trigger.word, trigger.rest)
    for home in (trigger.word, trigger.carrier):
        for j in reading.children[home] if home is not None else ():
            if reading.tokens[j].dep == "prep" and reading.tokens[j].text.lower() in _AT:
                thing = reading.child(j, "pobj")
                if thing is not None and not any(m.people for m in who(reading, thing)):
                    return thing
    verb = trigger.carrier
    if verb is None or reading.tokens[verb].dep != "relcl":
        return None
    where = any(reading.tokens[j].text.lower() == "where" for j in reading.children[verb])
    return reading.tokens[verb].head if where else None

"""When and where: which date belongs to which trigger, the place, the site."""

from __future__ import annotations

from collections.abc import Mapping

from regesta.claims.engagements.clauses import behind_and, joined, who
from regesta.claims.engagements.frames import Trigger
from regesta.claims.engagements.objects import is_country, object_of
from regesta.model.reading import DatedSpan, Mention, Reading

_AT_TIMES = frozenset({"at", "during", "in", "on"})
_NOBODY = -1
_ABOUT = ("on", "about")
_AT = frozenset({"at", "to", "before"})


def dates_by_trigger(reading: Reading, triggers: tuple[Trigger, ...]) -> dict[int, DatedSpan]:
    """For each trigger's word the date that belongs to it: the nearest above which it stands in the parse.

    A date hangs on the trigger (or its carrier) that is first met going up from it. One that meets none is
    said of the whole sentence and goes to the triggers of it that have no date of their own.
    """
    words = {t.word: t.word for t in triggers}
    for t in triggers:
        if t.carrier is not None and t.preposition is None:
            words.setdefault(t.carrier, t.word)
    for t in triggers:
        if t.carrier is not None and t.preposition in ("for", "on"):
            words.setdefault(t.carrier, t.word)
    found: dict[int, DatedSpan] = {}
    loose: dict[int, DatedSpan] = {}
    for dated in reading.whens:
        if dated.when.kind == "term" or _bounds(reading, dated):
            continue
        owner = _over_topic(reading, triggers, _owner(reading, dated, words))
        if owner == _NOBODY:
            continue
        if owner is None:
            loose.setdefault(reading.tokens[dated.first].sentence, dated)
        elif owner not in found or _says_more(dated, found[owner]):
            found[owner] = dated
    for t in triggers:
        if t.word not in found:
            occasion = next(
                (
                    u
                    for u in triggers
                    if u.carrier == t.word and u.preposition in _AT_TIMES and u.word in found
                ),
                None,
            )
            if occasion is not None and found[occasion.word].when.end is None:
                found[t.word] = found[occasion.word]
    for t in triggers:
        sentence = reading.tokens[t.word].sentence
        if t.word not in found and sentence in loose:
            found[t.word] = loose[sentence]
    return found


def _over_topic(reading: Reading, triggers: tuple[Trigger, ...], owner: int | None) -> int | None:
    """ "a conference on joint patrols held on May 4": the date is of the conference, not of its topic."""
    topic = next((t for t in triggers if t.word == owner and t.carrier is None and t.preposition in _ABOUT), None)
    if topic is None:
        return owner
    above = reading.tokens[reading.tokens[topic.word].head].head
    return above if any(t.word == above for t in triggers) else owner


def _bounds(reading: Reading, dated: DatedSpan) -> bool:
    """ "since 2006", "towards 2030": the bound of a time, not when something happened."""
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

    "since he took office in June", "A, who arrived on Monday, met B", "he hoped that it will open in May"; but
    "talks held on Monday" dates the talks.
    """
    tokens = reading.tokens
    token = tokens[at]
    if token.dep in ("advcl", "pcomp") and token.head != at:
        near = {tokens[j].text.lower() for j in reading.children[at]} | {tokens[token.head].text.lower()}
        return bool(near & {"since", "until", "before", "after"})
    if token.dep in ("relcl", "acl") and token.pos in ("VERB", "AUX"):
        had = any(tokens[j].text.lower() == "had" for j in reading.children[at])
        return had or token.head not in words
    if tokens[token.head].lemma == "be":
        return False
    return token.dep in ("xcomp", "ccomp") and token.pos in ("VERB", "AUX") and token.head != at


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
                and not _subject_side(reading, mention, trigger)
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
    legs += [m for m in reading.mentions if m.first == at and is_country(reading, m) and m.parties != first.parties]
    days = each_dated(reading, legs)
    return [(m, days[n] if days else None) for n, m in enumerate(legs)]


def each_dated(reading: Reading, mentions: list[Mention]) -> list[DatedSpan]:
    """The dates behind each of a row of mentions, if every one of them has its own; else none."""
    if len(mentions) < 2:
        return []
    ends = [m.first for m in mentions[1:]] + [reading.sentence_of(mentions[-1].head).last]
    found = [
        next(iter(reading.whens_in(m.last, end)), None) for m, end in zip(mentions, ends, strict=True)
    ]
    return [d for d in found if d is not None] if all(found) else []


def _subject_side(reading: Reading, mention: Mention, trigger: Trigger) -> bool:
    """A pronoun-like place inside a longer name is none ("in the Kenyan army")."""
    del trigger
    return reading.tokens[mention.head].dep in ("amod", "compound", "poss")


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
    if verb is not None and reading.tokens[verb].dep == "relcl":
        if any(reading.tokens[j].text.lower() == "where" for j in reading.children[verb]):
            return reading.tokens[verb].head
    return None

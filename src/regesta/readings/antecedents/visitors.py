"""Who is the guest of a report: whom its words put on the road, or before a host."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.model.reading import Mention, Reading
from regesta.model.seen import Telling

_SURE = 0.6
_PLACES = ("party", "place")
_RECEIVES = frozenset({"receive", "host", "welcome", "greet", "honour", "honor", "decorate"})
_TRAVELS = frozenset({"arrive", "visit", "travel", "fly"})
_STAYS = frozenset({"visit", "trip", "tour", "stay", "journey", "travel"})
_STATE = 3  # letters of a state's code
_FIRST = 4  # sentences at the head of a report that weigh double


def visitors_of(reading: Reading) -> frozenset[str]:
    """Keys of the people who are guests: on a visit as the learned reader saw, calling on, or received.

    Whoever serves the state that is visited is host and no guest. Of people of two states only those of the
    state whose people are most often told so count: a report tells one visit as a rule.
    """
    weight: dict[str, float] = {}
    for key, vote, sentence in (*_travellers(reading), *_received(reading)):
        if not (reading.person(key).offices or reading.person(key).rank):
            continue
        weight[key] = weight.get(key, 0.0) + vote * (2 if sentence < _FIRST else 1)
    visited = _states_visited(reading)
    served: dict[str, float] = {}
    for key, vote in weight.items():
        party = reading.person(key).party
        if party is not None and party not in visited:
            served[party] = served.get(party, 0.0) + vote
    guests = max(served, key=lambda p: (served[p], p), default=None)
    if guests is None or served[guests] <= 0:
        return _abroad(reading) or _strangers(reading, visited)
    return frozenset(k for k in weight if reading.person(k).party == guests and weight[k] > 0)


def _states_visited(reading: Reading) -> set[str]:
    """The state that stays without a named guest are in: "He is in Kenya on a three-day visit"."""
    counts: dict[str, int] = {}
    for telling in reading.seen.tellings:
        if _on_the_road(reading, telling):
            for party in _visited(reading, telling):
                counts[party] = counts.get(party, 0) + 1
    best = max(counts.values(), default=0)
    top = {p for p, n in counts.items() if n == best}
    return top if len(top) == 1 else set()


def _strangers(reading: Reading, visited: set[str]) -> frozenset[str]:
    """Whoever is named first of the other of the two states in play, where the one visited is known."""
    others = [p for p in reading.parties if len(p) == _STATE and p not in visited][:1]
    if not visited or not others:
        return frozenset()
    named = (m.people[0] for m in reading.mentions if m.kind == "person" and len(m.people) == 1)
    return frozenset(next(([k] for k in named if reading.person(k).party == others[0]), []))


def _abroad(reading: Reading) -> frozenset[str]:
    """Of two who met in a place of one's state, the other: "A and B met in Lima"."""
    for telling in reading.seen.tellings:
        if telling.kind != "meeting" or telling.sure < _SURE or telling.status != "occurred":
            continue
        sentence = reading.sentence_of(telling.first)
        met = {
            key: reading.person(key).party
            for m in reading.mentions_in(sentence.first, sentence.last)
            if m.head in telling.takers
            for key in m.people
        }
        visited = _visited(reading, telling) & {p for p in met.values() if p}
        if len(visited) == 1 and len(set(met.values())) > 1:
            return frozenset(k for k, party in met.items() if party and party not in visited)
    return frozenset()


def _travellers(reading: Reading) -> Iterator[tuple[str, float, int]]:
    """People on visits that the learned reader saw, each with a vote, but for those of earlier years."""
    for telling in reading.seen.tellings:
        if not _on_the_road(reading, telling):
            continue
        sentence = reading.sentence_of(telling.first)
        visited = _visited(reading, telling)
        for mention in reading.mentions_in(sentence.first, sentence.last):
            if mention.head in telling.takers and not _invites(reading, mention):
                for key in mention.people:
                    if reading.person(key).party not in visited:
                        yield key, telling.sure, sentence.index


def _invites(reading: Reading, mention: Mention) -> bool:
    """Say whether somebody is told to invite another, and so is the host."""
    token = reading.tokens[mention.head]
    return token.dep == "nsubj" and reading.tokens[token.head].lemma.lower() == "invite"


def _beside(reading: Reading, telling: Telling) -> tuple[int, ...]:
    """Whoever takes part in what a visit's sentence tells besides: "A met B as part of a visit to Peru"."""
    here = reading.tokens[telling.first].sentence
    others = (t for t in reading.seen.tellings if reading.tokens[t.first].sentence == here)
    return tuple(i for t in others if t.kind == "meeting" for i in t.takers)


def _received(reading: Reading) -> Iterator[tuple[str, float, int]]:
    """People told to call on or be received by somebody, or to be "visiting"; a vote against their hosts."""
    for mention in reading.mentions:
        if mention.kind not in ("person", "office") or len(mention.people) != 1:
            continue
        vote = _part(reading, mention)
        if vote:
            yield mention.people[0], vote, reading.tokens[mention.head].sentence


def _part(reading: Reading, mention: Mention) -> float:
    """A vote for a guest (above 0) or a host (below 0) by the words beside a mention."""
    words = reading.tokens[max(0, mention.first - 3) : mention.last]
    if any(t.text.lower() == "visiting" for t in words):
        return 2.0
    token = reading.tokens[mention.head]
    verb = reading.tokens[token.head]
    receives = verb.lemma.lower() in _RECEIVES and verb.pos == "VERB"
    if receives and token.dep in ("dobj", "nsubjpass"):
        return 1.0
    if receives and token.dep == "nsubj":
        return -1.0
    goes = verb.lemma.lower() in _TRAVELS or _calls_on(reading, token.head)
    if goes and verb.pos == "VERB" and token.dep == "nsubj":
        return 1.0
    return 1.0 if token.dep == "poss" and verb.lemma.lower() in _STAYS else 0.0


def _calls_on(reading: Reading, verb: int) -> bool:
    """Say whether a verb tells of a call on somebody, not of calling them anything or upon them to act."""
    if reading.tokens[verb].lemma.lower() != "call":
        return False
    beside = [reading.tokens[j] for j in reading.children[verb]]
    return any(t.dep == "prep" and t.text.lower() in ("on", "upon", "at") for t in beside) and not any(
        t.dep in ("xcomp", "ccomp", "advcl", "dobj", "oprd") for t in beside
    )


def _on_the_road(reading: Reading, telling: Telling) -> bool:
    """Say whether a telling is of a visit of these days that takes place, and not an invitation to one."""
    asked = reading.tokens[telling.first].lemma.lower() in ("invite", "invitation")
    stands = telling.kind == "visit" and telling.sure >= _SURE and telling.status in ("occurred", "planned")
    return stands and not asked and not _long_ago(reading, telling)


def _long_ago(reading: Reading, telling: Telling) -> bool:
    """Say whether a telling is dated in an earlier year than the report's."""
    dates = set(telling.dates)
    sentence = reading.sentence_of(telling.first)
    for dated in reading.whens_in(sentence.first, sentence.last):
        start = dated.when.start or ""
        if dates & set(range(dated.first, dated.last)) and start[:4].isdigit() and reading.year.value:
            return int(start[:4]) < reading.year.value
    return False


def _visited(reading: Reading, telling: Telling) -> set[str]:
    """States named behind "in" or "to" in the sentence of the telling."""
    sentence = reading.sentence_of(telling.first)
    return {
        p
        for m in reading.mentions_in(sentence.first, sentence.last)
        if m.kind in _PLACES and m.first and reading.tokens[m.first - 1].text.lower() in ("in", "to", "into")
        for p in m.parties
    }

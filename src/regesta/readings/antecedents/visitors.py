"""Who is the guest of a report: those whom the tellings of visits put on the road."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.model.reading import Mention, Reading
from regesta.model.seen import Telling

_SURE = 0.6
_PLACES = ("party", "place")


def visitors_of(reading: Reading) -> frozenset[str]:
    """Keys of the people told to be on a visit, or received, in the visits that the learned reader saw.

    Whoever serves the state that is visited is host and no guest. Of people of two states only those of the
    state most often on the road count: a report tells one visit as a rule.
    """
    weight: dict[str, float] = {}
    for telling in reading.seen.tellings:
        if telling.kind == "visit" and telling.sure >= _SURE and telling.status in ("occurred", "planned"):
            visited = _visited(reading, telling)
            for mention in _takers(reading, telling):
                for key in mention.people:
                    if reading.person(key).party not in visited:
                        weight[key] = weight.get(key, 0.0) + telling.sure
    served: dict[str | None, float] = {}
    for key, sure in weight.items():
        party = reading.person(key).party
        served[party] = served.get(party, 0.0) + sure
    if not served:
        return frozenset()
    guests = max(served, key=lambda p: (served[p], str(p)))
    return frozenset(k for k in weight if reading.person(k).party == guests)


def _takers(reading: Reading, telling: Telling) -> Iterator[Mention]:
    sentence = reading.sentence_of(telling.first)
    takers = set(telling.takers)
    for mention in reading.mentions_in(sentence.first, sentence.last):
        if mention.people and mention.head in takers:
            yield mention


def _visited(reading: Reading, telling: Telling) -> set[str]:
    """States named behind "in" or "to" in the sentence of the telling."""
    sentence = reading.sentence_of(telling.first)
    return {
        p
        for m in reading.mentions_in(sentence.first, sentence.last)
        if m.kind in _PLACES and m.first and reading.tokens[m.first - 1].text.lower() in ("in", "to", "into")
        for p in m.parties
    }

"""Seat at meetings, sessions and drills those who are told around them to have taken part."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.claims.engagements.happenings import Happening
from regesta.model.reading import Mention, Reading

_NEARBY = 3  # sentences after a telling in which its leaders are looked for


def seat_speakers(reading: Reading, happenings: list[Happening]) -> None:
    """Seat at a meeting with one named person whoever answers there ("Pisen, for his part, …").

    Looks at the sentences from the meeting's first telling up to the next engagement: their subjects, if they
    serve a party of the meeting that nobody named at it serves yet.
    """
    starts = sorted({reading.tokens[f.trigger.word].sentence for h in happenings for f in h.frames})
    for h in happenings:
        if h.kind != "meeting" or len(h.people) > 1 or len(h.parties) < 2:
            continue
        here = reading.tokens[h.first()].sentence
        stop = next((s for s in starts if s > here), len(reading.sentences))
        seated = {reading.person(k).party for k in h.people}
        for mention in _subjects(reading, here, stop):
            party = mention.parties[0] if mention.parties else None
            if mention.people[0] not in h.people and party in h.parties and party not in seated:
                h.people.append(mention.people[0])
                seated.add(party)


def seat_leaders(reading: Reading, happenings: list[Happening]) -> None:
    """Seat at a session or a drill whoever is told, up to the next engagement, to have led a side there.

    "The Ghanaian delegation was led by A and that of Togo by B", "A commands the Togolese ships".
    """
    starts = sorted({reading.tokens[f.trigger.word].sentence for h in happenings for f in h.frames})
    for h in happenings:
        if h.kind not in ("meeting", "exercise") or h.people or h.status not in ("occurred", "planned"):
            continue
        here = reading.tokens[h.frames[0].trigger.word].sentence
        stop = next((s for s in starts if s > here), len(reading.sentences))
        near = [s.index for s in reading.sentences[here:stop] if s.block not in ("headline", "caption")]
        leads = h.frames[0].trigger.turns.leads
        for key, party in _leading(reading, near[:_NEARBY], leads):
            if len(h.parties) < 2 or party in h.parties:
                h.people += [key] if key not in h.people else []
                h.parties += [party] if party not in h.parties else []


def _leading(reading: Reading, near: list[int], leads: frozenset[str]) -> Iterator[tuple[str, str]]:
    """People named in sentences in which a verb of leading stands, with the one party that each serves."""
    for sentence in (reading.sentences[n] for n in near):
        tokens = reading.tokens[sentence.first : sentence.last]
        if not any(t.pos == "VERB" and t.lemma.lower() in leads for t in tokens):
            continue
        for mention in reading.mentions_in(sentence.first, sentence.last):
            if (
                mention.kind in ("person", "office")
                and len(mention.people) == 1
                and len(mention.parties) == 1
            ):
                yield mention.people[0], mention.parties[0]


def _subjects(reading: Reading, first: int, stop: int) -> Iterator[Mention]:
    """Main subjects of a run of sentences that mean one person, in order."""
    for sentence in reading.sentences[first:stop]:
        for token in reading.tokens[sentence.first : sentence.last]:
            if token.dep == "nsubj" and reading.tokens[token.head].head == token.head:
                mention = reading.mention_on(token.i)
                if mention is not None and len(mention.people) == 1:
                    yield mention

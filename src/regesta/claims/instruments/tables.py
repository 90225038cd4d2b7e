"""The codebook's words for what happens to instruments, each looked up where the parse puts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regesta.claims.instruments.lookups import fitting, index
from regesta.claims.instruments.shapes import passive
from regesta.claims.instruments.spots import Spot
from regesta.codebook.entries.instruments import InstrumentEvent
from regesta.codebook.match import fold
from regesta.model.reading import Reading, Token


class Tables:
    """Events by the words that tell them, and the event that a verb or noun tells of a text."""

    def __init__(self, events: Iterable[InstrumentEvent]) -> None:
        known = tuple(events)
        self.verbs = index(known, lambda e: e.verbs)
        self.subjects = index(known, lambda e: e.subjects)
        self.nouns = index(known, lambda e: e.nouns)
        self.adjectives = index(known, lambda e: e.adjectives)
        self.prepositions = index(known, lambda e: e.prepositions)

    def verb(
        self, verb: Token, spot: Spot, reading: Reading, particle: str
    ) -> tuple[InstrumentEvent, int] | None:
        """What a verb tells of its object, or of what stands behind its `particle`.

        "put the treaty on the table", "put their names to the treaty".
        """
        particles = [particle] if particle else list(_particles(reading, verb.i))
        held = reading.child(verb.i, "dobj") if particle else None
        idiom = [f"{verb.lemma} {reading.tokens[held].lemma} {particle}"] if held is not None else []
        plain = [] if particle else [verb.lemma]
        for word in (*idiom, *(f"{verb.lemma} {p}" for p in particles), *plain):
            event = fitting(self.verbs.get(fold(word), ()), spot)
            if event is not None:
                return event, verb.i
        return self.deeper(reading, verb.i, spot) if not particle else None

    def deeper(self, reading: Reading, verb: int, spot: Spot) -> tuple[InstrumentEvent, int] | None:
        """Below a verb that only puts off: "is expected to be signed", "is due to expire"."""
        todo = [verb]
        for _ in range(4):
            below = [
                j
                for i in todo
                for j in reading.children[i]
                if reading.tokens[j].dep in ("xcomp", "acomp", "ccomp", "prep", "pcomp")
            ]
            for j in below:
                token = reading.tokens[j]
                held = reading.child(j, "pobj") if token.dep == "prep" else None
                state = self.noun(reading, held, spot) if held is not None else None
                if state is None and held is not None and token.text.lower() == "among":
                    state = self._among(reading, held, spot)
                if state is not None and reading.tokens[verb].lemma in ("be", "remain", "stay"):
                    return state
                if token.pos == "VERB":
                    table = self.verbs if passive(reading, j) else self.subjects
                    words = (*(f"{token.lemma} {p}" for p in _particles(reading, j)), token.lemma)
                    events = (fitting(table.get(fold(w), ()), spot) for w in words)
                    event = next((e for e in events if e is not None), None)
                    if event is not None:
                        return event, j
            todo = below
        return None

    def _among(self, reading: Reading, held: int, spot: Spot) -> tuple[InstrumentEvent, int] | None:
        """What is told of all texts that this one is among: "was among the texts signed"."""
        for j in reading.children[held]:
            token = reading.tokens[j]
            if token.tag == "VBN" and j > held:
                event = fitting(self.verbs.get(fold(token.lemma), ()), spot)
                if event is not None:
                    return event, j
        return None

    def as_subject(self, reading: Reading, verb: int, spot: Spot) -> tuple[InstrumentEvent, int] | None:
        """What a verb tells of its subject, with what hangs on it: "enters into force"."""
        lemma = fold(reading.tokens[verb].lemma)
        wider = [lemma]
        for j in reading.children[verb]:
            token = reading.tokens[j]
            if token.dep == "prep":
                wider += [
                    f"{lemma} {fold(token.text)} {fold(reading.tokens[k].text)}" for k in reading.children[j]
                ]
            elif token.dep in ("dobj", "prt", "acomp"):
                wider.append(f"{lemma} {fold(token.text)}")
        for word in reversed(wider):
            event = fitting(self.subjects.get(word, ()), spot)
            if event is not None:
                return event, verb
        return None

    def noun(self, reading: Reading, noun: int, spot: Spot) -> tuple[InstrumentEvent, int] | None:
        """What a noun over the text tells of it, or a word on that noun: "talks on", "border talks on"."""
        above = reading.tokens[reading.tokens[noun].head]
        if reading.tokens[noun].dep == "dobj":
            taken = fitting(self.nouns.get(fold(f"{above.lemma} {reading.tokens[noun].lemma}"), ()), spot)
            if taken is not None:
                return taken, above.i
        words = [*(j for j in reading.children[noun] if reading.tokens[j].dep in ("compound", "amod")), noun]
        for i in words:
            token = reading.tokens[i]
            if i == spot.head:
                continue
            joint = f"{token.lemma} {reading.tokens[noun].lemma}"
            for form in (fold(joint), fold(token.text), fold(token.lemma)):
                event = fitting(self.nouns.get(form, ()), spot)
                if event is not None:
                    return event, noun
        return None


def _particles(reading: Reading, verb: int) -> Iterator[str]:
    """The particles and prepositions of a verb, a preposition first with its noun: "on table", "on"."""
    tokens = reading.tokens
    for j in reading.children[verb]:
        if tokens[j].dep == "prep" and (held := reading.child(j, "pobj")) is not None:
            yield f"{tokens[j].text} {tokens[held].lemma}"
        if tokens[j].dep in ("prt", "prep"):
            yield tokens[j].text

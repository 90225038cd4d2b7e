"""What a sentence tells of an instrument, read from the words that govern it."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.claims.instruments.forces import Forces, Told
from regesta.claims.instruments.lookups import fitting
from regesta.claims.instruments.shapes import (
    bare,
    day_of,
    has_own_object,
    has_own_subject,
    has_subject,
    heads_report,
    passive,
)
from regesta.claims.instruments.spots import Spot
from regesta.claims.instruments.tables import Tables
from regesta.codebook import Codebook
from regesta.codebook.entries.instruments import InstrumentEvent
from regesta.codebook.match import fold
from regesta.model.reading import Reading

_OBJECT = frozenset({"dobj", "nsubjpass", "attr", "oprd", "dative", "obj"})
_LIGHT = frozenset(
    [
        "number",
        "series",
        "set",
        "copy",
        "version",
        "total",
        "text",
        "package",
        "one",
        "couple",
        "dozen",
        "all",
        "phase",
        "stage",
        "part",
    ]
)
_REACH = 12
# What may stand between a text and the participle that tells of it: "still being drafted".
_STILL = frozenset({"still", "now", "yet", "being", "currently", "already"})
# Words of a phrasal verb, over which a verb is looked for: "pulling out of the pact".
_NEXT = "successor"
_PARTICLES = frozenset({"out", "of", "from", "into", "on", "upon"})


class Events:
    """The codebook's words for what happens to instruments, ready to be looked up."""

    def __init__(self, codebook: Codebook) -> None:
        events = codebook.of(InstrumentEvent)
        self._tables = Tables(events)
        self._forces = Forces(events)
        self._sign = next((e for e in events if e.id == "sign"), None)
        self._wish = next((e for e in events if e.over and e.status == "proposed"), None)

    def of(self, reading: Reading, spot: Spot, heads: frozenset[int]) -> list[Told]:
        """All that is told of the instrument at its place, the governing words first.

        `heads` are the heads of all instruments named, over which one of an enumeration is reached.
        """
        told = [
            *self._governing(reading, spot, heads),
            *self._undersigned(reading, spot),
            *self._beside(reading, spot),
            *self._placed(reading, spot),
            *self._before(reading, spot),
            *self._parted(reading, spot),
        ]
        if spot.like is not None and reading.tokens[spot.head].dep == "mark":
            told += self._beheaded(reading, spot)
        if not any(not t.event.faint for t in told):
            told += [*self._ended(reading, spot), *self._nearby(reading, spot)]
        if self._sign is not None and day_of(reading, spot):
            told.append(Told(self._sign.status, spot.last, self._sign, past=True))
        if not told and self._sign is not None and heads_report(reading, spot):
            told.append(Told(self._sign.status, spot.head, self._sign))
        if not told and spot.determiner in ("a", "an") and not spot.word.weak:
            told += self._wished(reading, spot)
        return told

    def announced(self, reading: Reading, first: int, last: int) -> list[Told]:
        """What a line that opens a list of texts tells of them all: "The following were signed:"."""
        for token in reversed(reading.tokens[first:last]):
            table = {"VERB": self._tables.verbs, "NOUN": self._tables.nouns}.get(token.pos, {})
            event = next((e for e in table.get(fold(token.lemma), ()) if e.earns and not e.kinds), None)
            told = self._forces.weigh(reading, event, token.i) if event else None
            if told is not None:
                return [told]
        return []

    def _beheaded(self, reading: Reading, spot: Spot) -> Iterator[Told]:
        """In "that for 2020-2024 has expired" the parse may take "that" for a conjunction."""
        verb = reading.tokens[spot.head].head
        done = reading.child(verb, "auxpass") is not None
        table = self._tables.verbs if done else self._tables.subjects
        event = fitting(table.get(fold(reading.tokens[verb].lemma), ()), spot)
        told = self._forces.weigh(reading, event, verb) if event is not None else None
        if told is not None:
            yield told

    def _wished(self, reading: Reading, spot: Spot) -> Iterator[Told]:
        """Where only a wish of somebody stands over a text that is none yet: "Peru hopes for a treaty"."""
        sentence = reading.sentence_of(spot.head)
        about = any(m.parties or m.people for m in reading.mentions_in(sentence.first, sentence.last))
        if self._wish is not None and about:
            told = self._forces.weigh(reading, self._wish, spot.head)
            if told is not None and told.ahead:
                yield Told(told.status, told.token, told.event, ahead=True)

    def _governing(self, reading: Reading, spot: Spot, heads: frozenset[int]) -> Iterator[Told]:
        """Climb from the noun to the first word that tells what happens to it."""
        tokens, i = reading.tokens, spot.head
        led = [*self._led_by(reading, spot), *self._added_to(reading, spot, heads)]
        yield from led
        if any(t.event.faint for t in led):
            return
        for _ in range(_REACH):
            token, above = tokens[i], tokens[i].head
            if token.dep == "nsubj" and bare(reading, above):
                participle = list(self._participle(above, reading, spot))
                if participle:
                    yield from participle
                    i = above
                    continue
            if above == i or (reading.tokens[above].lemma.lower() == _NEXT and above in heads):
                return
            event = self._event_at(reading, spot, i, above)
            if event is not None:
                told = self._forces.weigh(reading, *event)
                if told is not None:
                    yield told
                if token.dep in ("nsubj", "nsubjpass"):
                    yield from self._going_on(reading, spot, above)
                return
            parent = tokens[above]
            climbs = (
                token.dep in ("conj", "appos")
                or token.pos == "ADP"
                or token.dep == "prep"
                or (token.dep == "pobj" and (parent.pos == "ADP" or parent.dep == "prep"))
                or fold(parent.lemma) in _LIGHT
                or (i == spot.head and token.dep == "compound")
                or (above in heads and i != spot.head)
            )
            if not climbs:
                return
            i = above

    def _added_to(self, reading: Reading, spot: Spot, heads: frozenset[int]) -> Iterator[Told]:
        """A text that another is only added to is in force: "a protocol to the agreement was signed"."""
        above = reading.tokens[reading.tokens[spot.head].head]
        under = self._tables.prepositions.get("under", ())
        added = above.text.lower() == "to" and above.head in heads
        if under and added and reading.tokens[above.head].lemma.lower() != _NEXT:
            yield Told(under[0].status, above.i, under[0])

    def _going_on(self, reading: Reading, spot: Spot, verb: int) -> Iterator[Told]:
        """What the verbs joined to the first tell: "was initialled in May and took effect in July"."""
        for j in reading.children[verb]:
            if reading.tokens[j].dep != "conj" or has_own_subject(reading, j):
                continue
            if passive(reading, j):
                event = fitting(self._tables.verbs.get(fold(reading.tokens[j].lemma), ()), spot)
                found = (event, j) if event else None
            else:
                found = self._tables.as_subject(reading, j, spot)
            told = self._forces.weigh(reading, *found) if found else None
            if told is not None:
                yield told

    def _participle(self, i: int, reading: Reading, spot: Spot) -> Iterator[Told]:
        """What the parse takes for a clause of its own: "the agreement signed in 2009"."""
        event = fitting(self._tables.verbs.get(fold(reading.tokens[i].lemma), ()), spot)
        if event is not None:
            yield Told(event.status, i, event, past=event.status == "signed")

    def _led_by(self, reading: Reading, spot: Spot) -> Iterator[Told]:
        """Prepositions right before the phrase: "under", "in accordance with"."""
        tokens = reading.tokens
        start = spot.first
        while start > 0 and tokens[start - 1].pos in ("DET", "NUM", "ADJ", "PRON") and start > spot.first - 4:
            start -= 1
        words: list[str] = []
        for i in range(start - 1, max(start - 5, reading.sentence_of(spot.head).first) - 1, -1):
            words.insert(0, fold(tokens[i].text))
            for event in self._tables.prepositions.get(" ".join(words), ()):
                if not event.kinds or spot.word.kind in event.kinds:
                    yield Told(event.status, i, event)
                    return

    def _event_at(
        self, reading: Reading, spot: Spot, i: int, above: int
    ) -> tuple[InstrumentEvent, int] | None:
        """The event told by the word above token `i`, if it is one of the codebook's."""
        tokens = reading.tokens
        token, parent = tokens[i], tokens[above]
        if parent.pos in ("VERB", "AUX") or token.dep in ("nsubj", "nsubjpass"):
            if (
                (token.dep in _OBJECT and token.pos != "ADP")
                or (token.dep == "ccomp" and i != spot.head)
                or (token.dep == "conj" and token.pos in ("NOUN", "PROPN"))
            ):
                return self._tables.verb(parent, spot, reading, "")
            if token.pos == "ADP":
                held = reading.child(above, "dobj")
                told = self._tables.verb(parent, spot, reading, token.text)
                # "began talks with Peru on the treaty": the parse may hang "on" on the verb.
                return told or (self._tables.noun(reading, held, spot) if held and held < i else None)
            if token.dep in ("nsubj", "csubj") and i == spot.head:
                subject = self._tables.as_subject(reading, above, spot)
                return subject or self._tables.deeper(reading, above, spot)
        if parent.pos in ("NOUN", "PROPN", "VERB") and (
            token.pos == "ADP" or token.dep in ("compound", "poss", "nmod", "pobj")
        ):
            return self._tables.noun(reading, above, spot)
        return None

    def _beside(self, reading: Reading, spot: Spot) -> Iterator[Told]:
        """Participles and relative clauses: "signed in 2019", "to be signed", "which expired last year"."""
        tokens = reading.tokens
        clauses = [
            j
            for i in (*range(spot.noun, spot.last), *_successor_to(reading, spot))
            for j in reading.children[i]
            if spot.like is None or j < spot.like.first or spot.like.last <= spot.first
            if tokens[j].dep in ("acl", "relcl", "advcl")
            and j >= spot.last
            and tokens[j].pos in ("VERB", "AUX")
        ]
        for j in clauses:
            acted_on = passive(reading, j) or (has_own_subject(reading, j) and not has_own_object(reading, j))
            table = self._tables.verbs if acted_on else self._tables.subjects
            event = fitting(table.get(fold(tokens[j].lemma), ()), spot)
            if event is None and acted_on:
                # "the agreement between the two lapsed in May": the parse takes the verb for a participle.
                ending = fitting(self._tables.subjects.get(fold(tokens[j].lemma), ()), spot)
                event = ending if ending and ending.status == "expired" else None
            found = (event, j) if event is not None else self._tables.deeper(reading, j, spot)
            if event is None and not acted_on:
                found = self._tables.as_subject(reading, j, spot) or found
            yield from self._going_on(reading, spot, j)
            if found is None:
                continue
            told = self._forces.weigh(reading, *found, climb=found[1] != j)
            if told is not None:
                news = told.status == "signed" and spot.determiner in ("a", "an")
                past = not told.ahead and not news
                yield Told(told.status, told.token, told.event, told.ahead, past=past)

    def _placed(self, reading: Reading, spot: Spot) -> Iterator[Told]:
        """What stands behind the text in place of an adjective: "an accord in the works"."""
        behind = reading.tokens[spot.last : min(spot.last + 3, reading.sentence_of(spot.head).last)]
        words = " ".join(t.text for t in behind if t.pos != "DET")
        for phrase in (words, words.rpartition(" ")[0]):
            event = fitting(self._tables.adjectives.get(fold(phrase), ()), spot) if " " in phrase else None
            if event is not None:
                yield Told(event.status, spot.last, event)
                return

    def _before(self, reading: Reading, spot: Spot) -> Iterator[Told]:
        """Adjectives: "a proposed agreement", "the newly signed protocol"."""
        start = reading.sentence_of(spot.head).first
        for i in range(spot.noun - 1, max(start, spot.first - 3) - 1, -1):
            token = reading.tokens[i]
            if token.pos in ("DET", "ADP", "PUNCT") or token.tag in ("POS", "PRP$"):
                return
            event = fitting(self._tables.adjectives.get(fold(token.text), ()), spot)
            if event is not None and token.pos in ("ADJ", "VERB", "NOUN"):
                yield Told(event.status, i, event, past=event.status == "signed")

    def _parted(self, reading: Reading, spot: Spot) -> Iterator[Told]:
        """A noun parted from its "of" by an aside: "the signing, at noon in the palace, of an agreement"."""
        tokens, start = reading.tokens, reading.sentence_of(spot.head).first
        i = spot.first - 1
        while i > start and tokens[i].pos in ("DET", "PRON"):
            i -= 1
        if i - 2 <= start or tokens[i].text.lower() != "of" or tokens[i - 1].text != ",":
            return
        for j in range(i - 2, start, -1):
            if tokens[j].text == ",":
                event = fitting(self._tables.nouns.get(fold(tokens[j - 1].lemma), ()), spot)
                told = self._forces.weigh(reading, event, j - 1) if event else None
                if told is not None:
                    yield told
                    return

    def _undersigned(self, reading: Reading, spot: Spot) -> Iterator[Told]:
        """Texts of one list that end in their signatures: "an accord and the minutes, both bearing …"."""
        tokens, sentence = reading.tokens, reading.sentence_of(spot.head)
        for i in range(spot.last, sentence.last - 1):
            if tokens[i].lemma not in ("bear", "carry") or tokens[i].tag != "VBG":
                continue
            signed = any(t.lemma.lower() == "signature" for t in tokens[i + 1 : i + 4])
            if self._sign is not None and signed:
                yield Told(self._sign.status, i, self._sign)
            return

    def _ended(self, reading: Reading, spot: Spot) -> Iterator[Told]:
        """A text that somebody lets end: "let their 2004 memorandum on pilots lapse"."""
        tokens, sentence = reading.tokens, reading.sentence_of(spot.head)
        before = tokens[max(sentence.first, spot.first - 5) : spot.first]
        if not any(t.lemma.lower() in ("let", "allow") for t in before):
            return
        for token in tokens[spot.noun + 1 : min(sentence.last, spot.last + 2)]:
            event = fitting(self._tables.subjects.get(fold(token.lemma), ()), spot)
            if event is not None and event.status == "expired":
                yield Told(event.status, token.i, event)

    def _nearby(self, reading: Reading, spot: Spot) -> Iterator[Told]:
        """Where the parse gives nothing: a verb close before the phrase, or a passive close behind it."""
        tokens, sentence = reading.tokens, reading.sentence_of(spot.head)
        for i in range(spot.first - 1, max(sentence.first, spot.first - 8) - 1, -1):
            token = tokens[i]
            words = [fold(token.lemma), *(fold(t.text) for t in tokens[i + 1 : spot.first] if t.pos != "DET")]
            verbs = self._tables.verbs
            event = fitting(verbs.get(" ".join(words), verbs.get(words[0], ())), spot)
            if event is not None and (token.pos == "VERB" or sentence.block == "headline"):
                told = self._forces.weigh(reading, event, i)
                if told is not None:
                    yield told
                return
            if token.pos in ("VERB", "AUX", "SCONJ") or token.text in (",", ";"):
                break
            if token.pos == "ADP" and token.text.lower() not in _PARTICLES:
                break
        after = spot.last
        while after < sentence.last and tokens[after].text.lower() in _STILL:
            after += 1
        bare = after > spot.last or (after < sentence.last and not has_subject(reading, after))
        if after < sentence.last and tokens[after].tag in ("VBN", "VBD") and bare:
            event = fitting(self._tables.verbs.get(fold(tokens[after].lemma), ()), spot)
            if event is not None:
                yield Told(event.status, after, event, past=event.status == "signed")


def _successor_to(reading: Reading, spot: Spot) -> Iterator[int]:
    """The word on which the parse may hang a clause of the text: "a successor to the pact, which …"."""
    above = reading.tokens[reading.tokens[spot.head].head]
    if above.text.lower() == "to" and reading.tokens[above.head].lemma.lower() == _NEXT:
        yield above.head

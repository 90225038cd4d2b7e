"""What a word of force takes: the tokens at which its items begin, and how they are built."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from regesta.claims.undertakings.spans import Span
from regesta.claims.undertakings.subjects import is_somebody, subject_of
from regesta.claims.undertakings.triggers import Trigger, lemma_of
from regesta.claims.undertakings.wording import Wording
from regesta.model.reading import Reading, Token

Shape = Literal["verb", "gerund", "noun"]

_PREPOSITIONS = ("on", "upon", "for", "of", "in", "to", "with", "about", "over")
_FORWARD = {"will", "would", "shall", "should", "must", "can", "could", "may", "might", "'ll", "need"}
_TIES = {"cooperation", "relation", "tie", "friendship", "partnership", "relationship", "alliance", "bond"}
_POLITE = {"committed.offer", "hoped.verb"}
_SYMBOLIC = frozenset(
    (
        "incense flower wreath prayer condolence congratulation apology tribute sympathy greeting thanks "
        "view explanation glimpse chance refreshment recovery stay health happiness birthday new-year"
    ).split()
)
_SKIPPED = {"also", "again", "both", "jointly", "together", "further", "in", "principle", "either"}


@dataclass(frozen=True, slots=True)
class Complement:
    """Where items begin (`first`), how they are built, and the clause's subject, if it has one of its own.

    `lead` is the token from which the evidence of the first item is cut; it lies before `first` where the
    subject of a passive clause is part of what is asked for. `hearer` is the token of whoever is asked.
    """

    first: int
    shape: Shape
    lead: int
    subject: int | None = None
    hearer: int | None = None


def complement(reading: Reading, trigger: Trigger, end: int, wording: Wording) -> Complement | None:
    """The complement of a trigger within its sentence, or None if it has none of its frames."""
    part = trigger.stance.part
    if part == "position":
        return _position(reading, trigger, end)
    if part == "modal":
        return _modal(reading, Span(trigger.first, trigger.last), end, wording)
    return _Frames(reading, trigger, end, wording).find()


def another(reading: Reading, trigger: Trigger, run: Span, wording: Wording) -> Complement | None:
    """The next of several clauses that hang on one trigger: "…, and that a school be founded"."""
    tokens = reading.tokens
    if not {"that", "future"} & set(trigger.stance.frames):
        return None
    at, end = run.first, run.last
    while at < end and tokens[at].pos in ("PUNCT", "CCONJ", "ADV"):
        at += 1
    if at >= end or tokens[at].text.lower() != "that" or tokens[at].dep != "mark":
        return None
    return _Frames(reading, trigger, end, wording).clause(at + 1, None)


def listed(reading: Reading, first: int, end: int) -> Complement:
    """The complement that a line of a list is."""
    return Complement(first, shape_at(reading.tokens, first, end), first)


def _position(reading: Reading, trigger: Trigger, end: int) -> Complement | None:
    j = trigger.last
    if (j >= end or reading.tokens[j].pos == "PUNCT") and reading.tokens[j - 1].pos == "NOUN":
        return Complement(j - 1, "noun", trigger.first, subject_of(reading, trigger.first))
    if j >= end or reading.tokens[j].pos in ("PUNCT", "CCONJ"):
        joined = reading.tokens[j].pos == "CCONJ" and reading.tokens[trigger.last - 1].tag in ("VBZ", "VBP")
        return Complement(j, "noun", trigger.first, subject_of(reading, trigger.first)) if joined else None
    if lemma_of(reading.tokens[trigger.first]) == "value" and not _is_tie(reading.tokens, j, end):
        return None
    return Complement(j, shape_at(reading.tokens, j, end), trigger.first, subject_of(reading, trigger.first))


def _is_tie(tokens: tuple[Token, ...], i: int, end: int) -> bool:
    """Say whether what somebody values is the relation itself, and not what was done for them."""
    return tokens[i].tag == "VBG" or any(t.lemma.lower() in _TIES for t in tokens[i : min(i + 8, end)])


def _modal(reading: Reading, modal: Span, end: int, wording: Wording) -> Complement | None:
    tokens = reading.tokens
    first, last = modal.first, modal.last
    head = verb_after(tokens, last, end)
    if head is None:
        return None
    subject = subject_of(reading, first)
    lead = last
    if subject is not None and subject < first and _is_asked_for(reading, subject, wording):
        lead = reading.subtree(subject)[0]
    return Complement(last, "verb", lead, subject)


def _is_asked_for(reading: Reading, subject: int, wording: Wording) -> bool:
    """Say whether a clause's subject is part of the item: a thing, or people to whom something is done."""
    return reading.tokens[subject].dep == "nsubjpass" or not is_somebody(reading, subject, wording)


def verb_after(tokens: tuple[Token, ...], i: int, end: int) -> int | None:
    """The first verb from token `i` on with nothing but adverbs and auxiliaries before it."""
    for j in range(i, min(end, i + 8)):
        if tokens[j].tag.startswith("V") and tokens[j].pos != "AUX":
            return j
        if tokens[j].pos not in ("ADV", "AUX", "PART", "CCONJ") and tokens[j].text != ",":
            return j if tokens[j].tag in ("VB", "VBP", "NN") and tokens[j - 1].tag == "MD" else None
    return None


def shape_at(tokens: tuple[Token, ...], i: int, end: int) -> Shape:
    """How a complement that begins at token `i` is built."""
    for j in range(i, min(end, i + 4)):
        token = tokens[j]
        if token.tag == "VBG" and token.dep not in ("amod", "compound"):
            return "gerund"
        if token.tag in ("VB", "VBP") and token.pos == "VERB":
            return "verb"
        if token.pos not in ("ADV", "CCONJ") and token.tag != "TO":
            return "noun"
    return "noun"


class _Frames:
    """Look to the right of a trigger for the nearest complement that its stance allows."""

    def __init__(self, reading: Reading, trigger: Trigger, end: int, wording: Wording) -> None:
        self._wording = wording
        self._reading = reading
        self._tokens = reading.tokens
        self._trigger = trigger
        self._frames = trigger.stance.frames
        self._end = end

    def find(self) -> Complement | None:
        hearer: int | None = None
        start = self._past_adverbs(self._trigger.last)
        if start >= self._end:
            return None
        near = self._at_once(start)
        if near is not None:
            return self._with_noun(near)
        for j in range(start, self._end):
            token = self._tokens[j]
            if token.text.lower() in ("that", "which") and token.dep == "mark":
                return self.clause(j + 1, hearer) if self._takes_clause() else None
            if token.tag == "TO" and self._takes_infinitive(j) and self._infinitive(j):
                return Complement(j + 1, "verb", j + 1, hearer=hearer)
            if j > start and token.text == "for" and "for" in self._frames and "person" in self._frames:
                return self._phrase(j + 1, hearer)
            if token.tag in ("VBD", "VBZ", "MD") or token.text in (",", ";", ":", "—", "–"):
                break
            if hearer is None and token.pos in ("NOUN", "PROPN", "PRON") and token.tag != "PRP$":
                hearer = self._hearer(j)
        return self._last_resort(start, hearer)

    def _with_noun(self, found: Complement) -> Complement:
        """Keep the noun with its item: "support for the reform" says more than "the reform"."""
        trigger = self._trigger
        if found.hearer is not None:
            return found
        if trigger.stance.part == "noun" and trigger.stance.force in ("proposed", "committed"):
            return replace(found, lead=min(found.lead, trigger.first))
        return found

    def _past_adverbs(self, j: int) -> int:
        """Step over adverbs, "with Japan" and a date behind the verb."""
        while j < self._end:
            token = self._tokens[j]
            if token.text == "with" and self._trigger.stance.part == "act" and "with" not in self._frames:
                j = self._reading.subtree(j)[1] if self._reading.subtree(j)[0] == j else j + 1
                continue
            if token.pos == "ADV" or token.text.lower() in _SKIPPED - {"in"}:
                j += 1
                continue
            if token.text in ("in", "at", "during") and token.text not in self._frames and self._is_time(j):
                j = self._reading.subtree(j)[1]
                continue
            break
        return j

    def _is_time(self, j: int) -> bool:
        after = self._tokens[j + 1].text.lower() if j + 1 < self._end else ""
        return after in ("principle", "particular", "addition", "turn") or any(
            True for _ in self._reading.whens_in(j, j + 4)
        )

    def _at_once(self, j: int) -> Complement | None:
        """A complement right behind the trigger: a gerund, a preposition's phrase, a bare object."""
        token = self._tokens[j]
        word = token.text.lower()
        nominal = self._trigger.stance.part == "noun"
        last = self._tokens[self._trigger.last - 1]
        if last.pos in ("ADP", "PART") and "object" in self._frames and token.tag != "VB":
            return self._phrase(j, None)
        if token.tag == "VBG" and "gerund" in self._frames and token.dep not in ("amod", "compound"):
            return Complement(j, "gerund", j)
        if word in _PREPOSITIONS and word in self._frames and not (token.tag == "TO" and self._infinitive(j)):
            if word == "to" and nominal and (asked := self._infinitive_behind(j)) is not None:
                return Complement(asked + 1, "verb", asked + 1, hearer=self._first_hearer(j, asked))
            if word == "for" and ("to" in self._frames or nominal):
                return self._for_to(j) or self._phrase(j + 1, None)
            return self._phrase(j + 1, None)
        return None

    def _infinitive_behind(self, j: int) -> int | None:
        """The "to" of what is asked in "an invitation to the minister to visit"."""
        asked = self._reading.mention_on(j + 1)
        if asked is None or not (asked.people or asked.parties):
            return None
        for k in range(j + 1, min(j + 14, self._end)):
            if self._tokens[k].tag == "TO" and self._infinitive(k):
                return k
            if self._tokens[k].text in (",", ";", "and") or self._tokens[k].tag in ("VBD", "VBZ", "MD"):
                return None
        return None

    def _first_hearer(self, j: int, end: int) -> int | None:
        return next((m.head for m in self._reading.mentions_in(j + 1, end)), None)

    def _for_to(self, j: int) -> Complement | None:
        """Somebody, then what they are to do: "the need for both armies to do more"."""
        for k in range(j + 1, min(self._end, j + 14)):
            if self._tokens[k].text in (",", ";") or self._tokens[k].tag in ("VBD", "VBZ", "MD", "VBG"):
                return None
            if self._tokens[k].tag == "TO" and self._infinitive(k) and self._subject_of_infinitive(j, k):
                return Complement(k + 1, "verb", k + 1 if self._is_party(j + 1, k) else j + 1, hearer=k - 1)
        return None

    def _subject_of_infinitive(self, j: int, k: int) -> bool:
        verb = verb_after(self._tokens, k + 1, self._end)
        if verb is None:
            return False
        subject = self._reading.child(verb, "nsubj", "nsubjpass")
        named = any(m.last == k for m in self._reading.mentions_in(j + 1, k))
        return (subject is not None and j < subject < k) or named

    def _is_party(self, first: int, last: int) -> bool:
        return any(m.parties or m.people for m in self._reading.mentions_in(first, last))

    def _phrase(self, j: int, hearer: int | None) -> Complement | None:
        if j >= self._end:
            return None
        return Complement(j, shape_at(self._tokens, j, self._end), j, hearer=hearer)

    def _infinitive(self, j: int) -> bool:
        return self._tokens[j].dep == "aux" or verb_after(self._tokens, j + 1, self._end) is not None

    def _takes_infinitive(self, j: int) -> bool:
        if "person" in self._frames:
            return True
        return "to" in self._frames and self._tokens[j].head >= 0

    def _takes_clause(self) -> bool:
        return "that" in self._frames or "future" in self._frames

    def _hearer(self, j: int) -> int | None:
        mention = self._reading.mention_on(j)
        return j if mention is not None and mention.head == j else None

    def _last_resort(self, start: int, hearer: int | None) -> Complement | None:
        """A clause without "that", or else a bare object."""
        if self._takes_clause():
            said = [
                k for i in range(self._trigger.first, self._trigger.last) for k in self._reading.children[i]
            ]
            for j in said:
                if self._tokens[j].dep == "ccomp" and j > start:
                    return self.clause(start, hearer)
        if "event" in self._frames:
            return self._event(start, hearer)
        token = self._tokens[start]
        if "object" not in self._frames or (
            token.pos in ("PUNCT", "ADP", "SCONJ", "VERB", "AUX") and token.tag != "VBG"
        ):
            return None
        if self._trigger.stance.id in _POLITE and self._is_symbolic(start):
            return None
        return self._phrase(start, hearer)

    def _is_symbolic(self, start: int) -> bool:
        """What is offered at a shrine, or wished to the sick, binds nobody."""
        return any(t.lemma.lower() in _SYMBOLIC for t in self._tokens[start : min(start + 12, self._end)])

    def _event(self, start: int, hearer: int | None) -> Complement | None:
        """The event that somebody is asked to: "invited officers to the course"."""
        for j in range(start, self._end):
            token = self._tokens[j]
            if token.text in (",", ";"):
                return None
            if token.text == "to" and token.dep in ("prep", "dative") and j > start:
                return self._phrase(j + 1, hearer)
        return None

    def clause(self, start: int, hearer: int | None) -> Complement | None:
        """The predicate of a clause that looks forward: with a modal, or in the subjunctive."""
        strict = "future" in self._frames or self._trigger.stance.force in ("agreed", "committed")
        for j in range(start, self._end):
            token = self._tokens[j]
            must = token.lemma.lower() == "have" and j + 1 < self._end and self._tokens[j + 1].tag == "TO"
            if must or (token.text.lower() in _FORWARD and token.pos in ("AUX", "VERB", "PART")):
                found = _modal(self._reading, Span(j, j + 1 + must), self._end, self._wording)
                return found and Complement(found.first, "verb", found.lead, found.subject, hearer)
            if token.tag in ("VBD", "VBZ") and token.dep not in ("relcl", "acl", "advcl") and strict:
                return None
            own = token.dep == "acl" and token.head == self._trigger.head
            apart = token.dep in ("relcl", "acl", "amod", "compound") and not own
            plain = token.tag in ("VB", "VBP") or (token.tag == "VBD" and token.text == token.lemma)
            if (token.tag == "VB" if strict else plain) and not apart:
                verb = token.head if token.dep in ("auxpass", "aux") else j
                subject = self._reading.child(verb, "nsubj", "nsubjpass")
                lead = (
                    start
                    if subject is not None and _is_asked_for(self._reading, subject, self._wording)
                    else j
                )
                return Complement(j, "verb", lead, subject, hearer)
        return None

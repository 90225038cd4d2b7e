"""Find the words that tell of an engagement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.claims.engagements.carriers import Carrier, carrier_of
from regesta.claims.engagements.frames import Trigger
from regesta.claims.engagements.objects import Things, behind_date, object_fits
from regesta.claims.engagements.turns import Turns
from regesta.codebook import Codebook
from regesta.codebook.entries.engagements import Cue
from regesta.model.reading import Reading

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth next".split()
)


class Triggers:
    """The cues of a codebook, ready to be found in a reading."""

    def __init__(self, codebook: Codebook) -> None:
        self._things = Things(codebook)
        self._turns = Turns.of(codebook)
        self._verbs: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        self._nouns: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for cue in codebook.of(Cue):
            for phrase in cue.verbs:
                head, *rest = phrase.split()
                self._verbs.setdefault(head, []).append((tuple(rest), cue))
            for phrase in cue.nouns:
                *before, head = phrase.replace("-", " ").split()
                self._nouns.setdefault(head, []).append((tuple(before), cue))
        for table in (self._verbs, self._nouns):
            for candidates in table.values():
                candidates.sort(key=lambda c: -len(c[0]))

    def find(self, reading: Reading) -> Iterator[Trigger]:
        """Yield triggers in order; a noun under a verb that is itself a trigger comes by its own."""
        named = {i for m in reading.mentions if m.kind == "person" for i in range(m.first, m.last)}
        series: Trigger | None = None
        short: dict[str, Cue] = {}
        for token in reading.tokens:
            if token.i in named:
                continue
            if token.pos in ("VERB", "AUX") or token.tag in ("VBG", "VBN", "VBD", "VBZ", "VBP", "VB"):
                trigger = self._verb(reading, token.i)
            elif token.pos in ("NOUN", "PROPN", "ADJ"):
                trigger = self._noun(reading, token.i)
            else:
                trigger = None
            if trigger is None and token.text in short:
                trigger = Trigger(
                    short[token.text], token.i, token.i, *self._carrier(reading, token.i), turns=self._turns
                )
            if trigger is None and series is not None and _ordinal_alone(reading, token.i):
                trigger = Trigger(
                    series.cue, token.i, token.i, *self._carrier(reading, token.i), turns=self._turns
                )
            if trigger:
                if trigger.word != trigger.carrier and trigger.cue.kind in (
                    "meeting",
                    "exercise",
                    "conference",
                ):
                    series = trigger
                    if acronym := _acronym(reading, trigger.word):
                        short.setdefault(acronym, trigger.cue)
                yield trigger

    def _verb(self, reading: Reading, i: int) -> Trigger | None:
        token = reading.tokens[i]
        for rest, cue in self._verbs.get(token.lemma.lower(), ()):
            if rest and not _has(reading, i, rest):
                continue
            if object_fits(reading, i, cue, rest, self._things):
                return Trigger(cue, i, i, i, rest=rest, turns=self._turns)
        if token.tag == "VBG" and token.dep in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "ROOT"):
            return self._noun(reading, i)
        return None

    def _noun(self, reading: Reading, i: int) -> Trigger | None:
        token = reading.tokens[i]
        word = token.lemma.lower() if token.tag != "VBG" else token.text.lower()
        candidates = self._nouns.get(word) or self._nouns.get(token.text.lower()) or ()
        if token.dep == "compound" and reading.tokens[token.head].pos in ("NOUN", "PROPN"):
            return self._named(reading, i)
        for before, cue in candidates:
            first = _preceded(reading, i, before)
            if (
                first is None
                or _ruled_out(reading, first, cue)
                or (
                    cue.object_is in ("aid", "text", "site")
                    and not object_fits(reading, i, cue, (), self._things)
                )
            ):
                continue
            root = next((j for j in range(first, i) if not first <= reading.tokens[j].head <= i), i)
            carrier, preposition = self._carrier(reading, root)
            plural = token.tag in ("NNS", "NNPS")
            return Trigger(cue, root, first, carrier, preposition, plural, turns=self._turns)
        return None

    def _carrier(self, reading: Reading, i: int) -> Carrier:
        return carrier_of(reading, i, self._turns)

    def _named(self, reading: Reading, i: int) -> Trigger | None:
        """The noun that opens the name of a drill: "Exercise Savanna Shield"."""
        token, head = reading.tokens[i], reading.tokens[reading.tokens[i].head]
        if not token.text[0].isupper() or head.pos != "PROPN" or head.i < i:
            return None
        for before, cue in self._nouns.get(token.text.lower(), ()):
            if not before and cue.kind == "exercise":
                return Trigger(cue, head.i, i, *self._carrier(reading, head.i), turns=self._turns)
        return None


def _ruled_out(reading: Reading, first: int, cue: Cue) -> bool:
    """Say whether the word before tells of something else ("press conference", "board meeting")."""
    return first > 0 and reading.tokens[first - 1].text.lower() in cue.unless


def _acronym(reading: Reading, i: int) -> str | None:
    """The short form printed behind a name: "the Joint Border Committee (JBC)"."""
    after = reading.tokens[i + 1 : i + 4]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and after[1].text.isupper():
        return after[1].text
    return None


def _ordinal_alone(reading: Reading, i: int) -> bool:
    """Say whether an ordinal stands for the session itself ("The eighth will be held in May")."""
    token = reading.tokens[i]
    if token.lemma.lower() in ("edition", "iteration") and token.dep != "pobj":
        numbered = any(
            _ORDINAL.fullmatch(w) or w in _ORDINALS
            for w in (reading.tokens[j].text.lower() for j in reading.children[i])
        )
        return numbered and not any(reading.tokens[j].text.lower() == "of" for j in reading.children[i])
    if token.dep not in ("nsubj", "nsubjpass") or not (
        _ORDINAL.fullmatch(token.text) or token.text.lower() in _ORDINALS
    ):
        return False
    return any(reading.tokens[j].text.lower() == "the" for j in reading.children[i])


def _has(reading: Reading, i: int, rest: tuple[str, ...]) -> bool:
    """Say whether a verb's particle, preposition or bare object is there."""
    near = (*reading.children[i], *behind_date(reading, i))
    children = {reading.tokens[j].text.lower(): j for j in near if j > i}
    lemmas = {reading.tokens[j].lemma.lower(): j for j in reading.children[i]}
    here: int | None = children.get(rest[0], lemmas.get(rest[0]))
    if here is None:
        after = reading.tokens[i + 1] if i + 1 < len(reading.tokens) else None
        return len(rest) == 1 and after is not None and after.text.lower() == rest[0]
    if len(rest) == 1:
        return True
    below = {reading.tokens[j].text.lower() for j in (*reading.children[here], *reading.children[i])}
    return rest[1] in below


def _preceded(reading: Reading, i: int, before: tuple[str, ...]) -> int | None:
    """First token of a noun phrase cue that ends at `i`, or None if the words before it are others."""
    at = i
    for word in reversed(before):
        at -= 1
        if at >= 0 and reading.tokens[at].text == "-":
            at -= 1
        if at < 0 or word not in (reading.tokens[at].text.lower(), reading.tokens[at].lemma.lower()):
            return None
    return at

"""Where in a sentence somebody takes a position: the codebook's words of force, found by lemma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regesta.claims.undertakings.wording import WORDS_ONLY
from regesta.codebook import Codebook
from regesta.codebook.entries.undertakings import Stance
from regesta.model.reading import Reading, Sentence, Token

GAP = "~"
_WIDEST_GAP = 4
_NOMINAL = {"NOUN", "PROPN"}
_MENDED = {"hop": "hope", "pledg": "pledge", "urg": "urge"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of force in a sentence: tokens `first`–`last` (end exclusive), `head` the verb or noun."""

    first: int
    last: int
    head: int
    stance: Stance


class Triggers:
    """Find the words of force of a sentence, left to right, the longest at each place."""

    def __init__(self, codebook: Codebook) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Stance]]] = {}
        for stance in codebook.of(Stance):
            if stance.part in WORDS_ONLY:
                continue
            for phrase in stance.words:
                parts = tuple(phrase.split())
                self._by_first.setdefault(parts[0], []).append((parts, stance))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda c: -len(c[0]))

    def find(self, reading: Reading, sentence: Sentence) -> Iterator[Trigger]:
        """Yield the triggers of a sentence that may hold an item."""
        i = sentence.first
        while i < sentence.last:
            trigger = self._at(reading, i, sentence.last)
            if trigger is None:
                i += 1
                continue
            if trigger.stance.part not in ("report", "silence"):
                yield trigger
            i = trigger.last

    def _at(self, reading: Reading, i: int, end: int) -> Trigger | None:
        tokens = reading.tokens
        first = tokens[i]
        for parts, stance in self._by_first.get(lemma_of(first), ()):
            if not _fits(first, stance, alone=len(parts) == 1) and not _misread(tokens, i, stance):
                continue
            last = _matched(tokens, parts, i, end)
            if last is not None:
                return Trigger(i, last, i, stance)
        return None


def lemma_of(token: Token) -> str:
    """A token's lemma in lower case, mended where the lemmatizer drops an e ("hop" for "hopes")."""
    lemma = token.lemma.lower()
    return _MENDED.get(lemma, lemma)


def _fits(token: Token, stance: Stance, *, alone: bool) -> bool:
    """Say whether a token has the word class that a stance's first word must have."""
    if stance.part == "noun":
        return token.pos in _NOMINAL
    if stance.part == "modal":
        return token.tag == "MD" or (not alone and token.pos in ("VERB", "AUX"))
    if stance.part in ("act", "report", "scope", "silence"):
        verbal = token.tag.startswith("V") or (token.tag == "MD" and not alone)
        return verbal and token.dep not in ("amod", "compound")
    return token.pos in ("VERB", "AUX", "ADV", "ADJ") or not alone


def _misread(tokens: tuple[Token, ...], i: int, stance: Stance) -> bool:
    """A verb that the parser took for a plural: "Oman values training", "Serbia firmly abides by it"."""
    if stance.part != "position" or tokens[i].tag != "NNS":
        return False
    following = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    said = tokens[i].dep == "ccomp" and tokens[i - 1].pos == "ADV"
    return said or (tokens[i - 1].tag == "NNP" and following == "VBG")


def _matched(tokens: tuple[Token, ...], parts: tuple[str, ...], i: int, end: int) -> int | None:
    """The token after the phrase `parts` that begins at token `i`, or None."""
    j = i
    gap = 0
    for part in parts:
        if part == GAP:
            gap += _WIDEST_GAP
            continue
        while j < end and gap and part not in (lemma_of(tokens[j]), tokens[j].text.lower()):
            if tokens[j].pos == "PUNCT":
                return None
            gap -= 1
            j += 1
        while i < j < end and tokens[j].pos == "ADV" and part != tokens[j].text.lower():
            j += 1
        if j >= end or part not in (lemma_of(tokens[j]), tokens[j].text.lower()):
            return None
        gap = 0
        j += 1
    return j

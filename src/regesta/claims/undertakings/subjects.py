"""Whose clause it is: the subject of a verb, also where the parse hides it."""

from __future__ import annotations

from regesta.claims.undertakings.wording import Wording
from regesta.model.reading import Reading


def subject_of(reading: Reading, i: int) -> int | None:
    """The subject of the clause whose finite verb is, or hangs beside, token `i`."""
    tokens = reading.tokens
    if tokens[i].tag == "NNS" and tokens[i - 1].pos != "ADV":
        return i - 1
    for j in (i, tokens[i].head):
        found = reading.child(j, "nsubj", "nsubjpass", "expl")
        if found is not None:
            return found
    return subject_above(reading, i)


def subject_above(reading: Reading, i: int) -> int | None:
    """The subject of the nearest verb above token `i` that has one."""
    tokens = reading.tokens
    j = _past_what_was_asked(reading, i)
    for _ in range(12):
        found = reading.child(j, "nsubj", "nsubjpass", "csubj")
        if found is not None and not (found == i and j == i):
            return _nearest(reading, _relative(reading, found, j), j)
        head = tokens[j].head
        if head == j:
            return _named_before(reading, i) if j == i else None
        if tokens[j].dep in ("acl", "relcl") and tokens[j].tag in ("VBG", "VBN"):
            above = subject_above(reading, head) if tokens[head].pos in ("NOUN", "PROPN") else None
            return above if above is not None else head
        j = head
    return None


def _past_what_was_asked(reading: Reading, i: int) -> int:
    """From "called" in "he asked that the navies patrol, and called for …" to "asked", where it belongs."""
    tokens = reading.tokens
    head = tokens[i].head
    unlike = tokens[i].tag == "VBD" and (
        tokens[head].tag in ("VB", "VBP") or (tokens[head].text == tokens[head].lemma)
    )
    if tokens[i].dep == "conj" and unlike and tokens[head].dep == "ccomp":
        return tokens[head].head
    return i


def _nearest(reading: Reading, subject: int, verb: int) -> int:
    """The person named right before a verb, where the parser took one from an opening phrase.

    "During talks with Minister Holub, Minister Rasa said …": the verb belongs to the second.
    """
    tokens = reading.tokens
    sentence = reading.sentence_of(verb)
    if tokens[sentence.first].pos not in ("ADP", "VERB", "SCONJ") or "," not in (
        t.text for t in tokens[subject:verb]
    ):
        return subject
    j = verb - 1
    while j > subject and tokens[j].pos in ("ADV", "AUX"):
        j -= 1
    mention = reading.mention_on(j)
    if mention is None or mention.last != j + 1 or mention.kind == "place" or mention.first <= subject:
        return subject
    return mention.head if tokens[mention.first - 1].text == "," else subject


def _named_before(reading: Reading, verb: int) -> int | None:
    """Who stands before a verb left without a subject by the parser: "In Apia, Fiji and Tonga decided"."""
    tokens = reading.tokens
    first = reading.sentence_of(verb).first
    k = verb - 1
    while k > first and tokens[k].pos == "ADV":
        k -= 1
    comma = next((j for j in range(k, first, -1) if tokens[j].text == ","), None)
    if comma is None or reading.mention_on(k) is None:
        return None
    while tokens[k].dep == "conj" and tokens[k].head > comma:
        k = tokens[k].head
    return k


def _relative(reading: Reading, subject: int, verb: int) -> int:
    """What "who" or "which" stands for, or the subject itself."""
    tokens = reading.tokens
    if tokens[subject].tag in ("WP", "WDT") and tokens[verb].dep == "relcl":
        return tokens[verb].head
    return subject


def is_somebody(reading: Reading, i: int, wording: Wording) -> bool:
    """Say whether token `i` means people, states or their bodies, and not a thing that is to happen."""
    mention = reading.mention_on(i)
    if (mention is not None and mention.head == i and mention.kind != "place") or reading.tokens[
        i
    ].pos == "PRON":
        return True
    noun = reading.tokens[i].lemma.lower()
    if noun in wording.bodies:
        return True
    owners = [k for k in reading.children[i] if reading.tokens[k].dep in ("amod", "compound", "nmod")]
    return (
        any((m := reading.mention_on(k)) is not None and m.kind == "party" for k in owners)
        and noun not in wording.things
    )

"""Who does what in a clause, and whom a noun phrase means."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.model.reading import Mention, Reading

_NEAR = 8  # tokens within which a date stands behind a name
_STEPS = 6
_SHARES = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"})
SUBJECTS = ("nsubj", "nsubjpass")


def subject_of(reading: Reading, verb: int, steers: frozenset[str] = frozenset()) -> int | None:
    """The token that does what a verb says, or in the passive undergoes it, from a clause around if need be.

    Behind one of the verbs that steer ("invited A to visit") it is their object.
    """
    tokens = reading.tokens
    at = verb
    for _ in range(_STEPS):
        here = _own_subject(reading, at)
        if here is None:
            here = _steered(reading, at, steers)
        if here is not None:
            return here
        dep = tokens[at].dep
        if (dep == "relcl" and at == verb) or (dep == "acl" and tokens[at].tag == "VBG"):
            return tokens[at].head if dep == "acl" or tokens[at].tag != "VBN" else None
        if dep not in _SHARES or tokens[at].head == at:
            return _just_before(reading, at)
        at = tokens[at].head
        if tokens[at].pos in ("NOUN", "PROPN") and dep == "pcomp":
            break
    return None


def _own_subject(reading: Reading, verb: int) -> int | None:
    """The subject of a verb; for "who" and "which" the noun that they describe."""
    tokens = reading.tokens
    subject = reading.child(verb, *SUBJECTS)
    if subject is not None and tokens[subject].tag in ("WDT", "WP") and tokens[verb].dep == "relcl":
        return tokens[verb].head
    return subject


def _steered(reading: Reading, verb: int, steers: frozenset[str]) -> int | None:
    token = reading.tokens[verb]
    if token.dep not in ("xcomp", "ccomp", "advcl") or reading.tokens[token.head].lemma not in steers:
        return None
    asked = reading.child(token.head, "dobj")
    return asked if asked is not None and asked < verb else None


def _just_before(reading: Reading, verb: int) -> int | None:
    """Whoever is named right before a finite verb that the parse left without a subject."""
    tokens = reading.tokens
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP", "MD"):
        return None
    sentence = reading.sentence_of(verb)
    dates = {i for w in reading.whens_in(sentence.first, sentence.last) for i in range(w.first, w.last)}
    at = verb - 1
    while at >= sentence.first and (
        at in dates
        or tokens[at].pos in ("ADV", "AUX", "PART")
        or (tokens[at].tag == "IN" and at + 1 in dates)
    ):
        at -= 1
    mention = reading.mention_on(at) if at >= sentence.first else None
    return (
        mention.head
        if mention is not None and mention.kind in ("person", "office", "pronoun", "group")
        else None
    )


def who(reading: Reading, i: int) -> tuple[Mention, ...]:
    """The people and parties that a noun and those joined to it mean; a delegation means who leads it."""
    out: list[Mention] = []
    for j in (i, *joined(reading, i)):
        mention = reading.mention_on(j)
        if mention is not None and mention.kind in ("pronoun", "group") and not mention.people:
            mention = _apposed(reading, j) or mention
        if mention is not None and (mention.people or mention.parties) and mention.kind != "place":
            out.append(mention)
    out.extend(m for m in _listed(reading, i) if not any(m.people == o.people for o in out))
    if out and (then := _next_in_list(reading, out[-1])) is not None:
        out.append(then)
    return tuple(out)


def _apposed(reading: Reading, i: int) -> Mention | None:
    """The person named behind a noun that means them: "his Lao guest, General N"."""
    for j in reading.children[i]:
        if reading.tokens[j].dep == "appos":
            mention = reading.mention_on(j)
            if mention is not None and mention.kind == "person":
                return mention
    return None


def _next_in_list(reading: Reading, mention: Mention) -> Mention | None:
    """Whoever is named behind "and" right after a person, where the parse missed that the two are joined."""
    tokens = reading.tokens
    if mention.kind not in ("person", "office") or not mention.people:
        return None
    at = behind_and(reading, mention)
    if at is None:
        return None
    here = tokens[mention.head].sentence
    for other in reading.mentions:
        if other.first in (at, at + 1) and other.kind in ("person", "office") and other.people:
            subject = tokens[other.head].dep in SUBJECTS or tokens[other.last - 1].dep in SUBJECTS
            joins = tokens[at : other.first]
            if not subject and other.people != mention.people and all(t.pos == "DET" for t in joins):
                return other if tokens[other.head].sentence == here else None
    return None


def behind_and(reading: Reading, mention: Mention) -> int | None:
    """The token behind the "and" that follows a mention, its date and a comma: "A on May 4, and B"."""
    tokens = reading.tokens
    last = reading.sentence_of(mention.head).last
    at = mention.last
    dated = next(iter(reading.whens_in(at, min(at + _NEAR, last))), None)
    if dated is not None and dated.first - at <= 1:
        at = dated.last
    if at < last and tokens[at].text == ",":
        at += 1
    return at + 1 if at < last - 1 and tokens[at].text.lower() == "and" else None


def _listed(reading: Reading, i: int) -> Iterator[Mention]:
    """People named behind "and" in the phrase of a noun, where the parse missed that they are joined."""
    first, last = reading.subtree(i)
    for mention in reading.mentions_in(first, last):
        if (
            mention.kind not in ("person", "office")
            or mention.first <= i < mention.last
            or not mention.people
        ):
            continue
        if mention.first > i:
            joint, between = mention.first - 1, reading.tokens[i : mention.first]
        else:
            joint, between = mention.last, reading.tokens[mention.last : i]
        verbs = any(t.pos in ("VERB", "AUX") and t.dep != "acl" for t in between)
        if reading.tokens[joint].text.lower() in ("and", "&") and not verbs:
            yield mention


def joined(reading: Reading, i: int) -> Iterator[int]:
    """The nouns joined to a noun by "and" or commas, in order."""
    for j in reading.children[i]:
        if reading.tokens[j].dep == "conj" and reading.tokens[j].pos not in ("VERB", "AUX"):
            yield j
            yield from joined(reading, j)


def covers(reading: Reading, outer: int, inner: int) -> bool:
    """Say whether a token stands in the phrase of another."""
    first, last = reading.subtree(outer)
    return first <= inner < last


def core(reading: Reading, thing: int) -> tuple[int, int]:
    """A noun with the words before it and an "of" phrase, without clauses and joined nouns behind it."""
    first, last = thing, thing + 1
    for j in reading.children[thing]:
        dep = reading.tokens[j].dep
        if j < thing and dep not in ("det", "cc", "punct", "preconj"):
            first = min(first, reading.subtree(j)[0])
        if j > thing and dep == "prep" and reading.tokens[j].text.lower() == "of":
            last = max(last, reading.subtree(j)[1])
    tokens = reading.tokens
    if last + 1 < len(tokens) and tokens[last].text in ("–", "-") and tokens[last + 1].pos == "PROPN":
        last += 1
        while last < len(tokens) and tokens[last].pos == "PROPN":
            last += 1
    return first, last

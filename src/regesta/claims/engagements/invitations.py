"""Who is asked to come, and who asks: "invited A", "an invitation to A to visit"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regesta.claims.engagements.clauses import subject_of, who
from regesta.claims.engagements.frames import Filler
from regesta.model.reading import Reading


def invited(reading: Reading, verb: int) -> Iterator[Filler]:
    """Whoever is asked takes part; whoever asks only lends the party: "invited his guest to the air show"."""
    for j in reading.children[verb]:
        if reading.tokens[j].dep in ("dobj", "dative"):
            yield from (Filler("guest", m) for m in who(reading, j))
    yield from inviter(reading, verb)


def inviter(reading: Reading, verb: int) -> Iterator[Filler]:
    """The party of whoever asks."""
    subject = reading.child(verb, "nsubj")
    if subject is not None:
        yield from (Filler("host", replace(m, people=())) for m in who(reading, subject))


def inviting(reading: Reading, verb: int) -> int | None:
    """The "invited" over a verb that tells what somebody is invited to do."""
    above = reading.tokens[verb].head
    if reading.tokens[verb].dep in ("xcomp", "ccomp", "advcl") and reading.tokens[above].lemma == "invite":
        return above
    return None


def invitation_of(reading: Reading, verb: int) -> int | None:
    """The "invitation" that a verb says the purpose of: "an invitation to A to visit Kigali"."""
    token = reading.tokens[verb]
    if token.dep in ("acl", "relcl", "xcomp", "advcl", "ccomp") and token.tag == "VB":
        above = reading.tokens[token.head]
        if above.lemma == "invitation":
            return above.i
        thing = reading.child(token.head, "dobj", "nsubjpass")
        if thing is not None and thing < verb and reading.tokens[thing].lemma == "invitation":
            return thing
    return None


def offered(reading: Reading, verb: int, offer: int) -> Iterator[Filler]:
    """Who is asked by an invitation as a noun: who accepts it, whom it is "to" or "for", who is to come."""
    tokens = reading.tokens
    above = tokens[offer].head
    taken = tokens[offer].dep == "dobj" and tokens[above].lemma in ("accept", "receive", "welcome")
    subject = subject_of(reading, above) if tokens[above].pos in ("VERB", "AUX") else None
    if subject is not None:
        for m in who(reading, subject):
            yield Filler("guest", m) if taken else Filler("host", replace(m, people=()))
    comer = reading.child(verb, "nsubj")
    if comer is not None:
        yield from (Filler("guest", m) for m in who(reading, comer))
    for home in (offer, above):
        for j in reading.children[home]:
            inner = reading.child(j, "pobj") if tokens[j].dep in ("prep", "dative") else None
            word = tokens[j].text.lower()
            if inner is not None and word in ("to", "for") and not taken and j < verb:
                yield from (Filler("guest", m) for m in who(reading, inner))
            elif (inner is not None and word in ("of", "from", "by")) or tokens[j].dep == "poss":
                asker = j if inner is None else inner
                yield from (Filler("host", replace(m, people=())) for m in who(reading, asker))

"""Who does what the verb of an engagement tells, and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regesta.claims.engagements.clauses import covers, subject_of, who
from regesta.claims.engagements.frames import Filler, Trigger
from regesta.claims.engagements.invitations import invitation_of, invited, inviter, inviting, offered
from regesta.claims.engagements.objects import object_of
from regesta.claims.engagements.sides import behind, chaired
from regesta.model.reading import Reading


def of_verb(reading: Reading, trigger: Trigger, roles: Mapping[str, str]) -> Iterator[Filler]:
    """Subject, agent, object and prepositions of the verb that happens."""
    verb = trigger.carrier
    if verb is None:
        return
    own = trigger.word == verb
    passive = _passive(reading, verb, own=own)
    if reading.tokens[verb].lemma == "invite" and not passive:
        yield from invited(reading, verb)
        return
    if own and (offer := invitation_of(reading, verb)) is not None:
        yield from offered(reading, verb, offer)
        return
    if asking := inviting(reading, verb):
        yield from inviter(reading, asking)
    yield from _subject(reading, trigger, roles, passive=passive)
    for j in reading.children[verb]:
        dep = reading.tokens[j].dep
        if dep == "agent":
            inner = reading.child(j, "pobj")
            yield from (
                Filler(roles["subject"], m) for m in (who(reading, inner) if inner is not None else ())
            )
        elif dep in ("dobj", "dative"):
            yield from _object(reading, trigger, j, roles, passive=passive)
        elif dep == "prep":
            yield from _after(reading, trigger, j, roles)
    if own and not passive and trigger.cue.object_is == "person" and reading.child(verb, "dobj") is None:
        thing = object_of(reading, verb, trigger.rest)
        yield from (Filler(roles["object"], m) for m in (who(reading, thing) if thing is not None else ()))


def _passive(reading: Reading, verb: int, *, own: bool) -> bool:
    if any(reading.tokens[j].dep in ("nsubjpass", "auxpass", "agent") for j in reading.children[verb]):
        return True
    return own and reading.tokens[verb].dep == "acl" and reading.tokens[verb].tag == "VBN"


def _subject(
    reading: Reading, trigger: Trigger, roles: Mapping[str, str], *, passive: bool
) -> Iterator[Filler]:
    """Whoever does it, or, in the passive, whom it is done to."""
    verb = trigger.carrier if trigger.carrier is not None else trigger.word
    subject = subject_of(reading, verb, trigger.turns.steers)
    if subject is None or subject == trigger.word or _holds(reading, subject, trigger):
        return
    own = trigger.word == verb
    role = roles["object"] if passive and own and roles["object"] != "site" else roles["subject"]
    if passive and not own and role == "host" and trigger.cue.kind == "ceremony":
        role = "guest"  # "he was given a guard of honour"
    yield from (Filler(role, m) for m in who(reading, subject))


def _object(
    reading: Reading, trigger: Trigger, j: int, roles: Mapping[str, str], *, passive: bool
) -> Iterator[Filler]:
    """Whoever is met or given something; for a thing signed or handed over, those behind its prepositions."""
    own = trigger.word == trigger.carrier
    direct = reading.tokens[j].dep == "dobj"
    person = trigger.cue.object_is == "person"
    if own and person and not passive:
        yield from (Filler(roles["object"], m) for m in who(reading, j))
    if direct and own and not person:
        for k in reading.children[j]:
            if reading.tokens[k].dep == "prep":
                yield from behind(reading, k, reading.tokens[k].text.lower(), roles, trigger)
    if direct and not own and reading.tokens[reading.tokens[j].head].lemma == "join":
        yield from (Filler("participant", m) for m in who(reading, j) if m.people or len(m.parties) > 1)
    if not direct or (own and roles["object"] == "recipient"):
        yield from (Filler(roles.get("to", "participant"), m) for m in who(reading, j))


def _after(reading: Reading, trigger: Trigger, j: int, roles: Mapping[str, str]) -> Iterator[Filler]:
    """Whoever stands behind a preposition of the verb."""
    word = reading.tokens[j].text.lower()
    if word == "under":
        yield from chaired(reading, j)
    elif trigger.preposition is None:
        yield from behind(reading, j, word, roles, trigger)


def _holds(reading: Reading, subject: int, trigger: Trigger) -> bool:
    """Say whether a subject holds the noun itself ("the visit of A began"), not in a clause about it."""
    own = trigger.carrier is None or not covers(reading, subject, trigger.carrier)
    return own and covers(reading, subject, trigger.word)

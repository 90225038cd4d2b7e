"""Who takes part in what a trigger tells, in which role, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from regesta.claims.engagements.clauses import SUBJECTS, covers, subject_of, who
from regesta.claims.engagements.frames import OCCASION, Filler, Trigger
from regesta.claims.engagements.objects import object_of
from regesta.model.reading import Mention, Reading

_DEFAULT = {"subject": "participant", "object": "participant", "poss": "participant", "agent": "participant"}
_REACH = 12  # tokens behind a noun within which its sides are looked for
_RECEIVERS = ("person", "party", "office", "group")
_WITH = frozenset({"with", "between", "among", "alongside", "and", "together"})
_TELLS = frozenset(
    "congratulate thank tell inform brief assure welcome greet remind urge ask praise invite receive".split()
)


def fillers_of(reading: Reading, trigger: Trigger) -> tuple[Filler, ...]:
    """Everybody who takes part, as subject, object, possessor or behind a preposition."""
    roles = {**_DEFAULT, **trigger.cue.roles}
    found: list[Filler] = []
    if trigger.carrier is not None:
        found += _of_verb(reading, trigger, roles)
    if trigger.word != trigger.carrier:
        found += _of_noun(reading, trigger, roles)
    if "recipient" in roles.values() and not any(f.role == "recipient" for f in found):
        found += _recipients(reading, trigger, roles)
    if not found and trigger.word != trigger.carrier:
        found += _between(reading, trigger)
    if (
        trigger.carrier is None
        and not any(f.role == "participant" for f in found)
        or _needs_subject(found, trigger)
    ):
        found += _main_subject(reading, trigger, roles)
    return _distinct(found)


def _recipients(reading: Reading, trigger: Trigger, roles: Mapping[str, str]) -> Iterator[Filler]:
    """Whoever is named right behind "on" or "to" in the sentence, wherever the parse hung it."""
    sentence = reading.sentence_of(trigger.word)
    for token in reading.tokens[trigger.word + 1 : sentence.last]:
        if roles.get(token.text.lower()) == "recipient":
            yield from (
                Filler("recipient", m)
                for m in reading.mentions
                if m.first == token.i + 1 and m.kind in _RECEIVERS
            )


def _between(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    """ "talks the same day between A and B": the sides that the parse hung on a word in between."""
    sentence = reading.sentence_of(trigger.word)
    for token in reading.tokens[trigger.word + 1 : min(trigger.word + _REACH, sentence.last)]:
        if token.text.lower() in ("between", "with") and token.dep == "prep":
            inner = reading.child(token.i, "pobj")
            if inner is not None:
                yield from (Filler("participant", m) for m in who(reading, inner))
            return


def _needs_subject(found: list[Filler], trigger: Trigger) -> bool:
    return trigger.preposition is not None and len({k for f in found for k in f.mention.people}) < 2


def _of_verb(reading: Reading, trigger: Trigger, roles: Mapping[str, str]) -> Iterator[Filler]:
    """Subject, agent, object and prepositions of the verb that happens."""
    verb = trigger.carrier
    if verb is None:
        return
    tokens = reading.tokens
    own = trigger.word == verb
    occasion = trigger.preposition is not None
    passive = any(tokens[j].dep in ("nsubjpass", "auxpass", "agent") for j in reading.children[verb]) or (
        own and tokens[verb].dep == "acl" and tokens[verb].tag == "VBN"
    )
    if tokens[verb].lemma == "invite" and not passive:
        yield from _invited(reading, verb)
        return
    if own and (offer := _invitation(reading, verb)) is not None:
        yield from _offered(reading, verb, offer)
        return
    if inviting := _inviting(reading, verb):
        yield from _inviter(reading, inviting)
    subject = subject_of(reading, verb)
    if subject is not None and subject != trigger.word and not _holds(reading, subject, trigger):
        role = roles["object"] if passive and own and roles["object"] != "site" else roles["subject"]
        if passive and not own and role == "host" and trigger.cue.kind == "ceremony":
            role = "guest"  # "he was given a guard of honour"
        yield from (Filler(role, m) for m in who(reading, subject))
    for j in reading.children[verb]:
        dep, word = tokens[j].dep, tokens[j].text.lower()
        if dep == "agent":
            inner = reading.child(j, "pobj")
            if inner is not None:
                yield from (Filler(roles["subject"], m) for m in who(reading, inner))
        elif dep in ("dobj", "dative") and own and not passive and trigger.cue.object_is == "person":
            yield from (Filler(roles["object"], m) for m in who(reading, j))
        if dep == "dobj" and own and trigger.cue.object_is != "person":
            for k in reading.children[j]:
                if tokens[k].dep == "prep":
                    yield from _behind(reading, k, tokens[k].text.lower(), roles, trigger)
        if dep == "dobj" and not own and tokens[verb].lemma == "join":
            yield from (Filler("participant", m) for m in who(reading, j) if m.people or len(m.parties) > 1)
        if dep == "dative" or (dep == "dobj" and own and roles["object"] == "recipient"):
            yield from (Filler(roles.get("to", "participant"), m) for m in who(reading, j))
        elif dep == "prep" and word == "under":
            yield from _chaired(reading, j)
        elif dep == "prep" and not occasion:
            yield from _behind(reading, j, word, roles, trigger)
    rest = trigger.rest
    if own and not passive and trigger.cue.object_is == "person" and reading.child(verb, "dobj") is None:
        thing = object_of(reading, verb, rest)
        if thing is not None:
            yield from (Filler(roles["object"], m) for m in who(reading, thing))


def _holds(reading: Reading, subject: int, trigger: Trigger) -> bool:
    """Say whether a subject holds the noun itself ("the visit of A began"), not in a clause about the subject."""
    own = trigger.carrier is None or not covers(reading, subject, trigger.carrier)
    return own and covers(reading, subject, trigger.word)


def _invited(reading: Reading, verb: int) -> Iterator[Filler]:
    """Whoever is asked takes part; whoever asks only lends the party: "invited his guest to the air show"."""
    for j in reading.children[verb]:
        if reading.tokens[j].dep in ("dobj", "dative"):
            yield from (Filler("guest", m) for m in who(reading, j))
    yield from _inviter(reading, verb)


def _inviter(reading: Reading, verb: int) -> Iterator[Filler]:
    subject = reading.child(verb, "nsubj")
    if subject is not None:
        yield from (Filler("host", replace(m, people=())) for m in who(reading, subject))


def _invitation(reading: Reading, verb: int) -> int | None:
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


def _offered(reading: Reading, verb: int, offer: int) -> Iterator[Filler]:
    """Who is asked by an invitation as a noun: whoever accepts it, whom it is "to" or "for", or who is to come."""
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


def _inviting(reading: Reading, verb: int) -> int | None:
    """The "invited" over a verb that tells what somebody is invited to do."""
    above = reading.tokens[verb].head
    if reading.tokens[verb].dep in ("xcomp", "ccomp", "advcl") and reading.tokens[above].lemma == "invite":
        return above
    return None


def _of_noun(reading: Reading, trigger: Trigger, roles: Mapping[str, str]) -> Iterator[Filler]:
    """Possessor, prepositions and adjectives of state of the noun itself."""
    tokens = reading.tokens
    for j in reading.children[trigger.word]:
        dep, word = tokens[j].dep, tokens[j].text.lower()
        if dep == "poss":
            yield from (Filler(roles["poss"], m) for m in who(reading, j))
        elif dep == "prep" and word in ("under", "at"):
            yield from _chaired(reading, j)
        elif dep == "prep":
            yield from _behind(reading, j, word, roles, trigger)
            inner = reading.child(j, "pobj") if word == "of" else None
            for k in reading.children[inner] if inner is not None else ():
                if tokens[k].dep == "relcl":
                    yield from _held_by(reading, k)  # "the meeting of the committee, which was chaired by A"
        elif dep in ("acl", "relcl"):
            yield from _held_by(reading, j)
        elif dep in ("amod", "compound", "nmod") and trigger.cue.kind not in (
            "visit",
            "site_visit",
            "ceremony",
        ):
            for m in reading.mentions_in(*reading.subtree(j)):
                if m.kind == "party":
                    yield Filler("participant", m)


def _chaired(reading: Reading, preposition: int) -> Iterator[Filler]:
    """Whoever chairs: "under the co-chairmanship of A and B"."""
    chairs = [
        j
        for j in reading.children[preposition]
        if reading.tokens[j].dep == "pobj" and "chair" in reading.tokens[j].lemma.lower()
    ]
    for chair in chairs:
        for j in reading.children[chair]:
            if reading.tokens[j].dep in ("prep", "poss"):
                inner = reading.child(j, "pobj") if reading.tokens[j].dep == "prep" else j
                if inner is not None:
                    yield from (Filler("participant", m) for m in who(reading, inner))


def _held_by(reading: Reading, verb: int) -> Iterator[Filler]:
    """ "a session co-chaired by A and B", "talks held with B"."""
    for j in reading.children[verb]:
        word = reading.tokens[j].text.lower()
        if reading.tokens[j].dep == "agent" or (
            reading.tokens[j].dep == "prep" and word in ("by", "with", "between")
        ):
            inner = reading.child(j, "pobj")
            if inner is not None:
                yield from (
                    Filler("participant", m) for m in who(reading, inner) if m.people or m.kind != "body"
                )


def _behind(
    reading: Reading, preposition: int, word: str, roles: Mapping[str, str], trigger: Trigger
) -> Iterator[Filler]:
    honoured = _honoured(reading, preposition, word)
    if honoured is not None:
        yield from (Filler(roles.get("for", "participant"), m) for m in who(reading, honoured))
        return
    role = "participant" if word in _WITH else roles.get(word)
    if role is None and word == "of" and trigger.cue.kind in ("meeting", "exercise"):
        role = "participant"
    if role is None or role in ("destination", "site", "ignored"):
        return
    governed = [j for j in reading.children[preposition] if reading.tokens[j].dep in ("pobj", "pcomp")]
    for j in governed or _named_after(reading, preposition):
        yield from (Filler(role, m) for m in who(reading, j))


def _honoured(reading: Reading, preposition: int, word: str) -> int | None:
    """Whoever a dinner is given "in honour of"."""
    noun = reading.child(preposition, "pobj") if word == "in" else None
    if noun is None or reading.tokens[noun].lemma.lower() not in ("honour", "honor"):
        return None
    of = reading.child(noun, "prep")
    return reading.child(of, "pobj") if of is not None else None


def _named_after(reading: Reading, preposition: int) -> list[int]:
    """Whoever is named right behind a preposition that the parse left empty."""
    return [m.head for m in reading.mentions if m.first == preposition + 1 and m.people][:1]


def _main_subject(reading: Reading, trigger: Trigger, roles: Mapping[str, str]) -> Iterator[Filler]:
    """The subject of the sentence, where the noun stands in a phrase beside it ("During talks, A praised …")."""
    if trigger.preposition not in OCCASION:
        return
    sentence = reading.sentence_of(trigger.word)
    for token in reading.tokens[sentence.first : sentence.last]:
        if (
            token.dep in SUBJECTS
            and reading.tokens[token.head].head == token.head
            and not covers(reading, token.i, trigger.word)
        ):
            for m in who(reading, token.i):
                if m.people or m.kind in ("office", "group"):
                    yield Filler(roles["subject"], m)
            if reading.tokens[token.head].lemma == "join":
                yield from _joiners(reading, token.head)
            hearer = reading.child(token.head, "dobj") if reading.tokens[token.head].lemma in _TELLS else None
            if hearer is not None:
                yield from (
                    Filler("participant", m) for m in who(reading, hearer) if m.people or m.kind == "office"
                )


def _joiners(reading: Reading, verb: int) -> Iterator[Filler]:
    """ "They were joined by C for talks", "C joined them": all of them take part."""
    for j in reading.children[verb]:
        inner = reading.child(j, "pobj") if reading.tokens[j].dep == "agent" else None
        if reading.tokens[j].dep == "dobj" or inner is not None:
            yield from (Filler("participant", m) for m in who(reading, j if inner is None else inner))


def _distinct(found: list[Filler]) -> tuple[Filler, ...]:
    """One filler for each person or party, the most telling role first; states of people named are left out."""
    out: list[Filler] = []
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for filler in sorted(found, key=lambda f: f.role == "participant"):
        key = (filler.mention.people, filler.mention.parties)
        if key not in seen:
            seen.add(key)
            out.append(filler)
    return tuple(sorted(out, key=lambda f: f.mention.first))

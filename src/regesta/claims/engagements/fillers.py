"""Who takes part in what a trigger tells, and in which role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regesta.claims.engagements.clauses import SUBJECTS, covers, who
from regesta.claims.engagements.doers import of_verb
from regesta.claims.engagements.frames import OCCASION, Filler, Trigger
from regesta.claims.engagements.sides import of_noun
from regesta.model.reading import Reading

_DEFAULT = {"subject": "participant", "object": "participant", "poss": "participant", "agent": "participant"}
_REACH = 12  # tokens behind a noun within which its sides are looked for
_RECEIVERS = ("person", "party", "office", "group")


def fillers_of(reading: Reading, trigger: Trigger) -> tuple[Filler, ...]:
    """Everybody who takes part, as subject, object, possessor or behind a preposition."""
    roles = {**_DEFAULT, **trigger.cue.roles}
    found: list[Filler] = []
    if trigger.carrier is not None:
        found += of_verb(reading, trigger, roles)
    if trigger.word != trigger.carrier:
        found += of_noun(reading, trigger, roles)
    if "recipient" in roles.values() and not any(f.role == "recipient" for f in found):
        found += _recipients(reading, trigger, roles)
    if not found and trigger.word != trigger.carrier:
        found += _between(reading, trigger)
    alone = trigger.carrier is None and not any(f.role == "participant" for f in found)
    if alone or _needs_subject(found, trigger):
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
    """The sides of "talks the same day between A and B", which the parse hung on a word in between."""
    sentence = reading.sentence_of(trigger.word)
    for token in reading.tokens[trigger.word + 1 : min(trigger.word + _REACH, sentence.last)]:
        if token.text.lower() in ("between", "with") and token.dep == "prep":
            inner = reading.child(token.i, "pobj")
            if inner is not None:
                yield from (Filler("participant", m) for m in who(reading, inner))
            return


def _needs_subject(found: list[Filler], trigger: Trigger) -> bool:
    return trigger.preposition is not None and len({k for f in found for k in f.mention.people}) < 2


def _main_subject(reading: Reading, trigger: Trigger, roles: Mapping[str, str]) -> Iterator[Filler]:
    """The subject of the sentence, where the noun stands in a phrase beside it ("During talks, A said …")."""
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
            hearer = (
                reading.child(token.head, "dobj")
                if reading.tokens[token.head].lemma in trigger.turns.tells
                else None
            )
            if hearer is not None:
                yield from (
                    Filler("participant", m) for m in who(reading, hearer) if m.people or m.kind == "office"
                )


def _joiners(reading: Reading, verb: int) -> Iterator[Filler]:
    """Whoever joins and is joined: "they were joined by C for talks", "C joined them"."""
    for j in reading.children[verb]:
        inner = reading.child(j, "pobj") if reading.tokens[j].dep == "agent" else None
        if reading.tokens[j].dep == "dobj" or inner is not None:
            yield from (Filler("participant", m) for m in who(reading, j if inner is None else inner))


def _distinct(found: list[Filler]) -> tuple[Filler, ...]:
    """One filler for each person or party, the most telling role first, in order of the text."""
    out: list[Filler] = []
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for filler in sorted(found, key=lambda f: f.role == "participant"):
        key = (filler.mention.people, filler.mention.parties)
        if key not in seen:
            seen.add(key)
            out.append(filler)
    return tuple(sorted(out, key=lambda f: f.mention.first))

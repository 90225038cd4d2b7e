"""Who stands beside the noun of an engagement: "talks between A and B", "A's visit", "chaired by A"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regesta.claims.engagements.clauses import who
from regesta.claims.engagements.frames import Filler, Trigger
from regesta.model.reading import Reading

_WITH = frozenset({"with", "between", "among", "alongside", "and", "together"})
_UNSIDED = ("visit", "site_visit", "ceremony")


def of_noun(reading: Reading, trigger: Trigger, roles: Mapping[str, str]) -> Iterator[Filler]:
    """Possessor, prepositions and adjectives of state of the noun itself."""
    tokens = reading.tokens
    for j in reading.children[trigger.word]:
        dep = tokens[j].dep
        if dep == "poss":
            yield from (Filler(roles["poss"], m) for m in who(reading, j))
        elif dep == "prep":
            yield from _through(reading, j, roles, trigger)
        elif dep in ("acl", "relcl"):
            yield from _held_by(reading, j)
        elif dep in ("amod", "compound", "nmod") and trigger.cue.kind not in _UNSIDED:
            inside = reading.mentions_in(*reading.subtree(j))
            yield from (Filler("participant", m) for m in inside if m.kind == "party")


def _through(reading: Reading, j: int, roles: Mapping[str, str], trigger: Trigger) -> Iterator[Filler]:
    """Whoever stands behind a preposition of the noun, or chairs what it is "of"."""
    word = reading.tokens[j].text.lower()
    if word in ("under", "at"):
        yield from chaired(reading, j)
        return
    yield from behind(reading, j, word, roles, trigger)
    inner = reading.child(j, "pobj") if word == "of" else None
    for k in reading.children[inner] if inner is not None else ():
        if reading.tokens[k].dep == "relcl":
            yield from _held_by(reading, k)  # "the meeting of the committee, which was chaired by A"


def chaired(reading: Reading, preposition: int) -> Iterator[Filler]:
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
    """Whoever holds it by a clause of the noun: "a session co-chaired by A and B", "talks held with B"."""
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


def behind(
    reading: Reading, preposition: int, word: str, roles: Mapping[str, str], trigger: Trigger
) -> Iterator[Filler]:
    """Whoever stands behind a preposition, in the role that the cue gives for it."""
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

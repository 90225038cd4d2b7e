"""Who else was there: "also present were A and B", "accompanied by C", "the delegation includes D"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regesta.claims.engagements.frames import Frame
from regesta.claims.engagements.happenings import Happening
from regesta.model.reading import Mention, Reading, Sentence

_DEFINITE = frozenset({"the", "this", "these", "their"})
_COMPANIES = frozenset({"delegation", "entourage", "party", "team", "suite"})
_HOLDS = frozenset({"include", "comprise"})
_MEMBERS = frozenset({"member"})
_BE = "be"


@dataclass(frozen=True, slots=True)
class Attendance:
    """People told beside a meeting; `of` are those whom they accompany, None where they just were there."""

    sentence: int
    people: tuple[str, ...]
    of: tuple[str, ...] | None = None


def attendances(reading: Reading, frames: Sequence[Frame]) -> list[Attendance]:
    """Find the people told to have been at a meeting told before, or with somebody who was."""
    meetings = {f.trigger.word for f in frames if f.trigger.cue.kind == "meeting" and f.when is None}
    found: list[Attendance] = []
    for sentence in reading.sentences:
        if sentence.block in ("headline", "caption"):
            continue
        for token in reading.tokens[sentence.first : sentence.last]:
            lemma = token.lemma.lower()
            if lemma == "attend" and token.pos == "VERB":
                found += _attending(reading, sentence, token.i, meetings)
            elif lemma == "present" and token.pos == "ADJ":
                found += _present(reading, sentence, token.i, meetings)
            elif lemma == "accompany" and token.tag == "VBN":
                found += _accompanying(reading, sentence, token.i)
            elif lemma in _HOLDS or lemma == _BE:
                found += _listed(reading, sentence, token.i)
    return found


def apart(frames: Sequence[Frame], told: Sequence[Attendance], reading: Reading) -> list[Frame]:
    """The frames without those that only tell who else was at a meeting told before."""
    said = {a.sentence for a in told if a.of is None}
    return [
        f
        for f in frames
        if f.trigger.cue.kind != "meeting" or reading.tokens[f.trigger.word].sentence not in said
    ]


def seat_attendees(reading: Reading, happenings: list[Happening], told: Sequence[Attendance]) -> None:
    """Seat who attended at the last meeting of two sides told before, companions where their head is."""
    for attendance in told:
        if attendance.of is None:
            homes = _meetings_before(reading, happenings, attendance.sentence)[-1:]
        else:
            homes = list(_of_head(reading, happenings, attendance))
        for h in homes:
            for key in attendance.people:
                party = reading.person(key).party
                h.people += [key] if key not in h.people else []
                h.parties += [party] if party and party not in h.parties else []


def _attending(reading: Reading, sentence: Sentence, verb: int, meetings: set[int]) -> Iterator[Attendance]:
    """Whoever attends: "the talks were attended by A", "A also attended the meeting"."""
    passive = reading.child(verb, "nsubjpass")
    thing = passive if passive is not None else reading.child(verb, "dobj")
    actors = reading.child(verb, "agent") if passive is not None else reading.child(verb, "nsubj")
    if thing is not None and actors is not None and _known(reading, thing, meetings):
        people = _named_in(reading, *reading.subtree(actors))
        if people:
            yield Attendance(sentence.index, people)


def _present(
    reading: Reading, sentence: Sentence, adjective: int, meetings: set[int]
) -> Iterator[Attendance]:
    """Whoever is present: "present at the talks were A and B", "A was also present"."""
    if reading.tokens[reading.tokens[adjective].head].lemma.lower() != _BE:
        return
    at = reading.child(adjective, "prep")
    thing = reading.child(at, "pobj") if at is not None else None
    if thing is not None and not _known(reading, thing, meetings):
        return
    people = _named_in(reading, sentence.first, sentence.last)
    if people:
        yield Attendance(sentence.index, people)


def _accompanying(reading: Reading, sentence: Sentence, verb: int) -> Iterator[Attendance]:
    """Whoever accompanies somebody: "A, accompanied by B and C, met D"."""
    agent = reading.child(verb, "agent")
    if agent is None:
        return
    token = reading.tokens[verb]
    head = token.head if token.dep in ("acl", "relcl") else reading.child(verb, "nsubjpass")
    if token.dep == "advcl":
        head = reading.child(token.head, "nsubj")
    led = reading.mention_on(head) if head is not None else None
    people = _named_in(reading, *reading.subtree(agent))
    if led is not None and led.people and people:
        yield Attendance(sentence.index, tuple(k for k in people if k not in led.people), led.people)


def _listed(reading: Reading, sentence: Sentence, verb: int) -> Iterator[Attendance]:
    """The members of a delegation: "the party includes A and B", "members of the delegation are C and D"."""
    subject = reading.child(verb, "nsubj")
    noun = reading.tokens[subject].lemma.lower() if subject is not None else ""
    wanted = _MEMBERS if reading.tokens[verb].lemma.lower() == _BE else _COMPANIES
    if noun not in wanted:
        return
    people = _named_in(reading, verb, sentence.last)
    served = Counter(p for k in people if (p := reading.person(k).party)).most_common(1)
    earlier = reading.mentions_in(0, sentence.first)
    named = [k for m in earlier if m.kind == "person" for k in m.people]
    heads = tuple(dict.fromkeys(k for k in named if reading.person(k).party in {p for p, _ in served}))
    heads = tuple(k for k in heads if k in reading.guests) or heads
    people = tuple(k for k in people if k not in heads)
    if people and heads:
        yield Attendance(sentence.index, people, heads)


def _known(reading: Reading, thing: int, meetings: set[int]) -> bool:
    """Say whether a noun takes up a meeting: a definite one, that has no day of its own."""
    beside = {reading.tokens[j].text.lower() for j in reading.children[thing]}
    return thing in meetings and bool(beside & _DEFINITE)


def _named_in(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    """The people named in a run of tokens, in order."""
    named: list[Mention] = [m for m in reading.mentions_in(first, last) if m.kind == "person"]
    return tuple(dict.fromkeys(k for m in named for k in m.people))


def _meetings_before(reading: Reading, happenings: list[Happening], sentence: int) -> list[Happening]:
    """The meetings of two sides told before a sentence, in order of the text."""
    return [
        h
        for h in sorted(happenings, key=Happening.first)
        if h.kind == "meeting"
        and h.status == "occurred"
        and len(h.parties) > 1
        and len(h.people) > 1
        and not h.frames[0].background
        and reading.tokens[h.first()].sentence < sentence
    ]


def _of_head(reading: Reading, happenings: list[Happening], attendance: Attendance) -> Iterator[Happening]:
    """The visit of those whom others accompany, and their meeting in that sentence or else their first."""
    theirs = [
        h
        for h in sorted(happenings, key=Happening.first)
        if set(attendance.of or ()) & set(h.people) and not h.frames[0].background
    ]
    yield from [h for h in theirs if h.kind == "visit" and h.status in ("occurred", "planned")][:1]
    meetings = [h for h in theirs if h.kind == "meeting" and h.status == "occurred" and len(h.people) > 1]
    here = [
        h
        for h in meetings
        if any(reading.tokens[f.trigger.word].sentence == attendance.sentence for f in h.frames)
    ]
    yield from (here or meetings)[:1]

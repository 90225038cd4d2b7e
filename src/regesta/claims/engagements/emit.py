"""Turn happenings into claims: names, dates cut to what the text implies, host and place, citations."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.claims.engagements.clauses import core
from regesta.claims.engagements.happenings import Happening
from regesta.claims.engagements.tenses import status_of
from regesta.claims.sessions import forum_of
from regesta.model.claim import Claim, EngagementClaim, Part
from regesta.model.doubt import Doubt
from regesta.model.passage import Cited, Passage
from regesta.model.reading import Mention, Reading
from regesta.model.when import Basis

_TWO = 2
_PLACED = ("in", "at", "near", "outside", "off", "to")


def emit(
    reading: Reading, happenings: list[Happening], earlier: tuple[Claim, ...]
) -> Iterator[EngagementClaim | Doubt]:
    """Yield one claim for each happening, in order of the text, with refs from e1 on."""
    related = any(len(_parties(h)) >= 2 for h in happenings)
    for h in happenings:
        if related or _of_forum(reading, h) or _beside_states(reading, h):
            _take_sides(reading, h)
        if h.kind == "conference" and _of_two(reading, h):
            h.kind = "meeting"
    kept = [h for h in happenings if _stands(reading, h)]
    refs = {id(h): f"e{n}" for n, h in enumerate(kept, start=1)}
    for h in kept:
        yield _claim(reading, h, refs, earlier)
    for h in happenings:
        if id(h) not in refs:
            first = h.frames[0]
            yield Doubt(
                f"{h.kind}.one-party", reading.passage(first.first, first.last),
                "one side is told; the other could not be made out",
            )  # fmt: skip


def _take_sides(reading: Reading, h: Happening) -> None:
    """Give a meeting, drill or signing told with one side or none the states that the report is about.

    Only where it is anchored in that relation: a person, a date or a definite noun, and two states in play.
    """
    handed_over = h.kind == "ceremony" and h.frames[0].trigger.cue.form in ("handover", "welcome ceremony")
    if h.kind == "visit":
        _take_host(reading, h)
        return
    if (
        (h.kind not in ("meeting", "exercise", "signing", "conference") and not handed_over)
        or len(_parties(h)) >= 2
        or len(h.people) >= 2
    ):
        return
    states = [p for p in reading.parties if len(p) == 3][:2]
    if all(f.unknown for f in h.frames) or len(states) < 2 or not set(_parties(h)) <= set(states):
        return
    planned = h.status == "planned" and _of_forum(reading, h)
    if h.dated is not None or h.people or h.parent is not None or h.parties or h.kind == "signing" or planned:
        h.parties += [p for p in states if p not in h.parties]


def _take_host(reading: Reading, h: Happening) -> None:
    """Take the other of the two states that the report is about for the host of a visit to no place told."""
    states = [p for p in reading.parties if len(p) == 3][:2]
    if not all(_acts(reading, p) for p in states if p not in h.parties):
        return
    if h.people and len(_parties(h)) == 1 and len(states) == 2 and h.parties[:1] != []:
        h.parties += [p for p in states if p not in h.parties and h.parties[0] in states]


def _acts(reading: Reading, state: str) -> bool:
    """Say whether a state is more than a word beside a noun ("a bypass that Japanese lenders pay for")."""
    served = any(p.party == state for p in reading.people)
    return served or any(state in m.parties and _at_work(reading, m) for m in reading.mentions)


def _at_work(reading: Reading, mention: Mention) -> bool:
    """Say whether a state is named, or describes what somebody does something to: "a Rwandan naval yard"."""
    word = reading.tokens[mention.head]
    describes = mention.kind == "party" and word.dep in ("amod", "compound", "nmod")
    return not describes or reading.tokens[word.head].dep in ("pobj", "dobj")


def _visited(reading: Reading, h: Happening) -> str | None:
    """The state that a visit to no place told is to: the one that its guests do not serve."""
    if h.kind != "visit":
        return None
    others = [p for p in _parties(h) if p not in _served(reading, h)]
    return others[0] if len(others) == 1 else None


def _of_forum(reading: Reading, h: Happening) -> bool:
    """Say whether a session names its forum or its number ("the 5th Joint Border Committee meeting")."""
    frame = h.frames[0]
    first, _ = core(reading, frame.trigger.word)
    words = reading.tokens[first : frame.trigger.word]
    return any(t.pos == "PROPN" or t.tag == "CD" or t.text[:1].isdigit() for t in words)


def _beside_states(reading: Reading, h: Happening) -> bool:
    """Say whether two states are named in the sentence that tells it."""
    sentence = reading.sentence_of(h.first())
    near = reading.mentions_in(sentence.first, sentence.last)
    return len({p for m in near for p in m.parties}) >= 2


def _private(reading: Reading, h: Happening) -> bool:
    """Say whether all who are named hold no office, rank or title: tourists, singers and strikers."""
    people = [reading.person(k) for k in h.people]
    mentions = [f.mention for x in h.frames for f in x.fillers]
    acted = any(
        m.kind in ("office", "group", "body")
        or (m.kind == "party" and reading.tokens[m.head].dep not in ("amod", "compound"))
        for m in mentions
    )
    return bool(people) and not acted and not any(p.offices or p.rank or p.honorific for p in people)


def _of_two(reading: Reading, h: Happening) -> bool:
    """A conference or seminar without a name, of two states alone, is a meeting of theirs."""
    word = h.frames[0].trigger.word
    if reading.tokens[word].lemma.lower() not in h.frames[0].trigger.turns.gatherings:
        return False
    inside = reading.mentions_in(*core(reading, word))
    theirs = len({p for m in inside if m.kind == "party" for p in m.parties}) > 1
    named = any(reading.tokens[j].pos == "PROPN" for j in reading.children[word])
    return (theirs or not named) and len(_parties(h)) == 2 and all(len(p) == 3 for p in _parties(h))


def _stands(reading: Reading, h: Happening) -> bool:
    """A meeting, a visit or an exercise needs two parties; the rest somebody."""
    if _private(reading, h):
        return False
    if h.kind in ("meeting", "exercise", "visit"):
        served, states = _served(reading, h), [p for p in reading.parties if len(p) == 3]
        between = len(h.people) >= 2 and len(served) != 1 and (bool(served) or len(states) > 1)
        return len(_parties(h)) >= 2 or between
    return bool(h.people or h.parties) and not _at_home(reading, h)


def _at_home(reading: Reading, h: Happening) -> bool:
    """What one state does by itself on its own ground is no engagement."""
    parties = _parties(h)
    inside = h.parent is not None and _stands(reading, h.parent)
    if _of_nobody_abroad(reading, h):
        return True
    if inside or len(parties) > 1 or h.kind == "exercise":
        return False
    if h.kind == "conference":
        return len(reading.parties) < _TWO
    _, host = _where(h)
    states = [p for p in reading.parties if len(p) == 3 and (p in parties or _acts(reading, p))]
    if h.kind == "dispatch":
        return len(states) < 2
    return len(states) < 2 or (host is not None and host in parties)


def _of_nobody_abroad(reading: Reading, h: Happening) -> bool:
    """Say whether a tour to no place abroad, or a ceremony seen by the network alone, is of no guests."""
    seen = all(f.trigger.cue.id.startswith("learned.") for f in h.frames)
    seen = seen or (h.kind == "site_visit" and not any(_abroad(reading, h, f.trigger.word) for f in h.frames))
    alone = h.kind in ("site_visit", "ceremony") and len(_parties(h)) < _TWO and h.parent is None
    return seen and alone and bool(h.people) and not reading.guests & set(h.people)


def _abroad(reading: Reading, h: Happening, word: int) -> bool:
    """Say whether the sentence puts it in a place of another state: "toured a yard in Ferrol, Spain"."""
    sentence = reading.sentence_of(word)
    near = (
        m for m in reading.mentions_in(sentence.first, sentence.last) if set(m.parties) - set(_parties(h))
    )
    return any(
        m.kind == "place" or (m.first and reading.tokens[m.first - 1].text.lower() in _PLACED) for m in near
    )


def _parties(h: Happening) -> list[str]:
    out = list(h.parties)
    if h.kind == "visit":
        out += [f.place_party for f in h.frames if f.place_party and f.place_party not in out]
    return list(dict.fromkeys(out))


def _served(reading: Reading, h: Happening) -> set[str]:
    """The states of the people told to take part, as far as they are known."""
    return {p for k in h.people if (p := reading.person(k).party)}


def _claim(
    reading: Reading, h: Happening, refs: dict[int, str], earlier: tuple[Claim, ...]
) -> EngagementClaim:
    start, end, basis, loose = _dates(h)
    evidence = tuple(dict.fromkeys(reading.passage(f.first, f.last) for f in h.frames))
    place, host = _where(h)
    host = host or _visited(reading, h)
    kind = h.kind
    people = tuple(reading.person(k).name for k in h.people)
    return EngagementClaim(
        ref=refs[id(h)],
        kind=kind,
        form=_form(reading, h),
        start=start,
        end=end,
        date_basis=basis,
        date_loose=loose,
        status=status_of(reading, h),
        place=place,
        people=people,
        parties=tuple(_parties(h)),
        host=host,
        roles=tuple(_roles(reading, h)),
        part_of=refs.get(id(h.parent)) if h.parent else None,
        mechanism=forum_of(reading, evidence, earlier, sits=kind in ("meeting", "conference")),
        evidence=evidence,
        cites=tuple(_cites(reading, h, evidence)),
    )


def _dates(h: Happening) -> tuple[str | None, str | None, Basis | None, bool]:
    """The date told, or the narrowest span that the visit around it allows."""
    if h.dated is not None and h.dated.when.start is not None:
        when = h.dated.when
        end = h.until.when.start if h.until is not None and when.end is None else when.end
        return when.start, end, when.basis, when.loose
    if h.carried is not None:
        return h.carried, None, "inferred", True
    if h.parent is not None:
        start, end, _, _ = _dates(h.parent)
        return shared_part(start, end), None, "inferred" if start else None, True
    return None, None, None, True


def shared_part(start: str | None, end: str | None) -> str | None:
    """What two dates have in common: the day, else the month, else the year.

    2024-11-23, 2024-11-26  ->  2024-11
    """
    if start is None or end is None or start == end:
        return start
    a, b = start.split("-"), end.split("-")
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return "-".join(a[:n]) or None


def _where(h: Happening) -> tuple[str | None, str | None]:
    """Place and host: what the tellings say, else the visit's, else the host's role."""
    site = next((f.site for f in h.frames if f.site), None)
    place = next((f.place for f in h.frames if f.place), None)
    party = next((f.place_party for f in h.frames if f.place_party), None)
    if h.parent is not None:
        above, host = _where(h.parent)
        return site or place or above, party or host
    if party is None:
        party = next(
            (p for f in h.frames for x in f.fillers if x.role == "host" for p in x.mention.parties), None
        )
    return site or place, party


def _form(reading: Reading, h: Happening) -> str | None:
    frame = h.frames[0]
    if h.kind == "visit" and frame.trigger.word != frame.trigger.carrier:
        words = [
            t.text.lower()
            for t in reading.tokens
            if t.head == frame.trigger.word and t.dep in ("amod", "compound") and t.i < frame.trigger.word
        ]
        named = [w for w in words if w in frame.trigger.turns.manners]
        return f"{named[0]} visit" if named else frame.trigger.cue.form
    return frame.trigger.cue.form


def _roles(reading: Reading, h: Happening) -> Iterator[Part]:
    seen: set[Part] = set()
    for frame in h.frames:
        for filler in frame.fillers:
            m = filler.mention
            parts = [Part(filler.role, reading.person(k).name, reading.person(k).party) for k in m.people]
            parts = parts or [
                Part(filler.role, None, p, m.title if m.kind == "office" else None) for p in m.parties
            ]
            for part in parts:
                if part not in seen and not any(p.person and p.person == part.person for p in seen):
                    seen.add(part)
                    yield part


def _cites(reading: Reading, h: Happening, evidence: tuple[Passage, ...]) -> Iterator[Cited]:
    yield Cited("kind", evidence[0])
    if h.dated is not None:
        yield Cited("start", reading.passage(h.dated.first, h.dated.last))
        if h.dated.when.end:
            yield Cited("end", reading.passage(h.dated.first, h.dated.last))
    for frame in h.frames:
        for filler in frame.fillers:
            field = "people" if filler.mention.people else "parties"
            yield Cited(field, reading.passage(filler.mention.first, filler.mention.last))

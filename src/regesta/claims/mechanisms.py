"""Recurring forums: committees, dialogues and yearly meetings, with their parties and cadence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from regesta.claims.forum_names import acronym_behind, is_joint_by_name, taken_up
from regesta.claims.sides import named_with, sides_of
from regesta.claims.wording import Found, head_of, plural, wording_of
from regesta.codebook import Codebook
from regesta.codebook.entries.mechanisms import MechanismWord
from regesta.codebook.match import Phrases, fold
from regesta.model.claim import Claim, MechanismClaim
from regesta.model.doubt import Doubt
from regesta.model.passage import Cited, Passage
from regesta.model.reading import Reading

_NAMELIKE = frozenset({"NOUN", "PROPN"})
_NOT_NAMED = frozenset(
    {
        "new",
        "regular",
        "existing",
        "first",
        "second",
        "third",
        "latest",
        "next",
        "recent",
        "such",
        "other",
        "bilateral",
    }
)
_OWNING = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
_REACH = 8
_MEETING = frozenset({"meet", "hold", "convene", "gather", "sit", "organise", "organize"})
_ALIKE = 0.5
# Plurals that are one forum; other plurals ("defence dialogues") name none in particular.
_ALWAYS_MANY = frozenset({"talk", "talks", "consultation", "consultations"})
_SMALL = frozenset({"of", "the", "and", "with", "between", "their", "mechanism"})


@dataclass(frozen=True, slots=True)
class _Forum:
    """A forum named at tokens `first`–`last`, its noun's head, and how often it meets."""

    first: int
    noun: int
    last: int
    head: int
    cadence: tuple[str, Passage] | None
    owner: str | None


class Mechanisms:
    """Read one mechanism out of each recurring forum that the report names.

        "the annual meeting of the interior ministers of Ghana and Togo"  ->  mechanism(annual, GHA and TGO)

    A meeting is a session of a forum only where a cadence or its number stands beside it.
    """

    name = "mechanisms"
    version = 2

    def __init__(self, codebook: Codebook) -> None:
        words = codebook.of(MechanismWord)
        self._nouns = Phrases(
            (form, w)
            for w in words
            if w.part != "cadence"
            for n in w.names
            for form in (n, plural(n), _spaced(n))
        )
        self._cadences = Phrases((n, w) for w in words if w.part == "cadence" for n in w.names)

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[Claim | Doubt]:
        """Yield mechanisms in order of appearance, each once."""
        wording = wording_of(reading)
        cadences = list(wording.find(self._cadences))
        claims: list[MechanismClaim] = []
        shorts: dict[str, int] = {}
        last = -1
        for found in wording.find(self._nouns):
            if found.first < last or reading.sentence_of(found.first).block == "caption":
                continue
            if reading.tokens[found.first].text in shorts and found.last == found.first + 1:
                continue
            forum = self._forum(reading, found, cadences)
            if forum is None and claims:
                claims[-1] = _told_on(reading, claims[-1], found, cadences)
            if forum is not None:
                last = forum.last
                number = _file(claims, _claim(reading, forum, earlier))
                if (short := acronym_behind(reading, forum.last)) is not None:
                    shorts.setdefault(short, number)
        for i, short in taken_up(reading, shorts):
            claims[shorts[short]] = _named_again(reading, claims[shorts[short]], i, cadences)
        yield from (replace(claim, ref=f"m{i}") for i, claim in enumerate(claims, start=1))

    @staticmethod
    def _forum(
        reading: Reading, found: Found[MechanismWord], cadences: list[Found[MechanismWord]]
    ) -> _Forum | None:
        head = head_of(reading, found.first, found.last)
        token = reading.tokens[head]
        if (
            token.tag == "NNS"
            and token.text.endswith("s")
            and found.value.part == "standing"
            and fold(token.lemma) not in _ALWAYS_MANY
        ):
            return None
        if token.pos not in ("NOUN", "PROPN", "X", "ADJ", "NUM"):
            return None
        cadence = _cadence(reading, found, cadences)
        first = _leftwards(reading, found.first)
        if found.value.part == "passing":
            beside = cadence is not None and cadence[1].end <= reading.tokens[found.last - 1].end
            if not beside and is_joint_by_name(reading, found.first):
                end = _members_end(reading, found.last)
                return _Forum(found.first - 1, found.first, end, head, cadence, None)
            if not beside:
                return None
            first = min(first, _token_at(reading, cadence[1].start, found.first)) if cadence else first
            return _Forum(first, found.first, _members_end(reading, found.last), head, cadence, None)
        return _Forum(first, found.first, found.last, head, cadence, found.value.party)


def _told_on(
    reading: Reading, claim: MechanismClaim, found: Found[MechanismWord], cadences: list[Found[MechanismWord]]
) -> MechanismClaim:
    """The forum named last with the cadence told of it again: "the committee, which meets every year"."""
    again = fold(reading.tokens[found.last - 1].lemma) == fold(claim.name).split()[-1]
    definite = found.first > 0 and reading.tokens[found.first - 1].text.lower() in ("the", "this")
    if claim.cadence is not None or not again or not definite:
        return claim
    cadence = _cadence(reading, replace(found, value=_standing(found.value)), cadences)
    if cadence is None:
        return claim
    return replace(claim, cadence=cadence[0], cites=(*claim.cites, Cited("cadence", cadence[1])))


def _named_again(
    reading: Reading, claim: MechanismClaim, i: int, cadences: list[Found[MechanismWord]]
) -> MechanismClaim:
    """The forum with its acronym at token `i`, and the cadence told there if none was told before."""
    found: Found[MechanismWord] | None = next(
        (replace(c, first=i, last=i + 1, value=_standing(c.value)) for c in cadences), None
    )
    cadence = _cadence(reading, found, cadences) if found and claim.cadence is None else None
    cites = (Cited("cadence", cadence[1]),) if cadence else ()
    return replace(
        claim,
        cadence=cadence[0] if cadence else claim.cadence,
        evidence=(*claim.evidence, reading.passage(i, i + 1)),
        cites=(*claim.cites, *cites),
    )


def _standing(word: MechanismWord) -> MechanismWord:
    return msgspec.structs.replace(word, part="standing")


def _spaced(name: str) -> str:
    """A name whose hyphens may be blanks."""
    return name.replace("-", " ")


def _token_at(reading: Reading, offset: int, near: int) -> int:
    i = near
    while i > 0 and reading.tokens[i].start > offset:
        i -= 1
    return i


def _cadence(
    reading: Reading, found: Found[MechanismWord], cadences: list[Found[MechanismWord]]
) -> tuple[str, Passage] | None:
    """The cadence before the noun, or with the verb that says that the forum meets."""
    sentence = reading.sentence_of(found.first)
    for cadence in cadences:
        if not sentence.first <= cadence.first < sentence.last or cadence.value.cadence is None:
            continue
        before = cadence.last <= found.first and all(
            reading.tokens[i].pos in ("ADJ", "NOUN", "PROPN", "PUNCT", "PART", "NUM", "VERB", "CCONJ")
            and reading.tokens[i].text != ","
            for i in range(cadence.last, found.first)
        )
        between = reading.tokens[found.last : cadence.first]
        meets = len(between) <= _REACH and any(t.lemma in _MEETING for t in between)
        if (before and found.first - cadence.last <= _REACH) or (meets and found.value.part == "standing"):
            return cadence.value.cadence, reading.passage(cadence.first, cadence.last)
    return None


def _leftwards(reading: Reading, noun: int) -> int:
    """Back over names and nouns before the forum's noun that are no party's."""
    tokens, start = reading.tokens, reading.sentence_of(noun).first
    i = noun
    while i > start:
        before = tokens[i - 1]
        in_party = any(m.first <= i - 1 < m.last for m in reading.mentions if m.kind in ("party", "place"))
        if before.pos in _NAMELIKE and not in_party and fold(before.text) not in _NOT_NAMED:
            i -= 1
        else:
            break
    return i


def _members_end(reading: Reading, last: int) -> int:
    """On over "of their defence ministers", "between …": up to a verb, a comma or another preposition."""
    tokens, end = reading.tokens, reading.sentence_of(last - 1).last
    if last >= end or tokens[last].text.lower() not in ("of", "between", "on", "with"):
        return last
    i = last + 1
    stop = last
    while i < end and tokens[i].pos not in ("VERB", "AUX", "SCONJ"):
        if tokens[i].pos == "PUNCT" and not (
            tokens[i].text == "," and i + 1 < end and tokens[i + 1].pos == "PROPN"
        ):
            break
        if tokens[i].pos == "ADP" and tokens[i].text.lower() not in ("of", "between"):
            break
        if tokens[i].pos in _NAMELIKE:
            stop = i + 1
        i += 1
    return stop


def _owners_start(reading: Reading, first: int) -> int:
    """Back over the states before a forum's name: "the Oman-Iran Joint Military Committee"."""
    start = reading.sentence_of(first).first
    while first > start and (
        reading.tokens[first - 1].pos in _OWNING or reading.tokens[first - 1].text in "-–"
    ):
        first -= 1
    return first


def _claim(reading: Reading, forum: _Forum, earlier: tuple[Claim, ...]) -> MechanismClaim:
    named = named_with(reading, _owners_start(reading, forum.first), forum.last, forum.last)
    parties, _ = sides_of(reading, named, forum.head, earlier)
    if forum.owner is not None:
        parties = (forum.owner,)
    whole = reading.passage(forum.first, forum.last)
    cites = [Cited("name", whole)]
    if forum.cadence is not None:
        cites.append(Cited("cadence", forum.cadence[1]))
    return MechanismClaim(
        ref="m0",
        name=" ".join(whole.quote.split()),
        parties=parties,
        cadence=forum.cadence[0] if forum.cadence else None,
        evidence=(whole,),
        cites=tuple(cites),
    )


def _same(a: MechanismClaim, b: MechanismClaim) -> bool:
    """Say whether two names are one forum's: alike, or meetings of one cadence that share most words."""
    mine, other = (frozenset(fold(c.name).split()) - _SMALL for c in (a, b))
    if mine == other:
        return True
    shared = len(mine & other) / min(len(mine), len(other))
    return a.cadence is not None and a.cadence == b.cadence and shared >= _ALIKE


def _file(claims: list[MechanismClaim], claim: MechanismClaim) -> int:
    """Add a forum, or its evidence to the one of the same name; give its place."""
    for i, other in enumerate(claims):
        if _same(other, claim):
            claims[i] = replace(
                other,
                cadence=other.cadence or claim.cadence,
                parties=other.parties or claim.parties,
                evidence=(*other.evidence, *claim.evidence),
                cites=(*other.cites, *claim.cites),
            )
            return i
    claims.append(claim)
    return len(claims) - 1

"""Instruments: treaties, protocols, plans, statements and what happens to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regesta.claims.instruments.accept import beside_text, may_name, names_text
from regesta.claims.instruments.ages import aged, number_of, vintage
from regesta.claims.instruments.announced import announcing
from regesta.claims.instruments.claiming import claims_of
from regesta.claims.instruments.events import Events
from regesta.claims.instruments.forces import Told
from regesta.claims.instruments.later import taken_up
from regesta.claims.instruments.merge import Place, gather, settled
from regesta.claims.instruments.others import binds_others, in_company
from regesta.claims.instruments.several import counted, parts_of
from regesta.claims.instruments.spots import Spot, Spots, telling, unapposed
from regesta.claims.instruments.terms import term_of
from regesta.claims.sides import named_with, sides_of
from regesta.claims.wording import wording_of
from regesta.codebook import Codebook
from regesta.codebook.entries.engagements import StatusCue
from regesta.codebook.entries.references import Reference
from regesta.codebook.match import fold
from regesta.model.claim import Claim, EngagementClaim
from regesta.model.doubt import Doubt
from regesta.model.passage import Passage
from regesta.model.reading import Reading, Token

_TWO = 2
_COUNTED = frozenset({"two", "three"})
_NEAR = 4


class Instruments:
    """Read one instrument out of each text that the report tells apart, with the latest status stated.

        "signed a protocol on mine clearance for the 2025-2029 period"  ->  protocol, 2025/2029, signed

    Texts that are only counted ("signed five agreements") and texts of one party ("the ministry signed an
    agreement with the union") yield a doubt; what people agree upon without a text ("reached agreement
    that …") yields nothing.
    """

    name = "instruments"
    version = 3

    def __init__(self, codebook: Codebook) -> None:
        self._spots = Spots(codebook)
        self._events = Events(codebook)
        people = (r for r in codebook.of(Reference) if r.means in ("people", "parties"))
        self._sides = frozenset(noun for r in people for noun in r.nouns)
        unreal = (s for s in codebook.of(StatusCue) if s.status == "unreal")
        self._company = frozenset(w for s in unreal for w in s.company)

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[Claim | Doubt]:
        """Yield instruments in order of appearance, then the texts that cannot be told apart."""
        named = unapposed(reading, self._spots.find(reading, wording_of(reading)))
        spots = sorted((*named, *taken_up(reading, named)), key=_order)
        if not spots:
            return
        places, doubts = self._places(reading, spots, earlier)
        texts, sided = [t for t in gather(places) if t.sure], _two_sided(reading, self._sides, earlier)
        between = [t for t in texts if len(t.parties) >= _TWO or (sided and not t.main.spot.word.loose)]
        yield from claims_of(reading, between, earlier)
        for text in texts:
            if text not in between:
                spot = text.main.spot
                passage = reading.passage(spot.first, spot.last)
                doubts.append(
                    Doubt("instrument.one-party", passage, "The report names no second party to this text.")
                )
        yield from doubts

    def _places(
        self, reading: Reading, spots: list[Spot], earlier: tuple[Claim, ...]
    ) -> tuple[list[Place], list[Doubt]]:
        """Where texts are told, and doubts of texts that are only counted."""
        heads, starts = frozenset(s.head for s in spots), frozenset(s.noun for s in spots)
        places: list[Place] = []
        doubts: list[Doubt] = []
        before: tuple[Spot, list[Told]] | None = None
        for spot in spots:
            told = self._told(reading, spot, heads, before)
            before = spot, told
            term = term_of(reading, spot, starts)
            if binds_others(reading, spot, self._sides) or in_company(reading, spot, self._company):
                continue
            if spot.like is not None and not any(not t.event.faint for t in told):
                continue
            years = term[0] if term else None
            here = (s for s in spots if s.head != spot.head and _together(reading, s, spot))
            sure = names_text(reading, spot, told, years) or beside_text(spot, years, here)
            if spot.word.standin and spot.plural and _both(reading, spot):
                places[-_TWO:] = [replace(p, told=(*p.told, *told)) for p in places[-_TWO:]]
            if sure or may_name(spot, years):
                places += [
                    replace(self._place(reading, part, earlier, told=told, term=term), sure=sure)
                    for part in parts_of(reading, spot)
                ]
            elif counted(reading, spot, told):
                doubts.append(
                    Doubt(
                        "instrument.not-told-apart",
                        reading.passage(spot.first, spot.last),
                        "Texts only counted.",
                    )
                )
        return places, doubts

    def _told(
        self, reading: Reading, spot: Spot, heads: frozenset[int], before: tuple[Spot, list[Told]] | None
    ) -> list[Told]:
        """What is told of the text, by its sentence, the one listed before it, or the line over the list."""
        told = self._events.of(reading, spot, heads)
        if any(not t.event.faint for t in told):
            return told
        if before is not None and _listed(reading, before[0], spot):
            return [t for t in before[1] if not t.past and not (t.event.unknown and spot.definite)]
        over = announcing(reading, spot)
        return (self._events.announced(reading, *over) if over else []) or told

    @staticmethod
    def _place(
        reading: Reading,
        spot: Spot,
        earlier: tuple[Claim, ...],
        *,
        told: list[Told],
        term: tuple[str, Passage] | None,
    ) -> Place:
        named = named_with(reading, spot.first, spot.topic, spot.last)
        parties, rests_on = sides_of(reading, named, spot.head, earlier)
        years, dated = term or (None, None)
        headline = reading.sentence_of(spot.head).block == "headline"
        return Place(
            spot,
            tuple(settled(aged(reading, told))),
            telling(reading, spot),
            parties,
            rests_on,
            years,
            headline,
            None if spot.pronoun else vintage(reading, spot, aged(reading, told)),
            dated,
            number_of(reading, spot),
            fold(reading.tokens[spot.stem - 1].lemma),
        )


def _together(reading: Reading, one: Spot, other: Spot) -> bool:
    return reading.tokens[one.head].sentence == reading.tokens[other.head].sentence


def _both(reading: Reading, spot: Spot) -> bool:
    """Say whether a plural takes up the two texts named last: "Both papers were signed in May"."""
    before = [t.text.lower() for t in reading.tokens[max(0, spot.first - _TWO) : spot.first]]
    return "both" in before or before[-_TWO:] == ["the", "two"]


def _order(spot: Spot) -> tuple[int, int]:
    """The place of a spot among the others: a successor comes after the text that it is to succeed."""
    behind = spot.like is not None and spot.like.noun > spot.noun
    return (spot.like.noun, 1) if spot.like is not None and behind else (spot.noun, 0)


def _two_sided(reading: Reading, sides: frozenset[str], earlier: tuple[Claim, ...]) -> bool:
    """Say whether the report tells of two sides at all, though it may not say which states they are."""
    if any(isinstance(c, EngagementClaim) for c in earlier):
        return True
    tokens = reading.tokens
    counted = (t.i for t in tokens if t.text.lower() == "both" or _is_the_two(tokens, t.i))
    return any(t.lemma.lower() in sides for i in counted for t in tokens[i + 1 : i + _NEAR])


def _is_the_two(tokens: tuple[Token, ...], i: int) -> bool:
    return i > 0 and tokens[i].text.lower() in _COUNTED and tokens[i - 1].text.lower() in ("the", "these")


def _listed(reading: Reading, before: Spot, spot: Spot) -> bool:
    """Say whether `spot` follows `before` in an enumeration.

    A comma or "and" stands right before it, and no verb between them but a participle on the first.
    """
    between = reading.tokens[before.last : spot.first]
    if reading.sentence_of(before.head) != reading.sentence_of(spot.head) or not between:
        return False
    joined = any(t.text.lower() in ("and", ",", "as", "including", ":") for t in between[-4:])
    return joined and all(t.pos not in ("VERB", "AUX") or t.dep == "prep" for t in between[1:])

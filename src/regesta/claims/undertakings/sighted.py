"""Who bears a position that the learned reader saw: its tokens of bearers made parties."""

from __future__ import annotations

from regesta.claims.undertakings.bearers import Bearing, Voices, joint
from regesta.claims.undertakings.meanings import NOBODY, Who
from regesta.model.reading import Reading
from regesta.model.seen import Position

_NEAR = 2


class SightedBearers:
    """Resolve the bearers of sightings by the report's mentions and its running speaker."""

    def __init__(self, reading: Reading, voices: Voices) -> None:
        self._reading = reading
        self._voices = voices

    def bearing(self, seen: Position) -> Bearing:
        """The bearing of a sighting; without parties where nobody can be named."""
        who = self.who(seen)
        if not who.parties:
            index = self._reading.tokens[seen.first].sentence
            told = self._voices.narrator_of(seen.first) or NOBODY
            who = told if told.parties else self._voices.continuing(index)
        by = who.parties
        if seen.force == "agreed" and len(by) < _NEAR:
            by = tuple(dict.fromkeys((*by, *self._reading.parties[:2])))[:2]
        to = () if seen.force == "agreed" else tuple(p for p in self._reading.parties[:2] if p not in by)
        return joint(Bearing(seen.force, by, who, to))

    def who(self, seen: Position) -> Who:
        """The people and parties that the bearers' tokens mean."""
        people: list[str] = []
        parties: list[str] = []
        heads = self._heads(seen.bearers)
        for i in heads:
            found = self._voices.meanings.who(i)
            people += found.people
            parties += found.parties
        at = heads[0] if heads else None
        return Who(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(parties)), at)

    def _heads(self, bearers: tuple[int, ...]) -> list[int]:
        """The token that each phrase among the bearers hangs on: its mention's, or its own."""
        heads: list[int] = []
        within = set(bearers)
        covered = -1
        for i in bearers:
            if i < covered:
                continue
            mention = self._voices.meanings.mention(i)
            if mention is not None:
                heads.append(mention.head)
                covered = mention.last
            elif self._reading.tokens[i].head not in within and self._reading.tokens[i].pos in (
                "NOUN",
                "PROPN",
                "PRON",
            ):
                heads.append(i)
        return heads

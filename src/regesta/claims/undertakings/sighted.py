"""Who bears a position that the learned reader saw: its tokens of bearers made parties."""

from __future__ import annotations

from dataclasses import replace

from regesta.claims.undertakings.bearers import Bearing, Voices, joint
from regesta.claims.undertakings.meanings import NOBODY, Who
from regesta.claims.undertakings.subjects import subject_above
from regesta.model.reading import Reading
from regesta.model.seen import Position

_NEAR = 2
_GLAD = {"glad", "pleased", "happy", "ready", "willing"}


class SightedBearers:
    """Resolve the bearers of sightings by the report's mentions and its running speaker."""

    def __init__(self, reading: Reading, voices: Voices) -> None:
        self._reading = reading
        self._voices = voices

    def bearing(self, seen: Position) -> Bearing:
        """The bearing of a sighting; without parties where nobody can be named."""
        if seen.force == "hoped" and self._is_offer(seen):
            seen = replace(seen, force="committed")
        who = self.who(seen)
        if not who.parties:
            who = self._in_turn(seen)
        by = who.parties
        if seen.force == "agreed" and len(by) < _NEAR:
            by = tuple(dict.fromkeys((*by, *self._reading.parties[:2])))[:2]
        to = () if seen.force == "agreed" else tuple(p for p in self._reading.parties[:2] if p not in by)
        return joint(Bearing(seen.force, by, who, to))

    def _in_turn(self, seen: Position) -> Who:
        """Who goes on speaking; where a name stands that means nobody known, the other of two sides."""
        index = self._reading.tokens[seen.first].sentence
        told = self._voices.narrator_of(seen.first) or NOBODY
        told = told if told.parties else self._voices.continuing(index)
        named = any(self._reading.tokens[i].pos == "PROPN" for i in seen.bearers)
        sides = self._reading.parties[:_NEAR]
        others = tuple(p for p in sides if p not in told.parties)
        return Who((), others) if named and told.parties and len(others) == 1 else told

    def who(self, seen: Position) -> Who:
        """The people and parties that the bearers' tokens mean: of one side, unless it was agreed."""
        own = self.own(seen) if seen.force == "committed" else NOBODY
        if own:
            return own
        heads = self._heads(seen.bearers)
        before = [i for i in heads if i < seen.first] or heads
        meant = [found for i in before if (found := self._voices.meanings.who(i)).parties]
        if not meant:
            return NOBODY
        if seen.force != "agreed":
            return self._inviting(seen, meant[0])
        people = tuple(dict.fromkeys(k for found in meant for k in found.people))
        return Who(people, tuple(dict.fromkeys(p for found in meant for p in found.parties)), meant[0].token)

    def _is_offer(self, seen: Position) -> bool:
        """Say whether it is told of somebody who "would be glad to help": that is no hope."""
        words = [t.text.lower() for t in self._reading.tokens[seen.first : seen.last]]
        return any(
            a == "be" and b in _GLAD and c == "to"
            for a, b, c in zip(words, words[1:], words[2:], strict=False)
        )

    def own(self, seen: Position) -> Who:
        """The state that an item itself names as the one to act: "the Omani navy would lend …"."""
        reading = self._reading
        verb = next((i for i in range(seen.first, seen.last) if reading.tokens[i].tag.startswith("V")), None)
        subject = subject_above(reading, verb) if verb is not None else None
        if subject is None:
            return NOBODY
        first, last = reading.subtree(subject)
        named = any(m.kind == "party" for m in reading.mentions_in(first, last))
        found = self._voices.meanings.who(subject)
        return found if named and len(found.parties) == 1 else NOBODY

    def _inviting(self, seen: Position, guest: Who) -> Who:
        """The other side than whoever "has been asked to come"; whoever bears it where nobody has."""
        tokens = self._reading.tokens
        asked = guest.token is not None and tokens[guest.token].dep == "nsubjpass"
        others = tuple(p for p in self._reading.parties[:_NEAR] if p not in guest.parties)
        if not asked or seen.force != "proposed" or len(others) != 1:
            return guest
        return Who((), others)

    def _heads(self, bearers: tuple[int, ...]) -> list[int]:
        """The token that each phrase among the bearers hangs on: its mention's, or its own."""
        heads: list[int] = []
        within = set(bearers)
        covered = -1
        for i in bearers:
            token = self._reading.tokens[i]
            if i < covered or (token.dep == "poss" and token.head in within):
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

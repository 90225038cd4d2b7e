"""Whether a bearer makes sense beside what is asked, of whom, and where."""

from __future__ import annotations

from dataclasses import replace

from regesta.claims.undertakings.bearers import Bearing
from regesta.claims.undertakings.complements import Complement
from regesta.claims.undertakings.meanings import Meanings, Who
from regesta.claims.undertakings.triggers import Trigger
from regesta.model.reading import Reading

_FEW = 2
_VAGUE = ("pronoun", "office")
_OPPOSITE = {"counterpart", "colleague", "host", "guest", "visitor", "interlocutor"}
_FAR = 24


class Sense:
    """Hand a position over to the other side of two where it makes no sense as this side's.

    "He invited Minister Rasa to Lima" where "He" was read as Rasa       ->  the other side invited
    "The minister invited his colleague to Izmir", a Turkish colleague   ->  the host of Izmir invited
    "Minister Rasa urged his Thai colleague to come", Rasa taken for a Thai  ->  the other side urged
    "The visitor hoped that Kenyan teams would come", a Kenyan visitor   ->  the other side hoped
    """

    def __init__(self, reading: Reading, meanings: Meanings) -> None:
        self._reading = reading
        self._meanings = meanings

    def of(self, bearing: Bearing, trigger: Trigger, found: Complement) -> Bearing:
        """The bearing that makes sense: as it was, or the other side's."""
        other = self._other(bearing.by)
        if not other:
            return bearing
        hearer = self._meanings.who(found.hearer)
        asks = bearing.force in ("proposed", "hoped")
        if self._acts_on_itself(bearing.speaker) or (
            asks and (self._at_home(hearer, bearing, trigger, found) or self._of_its_own(bearing, found))
        ):
            return replace(bearing, by=other, speaker=self._voice_of(other, trigger.first), to=bearing.by)
        return bearing

    def among(self, bearing: Bearing, found: Complement) -> Bearing:
        """The bearing, handed over where one taken for a Thai speaks to "his Thai colleague"."""
        other = self._other(bearing.by)
        if not other or not self._hears_own(bearing, found):
            return bearing
        return replace(bearing, by=other, to=bearing.by)

    def _hears_own(self, bearing: Bearing, found: Complement) -> bool:
        """Say whether a speaker's counterpart, named by state, is of the bearer's own."""
        at = bearing.speaker.token
        tokens = self._reading.tokens
        for i in range(at + 1, found.first) if at is not None else ():
            owned = any(tokens[k].tag == "PRP$" for k in self._reading.children[i])
            if owned and tokens[i].lemma.lower() in _OPPOSITE:
                first = self._reading.subtree(i)[0]
                stated = [m for m in self._reading.mentions_in(first, i) if m.kind == "party"]
                return bool(stated) and stated[0].parties == bearing.by
        return False

    def _other(self, by: tuple[str, ...]) -> tuple[str, ...]:
        sides = self._reading.parties[:_FEW]
        return tuple(p for p in sides if p not in by) if len(by) == 1 and by[0] in sides else ()

    def _acts_on_itself(self, speaker: Who) -> bool:
        """Say whether "he" asks, tells or invites the person that he was taken for, called by name."""
        if not self._is_vague(speaker) or speaker.token is None:
            return False
        tokens = self._reading.tokens
        sentence = self._reading.sentence_of(speaker.token)
        for k in range(speaker.token + 1, sentence.last):
            verb = tokens[k].head
            if tokens[k].dep not in ("dobj", "dative") or tokens[verb].tag not in ("VBD", "VBZ"):
                continue
            mention = self._meanings.mention(k)
            named = mention is not None and mention.kind == "person"
            if named and self._reading.child(verb, "nsubj") in (None, speaker.token):
                return bool(set(self._meanings.who(k).people) & set(speaker.people))
        return False

    def _at_home(self, hearer: Who, bearing: Bearing, trigger: Trigger, found: Complement) -> bool:
        """Say whether somebody is invited to a place of their own state."""
        if self._reading.tokens[trigger.head].lemma.lower() not in ("invite", "invitation"):
            return False
        if len(hearer.parties) != 1 or hearer.parties == bearing.by or not self._is_vague(bearing.speaker):
            return False
        end = min(found.first + _FAR, self._reading.sentence_of(found.first).last)
        places = [m for m in self._reading.mentions_in(found.first, end) if m.kind == "place" and m.parties]
        return bool(places) and places[0].parties == hearer.parties

    def _of_its_own(self, bearing: Bearing, found: Complement) -> bool:
        """Say whether somebody asks the own state by its name to act, or vaguely hopes that it will."""
        if found.subject is None or self._reading.tokens[found.subject].dep == "nsubjpass":
            return False
        if self._meanings.who(found.subject).parties != bearing.by:
            return False
        subject = self._meanings.mention(found.subject)
        if subject is not None and subject.kind == "party" and subject.head == found.subject:
            return True
        first, last = self._reading.subtree(found.subject)
        stated = any(m.kind == "party" for m in self._reading.mentions_in(first, last))
        return stated and bearing.force == "hoped" and self._is_vague(bearing.speaker)

    def _is_vague(self, speaker: Who) -> bool:
        if speaker.token is None:
            return False
        mention = self._meanings.mention(speaker.token)
        return mention is not None and mention.kind in _VAGUE

    def _voice_of(self, parties: tuple[str, ...], i: int) -> Who:
        """The person of a side who was named last before token `i`."""
        for mention in reversed(list(self._reading.mentions_in(0, i))):
            served = [k for k in mention.people if self._reading.person(k).party in parties]
            if mention.kind == "person" and served:
                return Who(tuple(served), parties, mention.head)
        return Who((), parties)

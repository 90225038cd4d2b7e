"""Who takes a position, who voices it, and to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from regesta.claims.undertakings.complements import Complement
from regesta.claims.undertakings.meanings import NOBODY, Meanings, Who
from regesta.claims.undertakings.subjects import subject_above
from regesta.claims.undertakings.triggers import Trigger
from regesta.claims.undertakings.wording import Wording
from regesta.model.reading import Reading
from regesta.model.seen import Force

_SPEECHLESS_DEPTH = 14
_FAR = 3
_STRESS = {"attention", "emphasis", "stress"}
_LINKS = {"be", "remain", "stand", "come", "do"}


@dataclass(frozen=True, slots=True)
class Bearing:
    """An undertaking's force, the parties that bear it, who voices it and who hears it."""

    force: Force
    by: tuple[str, ...]
    speaker: Who
    to: tuple[str, ...]


class Voices:
    """Follow who speaks through a report, and say who bears what is said.

    State is kept from sentence to sentence: "He also …" and "This cooperation will focus on …" go on with
    the speaker and the force before them.
    """

    def __init__(self, reading: Reading, wording: Wording) -> None:
        self._reading = reading
        self._reports = wording.reports
        self.meanings = Meanings(reading, wording.joint)
        self._last_sentence = -_FAR
        self._last_bearing: Bearing | None = None
        self._settled_in = -_FAR
        self.chair = NOBODY

    def preside(self, sentence_index: int | None) -> None:
        """Let whoever a heading ("The Ministers:") names speak in the lines below; None ends that."""
        self.chair = NOBODY
        if sentence_index is not None:
            sentence = self._reading.sentences[sentence_index]
            named = [m for m in self._reading.mentions_in(sentence.first, sentence.last) if m.kind != "place"]
            self.chair = self.meanings.who(named[-1].head) if named else NOBODY

    def hear(self, sentence_index: int) -> None:
        """Note the speaker of a sentence, whether or not it holds an undertaking."""
        reading = self._reading
        sentence = reading.sentences[sentence_index]
        for i in range(sentence.first, sentence.last):
            token = reading.tokens[i]
            if token.lemma.lower() in self._reports and token.tag in ("VBD", "VBZ", "VBG"):
                subject = subject_above(reading, i)
                found = self.meanings.who(subject) if subject is not None else NOBODY
                if found:
                    self.meanings.last, self._last_sentence = found, sentence_index
                    return

    def is_agreed_on(self, i: int) -> bool:
        """Say whether a clause is followed by ", they also agreed"."""
        reading = self._reading
        tokens = reading.tokens
        return any(
            tokens[j].lemma.lower() == "agree"
            and tokens[j].tag == "VBD"
            and "," in {t.text for t in tokens[i:j]}
            for j in range(i + 1, reading.sentence_of(i).last)
            if reading.child(j, "nsubj") is not None
        )

    def agent(self, trigger: Trigger) -> Who:
        """Whoever does what the trigger says: its subject, its owner, or the agent of a passive."""
        reading = self._reading
        tokens = reading.tokens
        head = trigger.head
        if trigger.stance.part == "noun":
            return self._owner(head) or self._governor(head)
        by = next((k for k in reading.children[head] if tokens[k].dep == "agent"), None)
        if by is not None:
            found = self.meanings.who(reading.child(by, "pobj"))
            if found:
                return found
        if tokens[head].tag == "VBN" and reading.child(head, "auxpass") is not None:
            return NOBODY
        return self.meanings.who(subject_above(reading, head))

    def _owner(self, noun: int) -> Who:
        reading = self._reading
        for k in reading.children[noun]:
            owner = reading.tokens[k].dep in ("poss", "compound", "amod")
            if owner and reading.tokens[k].tag != "PRP$" and self.meanings.mention(k) is not None:
                found = self.meanings.who(k)
                if found:
                    return found
        prep = next((k for k in reading.children[noun] if reading.tokens[k].text == "of"), None)
        return self.meanings.who(reading.child(prep, "pobj")) if prep is not None else NOBODY

    def _governor(self, noun: int) -> Who:
        verb = self.governing_verb(noun)
        if verb is None:
            return NOBODY
        tokens = self._reading.tokens
        agent = next((k for k in self._reading.children[verb] if tokens[k].dep == "agent"), None)
        if agent is not None:
            return self.meanings.who(self._reading.child(agent, "pobj"))
        return self.meanings.who(subject_above(self._reading, verb))

    def governing_verb(self, noun: int) -> int | None:
        """The verb that a noun is the object, or the passive subject, of."""
        tokens = self._reading.tokens
        j = noun
        for _ in range(4):
            dep, head = tokens[j].dep, tokens[j].head
            if dep == "pobj" and tokens[head].text.lower() in ("to", "on", "upon", "of", "in", "with"):
                dep, head = "dobj", self._past_whoever_is_assured(tokens[head].head)
            if dep not in ("dobj", "nsubjpass", "conj", "appos") or head == j:
                return None
            if tokens[head].tag.startswith("V"):
                return head
            if tokens[j].dep == "pobj" and tokens[head].lemma.lower() not in _STRESS:
                return None
            j = head
        return None

    def _past_whoever_is_assured(self, head: int) -> int:
        """From the guest in "assured the guest of its support" to the verb."""
        tokens = self._reading.tokens
        above = tokens[head].head
        return above if tokens[above].lemma.lower() == "assure" else head

    def narrator_of(self, i: int) -> Who | None:
        """Who is quoted as saying the clause of token `i`; None where it is told by the reporter."""
        reading = self._reading
        tokens = reading.tokens
        j = i
        for _ in range(_SPEECHLESS_DEPTH):
            head = tokens[j].head
            if head == j:
                break
            if (
                tokens[j].dep in ("ccomp", "parataxis", "advcl", "acl")
                and tokens[head].lemma.lower() in self._reports
            ):
                found = self.meanings.who(subject_above(reading, head))
                if found or tokens[head].lemma.lower() not in _LINKS:
                    return found or self.meanings.last
            j = head
        return self._according_to(i) or self._attributed(i)

    def _attributed(self, i: int) -> Who | None:
        """Whom a report verb later in the sentence names (", the minister said")."""
        reading = self._reading
        sentence = reading.sentence_of(i)
        for j in range(i + 1, sentence.last):
            lemma = reading.tokens[j].lemma.lower()
            if lemma in self._reports - _LINKS and reading.tokens[j].tag in ("VBD", "VBZ"):
                subject = reading.child(j, "nsubj")
                if subject is not None and "," in (t.text for t in reading.tokens[i:j]):
                    return self.meanings.who(subject) or self.meanings.last
        return None

    def _according_to(self, i: int) -> Who | None:
        sentence = self._reading.sentence_of(i)
        tokens = self._reading.tokens
        for j in range(sentence.first, sentence.last - 2):
            if tokens[j].text.lower() == "according" and tokens[j + 1].text == "to":
                for mention in self._reading.mentions_in(j + 2, min(j + 12, sentence.last)):
                    found = self.meanings.who(mention.head)
                    if found:
                        return found
        return None

    def continuing(self, sentence_index: int) -> Who:
        """The speaker of the sentences just before, or nobody."""
        return self.meanings.last if sentence_index - self._last_sentence < _FAR else NOBODY

    def carried(self) -> Bearing | None:
        """The bearing of the undertaking before."""
        return self._last_bearing

    def before(self, sentence_index: int) -> Who:
        """Who bore what stands before in the same sentence ("…, and always wish to …"), or nobody."""
        if self._last_bearing is None or self._settled_in != sentence_index:
            return NOBODY
        return replace(self._last_bearing.speaker, parties=self._last_bearing.by)

    def settle(self, bearing: Bearing, sentence_index: int) -> Bearing:
        """Remember a bearing for what goes on with it, and give it back."""
        self._last_bearing = bearing
        self._settled_in = sentence_index
        return bearing

    def addressees(self, found: Complement, by: tuple[str, ...], force: Force) -> tuple[str, ...]:
        """To whom it is addressed: whoever is asked, or else the other parties in play."""
        if force == "agreed":
            return ()
        hearer = self.meanings.who(found.hearer if found.hearer is not None else found.subject)
        asked = tuple(p for p in hearer.parties if p not in by)
        if asked or force == "committed":
            return asked
        return tuple(p for p in self._reading.parties[:2] if p not in by)


def joint(bearing: Bearing) -> Bearing:
    """What several parties commit themselves to is agreed between them."""
    if bearing.force == "committed" and len(bearing.by) > 1:
        return replace(bearing, force="agreed")
    return bearing

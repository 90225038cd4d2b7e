"""Whether words of force take a position, and whose it is."""

from __future__ import annotations

from regesta.claims.undertakings.bearers import Bearing, Voices, joint
from regesta.claims.undertakings.complements import Complement, verb_after
from regesta.claims.undertakings.grounds import Grounds
from regesta.claims.undertakings.meanings import NOBODY, Who
from regesta.claims.undertakings.sense import Sense
from regesta.claims.undertakings.triggers import Trigger
from regesta.claims.undertakings.wording import Wording
from regesta.model.reading import Reading
from regesta.model.seen import Force

_FIRM = frozenset(
    ("always firmly strongly fully consistently resolutely highly unequivocally continue").split()
)
_MUTUAL = {"mutual", "common", "joint", "shared"}
_LONGEST_NAME = 8
_JOINT = {"importance", "need", "necessity", "significance", "urgency", "imperative"}


class Positions:
    """Judge triggers: does one hold, who bears it."""

    def __init__(self, reading: Reading, voices: Voices, wording: Wording) -> None:
        self._reading = reading
        self._voices = voices
        self._wording = wording
        self._grounds = Grounds(reading, voices, wording)
        self._sense = Sense(reading, voices.meanings)

    def holds(self, trigger: Trigger) -> bool:
        """Say whether a trigger is neither denied, doubted nor told under a verb that binds nobody."""
        return self._grounds.hold(trigger)

    def preside(self, sentence_index: int | None) -> None:
        """Open a list of what somebody did under a heading that only names them, or close it."""
        self._voices.preside(sentence_index)

    def hear(self, sentence_index: int) -> None:
        """Note who spoke in a sentence that is done with."""
        self._voices.hear(sentence_index)

    def bearing(self, trigger: Trigger, found: Complement) -> Bearing | None:
        """Who bears it and with what force; None where it is no undertaking after all."""
        part = trigger.stance.part
        if part == "scope":
            return self._scope()
        if part in ("modal", "position"):
            return self._clause(trigger, found)
        assured = trigger.stance.id == "committed.assure"
        if assured and self._reading.child(trigger.head, "auxpass") is not None:
            return None
        return self._act(trigger, found)

    def _scope(self) -> Bearing | None:
        carried = self._voices.carried()
        if carried is not None and carried.force != "committed":
            return carried
        return Bearing("agreed", self._sides(), NOBODY, ())

    def _sides(self) -> tuple[str, ...]:
        return self._reading.parties[:2]

    def _act(self, trigger: Trigger, found: Complement) -> Bearing | None:
        asks = trigger.stance.id == "hoped.want" and found.hearer is not None
        force: Force = "proposed" if asks else _force(trigger)
        index = self._reading.tokens[trigger.head].sentence
        agent = self._voices.agent(trigger)
        passive = self._reading.child(trigger.head, "auxpass") is not None
        if not agent and passive and self._reading.tokens[trigger.head].lemma.lower() == "invite":
            return self._invited(trigger, found)
        agent = agent or self._unnamed(trigger, index)
        by = agent.parties
        if not by and self._is_agentless(trigger):
            by = self._sides()
        if force == "agreed" and len(by) == 1:
            by = self._partners(trigger, found, agent)
            force = "agreed" if len(by) > 1 else "committed"
        decided = self._is_joint(trigger) or self._voices.meanings.is_joint_body(agent.token)
        if force == "proposed" and len(by) > 1 and decided:
            force = "agreed"
        to = self._voices.addressees(found, by, force)
        bearing = self._sense.among(self._sense.of(Bearing(force, by, agent, to), trigger, found), found)
        return self._voices.settle(joint(bearing), index)

    def _unnamed(self, trigger: Trigger, index: int) -> Who:
        """Who acts where the verb names nobody: whoever speaks, or spoke before."""
        agent = NOBODY
        if trigger.stance.id == "proposed.necessary":
            agent = self._voices.narrator_of(trigger.head) or NOBODY
        agent = agent or self._voices.chair
        if not agent and not self._is_agentless(trigger):
            agent = self._voices.before(index) or self._voices.narrator_of(trigger.head) or NOBODY
            agent = agent if agent.parties else self._voices.continuing(index)
        return agent

    def _partners(self, trigger: Trigger, found: Complement, agent: Who) -> tuple[str, ...]:
        """All who agreed, where one of them was found."""
        by = agent.parties
        if self._is_plural(agent) and by[0] in self._sides():
            return self._sides()
        by = tuple(dict.fromkeys((*by, *self._with(trigger))))
        if len(by) == 1 and found.subject is not None:
            by = tuple(dict.fromkeys((*by, *self._voices.meanings.who(found.subject).parties)))
        return by

    def _is_plural(self, agent: Who) -> bool:
        """Say whether several agreed, though they were taken for one side ("The ministers agreed …")."""
        if agent.token is None:
            return False
        token = self._reading.tokens[agent.token]
        return token.tag in ("NNS", "NNPS") or token.text.lower() in ("they", "both")

    def _invited(self, trigger: Trigger, found: Complement) -> Bearing | None:
        """Who has asked the general who "has been invited to visit"; nobody for mere guests."""
        guest = self._voices.meanings.who(self._reading.child(trigger.head, "nsubjpass"))
        hosts = tuple(p for p in self._sides() if p not in guest.parties)
        if not guest.people and not guest.parties:
            return None
        if not hosts:
            return None
        return self._told("proposed", hosts, NOBODY, found)

    def _is_agentless(self, trigger: Trigger) -> bool:
        """Say whether nobody is named who agrees: "It was agreed to …"."""
        if trigger.stance.part == "noun":
            modifiers = {self._reading.tokens[k].text.lower() for k in self._reading.children[trigger.head]}
            return bool(modifiers & _MUTUAL) or trigger.stance.force == "agreed"
        return self._reading.child(trigger.head, "auxpass") is not None and _force(trigger) == "agreed"

    def _is_joint(self, trigger: Trigger) -> bool:
        return (
            self._reading.tokens[trigger.head].lemma.lower() in _JOINT
            or trigger.stance.id == "proposed.necessary"
        )

    def _with(self, trigger: Trigger) -> tuple[str, ...]:
        """The partner of an agreement: "agreed with Oman", "accepted Oman's proposal"."""
        tokens = self._reading.tokens
        for k in self._reading.children[trigger.head]:
            if tokens[k].text.lower() == "with":
                found = self._voices.meanings.who(self._reading.child(k, "pobj")).parties
                if found:
                    return found
        if trigger.last - trigger.first == 1:
            return ()
        named = tuple(p for m in self._reading.mentions_in(trigger.first, trigger.last) for p in m.parties)
        return named or self._sides()

    def _clause(self, trigger: Trigger, found: Complement) -> Bearing | None:
        tokens = self._reading.tokens
        index = tokens[trigger.head].sentence
        narrator = self._voices.narrator_of(trigger.head)
        subject = self._voices.meanings.who(found.subject)
        speaker = narrator or self._voices.continuing(index)
        force = _force(trigger)
        if narrator is not None and not subject:
            subject = self._own_house(found, narrator)
        if narrator is None and force == "committed" and self._under_a_text(trigger):
            by = subject.parties if len(subject.parties) > 1 else self._sides()
            return self._told("agreed", by, speaker, found)
        if narrator is not None and len(narrator.parties) > 1 and self._voices.is_agreed_on(trigger.head):
            return self._told("agreed", narrator.parties, narrator, found)
        if narrator is None and not (subject.parties and self._stands_alone(trigger, found, subject)):
            return None
        if force == "proposed":
            by = speaker.parties or subject.parties
            both = len(by) > 1
            return self._told("agreed" if both else "proposed", by, speaker, found)
        by = self._bearers(found, subject, speaker)
        if not subject:
            by = self._impersonal(found, speaker, narrator)
        return self._told(force, by, speaker or subject, found) if by else None

    def _own_house(self, found: Complement, narrator: Who) -> Who:
        """Whoever says that "it" or "the government" will do something speaks for it."""
        if found.subject is None or len(narrator.parties) != 1:
            return NOBODY
        tokens = self._reading.tokens
        subject = tokens[found.subject]
        verb = verb_after(tokens, found.first, len(tokens))
        acts = verb is not None and tokens[verb].pos == "VERB" and subject.dep == "nsubj"
        house = subject.lemma.lower() in self._wording.houses
        itself = subject.text.lower() == "it" or (house and tokens[found.subject - 1].text.lower() == "the")
        return narrator if acts and itself else NOBODY

    def _bearers(self, found: Complement, subject: Who, speaker: Who) -> tuple[str, ...]:
        """Who bears a clause with a subject: its parties if they are on the speaker's side, or nobody."""
        if speaker.parties and not set(subject.parties) & set(speaker.parties):
            return subject.parties if self._is_somebody_else(speaker, subject) else ()
        if len(subject.parties) > 1 and len(speaker.parties) == 1 and not self._names_all(found):
            return speaker.parties
        return subject.parties

    def _is_somebody_else(self, speaker: Who, subject: Who) -> bool:
        """Say whether "he" must mean the other side, as he tells what that side's state will do."""
        tokens = self._reading.tokens
        vague = speaker.token is not None and tokens[speaker.token].tag == "PRP"
        named = self._reading.mention_on(subject.token) if subject.token is not None else None
        state = named is not None and named.kind in ("party", "place", "body") and named.head == subject.token
        return vague and state and set(subject.parties) <= set(self._sides())

    def _names_all(self, found: Complement) -> bool:
        """Say whether a clause speaks for all, as its subject names each ("Peru and Chile will …")."""
        if found.subject is None:
            return False
        first, last = self._reading.subtree(found.subject)
        return (
            len(
                {
                    p
                    for m in self._reading.mentions_in(first, last)
                    if m.kind in ("party", "body")
                    for p in m.parties
                }
            )
            > 1
        )

    def _under_a_text(self, trigger: Trigger) -> bool:
        """Say whether the sentence opens with "Under it", "Under the agreement", "As part of the plan"."""
        tokens = self._reading.tokens
        first = self._reading.sentence_of(trigger.head).first
        opening = [t.text.lower() for t in tokens[first : first + 2]]
        verb = tokens[trigger.head].head
        which = any(
            tokens[j].text.lower() == "under" and tokens[j + 1].text.lower() == "which"
            for j in range(first, trigger.head)
            if j + 1 < len(tokens) and tokens[j].head in (verb, trigger.head)
        )
        if which or opening in (["as", "part"], ["pursuant", "to"]):
            return True
        return opening[0] == "under" and self._is_text(first + 1)

    def _is_text(self, i: int) -> bool:
        """Say whether the phrase from token `i` on names a text: "it", "the accord", "a joint statement"."""
        for token in self._reading.tokens[i : i + _LONGEST_NAME]:
            if token.lemma.lower() in self._wording.texts or token.text.lower() in ("it", "this"):
                return True
            if token.text == "," or token.tag.startswith("VB"):
                return False
        return False

    def _impersonal(self, found: Complement, speaker: Who, narrator: Who | None) -> tuple[str, ...]:
        """Who bears "the gates will be opened": the speaker, but only of what somebody is to do."""
        verb = verb_after(self._reading.tokens, found.first, len(self._reading.tokens))
        passive = verb is not None and self._reading.child(verb, "auxpass") is not None
        return speaker.parties if narrator is not None and passive else ()

    def _told(self, force: Force, by: tuple[str, ...], speaker: Who, found: Complement) -> Bearing:
        to = self._voices.addressees(found, by, force)
        bearing = self._sense.among(joint(Bearing(force, by, speaker, to)), found)
        return self._voices.settle(bearing, self._reading.tokens[found.first].sentence)

    def _stands_alone(self, trigger: Trigger, found: Complement, subject: Who) -> bool:
        """Say whether a clause without a verb of saying takes a position and is no reporter's plan."""
        if trigger.stance.part == "position":
            around = {t.text.lower() for t in self._reading.tokens[max(trigger.first - 3, 0) : trigger.last]}
            return trigger.last - trigger.first > 1 or bool(around & _FIRM)
        if self._reading.tokens[trigger.head].lemma.lower() == "would":
            return bool(self._voices.continuing(self._reading.tokens[trigger.head].sentence))
        return self._is_told_firmly(trigger, found, subject)

    def _is_told_firmly(self, trigger: Trigger, found: Complement, subject: Who) -> bool:
        """Say whether "X will …" is a position: it goes on with one, or gives something."""
        tokens = self._reading.tokens
        if tokens[trigger.head].tag != "MD":
            return False
        carried = self._voices.carried()
        if (
            tokens[trigger.head].lemma.lower() == "shall"
            and carried is not None
            and carried.force == "agreed"
        ):
            return len(subject.parties) > 1
        words = {t.text.lower() for t in tokens[trigger.first : found.first + 2]}
        joined = self._voices.before(tokens[trigger.head].sentence)
        if words & {"always", "continue", "jointly"} or (joined and "also" in words):
            return True
        verb = verb_after(tokens, trigger.last, len(tokens))
        if verb is not None and tokens[verb].lemma.lower() in self._wording.events:
            return False
        gives = verb is not None and tokens[verb].lemma.lower() in self._wording.gifts
        if gives and subject.token is not None:
            mention = self._reading.mention_on(subject.token)
            return mention is not None and mention.kind in ("party", "group", "body")
        return self._voices.carried() is not None and len(subject.parties) > 1


def _force(trigger: Trigger) -> Force:
    force = trigger.stance.force
    return "committed" if force == "none" else force

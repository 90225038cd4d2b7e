"""Whether words of force take a position at all."""

from __future__ import annotations

from regesta.claims.undertakings.bearers import Voices
from regesta.claims.undertakings.triggers import Trigger
from regesta.claims.undertakings.wording import Wording
from regesta.model.reading import Reading

_UNCERTAIN = {"may", "might", "could", "can", "cannot"}
_NEGATIONS = {"no", "not", "n't", "never", "neither", "without", "nor", "yet", "hardly"}
_ERRANDS = {"fly", "travel", "go", "come", "arrive", "return", "head"}
_OPEN = {"if", "whether"}
_USED = {"use", "take", "seize", "write", "speak", "intervene"}


class Grounds:
    """Tell positions from what is denied, doubted, silenced or only somebody's errand."""

    def __init__(self, reading: Reading, voices: Voices, wording: Wording) -> None:
        self._reading = reading
        self._voices = voices
        self._wording = wording

    def hold(self, trigger: Trigger) -> bool:
        """Say whether a trigger is neither denied, doubted nor told under a verb that binds nobody."""
        tokens = self._reading.tokens
        unheld = self._denied(trigger) or self._silenced(trigger)
        if unheld or self._is_errand(trigger) or self._is_open(trigger):
            return False
        stance = trigger.stance
        if tokens[trigger.head].tag == "VBN" and tokens[trigger.head].dep == "acl":
            return self._is_speaker(trigger)
        if stance.part == "position":
            return tokens[trigger.head].tag in ("VBZ", "VBP", "VB", "NNS") and self._is_finite(trigger)
        if stance.part == "noun":
            return self._governed(trigger)
        if stance.part == "scope":
            return self._scope_subject(trigger)
        return True

    def _is_open(self, trigger: Trigger) -> bool:
        """Say whether it is only asked about or supposed: "asked if Peru would …", "Asked whether …"."""
        tokens = self._reading.tokens
        head = trigger.head
        verb = tokens[head].head if tokens[head].tag == "MD" else head
        supposed = any(
            tokens[k].dep == "mark" and tokens[k].text.lower() in _OPEN for k in self._reading.children[verb]
        )
        passive = tokens[head].tag == "VBN" and tokens[head].dep == "advcl"
        return supposed or (passive and tokens[trigger.last].text.lower() in _OPEN)

    def _is_errand(self, trigger: Trigger) -> bool:
        """Say whether somebody only went or met to ask for it ("flew to Lima to press for a deal")."""
        tokens = self._reading.tokens
        verb = trigger.head
        above = tokens[tokens[verb].head].lemma.lower()
        aim = tokens[verb].dep == "advcl" or (tokens[verb].dep == "xcomp" and above in _ERRANDS)
        purpose = tokens[verb].tag == "VB" and tokens[verb - 1].tag == "TO" and aim
        return trigger.stance.force == "proposed" and purpose and above not in _USED

    def _is_speaker(self, trigger: Trigger) -> bool:
        """Say whether a participle tells what people do ("Rasa, moved, offered …"), not what is offered."""
        mention = self._reading.mention_on(self._reading.tokens[trigger.head].head)
        return mention is not None and mention.kind in ("person", "pronoun", "group", "party")

    def _denied(self, trigger: Trigger) -> bool:
        tokens = self._reading.tokens
        head = trigger.head
        if trigger.stance.part == "modal":
            aside = "relcl" in (tokens[head].dep, tokens[tokens[head].head].dep)
            return aside and trigger.stance.id == "committed.be-to"
        around = [*self._reading.children[head], *range(max(head - 3, 0), head), *range(head, trigger.last)]
        if tokens[head].dep in ("xcomp", "aux"):
            around += self._reading.children[tokens[head].head]
        for k in around:
            word = tokens[k].text.lower()
            if tokens[k].sentence != tokens[head].sentence or k > trigger.last:
                continue
            if word in _NEGATIONS and (tokens[k].head in (head, tokens[head].head) or k >= head - 2):
                return True
            if word in _UNCERTAIN and tokens[k].head == head and trigger.stance.part == "act":
                return True
        return False

    def _silenced(self, trigger: Trigger) -> bool:
        tokens = self._reading.tokens
        j = trigger.head
        for _ in range(12):
            if tokens[j].head == j or tokens[j].dep in ("conj", "advcl", "parataxis"):
                return False
            j = tokens[j].head
            if tokens[j].lemma.lower() in self._wording.silences and tokens[j].tag.startswith("V"):
                return True
        return False

    def _is_finite(self, trigger: Trigger) -> bool:
        tokens = self._reading.tokens
        if tokens[trigger.head].tag in ("VBZ", "VBP", "NNS"):
            return True
        before = tokens[trigger.head - 1] if trigger.head else None
        return before is not None and before.tag != "TO" and tokens[trigger.head].tag == "VB"

    def _governed(self, trigger: Trigger) -> bool:
        stance = trigger.stance
        verb = self._voices.governing_verb(trigger.head)
        if verb is not None and self._reading.tokens[verb].lemma.lower() in stance.under:
            return True
        owned = [k for k in self._reading.children[trigger.head] if self._reading.tokens[k].dep == "poss"]
        if not owned:
            return False
        index = self._reading.tokens[trigger.head].sentence
        joined = self._reading.tokens[owned[0] - 1].text.lower() in ("and", ",")
        return stance.owned or (joined and bool(self._voices.before(index)))

    def _scope_subject(self, trigger: Trigger) -> bool:
        tokens = self._reading.tokens
        subject = self._reading.child(trigger.head, "nsubj")
        if subject is None or tokens[subject].lemma.lower() not in trigger.stance.under:
            return False
        return tokens[trigger.head].tag in ("VB", "VBZ", "VBP")

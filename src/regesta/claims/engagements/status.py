"""Whether an engagement took place: planned, invited, postponed, cancelled, denied, or only talked of."""

from __future__ import annotations

from typing import Literal

from regesta.claims.engagements.frames import Trigger
from regesta.codebook import Codebook
from regesta.codebook.entries.engagements import StatusCue
from regesta.model.claim import Status
from regesta.model.reading import Reading

Verdict = Status | Literal["unreal"]
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "to"})
_ASKS = frozenset({"can", "could", "should", "may", "might", "must", "ought"})
_ASPECTS = frozenset(
    "begin start continue manage go come proceed use help get have want like love be expect mean happen".split()
)
_BESIDE: tuple[Verdict | None, ...] = ("planned", "postponed", "cancelled")
_STRONG: tuple[Verdict, ...] = ("cancelled", "postponed", "denied", "invited")


class Statuses:
    """The status words of a codebook, ready to be looked for over a trigger."""

    def __init__(self, codebook: Codebook) -> None:
        self._verbs: dict[str, Verdict] = {}
        self._adjectives: dict[str, Verdict] = {}
        self._company: dict[str, Verdict] = {}
        for entry in codebook.of(StatusCue):
            self._verbs.update(dict.fromkeys(entry.verbs, entry.status))
            self._adjectives.update(dict.fromkeys(entry.adjectives, entry.status))
            self._company.update(dict.fromkeys(entry.company, entry.status))

    def of(self, reading: Reading, trigger: Trigger) -> Verdict:
        """The status that the words around a trigger give it."""
        sentence = reading.sentence_of(trigger.word)
        lemmas = (t.lemma.lower() for t in reading.tokens[sentence.first : sentence.last])
        found: list[Verdict] = [self._company[w] for w in lemmas if w in self._company]
        if self._put_off_before(reading, trigger):
            return "unreal"
        found += self._beside(reading, trigger)
        if trigger.carrier is not None:
            subject = reading.tokens[trigger.word].dep in ("nsubjpass", "nsubj")
            occasion = trigger.preposition is not None
            found += self._over(reading, trigger.carrier, occasion=occasion, subject=subject)
            main = reading.tokens[trigger.word].head
            if subject and main not in (trigger.carrier, trigger.word):
                found += self._over(reading, main, occasion=False, subject=True)
        elif trigger.preposition is None or trigger.preposition == "of":
            found += self._topic(reading, trigger.word)
        if "denied" in found and {"cancelled", "postponed"} & set(found):
            return "unreal"
        for verdict in _STRONG:
            if verdict in found:
                return verdict
        if "unreal" in found:
            return "unreal"
        return "planned" if "planned" in found else "occurred"

    def _put_off_before(self, reading: Reading, trigger: Trigger) -> bool:
        """ "The visit had been put off in July": by the time told of, it may have been paid."""
        verb = trigger.carrier
        if verb is None or verb == trigger.word:
            return False
        had = any(reading.tokens[j].text.lower() == "had" for j in reading.children[verb])
        the = any(reading.tokens[j].text.lower() == "the" for j in reading.children[trigger.word])
        return had and the and self._status(reading, verb) in ("postponed", "cancelled")

    def _beside(self, reading: Reading, trigger: Trigger) -> list[Verdict]:
        """Adjectives and participles of the noun: "upcoming talks", "a session due in May"."""
        if trigger.word == trigger.carrier:
            return []
        near = list(reading.children[trigger.word])
        if trigger.carrier is not None and reading.tokens[trigger.carrier].lemma == "be":
            near += [
                j for j in reading.children[trigger.carrier] if reading.tokens[j].dep in ("acomp", "attr")
            ]
        words = [reading.tokens[j].text.lower() for j in near]
        if "no" in words and self._happened(reading, trigger):
            return ["denied"]
        found = [self._adjectives[w] for w in words if w in self._adjectives]
        if {"last", "latest", "previous"} & set(words):
            found = []  # "the last such meeting" was one
        return found + [
            status
            for j in reading.children[trigger.word]
            if reading.tokens[j].dep in ("acl", "relcl")
            and _of_noun(reading, j)
            and (status := self._status(reading, j)) is not None
            and status in _BESIDE
        ]

    @staticmethod
    def _happened(reading: Reading, trigger: Trigger) -> bool:
        """ "No meeting took place": a noun denied by "no" before a verb of happening in the past."""
        token = reading.tokens[trigger.word]
        above = reading.tokens[token.head]
        past = above.tag == "VBD" or any(
            reading.tokens[j].lemma in ("be", "have") and reading.tokens[j].tag == "VBD"
            for j in reading.children[above.i]
        )
        return token.dep in ("nsubj", "nsubjpass") and past

    def _over(self, reading: Reading, verb: int, *, occasion: bool, subject: bool) -> list[Verdict]:
        """Helpers of the verb and the verbs that it depends on, up to the one that reports it."""
        tokens = reading.tokens
        found: list[Verdict] = []
        at = verb
        for _ in range(6):
            helpers = {
                tokens[j].text.lower() for j in reading.children[at] if tokens[j].dep in ("aux", "neg")
            }
            if not occasion or at != verb:
                if helpers & (_FUTURE - {"to"}):
                    found.append("planned")
                if helpers & _ASKS:
                    found.append("unreal")
            if tokens[at].lemma == "be" and _is_to(reading, at):
                found.append("planned")
            if self._supposed(reading, at):
                found.append("unreal")
            found += self._said_to_be(reading, at)
            if helpers & {"not", "n't", "n’t", "never"}:
                past = tokens[at].tag == "VBD" or helpers & {"did", "have", "has", "had"}
                found.append("denied" if at == verb and past else "unreal")
            status = self._status(reading, at)
            if status and (at != verb or status in _STRONG or (status == "planned" and subject)):
                if occasion and status in ("unreal", "planned"):
                    break
                found.append(status)
            if at == tokens[at].head and tokens[at].tag == "VB" and not helpers and not occasion and _ordered(reading, at):
                found.append("planned")  # an item of a list: "- hold a drill in May"
            if at == tokens[at].head or tokens[at].dep not in (
                "xcomp",
                "ccomp",
                "conj",
                "pcomp",
                "acl",
                "prep",
                "pobj",
                "dobj",
            ):
                break
            if _told(reading, at) or _apart(reading, at):
                break
            if tokens[at].dep == "conj":
                at = tokens[at].head
                continue
            if at == verb and "to" in helpers and not occasion:
                later = tokens[tokens[at].head].lemma not in _ASPECTS and tokens[at].dep == "xcomp"
                found += ["planned"] if later else []
            purpose = tokens[at].dep in ("xcomp", "acl") and "to" in helpers
            at = tokens[at].head
            if purpose and tokens[at].lemma in ("be", "due", "set"):
                found.append("planned")
        return found

    def _said_to_be(self, reading: Reading, at: int) -> list[Verdict]:
        """ "It is possible that they will meet", "the minister is due in Lima"."""
        if reading.tokens[at].lemma != "be":
            return []
        said = [reading.tokens[j].text.lower() for j in reading.children[at] if reading.tokens[j].dep == "acomp"]
        return [self._adjectives[w] for w in said if w in self._adjectives]

    @staticmethod
    def _supposed(reading: Reading, at: int) -> bool:
        """Say whether a clause only supposes ("if they met") or a noun is denied ("no plans to send")."""
        return any(
            (
                reading.tokens[j].dep == "mark"
                and reading.tokens[j].text.lower() in ("if", "unless", "whether")
            )
            or (reading.tokens[j].dep == "det" and reading.tokens[j].text.lower() == "no")
            for j in reading.children[at]
        )

    def _status(self, reading: Reading, verb: int) -> Verdict | None:
        """What a verb, alone or with its particle ("put off"), makes of what it governs."""
        lemma = reading.tokens[verb].lemma.lower()
        particles = [
            reading.tokens[j].text.lower() for j in reading.children[verb] if reading.tokens[j].dep == "prt"
        ]
        for j in reading.children[verb]:
            below = reading.child(j, "pobj") if reading.tokens[j].dep == "prep" else None
            if below is not None:
                particles.append(f"{reading.tokens[j].text.lower()} {reading.tokens[below].text.lower()}")
        for particle in particles:
            if status := self._verbs.get(f"{lemma} {particle}"):
                return status
        return self._verbs.get(lemma)

    def _topic(self, reading: Reading, noun: int) -> list[Verdict]:
        """A noun with no verb that makes it happen: what is said of the noun above it."""
        tokens = reading.tokens
        at = noun
        for _ in range(5):
            at = tokens[at].head
            status = self._status(reading, at)
            if status:
                return [status]
            if tokens[at].head == at:
                break
        return []


def _of_noun(reading: Reading, verb: int) -> bool:
    """Say whether a clause tells what becomes of its noun ("talks due in May"), and not what came before.

    "a visit that had been postponed" may by now take place; "talks at which they agreed to meet" took place.
    """
    words = [reading.tokens[j] for j in reading.children[verb]]
    if any(w.text.lower() == "had" for w in words):
        return False
    subject = next((w for w in words if w.dep in ("nsubj", "nsubjpass")), None)
    return subject is None or subject.tag in ("WDT", "WP")


def _ordered(reading: Reading, verb: int) -> bool:
    """Say whether a bare verb opens an item of a list, and so has no subject: "hold a drill in May"."""
    return reading.child(verb, "nsubj", "nsubjpass") is None


def _is_to(reading: Reading, verb: int) -> bool:
    """ "The next session is to be held in Accra"."""
    tokens = reading.tokens
    if tokens[verb].tag not in ("VBZ", "VBP"):
        return False
    return any(
        tokens[j].dep == "xcomp" and any(tokens[k].text.lower() == "to" for k in reading.children[j])
        for j in reading.children[verb]
    )


def _told(reading: Reading, verb: int) -> bool:
    """Say whether a participle only describes its noun ("a statement issued at the talks")."""
    token = reading.tokens[verb]
    return token.dep == "acl" and token.tag == "VBN" and reading.child(verb, "nsubj", "mark") is None


def _apart(reading: Reading, verb: int) -> bool:
    """Say whether a semicolon parts a clause from the verb that the parse hangs it on."""
    head = reading.tokens[verb].head
    return any(t.text == ";" for t in reading.tokens[min(verb, head) : max(verb, head)])

"""Whether an engagement took place: planned, invited, postponed, cancelled, denied, or only talked of."""

from __future__ import annotations

from typing import Literal

from regesta.claims.engagements.frames import Trigger
from regesta.claims.engagements.turns import Turns
from regesta.codebook import Codebook
from regesta.codebook.entries.engagements import StatusCue
from regesta.model.reading import Reading
from regesta.model.seen import Status

Verdict = Status | Literal["unreal"]
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
_ASKS = frozenset({"can", "could", "should", "may", "might", "must", "ought"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_PAST = frozenset({"did", "have", "has", "had"})
_DEPENDS = frozenset({"xcomp", "ccomp", "conj", "pcomp", "acl", "prep", "pobj", "dobj"})
_STEPS = 6  # verbs that are looked at upwards from the one that makes it happen
_BESIDE: tuple[Verdict | None, ...] = ("planned", "postponed", "cancelled")
_STRONG: tuple[Verdict, ...] = ("cancelled", "postponed", "denied", "invited")


class Statuses:
    """The status words of a codebook, ready to be looked for over a trigger."""

    def __init__(self, codebook: Codebook) -> None:
        self._aspects = Turns.of(codebook).aspects
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
        """Say whether it was put off before the time told of ("The visit had been put off in July")."""
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
        near = [j for j in reading.children[trigger.word] if reading.tokens[j].dep != "relcl"]
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
        """Say whether the verb is in the past, so that "no" denies its subject ("No meeting took place")."""
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
        for _ in range(_STEPS):
            beside = occasion and at == verb
            found += self._helped(reading, at, first=at == verb, beside=beside)
            status = self._status(reading, at)
            if status and (at != verb or status in _STRONG or (status == "planned" and subject)):
                if occasion and status in ("unreal", "planned"):
                    break
                found.append(status)
            if not beside and _ordered(reading, at):
                found.append("planned")
            if not _depends(reading, at):
                break
            if tokens[at].dep != "conj":
                found += self._infinitive(reading, at, first=at == verb and not occasion)
            at = tokens[at].head
        return found

    def _helped(self, reading: Reading, at: int, *, first: bool, beside: bool) -> list[Verdict]:
        """What auxiliaries, "not", "if" and a predicate beside "be" make of a verb."""
        tokens = reading.tokens
        helpers = _helpers(reading, at)
        found: list[Verdict] = []
        if not beside and helpers & _FUTURE:
            found.append("planned")
        if not beside and helpers & _ASKS:
            found.append("unreal")
        if tokens[at].lemma == "be" and _is_to(reading, at):
            found.append("planned")
        if self._supposed(reading, at):
            found.append("unreal")
        found += self._said_to_be(reading, at)
        if helpers & _NOT:
            past = tokens[at].tag == "VBD" or helpers & _PAST
            found.append("denied" if first and past else "unreal")
        return found

    def _infinitive(self, reading: Reading, at: int, *, first: bool) -> list[Verdict]:
        """What an infinitive leaves to come: "tasked the navies to hold a drill", "is due to meet"."""
        tokens = reading.tokens
        above = tokens[tokens[at].head]
        if "to" not in _helpers(reading, at):
            return []
        later = first and tokens[at].dep == "xcomp" and above.lemma not in self._aspects
        due = tokens[at].dep in ("xcomp", "acl") and above.lemma in ("be", "due", "set")
        return ["planned"] if later or due else []

    def _said_to_be(self, reading: Reading, at: int) -> list[Verdict]:
        """What a predicate beside "be" says: "It is possible that they will meet", "is due in Lima"."""
        if reading.tokens[at].lemma != "be":
            return []
        said = [
            reading.tokens[j].text.lower() for j in reading.children[at] if reading.tokens[j].dep == "acomp"
        ]
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
    token = reading.tokens[verb]
    bare = token.head == verb and token.tag == "VB" and not _helpers(reading, verb)
    return bare and reading.child(verb, "nsubj", "nsubjpass") is None


def _helpers(reading: Reading, verb: int) -> set[str]:
    return {
        reading.tokens[j].text.lower()
        for j in reading.children[verb]
        if reading.tokens[j].dep in ("aux", "neg")
    }


def _depends(reading: Reading, verb: int) -> bool:
    """Say whether the verb above a verb has a say in what becomes of it."""
    token = reading.tokens[verb]
    return (
        token.head != verb
        and token.dep in _DEPENDS
        and not _told(reading, verb)
        and not _apart(reading, verb)
    )


def _is_to(reading: Reading, verb: int) -> bool:
    """Say whether it lies ahead by "be to" ("The next session is to be held in Accra")."""
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

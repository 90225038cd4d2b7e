"""Who takes a position, who voices it, and to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from regesta.claims.undertakings.complements import Complement
from regesta.claims.undertakings.subjects import subject_above
from regesta.claims.undertakings.triggers import Trigger
from regesta.model.claim import Force
from regesta.model.reading import Mention, Reading

_SINGULAR = {"he", "she", "his", "her", "him"}
_SPEECHLESS_DEPTH = 14
_FAR = 3
_EACH = {"each", "either"}
_STRESS = {"attention", "emphasis", "stress"}
_LINKS = {"be", "remain", "stand", "come", "do"}
_COUNTS = {"two": 2, "both": 2, "pair": 2, "three": 3, "trio": 3, "four": 4}
_SIDES = {
    "side",
    "ministry",
    "minister",
    "country",
    "leader",
    "government",
    "navy",
    "army",
    "delegation",
    "nation",
}
_PRIVATE = {"company", "firm", "investor", "resident", "tourist", "farmer", "trader", "journalist", "analyst"}


@dataclass(frozen=True, slots=True)
class Who:
    """People, by key, and parties meant by one phrase; `token` is where it stands."""

    people: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    token: int | None = None

    def __bool__(self) -> bool:
        return bool(self.people or self.parties)


NOBODY = Who()


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

    def __init__(self, reading: Reading, reports: frozenset[str]) -> None:
        self._reading = reading
        self._reports = reports
        self._last = NOBODY
        self._last_sentence = -_FAR
        self._last_bearing: Bearing | None = None
        self._settled_in = -_FAR
        self.chair = NOBODY
        self._mentions: dict[int, Mention | None] = {}

    def _mention(self, i: int) -> Mention | None:
        """The mention on token `i`, looked up once."""
        if i not in self._mentions:
            self._mentions[i] = self._reading.mention_on(i)
        return self._mentions[i]

    def preside(self, sentence_index: int | None) -> None:
        """Let whoever a heading ("The Ministers:") names speak in the lines below; None ends that."""
        self.chair = NOBODY
        if sentence_index is not None:
            sentence = self._reading.sentences[sentence_index]
            named = [m for m in self._reading.mentions_in(sentence.first, sentence.last) if m.kind != "place"]
            self.chair = self.who(named[-1].head) if named else NOBODY

    def hear(self, sentence_index: int) -> None:
        """Note the speaker of a sentence, whether or not it holds an undertaking."""
        reading = self._reading
        sentence = reading.sentences[sentence_index]
        for i in range(sentence.first, sentence.last):
            token = reading.tokens[i]
            if token.lemma.lower() in self._reports and token.tag in ("VBD", "VBZ", "VBG"):
                subject = subject_above(reading, i)
                found = self.who(subject) if subject is not None else NOBODY
                if found:
                    self._last, self._last_sentence = found, sentence_index
                    return

    def who(self, i: int | None) -> Who:
        """The people and parties that the phrase headed by token `i` means, with those joined to it."""
        if i is None:
            return NOBODY
        people: list[str] = []
        parties: list[str] = []
        for j in (i, *self._joined(i)):
            found = self._meant(j)
            people += found.people
            parties += found.parties
        return Who(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(parties)), i)

    def _meant(self, j: int) -> Who:
        """Whom token `j` means: its own mention, or the party that its phrase belongs to ("Omani forces")."""
        mention = self._mention(j)
        if self._reading.tokens[j].lemma.lower() in _PRIVATE:
            return NOBODY
        sides = self._reading.parties[: self._many(j, mention)]
        if sides:
            return Who((), sides, j)
        if mention is not None and (mention.people or mention.parties):
            return Who(mention.people, mention.parties or self._parties_of(mention.people), j)
        if mention is not None and mention.kind == "pronoun":
            return self._last
        parties = self._owners(j)
        if not parties and self._is_collective(j):
            return Who((), self._reading.parties[:2], j)
        return Who((), parties, j)

    def _many(self, j: int, mention: Mention | None) -> int:
        """How many of the report's parties a phrase takes together ("the three", "both", "each side")."""
        token = self._reading.tokens[j]
        counted = _COUNTS.get(token.text.lower(), 0)
        if counted and (mention is None or len(mention.parties) < counted):
            return counted
        if mention is None:
            each = any(self._reading.tokens[k].text.lower() in _EACH for k in self._reading.children[j])
            return 2 if each and token.lemma.lower() in _SIDES else 0
        nameless = mention.kind == "group" and not mention.people and not mention.parties
        return 2 if nameless or self._is_everybody(j, mention) else 0

    def _owners(self, j: int) -> tuple[str, ...]:
        """The parties that a phrase without a mention belongs to."""
        reading = self._reading
        parties: list[str] = []
        for k in reading.children[j]:
            if reading.tokens[k].tag == "PRP$":
                parties += self.who(k).parties
            elif reading.tokens[k].dep in ("amod", "compound", "poss", "nmod"):
                inner = self._mention(k)
                parties += inner.parties if inner is not None and inner.kind in ("party", "place") else ()
            elif reading.tokens[k].text == "of":
                parties += self.who(reading.child(k, "pobj")).parties
        return tuple(dict.fromkeys(parties))

    def _is_collective(self, j: int) -> bool:
        """Say whether a plural stands for all sides ("governments", "the two coast guards")."""
        tokens = self._reading.tokens
        both = any(tokens[k].text.lower() in ("two", "both") for k in self._reading.children[j])
        return tokens[j].tag == "NNS" and (both or tokens[j].lemma.lower() in _SIDES)

    def _is_everybody(self, j: int, mention: Mention) -> bool:
        """Say whether a group of several sides was taken for one ("The delegations agreed …")."""
        tokens = self._reading.tokens
        plural = tokens[j].tag == "NNPS" or (mention.kind == "office" and tokens[j].text.endswith("s"))
        several = plural or (tokens[j].tag == "NNS" and tokens[j].lemma.lower() in _SIDES)
        opening = tokens[max(mention.first - 1, 0)].text.lower(), tokens[mention.first].text.lower()
        return (
            len(mention.parties) < 2
            and mention.kind in ("group", "office")
            and several
            and bool({"the", "both", "two"} & set(opening))
            and not any(m.kind == "party" for m in self._reading.mentions_in(mention.first, mention.last))
        )

    def _joined(self, i: int) -> list[int]:
        out: list[int] = []
        mention = self._mention(i)
        stack = [i] if mention is None else [i, *range(mention.first, mention.last)]
        while stack:
            for k in self._reading.children[stack.pop()]:
                if mention is not None and mention.first <= k < mention.last:
                    continue
                if self._reading.tokens[k].dep == "conj" and self._reading.tokens[k].pos in (
                    "NOUN",
                    "PROPN",
                    "PRON",
                ):
                    out.append(k)
                    stack.append(k)
        return out

    def _parties_of(self, people: tuple[str, ...]) -> tuple[str, ...]:
        found = [self._reading.person(key).party for key in people]
        return tuple(dict.fromkeys(p for p in found if p))

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
            found = self.who(reading.child(by, "pobj"))
            if found:
                return found
        if tokens[head].tag == "VBN" and reading.child(head, "auxpass") is not None:
            return NOBODY
        return self.who(subject_above(reading, head))

    def _owner(self, noun: int) -> Who:
        reading = self._reading
        for k in reading.children[noun]:
            owner = reading.tokens[k].dep in ("poss", "compound", "amod")
            if owner and reading.tokens[k].tag != "PRP$" and self._mention(k) is not None:
                found = self.who(k)
                if found:
                    return found
        prep = next((k for k in reading.children[noun] if reading.tokens[k].text == "of"), None)
        return self.who(reading.child(prep, "pobj")) if prep is not None else NOBODY

    def _governor(self, noun: int) -> Who:
        verb = self.governing_verb(noun)
        if verb is None:
            return NOBODY
        tokens = self._reading.tokens
        agent = next((k for k in self._reading.children[verb] if tokens[k].dep == "agent"), None)
        if agent is not None:
            return self.who(self._reading.child(agent, "pobj"))
        return self.who(subject_above(self._reading, verb))

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
                found = self.who(subject_above(reading, head))
                if found or tokens[head].lemma.lower() not in _LINKS:
                    return found or self._last
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
                    return self.who(subject) or self._last
        return None

    def _according_to(self, i: int) -> Who | None:
        sentence = self._reading.sentence_of(i)
        tokens = self._reading.tokens
        for j in range(sentence.first, sentence.last - 2):
            if tokens[j].text.lower() == "according" and tokens[j + 1].text == "to":
                for mention in self._reading.mentions_in(j + 2, min(j + 12, sentence.last)):
                    found = self.who(mention.head)
                    if found:
                        return found
        return None

    def continuing(self, sentence_index: int) -> Who:
        """The speaker of the sentences just before, or nobody."""
        return self._last if sentence_index - self._last_sentence < _FAR else NOBODY

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
        hearer = self.who(found.hearer if found.hearer is not None else found.subject)
        asked = tuple(p for p in hearer.parties if p not in by)
        if asked or force == "committed":
            return asked
        return tuple(p for p in self._reading.parties[:2] if p not in by)


def joint(bearing: Bearing) -> Bearing:
    """What several parties commit themselves to is agreed between them."""
    if bearing.force == "committed" and len(bearing.by) > 1:
        return replace(bearing, force="agreed")
    return bearing

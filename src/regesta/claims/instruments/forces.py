"""Whether what is told of an instrument has happened, is to come, is only wanted, or is denied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from regesta.codebook.entries.instruments import InstrumentEvent
from regesta.codebook.match import fold
from regesta.model.claim import InstrumentStatus
from regesta.model.reading import Reading

_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
_WISHED = frozenset({"should", "could", "may", "might", "must", "can", "ought"})
_UPWARD = frozenset(
    {"xcomp", "ccomp", "advcl", "pcomp", "acl", "dobj", "pobj", "prep", "nsubjpass", "acomp", "attr", "oprd",
     "nsubj", "csubj", "dep", "compound", "conj"}
)  # fmt: skip
_CLAUSAL = frozenset({"ccomp", "xcomp", "acl", "dobj"})
_PARTICLES = frozenset({"prt", "advmod", "prep"})
_REACH = 12
# In the present tense these tell of an end to come: "which expires in December".
_ENDING = frozenset({"expire", "lapse", "end", "run"})
_BEGIN = frozenset({"begin", "start", "open", "launch", "commence", "initiate"})
# A text that "enters into force once both parliaments have approved it" is signed until then.
_UNTIL_THEN: InstrumentStatus = "signed"
_ENTERING = frozenset({"enter", "come", "take", "go"})
_CONDITIONS = frozenset({"once", "when", "after", "upon", "following", "pending"})
# What the status of an entry's `over` words makes of the acts below them.
_FORCES = {"proposed": "asked", "negotiated": "ahead", "mentioned": "denied"}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told of an instrument, and the token that tells it.

    `ahead` says that it is still to come or only wanted; `past` that it is told beside the noun, as
    background ("the protocol signed in 2019").
    """

    status: InstrumentStatus
    token: int
    event: InstrumentEvent
    ahead: bool = False
    past: bool = False


class Forces:
    """The words that stand over an act and put it off, wish for it or deny it."""

    def __init__(self, events: Iterable[InstrumentEvent]) -> None:
        self._over = {fold(word): _FORCES[e.status] for e in events for word in e.over if e.status in _FORCES}

    def weigh(self, reading: Reading, event: InstrumentEvent, i: int, *, climb: bool = True) -> Told | None:
        """What the event tells, given what stands over it: wishes, plans, denials."""
        tokens = reading.tokens
        if event.status == "in_force" and not event.faint and _no_longer(reading, i):
            return Told("expired", i, event)
        if any(tokens[j].dep == "neg" for j in reading.children[i]):
            waits = event.open or any(fold(tokens[j].text) == "yet" for j in reading.children[i])
            return Told(event.ahead, i, event, ahead=True) if event.ahead and waits else None
        force = (
            "ahead"
            if _in_principle(reading, i) or _awaited(reading, i)
            else self._force(reading, event, i, climb=climb)
        )
        # The parse may take "runs out" behind a year for a noun.
        present = tokens[i].tag in ("VBZ", "VBP", "NNS") or (
            tokens[i].tag == "VBG" and tokens[i].dep == "acl"
        )
        if present and fold(tokens[i].lemma) in _ENDING and not force:
            force = "ahead"
        if force == "denied":
            return None
        if not force and present and _on_condition(reading, i):
            return Told(_UNTIL_THEN, i, event)
        status = {"asked": event.asked, "ahead": event.ahead}.get(force, event.status) or event.status
        return Told(status, i, event, ahead=bool(force))

    def _force(self, reading: Reading, event: InstrumentEvent, i: int, *, climb: bool) -> str:
        """`denied`, `asked`, `ahead` or nothing: the strongest of what stands over token `i`.

        Over an act that has happened only a denial counts. Whoever speeds talks up says that they are held,
        so nothing above that makes them a mere wish.
        """
        tokens = reading.tokens
        seen = [_auxiliary(reading, i)]
        happened = _finite_past(reading, i) or not climb
        joined = begun = False
        for _ in range(_REACH):
            token = tokens[i]
            if token.head == i or token.dep not in (_CLAUSAL if happened else _UPWARD):
                break
            above = token.head
            if not joined and token.dep != "conj":
                force = self._put_off(reading, above)
                begins = fold(reading.tokens[above].lemma) in _BEGIN
                if (
                    begins
                    and event.status == "negotiated"
                    and reading.tokens[above].tag == "VB"
                    and event.asked
                ):
                    seen.append("asked")
                begun = begun or begins
                if force == "ahead" and event.status == "negotiated":
                    # Talks that are agreed to go on are held; talks still to begin are not.
                    return "asked" if begun and event.asked else ""
                seen.append(force if not happened or force == "denied" else "")
            joined = token.dep == "conj"
            if not happened:
                seen.append(_auxiliary(reading, above))
            i = above
        return next((force for force in ("denied", "asked", "ahead") if force in seen), "")

    def _put_off(self, reading: Reading, i: int) -> str:
        """What the word at `i` makes of the acts below it: "propose", "look forward", "deny"."""
        token = reading.tokens[i]
        lemma = fold(token.lemma)
        words = [
            f"{lemma} {fold(reading.tokens[j].text)}"
            for j in reading.children[i]
            if reading.tokens[j].dep in _PARTICLES
        ]
        return next((self._over[w] for w in (*words, lemma) if w in self._over), "")


def _no_longer(reading: Reading, i: int) -> bool:
    before = [fold(t.text) for t in reading.tokens[max(reading.sentence_of(i).first, i - 4) : i]]
    return ("no", "longer") in pairwise(before)


def _on_condition(reading: Reading, i: int) -> bool:
    """Say whether a text comes into force only when something else is done: "once parliament has agreed"."""
    if fold(reading.tokens[i].lemma) not in _ENTERING:
        return False
    sentence = reading.sentence_of(i)
    behind = reading.tokens[i + 1 : min(sentence.last, i + _REACH)]
    return any(fold(t.text) in _CONDITIONS for t in behind)


def _awaited(reading: Reading, i: int) -> bool:
    """Say whether what is still to come waits for an act: "will be looked at once it has been ratified"."""
    token = reading.tokens[i]
    marks = _words_below(reading, i, "mark", "advmod")
    return (
        token.dep == "advcl"
        and bool(marks & (_CONDITIONS | {"until", "before"}))
        and _auxiliary(reading, token.head) == "ahead"
    )


def _in_principle(reading: Reading, i: int) -> bool:
    """Say whether an act binds nobody yet: "agreed in principle on a treaty"."""
    below = (k for j in reading.children[i] if reading.tokens[j].dep == "prep" for k in reading.children[j])
    return any(fold(reading.tokens[k].text) == "principle" for k in below)


def _words_below(reading: Reading, i: int, *deps: str) -> set[str]:
    """The folded words that hang on a token in one of these ways."""
    return {fold(reading.tokens[j].text) for j in reading.children[i] if reading.tokens[j].dep in deps}


def _auxiliary(reading: Reading, i: int) -> str:
    """What a verb's auxiliaries make of it: `asked`, `ahead` or nothing."""
    words = _words_below(reading, i, "aux", "auxpass")
    if words & _WISHED:
        return "asked"
    above = reading.tokens[reading.tokens[i].head]
    if (
        "to" in words
        and above.lemma in ("be", "have")
        and reading.tokens[i].dep in ("xcomp", "ccomp", "attr")
    ):
        return "ahead"
    return "ahead" if words & _FUTURE or {"to", "be"} <= words else ""


def _finite_past(reading: Reading, i: int) -> bool:
    """Say whether a verb tells what has happened: "signed", "was signed", "have signed"."""
    token = reading.tokens[i]
    if token.tag == "VBD":
        return True
    auxiliaries = _words_below(reading, i, "aux", "auxpass")
    return (
        token.tag == "VBN"
        and bool(auxiliaries & {"was", "were", "has", "have", "had", "been"})
        and not auxiliaries & (_FUTURE | _WISHED)
    )

"""What the network now and then takes for an engagement, and is none by its own words."""

from __future__ import annotations

from regesta.claims.engagements.frames import Trigger
from regesta.model.reading import Reading
from regesta.model.seen import Telling

_UNSET = frozenset({"date", "plan", "time", "word", "decision"})  # "No date has been set for a visit"
_NO_TEXTS = frozenset({"book", "player", "striker", "star", "autograph", "shirt", "register"})
_PRESS = frozenset({"press", "news"})


def unlikely(reading: Reading, telling: Telling, trigger: Trigger) -> bool:
    """Say whether a telling is a name, a press conference, a shot, a book signed, or asked for in vain."""
    tokens = reading.tokens
    words = {t.text.lower() for t in tokens[telling.first : telling.last]}
    if any(
        m.kind == "person" and m.first <= telling.first and telling.last <= m.last for m in reading.mentions
    ):
        return True
    if words & {"conference", "briefing"} and words & _PRESS:
        return True
    verb = tokens[trigger.word]
    if verb.lemma.lower() == "fire" and verb.pos == "VERB":
        return True
    if verb.lemma.lower() == "call" and any(_asks(reading, j) for j in reading.children[verb.i]):
        return True
    return _signs_no_text(reading, trigger) or (telling.status != "occurred" and _unset(reading, telling))


def _asks(reading: Reading, j: int) -> bool:
    """Say whether "called on A and B" goes on with what they are to do: "… to resume talks"."""
    token = reading.tokens[j]
    inner = [k for k in reading.children[j] if reading.tokens[k].tag == "VB"]
    return (token.tag == "VB" and token.dep in ("xcomp", "advcl", "ccomp")) or bool(inner)


def _signs_no_text(reading: Reading, trigger: Trigger) -> bool:
    """Say whether players or a visitors' book are signed."""
    if reading.tokens[trigger.word].lemma.lower() != "sign" or trigger.carrier != trigger.word:
        return False
    thing = reading.child(trigger.word, "dobj", "nsubjpass")
    return thing is not None and reading.tokens[thing].lemma.lower() in _NO_TEXTS


def _unset(reading: Reading, telling: Telling) -> bool:
    """Say whether nothing is fixed yet: "No date has been set for a visit"."""
    sentence = reading.sentence_of(telling.first)
    return any(
        t.text.lower() == "no" and reading.tokens[t.head].lemma.lower() in _UNSET
        for t in reading.tokens[sentence.first : sentence.last]
    )

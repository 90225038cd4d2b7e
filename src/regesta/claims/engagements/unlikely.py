"""What the network now and then takes for an engagement, and is none by its own words."""

from __future__ import annotations

from regesta.claims.engagements.frames import Trigger
from regesta.model.reading import Reading
from regesta.model.seen import Telling

_UNSET = frozenset({"date", "plan", "time", "word", "decision"})  # "No date has been set for a visit"
_NO_TEXTS = frozenset("book player striker star autograph shirt register bill decree petition".split())
_PRESS = frozenset({"press", "news"})
_TOPICS = frozenset("interview friendly match fixture qualifier derby congratulations".split())
_GRIEF = frozenset({"condolence", "condolences"})
_EFFECTS = frozenset({"effect", "force"})  # "took effect", "came into force"
_NO_DISPATCH = frozenset({"rescue", "enrol", "enroll", "arrest", "evict", "convict"})
_MAIL = frozenset("letter message cable telegram loan gift report".split())  # "received a letter from"
_HEARERS = frozenset("parliament lawmaker reporter journalist newspaper station senate court".split())


def unlikely(reading: Reading, telling: Telling, trigger: Trigger) -> bool:
    """Say whether a telling is a name, a press conference, a shot, a book signed, or asked for in vain."""
    tokens = reading.tokens
    words = {t.text.lower() for t in tokens[telling.first : telling.last]}
    named = (m for m in reading.mentions if m.kind == "person")
    if any(m.first <= telling.first and telling.last <= m.last for m in named):
        return True
    verb = tokens[trigger.word]
    spoken_of = bool(words & _GRIEF) or verb.text.lower() in _TOPICS
    if spoken_of or (words & {"conference", "briefing"} and words & _PRESS):
        return True
    if verb.lemma.lower() == "fire" and verb.pos == "VERB":
        return True
    if verb.lemma.lower() == "call" and any(_asks(reading, j) for j in reading.children[verb.i]):
        return True
    if _by_its_verb(reading, telling, trigger) or _signs_no_text(reading, trigger):
        return True
    return telling.status != "occurred" and _unset(reading, telling)


def _by_its_verb(reading: Reading, telling: Telling, trigger: Trigger) -> bool:
    """Say whether the verb tells no such thing: a pact takes effect, hikers are rescued, a house is told."""
    carrier = trigger.word if trigger.carrier is None else trigger.carrier
    lemma = reading.tokens[carrier].lemma.lower()
    if telling.kind == "signing":
        return bool({t.text.lower() for t in reading.tokens[telling.first : telling.last]} & _EFFECTS)
    if telling.kind == "dispatch":
        return lemma in _NO_DISPATCH
    if telling.kind == "visit":
        return _owed(reading, telling)
    if telling.kind != "meeting":
        return False
    thing = reading.child(carrier, "dobj", "nsubjpass")
    mailed = thing is not None and reading.tokens[thing].lemma.lower() in _MAIL
    return mailed or (lemma in ("speak", "tell") and _heard(reading, carrier))


def _owed(reading: Reading, telling: Telling) -> bool:
    """Say whether a lone "in" leads to what a state has, and to no place: "in Rwanda's debt"."""
    word = reading.tokens[telling.first]
    inner = reading.child(word.i, "pobj")
    if telling.last - telling.first > 1 or word.pos != "ADP" or inner is None:
        return False
    owner = reading.child(inner, "poss")
    return owner is not None and reading.mention_on(inner) is None


def _heard(reading: Reading, verb: int) -> bool:
    """Say whether a house or the press is spoken to: "spoke in parliament"."""
    inner = (reading.child(j, "pobj") for j in reading.children[verb] if reading.tokens[j].dep == "prep")
    heard = (*inner, reading.child(verb, "dobj"))
    return any(i is not None and reading.tokens[i].lemma.lower() in _HEARERS for i in heard)


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

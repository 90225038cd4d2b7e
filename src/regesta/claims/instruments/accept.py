"""Which of the places that hold an instrument's noun do name an instrument."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.claims.instruments.forces import Told
from regesta.claims.instruments.spots import Spot, telling
from regesta.claims.sides import named_with, parties_in
from regesta.model.reading import Reading

_TWO = 2
_BREATH = 14
_PENNED = frozenset({"sign", "ink", "signing", "signature"})
_SHARED = frozenset({"joint", "bilateral", "binational", "trilateral", "mutual", "common"})
_OWNER = frozenset({"its", "his", "her", "my"})
_THEIR_YEARS = frozenset({"this", "last", "next", "that"})
# Adjectives of a meeting of minds: "came to broad agreement that".
_WIDE = frozenset({"general", "broad", "full", "basic", "wide"})
_DENYING = frozenset({"deny", "refute", "dismiss", "disclaim"})
_CONSENT = frozenset({"reach", "come", "express", "voice", "secure", "be", "show", "have", "note"})


def names_text(reading: Reading, spot: Spot, told: list[Told], term: str | None) -> bool:
    """Say whether the phrase names a text between parties.

    A strong noun does, unless it is the bare "agreement" of people who agree; a weak one only where it is
    signed or the like, or has a term or a scope. Plurals without a topic ("existing agreements") name none.
    """
    if spot.word.standin or (spot.plural and not _told_apart(reading, spot, term)):
        return False
    if spot.word.kind == "agreement" and _is_consent(reading, spot, told):
        return False
    if spot.word.proper and not _signed_by_name(reading, spot, told):
        return False
    if spot.word.weak:
        return _earned(reading, spot, told, term)
    return bool(told) or bool(term) or _specific(reading, spot)


def beside_text(spot: Spot, term: str | None, others: Iterable[Spot]) -> bool:
    """Say whether a plan known by its year is told beside a text: "the protocol and the plan for 2025"."""
    if spot.word.kind != "plan" or spot.plural or spot.determiner != "the" or not term:
        return False
    return any(not o.word.weak and abs(o.noun - spot.noun) <= _BREATH for o in others)


def may_name(spot: Spot, term: str | None) -> bool:
    """Say whether a weak noun may prove a text's by what is told later: "a plan for 2025 … It was signed"."""
    if spot.word.standin:
        return spot.definite and not spot.plural
    return spot.word.weak and not spot.word.loose and bool(term) and spot.determiner in ("a", "an", "the")


def _signed_by_name(reading: Reading, spot: Spot, told: list[Told]) -> bool:
    capital = reading.tokens[spot.noun].text[0].isupper() and reading.tokens[spot.head].dep != "compound"
    return capital and any(reading.tokens[t.token].lemma in _PENNED for t in told)


def _told_apart(reading: Reading, spot: Spot, term: str | None) -> bool:
    """Say whether a plural still stands for texts that can be told from others."""
    tokens = reading.tokens
    if term or spot.word.plurals == spot.word.names:
        return True
    if spot.word.kind == "plan":
        start = max(reading.sentence_of(spot.first).first, spot.first - 3)
        return any(tokens[i].text.lower() in _THEIR_YEARS for i in range(start, spot.first))
    return spot.last > spot.topic and _begins_with_on(reading, spot)


def _begins_with_on(reading: Reading, spot: Spot) -> bool:
    opening = reading.tokens[spot.topic : spot.topic + 2]
    words = [t.text.lower() for t in opening if t.text != ","]
    return bool(words) and words[0] in ("on", "for", "regarding", "concerning")


def _is_consent(reading: Reading, spot: Spot, told: list[Told]) -> bool:
    """Say whether "agreement" is a meeting of minds: "reached agreement on …", "an agreement to meet"."""
    tokens = reading.tokens
    first = spot.first
    while first < spot.noun and tokens[first].text.lower() in _WIDE:
        first += 1
    opens = spot.noun == reading.sentence_of(spot.head).first
    if (tokens[spot.noun].text[0].isupper() and not opens) or spot.topic - first > 1:
        return False
    verb = tokens[tokens[spot.head].head]
    if spot.determiner is None and not spot.plural and (verb.lemma in _CONSENT or not told):
        return True
    nxt = tokens[spot.topic] if spot.topic < len(tokens) else None
    if nxt is not None and (
        nxt.text.lower() == "that" or (nxt.text.lower() == "to" and spot.topic + 1 < len(tokens))
    ):
        infinitive = nxt.text.lower() == "that" or tokens[spot.topic + 1].tag == "VB"
        return (
            infinitive
            and not any(t.event.id == "sign" for t in told)
            and not _passive_to_come(reading, spot.topic)
        )
    return False


def _passive_to_come(reading: Reading, i: int) -> bool:
    """Say whether "to be …" follows, which tells what will happen to the text itself."""
    return i + 1 < len(reading.tokens) and reading.tokens[i + 1].text.lower() == "be"


def _earned(reading: Reading, spot: Spot, told: list[Told], term: str | None) -> bool:
    """Say whether a weak noun is borne out by what happens to it, its term or its scope."""
    if (
        spot.determiner in _OWNER
        and spot.word.kind in ("plan", "statement", "other")
        and not any(t.event.id == "sign" and not t.ahead for t in told)
    ):
        return False
    if spot.word.kind == "plan" and spot.determiner in ("'s", "’s") and not _their_years(reading, spot):
        return False
    if any(t.event.earns for t in told) or (spot.word.kind == "contract" and _in_talks(reading, told)):
        return True
    firm = any(not t.event.faint for t in told)
    if firm and spot.word.kind in ("statement", "other") and reading.tokens[spot.noun].text[0].isupper():
        return bool(telling(reading, spot))
    scoped = _scoped(reading, spot, firm=firm)
    return bool(term or scoped or _their_years(reading, spot)) and bool(told)


def _in_talks(reading: Reading, told: list[Told]) -> bool:
    """Say whether a draft of the text is told of, or talks on it: "negotiations on the contract"."""
    talks = (t for t in told if t.event.status == "negotiated" and not t.event.unknown)
    return any(t.event.open or reading.tokens[t.token].pos == "NOUN" for t in talks)


def _scoped(reading: Reading, spot: Spot, *, firm: bool) -> bool:
    """Say whether the words put the text between parties: "joint", "between …", "its … with …"."""
    tokens = reading.tokens
    named = named_with(reading, spot.first, spot.topic, spot.last)
    if len(named) >= _TWO or any(
        t.text.lower() in _SHARED for t in tokens[max(0, spot.first - 2) : spot.stem]
    ):
        return True
    if named and spot.last < len(tokens) and tokens[spot.last].text.lower() == "with":
        return True
    sentence = reading.sentence_of(spot.head)
    sides = parties_in(reading, sentence.first, sentence.last)
    if len(sides) < _TWO or not firm:
        return False
    return (
        spot.word.kind in ("contract", "agreement")
        or (spot.word.kind == "plan" and spot.stem - spot.noun > 1)
        or (spot.word.kind == "other" and not spot.word.loose and spot.last > spot.topic)
    )


def _their_years(reading: Reading, spot: Spot) -> bool:
    return spot.word.kind == "plan" and _told_apart(reading, spot, None) and spot.determiner in ("'s", "’s")


def _specific(reading: Reading, spot: Spot) -> bool:
    """Say whether a text of which nothing is told is named with its title or its parties."""
    if spot.plural or _denied(reading, spot):
        return False
    parties = named_with(reading, spot.first, spot.topic, spot.last)
    joint = spot.last < len(reading.tokens) and reading.tokens[spot.last].text.lower() in ("with", "between")
    named = len(parties) >= _TWO or (bool(parties) and joint)
    told_of = bool(telling(reading, spot))
    capital = reading.tokens[spot.noun].text[0].isupper() and told_of
    return named or capital or (told_of and _theirs(reading, spot))


def _denied(reading: Reading, spot: Spot) -> bool:
    """Say whether a text that no act bears out stands behind a denial: "denied that a deal was struck"."""
    before = reading.tokens[reading.sentence_of(spot.head).first : spot.first]
    return any(t.pos == "VERB" and t.lemma.lower() in _DENYING for t in before)


def _theirs(reading: Reading, spot: Spot) -> bool:
    """Say whether a known text is of the two that the sentence names: "their memorandum on pilots"."""
    if spot.determiner not in ("the", "their", "this") or spot.word.loose:
        return False
    if len(parties_in(reading, spot.first, spot.last)) == 1:
        # "Chad follows the Swiss protocol for treatment": a text of one side, that the other may use.
        return False
    sentence = reading.sentence_of(spot.head)
    return len(parties_in(reading, sentence.first, sentence.last)) == _TWO

"""Between which parties a text or a forum stands, from the words around it."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.model.claim import Claim, EngagementClaim
from regesta.model.reading import Mention, Reading

_BOUND = frozenset({"between", "among", "with", "of", "by"})
_FEW = 2
_STATE = len("KEN")


def unique(parties: Iterable[str]) -> tuple[str, ...]:
    """The parties without repetition, in order of appearance."""
    return tuple(dict.fromkeys(parties))


def parties_in(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    """The parties that tokens `first`–`last` mean or speak for; places are only where something is."""
    inside = [m for m in reading.mentions_in(first, last) if m.kind != "place"]
    return unique(p for m in inside for p in _sides(reading, m))


def named_with(reading: Reading, first: int, topic: int, last: int) -> tuple[str, ...]:
    """The parties named in the phrase: before the noun, or behind it after "between" or "with"."""
    sentence = reading.sentence_of(first)
    before = parties_in(reading, first, topic)
    after: tuple[str, ...] = ()
    for i in range(topic, min(last + 6, sentence.last)):
        token = reading.tokens[i]
        if token.pos in ("VERB", "AUX") and i >= last and token.tag != "VBN":
            break
        if token.text.lower() in _BOUND and token.text.lower() not in ("of", "by"):
            after = parties_in(reading, i + 1, _reach(reading, i + 1, sentence.last))
            if len(after) >= _FEW and not before and token.text.lower() == "with":
                # "Peru has a three-way pact with Chile and Ecuador": who has it is a side too.
                before = _actors(reading, i)
            if after:
                break
    return unique((*before, *(after or _in_clause(reading, first, last))))


def _in_clause(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    """Both parties where the clause on the phrase names them: "which Chad and Niger signed in May"."""
    tokens = reading.tokens
    clauses = [
        j for i in range(first, last) for j in reading.children[i]
        if j >= last and tokens[j].dep in ("relcl", "acl")
    ]  # fmt: skip
    for clause in clauses:
        for j in reading.children[clause]:
            acts = tokens[j].dep in ("nsubj", "agent") and tokens[j].tag not in ("WDT", "WP")
            if acts or tokens[j].text.lower() in ("between", "among", "by"):
                parties = parties_in(reading, *_phrase(reading, j))
                if len(parties) >= _FEW:
                    return parties
    return ()


def _reach(reading: Reading, i: int, end: int) -> int:
    """How far the parties after "between" go: to the next verb, or a preposition other than "of"."""
    while i < end:
        token = reading.tokens[i]
        if token.pos in ("VERB", "AUX") or (
            token.pos == "ADP" and token.text.lower() not in ("of", "between")
        ):
            break
        i += 1
    return i


def sides_of(
    reading: Reading, named: tuple[str, ...], at: int, earlier: tuple[Claim, ...]
) -> tuple[tuple[str, ...], str]:
    """The parties to what is told at token `at`, and what that rests on.

    `named` are those that the phrase names. Fewer than two are filled up from the nearest that leaves no
    choice: the words that act on it, the sentence, the engagement told last, the parties of the report.
    """
    if len(named) >= _FEW:
        return named, "named"
    sentence = reading.sentence_of(at)
    actors = unique((*named, *_actors(reading, at)))
    if len(actors) >= _FEW:
        return actors, "actors"
    around = unique((*actors, *parties_in(reading, sentence.first, sentence.last)))
    if len(around) == _FEW or (len(around) > _FEW and not actors):
        return around, "sentence"
    told = _last_told(earlier, reading.tokens[at].start)
    if told and set(actors) <= set(told) and not _brings_in(told, around, reading):
        return told, "engagement"
    filled = unique((*actors, *around[:_FEW], *reading.parties[:_FEW]))
    return filled[:_FEW], "report"


def _brings_in(told: tuple[str, ...], around: tuple[str, ...], reading: Reading) -> bool:
    """Say whether what was told last has an organisation that is not named here, in one on two states."""
    main = reading.parties[:_FEW]
    alien = any(len(p) != _STATE and p not in around for p in told)
    return alien and len(main) == _FEW and all(len(p) == _STATE for p in main)


def _actors(reading: Reading, at: int) -> tuple[str, ...]:
    """The parties of the subjects that stand over token `at`, nearest first, until one is found."""
    tokens, i = reading.tokens, at
    for _ in range(_FEW * 5):
        found: list[str] = []
        for j in reading.children[i]:
            if (
                tokens[j].dep in ("nsubj", "agent", "nsubjpass")
                and j != at
                and not (j <= at < reading.subtree(j)[1] and j < at)
            ) or (
                tokens[j].dep == "prep"
                and tokens[j].text.lower() in ("with", "by", "between")
                and tokens[i].pos == "VERB"
            ):
                found += parties_in(reading, *_phrase(reading, j))
        if found:
            return unique(found)
        if tokens[i].head == i:
            return ()
        i = tokens[i].head
    return ()


def _phrase(reading: Reading, i: int) -> tuple[int, int]:
    """The phrase of token `i`, widened to whole mentions."""
    first, last = reading.subtree(i)
    mention = reading.mention_on(i)
    return (min(first, mention.first), max(last, mention.last)) if mention else (first, last)


def _last_told(earlier: tuple[Claim, ...], offset: int) -> tuple[str, ...]:
    """The parties of the engagement with two sides or more that was told last before `offset`."""
    best: tuple[int, tuple[str, ...]] = (-1, ())
    for claim in earlier:
        if isinstance(claim, EngagementClaim) and len(claim.parties) >= _FEW:
            starts = [p.start for p in claim.evidence if p.start <= offset]
            if starts and max(starts) > best[0]:
                best = (max(starts), claim.parties)
    return best[1]


def _sides(reading: Reading, mention: Mention) -> tuple[str, ...]:
    """The parties of a mention, or those that its people serve."""
    if mention.parties:
        return mention.parties
    served = {p.key: p.party for p in reading.people}
    return tuple(party for key in mention.people if (party := served.get(key)))

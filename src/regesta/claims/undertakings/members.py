"""The members of an enumeration of nouns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from regesta.claims.undertakings.limits import LIST_HEADS
from regesta.claims.undertakings.spans import Span
from regesta.model.reading import Token

_TRAFFIC = {"smuggling", "trafficking", "trade", "smuggle", "traffic"}
_PASSED = {
    ",",
    "and",
    "or",
    "as",
    "well",
    "also",
    "particularly",
    "including",
    "especially",
    "notably",
    "such",
    "namely",
    "in",
    "for",
    "on",
    "with",
    "to",
    "between",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A possible member of an enumeration, and what stands before it.

    `weak` is a bare "and" inside a longer list, `added` "as well as", `named` "particularly" and the like.
    """

    first: int
    last: int
    weak: bool = False
    added: bool = False
    named: bool = False


def members_of(tokens: tuple[Token, ...], span: Span) -> list[Member]:
    """The members of an enumeration of nouns, the verb or head before it kept with the first."""
    pieces: list[Member] = []
    start, weak, added, named = span.first, False, False, False
    listed = any(t.text == "," for t in tokens[span.first : span.last])
    j = span.first + 1
    while j < span.last - 1:
        word = tokens[j].text.lower()
        well = _as_well(tokens, j)
        if not (word in (",", "and", *LIST_HEADS) or well) or (word == "and" and _paired(tokens, start, j)):
            j += 1
            continue
        k = _past(tokens, j, span.last)
        if k < span.last and _member(tokens, start, j, k):
            pieces.append(Member(start, j, weak, added, named))
            start, weak = k, word == "and" and listed and not _last_and(tokens, j, span.last)
            named = any(t.text.lower() in LIST_HEADS for t in tokens[j:k])
            added = k - j >= 3 and "well" in (t.text for t in tokens[j:k]) and span.last - k > 2
        j = max(j + 1, k)
    pieces.append(Member(start, span.last, weak, added, named))
    return [p for p in pieces if p.first < p.last]


def unbridged(
    tokens: tuple[Token, ...], pieces: list[Member], phrases: list[tuple[int, int]]
) -> list[Member]:
    """Put back together what a known phrase holds together ("search and rescue")."""
    out = [pieces[0]]
    for piece in pieces[1:]:
        if any(start < tokens[piece.first].start < end for start, end in phrases):
            out[-1] = replace(out[-1], last=piece.last)
        else:
            out.append(piece)
    return out


def is_bare(tokens: tuple[Token, ...], left: Span, right: Member) -> bool:
    """Say whether two nouns are one object: "build schools and clinics", "a fund for nurses and roads"."""
    if _smuggled(tokens, left, right) or _exchanged(tokens, left, right):
        return True
    j = right.first - 2
    if tokens[j + 1].pos != "CCONJ" or j <= left.first or tokens[j].text == ",":
        return False
    if tokens[j].pos == "PROPN" and tokens[right.first].pos == "PROPN" and tokens[left.first].pos != "PROPN":
        return True
    if right.last - right.first == 1 and _shares_adjective(tokens, j, right.first):
        return True
    if tokens[j - 1].tag in ("VB", "VBG", "VBP") and tokens[j].pos == "NOUN":
        return True
    return right.last - right.first == 1 and tokens[j - 1].text.lower() == "of"


def _shares_adjective(tokens: tuple[Token, ...], left: int, right: int) -> bool:
    """Say whether a lone plural belongs to the adjective before: "multilateral forums and mechanisms"."""
    plural = tokens[right].tag == "NNS" and not tokens[right].text.endswith("ics")
    return plural and tokens[left - 1].pos in ("ADJ", "NOUN")


def _smuggled(tokens: tuple[Token, ...], left: Span, right: Member) -> bool:
    """Say whether a member is only one more thing smuggled: "trafficking of drugs, arms and wildlife"."""
    lemmas = [t.lemma.lower() for t in tokens[left.first : right.first]]
    return (
        any(a in _TRAFFIC and b in ("of", "in") for a, b in pairwise(lemmas))
        and right.last - right.first <= 3
    )


def _exchanged(tokens: tuple[Token, ...], left: Span, right: Member) -> bool:
    """Say whether a member is only one more thing exchanged: "exchanges of pilots and arms experts"."""
    lemmas = [t.lemma.lower() for t in tokens[left.first : right.first]]
    if {("exchange", "among"), ("exchange", "between")} & set(pairwise(lemmas)):
        return True
    return (
        ("exchange", "of") in pairwise(lemmas)
        and lemmas[-1] == "and"
        and "," not in lemmas
        and right.last - right.first <= 2
    )


def is_apart(held: frozenset[str], topics: frozenset[str], piece: Member, *, many: bool) -> bool:
    """Say whether a new member of an enumeration is a matter of its own beside those held so far."""
    if piece.added:
        return not held or not held & topics
    if not topics:
        return False
    if not held:
        return piece.named or (many and not piece.weak and piece.last - piece.first > 1)
    return not held & topics


def _last_and(tokens: tuple[Token, ...], j: int, last: int) -> bool:
    """Say whether the "and" at `j` closes a list written without a comma before its last member."""
    return not any(t.text == "," for t in tokens[j:last])


def _paired(tokens: tuple[Token, ...], start: int, j: int) -> bool:
    """Say whether the "and" at `j` belongs to "between … and …" or "both … and …"."""
    return any(t.text.lower() in ("between", "both") for t in tokens[max(start, j - 8) : j])


def _as_well(tokens: tuple[Token, ...], j: int) -> bool:
    return [t.text.lower() for t in tokens[j : j + 3]] == ["as", "well", "as"]


def _past(tokens: tuple[Token, ...], j: int, last: int) -> int:
    """The first token of the member behind a separator."""
    k = j
    while k < last and tokens[k].text.lower() in _PASSED:
        k += 1
    return k


def _member(tokens: tuple[Token, ...], start: int, stop: int, k: int) -> bool:
    """Say whether nouns stand on both sides, not adjectives of one noun."""
    before = tokens[stop - 1]
    plural = before.text.endswith("s")
    if before.pos in ("ADJ", "DET", "ADV", "VERB") and before.tag != "VBG" and not plural:
        return False
    return tokens[k].pos in ("NOUN", "PROPN", "ADJ", "DET", "VERB", "NUM", "PRON", "ADV") and (
        plural or any(t.pos in ("NOUN", "PROPN", "PRON") or t.tag == "VBG" for t in tokens[start:stop])
    )

"""Where the items of a complement stop, and what of them is only an aim or an afterthought."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.claims.undertakings.spans import Span
from regesta.claims.undertakings.wording import Wording
from regesta.model.reading import Reading, Token

_AIM_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "in order",
        "with a view",
        "with the aim",
        "with the view",
        "in an effort",
        "with the goal",
        "with the objective",
        "for the sake",
        "in line with",
        "in accordance",
        "on the basis",
        "in the spirit",
        "for the benefit",
        "in a bid",
        "as part of",
        "so that",
        "so as",
        "as a means",
        "as an",
    )
)
_CLAUSE_WORDS = frozenset(
    (
        "while but whereas although though because since which who whom whose where when after before if "
        "unless until"
    ).split()
)
_LAST_WORDS = {"first", "foremost", "included", "alike"}
_SLATED = {"slated", "scheduled", "planned", "held", "due", "expected"}
LIST_HEADS = {"including", "particularly", "especially", "notably", "namely"}


@dataclass(frozen=True, slots=True)
class Stops:
    """What ends a run of items: verbs of saying and aims, and the places where other words of force stand."""

    wording: Wording
    triggers: frozenset[int]
    nouns: frozenset[int] = frozenset()


def region_end(reading: Reading, first: int, end: int, stops: Stops) -> int:
    """Where the items stop: before an attribution, or before the next thing that somebody says."""
    tokens = reading.tokens
    for j in range(first + 1, end):
        token = tokens[j]
        if token.text in ('"', "“", "”") and j > first + 2 and tokens[j - 1].text in (",", "."):
            if _attribution(tokens, j + 1, end, stops.wording.reports):
                return j
        elif token.text == "," and _attribution(tokens, j + 1, end, stops.wording.reports):
            return j
        past = token.tag == "VBD" and (token.text != token.lemma or tokens[token.head].tag == "VBD")
        finite = past or (
            j in stops.triggers
            and (token.tag in ("VBZ", "VBN", "MD") or tokens[j - 1].text.lower() == "always")
        )
        if j in stops.nouns and _owned_and_joined(tokens, j):
            return _before_conjunction(tokens, j - 1, first)
        begun = None
        if finite:
            begun = j if _resumes(tokens, j, first) else _own_clause(reading, j, first)
        if begun is not None:
            return _before_conjunction(tokens, begun, first)
        if token.text.lower() == "that" and token.dep == "mark" and tokens[j - 1].text in ("and", ","):
            return _before_conjunction(tokens, j, first)
    return end


def _attribution(tokens: tuple[Token, ...], j: int, end: int, reports: frozenset[str]) -> bool:
    """Say whether ", he said" begins at token `j`: a report verb soon, and nothing but a name before it."""
    for k in range(j, min(end, j + 12)):
        token = tokens[k]
        if token.lemma.lower() in reports and token.tag in ("VBD", "VBZ"):
            return True
        if token.tag.startswith("V") or token.text in (",", ";") or token.tag in ("MD", "TO", "CC"):
            return False
    return False


def _owned_and_joined(tokens: tuple[Token, ...], j: int) -> bool:
    """Say whether a noun of force is one more of somebody's ("…, and its support for …")."""
    owner = next((k for k in (j - 1, j - 2) if tokens[k].tag == "PRP$"), None)
    return owner is not None and tokens[owner - 1].text.lower() in ("and", ",", "as")


def _resumes(tokens: tuple[Token, ...], j: int, first: int) -> bool:
    """Say whether the finite verb at `j` goes on with the sentence ("…, and urged")."""
    k = j - 1
    while k > first and tokens[k].pos == "ADV":
        k -= 1
    return tokens[k].text.lower() in ("and", "but", ",", "then", ";") and tokens[j].dep not in (
        "relcl",
        "amod",
    )


def _own_clause(reading: Reading, j: int, first: int) -> int | None:
    """Where the clause of the finite verb at `j` begins, if it is joined on with a subject of its own."""
    tokens = reading.tokens
    verb = tokens[j].head if tokens[j].tag == "MD" else j
    subject = reading.child(verb, "nsubj", "nsubjpass")
    if subject is None or not first < subject < j or tokens[verb].dep in ("relcl", "acl", "advcl"):
        return None
    begun = reading.subtree(subject)[0]
    before = tokens[begun - 1]
    return begun if begun > first + 1 and before.text.lower() in ("and", "but", ",", ";") else None


def _before_conjunction(tokens: tuple[Token, ...], j: int, first: int) -> int:
    k = j
    while k > first + 1 and (tokens[k - 1].pos in ("ADV", "CCONJ") or tokens[k - 1].text == ","):
        k -= 1
    return k


def trimmed(reading: Reading, span: Span, wording: Wording) -> Span:
    """Drop aims, afterthoughts and relative clauses from the end of an item."""
    tokens = reading.tokens
    for j in range(span.first + 1, span.last - 1):
        word = tokens[j].text.lower()
        after_comma = tokens[j - 1].text in (",", "—", "–")
        words = tuple(t.text.lower() for t in tokens[j : j + 3])
        if any(
            words[: len(p)] == p
            for p in _AIM_PHRASES
            if len(p) > 2 or after_comma or p[0] == "in" or p == ("so", "that")
        ):
            return Span(span.first, j)
        trailing = tokens[span.last - 1].text.lower() in _LAST_WORDS and j + 4 >= span.last
        slated = word in _SLATED and tokens[j].tag == "VBN"
        if after_comma and (trailing or slated or word in wording.aims or word in _CLAUSE_WORDS):
            return Span(span.first, j)
        if after_comma and tokens[j].tag == "VBG" and tokens[j].dep == "advcl" and word not in LIST_HEADS:
            return Span(span.first, j)
        if word in LIST_HEADS and tokens[j + 1].text.lower() in ("those", "that", "these"):
            return Span(span.first, j)
        if word in ("thus", "thereby", "while", "whereas", "because"):
            return Span(span.first, j)
    return span

"""Cut a list of verbs, each with its objects, into its members."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from regesta.claims.undertakings.complements import Complement, Shape, shape_at
from regesta.claims.undertakings.spans import Span, numbers
from regesta.claims.undertakings.wording import Wording
from regesta.model.reading import Token


def segments(tokens: tuple[Token, ...], found: Complement, last: int, wording: Wording) -> Iterator[Span]:
    """Cut a complement at its numbering, if it has any, and its verbs from each other."""
    cuts = [j - 1 for j in range(found.first + 2, last - 1) if numbers(tokens, j)]
    for start, stop in pairwise([found.first, *cuts, last]):
        first = start + 3 if numbers(tokens, start + 1) else start
        shape = found.shape if first == found.first else shape_at(tokens, first, stop)
        if shape == "noun":
            yield Span(first, stop)
        else:
            yield from _verb_segments(tokens, Span(first, stop), shape, wording)


def _verb_segments(tokens: tuple[Token, ...], run: Span, shape: Shape, wording: Wording) -> Iterator[Span]:
    """Cut a list of verbs, each with its objects; verbs that share an object stay together."""
    start, last = run.first, run.last
    for j in range(start + 1, last):
        if not _separates(tokens, j):
            continue
        k = _next_content(tokens, j, last)
        if (
            k is None
            or not (tokens[k - 1].tag == "TO" or _begins_verb(tokens, k, shape, wording))
            or not _complete(tokens, start, j, wording)
            or any(t.text.lower() in ("thus", "thereby", "hence") for t in tokens[j:k])
        ):
            continue
        if k > start:
            yield Span(start, j)
            start = k if tokens[k - 1].pos != "ADV" else _with_adverbs(tokens, k, j)
    yield Span(start, last)


def _separates(tokens: tuple[Token, ...], j: int) -> bool:
    text = tokens[j].text.lower()
    if text in (";", ","):
        return True
    return (text in ("and", "or", "while") and tokens[j - 1].text not in (",", ";")) or (
        text == "as"
        and tokens[j - 1].text != ","
        and [t.text.lower() for t in tokens[j : j + 3]] == ["as", "well", "as"]
    )


def _next_content(tokens: tuple[Token, ...], j: int, last: int) -> int | None:
    """The token after a separator, past "and", "as well as", "to", numbering and adverbs."""
    k = j
    while k < last and (
        tokens[k].text.lower()
        in (",", ";", "and", "or", "while", "to", "as", "well", "also", "then", "will", "(", ")", "both")
        or tokens[k].pos in ("ADV", "PUNCT")
        or tokens[k].tag in ("LS", "CD")
    ):
        k += 1
    return k if k < last else None


def _with_adverbs(tokens: tuple[Token, ...], k: int, j: int) -> int:
    while (
        k - 1 > j
        and tokens[k - 1].pos == "ADV"
        and tokens[k - 1].text.lower() not in ("also", "well", "then")
    ):
        k -= 1
    return k


def _begins_verb(tokens: tuple[Token, ...], k: int, shape: Shape, wording: Wording) -> bool:
    token = tokens[k]
    if token.tag == "VBG":
        return (
            shape == "gerund"
            and token.dep not in ("amod", "compound")
            and token.text.lower() not in wording.aims
        )
    unchanged = token.tag in ("VBD", "VBN") and token.text == token.lemma
    if unchanged or token.tag in ("VB", "VBP"):
        return token.dep not in ("amod", "compound")
    following = tokens[k + 1] if k + 1 < len(tokens) else token
    return (
        shape == "verb"
        and token.lemma.lower() in wording.verbs
        and token.tag == "NN"
        and (following.tag in ("NNS", "DT", "JJ") or _is_object(tokens, k))
    )


def _is_object(tokens: tuple[Token, ...], k: int) -> bool:
    """Say whether a noun and its plural follow ("…, exchange threat reports")."""
    return [t.tag for t in tokens[k + 1 : k + 3]] == ["NN", "NNS"] and tokens[k - 1].text == ","


def _complete(tokens: tuple[Token, ...], start: int, stop: int, wording: Wording) -> bool:
    """Say whether a verb has got its object, so that what follows is another item."""
    seen_verb = False
    before = tokens[stop - 1]
    if before.pos == "ADP" or (before.tag.startswith("V") and before.pos == "VERB"):
        return False
    for j in range(start, stop):
        token = tokens[j]
        if j + 1 == stop and token.lemma.lower() in wording.verbs and tokens[j - 1].text in (",", "and"):
            return False
        if seen_verb and token.pos in ("NOUN", "PROPN", "PRON", "ADP", "NUM") and token.tag != "PRP$":
            return True
        seen_verb = seen_verb or token.tag.startswith("V") or token.pos == "NOUN"
    return False


def semicolons(tokens: tuple[Token, ...], span: Span) -> Iterator[Span]:
    """Cut a span at its semicolons."""
    start = span.first
    for j in range(span.first, span.last):
        if tokens[j].text == ";":
            if j > start:
                yield Span(start, j)
            start = j + 1
    if start < span.last:
        yield Span(start, span.last)

"""Cut what was agreed, promised, proposed or hoped into its separable items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from regesta.claims.undertakings.areas import Areas
from regesta.claims.undertakings.complements import Complement, Shape, shape_at
from regesta.model.reading import Reading, Token

_AIM_WORDS = {
    "thus", "thereby", "therefore", "aiming", "aimed", "contributing", "so", "hence", "ensuring", "making",
    "bringing", "helping", "turning", "creating", "serving", "leading", "paving", "including_aim", "meeting",
    "considering", "saying", "stressing", "adding", "noting", "affirming", "calling", "reflecting", "viewing",
    "describing", "especially_aim", "towards", "toward", "maintaining_role", "matching", "allowing", "enabling",
    "giving", "according", "given", "amid", "following", "regardless", "despite", "as_part",
}  # fmt: skip
_AIM_PHRASES = (
    ("in", "order"), ("with", "a", "view"), ("with", "the", "aim"), ("with", "the", "view"), ("in", "an", "effort"),
    ("with", "the", "goal"), ("with", "the", "objective"), ("for", "the", "sake"), ("in", "line", "with"),
    ("in", "accordance"), ("on", "the", "basis"), ("in", "the", "spirit"), ("for", "the", "benefit"),
    ("in", "a", "bid"), ("as", "part", "of"), ("so", "that"), ("so", "as"), ("as", "a", "means"), ("as", "an"),
)  # fmt: skip
_CLAUSE_WORDS = {"while", "but", "whereas", "although", "though", "because", "since", "which", "who", "whom",
                 "whose", "where", "when", "after", "before", "if", "unless", "until", "as"}  # fmt: skip
_LIST_HEADS = {"including", "particularly", "especially", "notably", "namely"}
_QUOTES = {'"', "“", "”", "''", "``", "'", "‘", "’"}
_VERBLIKE = {"exchange", "support", "study", "increase", "share", "focus", "visit", "work", "promote", "help",
             "consider", "coordinate", "expand", "step", "train", "host", "fight", "combat", "plan", "patrol", "review",
             "fund", "launch", "form", "open", "process", "counter", "group", "aid", "search", "link"}  # fmt: skip
_MARKS = {"(", ")", ":", "—", "–", "-"}


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first`–`last` (end exclusive) of one item."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stops:
    """What ends a run of items: verbs of saying, and the places where other words of force stand."""

    reports: frozenset[str]
    triggers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Member:
    """A possible member of an enumeration: `weak` after a bare "and", `added` after "as well as", `named`
    after "particularly in" and the like.
    """

    first: int
    last: int
    weak: bool = False
    added: bool = False
    named: bool = False


class Items:
    """Split a complement into items.

        "maintain regular exchanges, enhance training, and hold drills"  ->  three items
        "maintain high-level meetings and cooperation mechanisms"        ->  two, for their areas differ
        "preserve and nurture the relationship"                          ->  one

    Verbs that share an object stay together, and nouns are told apart only where they belong to different
    areas. Aims ("thus contributing to …"), afterthoughts and attributions are left out.
    """

    def __init__(self, areas: Areas) -> None:
        self._areas = areas

    def split(self, reading: Reading, found: Complement, end: int, stops: Stops) -> list[Span]:
        """The items of a complement, in order; `end` is the end of its sentence."""
        last = _region_end(reading, found.first, end, stops)
        spans: list[Span] = []
        for segment in _segments(reading.tokens, found, last):
            for piece in _semicolons(reading.tokens, segment):
                trimmed = _strip(reading.tokens, _trim(reading, piece))
                if trimmed is not None:
                    spans += self._nouns(reading, trimmed)
        if spans and found.lead < spans[0].first:
            spans[0] = Span(found.lead, spans[0].last)
        return [s for s in (_strip(reading.tokens, s) for s in spans) if s is not None]

    def _nouns(self, reading: Reading, span: Span) -> list[Span]:
        """Split an enumeration of nouns where the areas of its members differ."""
        tokens = reading.tokens
        pieces = _noun_pieces(tokens, span)
        if len(pieces) == 1:
            return [span]
        base = tokens[span.first].start
        matters = self._areas.matters(reading.report.text[base : tokens[span.last - 1].end])
        pieces = _unbridged(tokens, pieces, [(base + s, base + e) for s, e, _ in matters])
        out: list[Span] = []
        held: frozenset[str] = frozenset()
        many = sum(not piece.weak for piece in pieces) > 2  # noqa: PLR2004
        whole = tokens[span.first].tag == "DT"
        for piece in pieces:
            start, end = tokens[piece.first].start - base, tokens[piece.last - 1].end - base
            topics = frozenset(a for s, e, areas in matters if start <= s and e <= end for a in areas)
            full = whole and many and tokens[piece.first].tag == "DT" and not piece.weak
            bare = bool(out) and _is_bare(tokens, out[-1], piece)
            if out and not full and (bare or not _apart(held, topics, piece, many=many)):
                out[-1] = Span(out[-1].first, piece.last)
                held = held | topics
            else:
                out.append(Span(piece.first, piece.last))
                held = topics
        return out


def _is_bare(tokens: tuple[Token, ...], left: Span, right: Member) -> bool:
    """Say whether two nouns are one object: "build schools and clinics", "a fund for nurses and roads"."""
    j = right.first - 2
    if tokens[j + 1].pos != "CCONJ" or j <= left.first or tokens[j].text == ",":
        return False
    if tokens[j - 1].tag in ("VB", "VBG", "VBP") and tokens[j].pos == "NOUN":
        return True
    return right.last - right.first == 1 and tokens[j - 1].text.lower() == "of"


def _apart(held: frozenset[str], topics: frozenset[str], piece: Member, *, many: bool) -> bool:
    """Say whether a new member of an enumeration is a matter of its own beside those held so far."""
    if piece.added:
        return not held or not held & topics
    if not topics:
        return False
    if not held:
        return piece.named or (many and not piece.weak and piece.last - piece.first > 1)
    return not held & topics


def _region_end(reading: Reading, first: int, end: int, stops: Stops) -> int:
    """Where the items stop: before an attribution, or before the next thing that somebody says."""
    tokens = reading.tokens
    for j in range(first + 1, end):
        token = tokens[j]
        if token.text in ('"', "“", "”") and j > first + 2 and tokens[j - 1].text in (",", "."):
            if _attribution(tokens, j + 1, end, stops.reports):
                return j
        elif token.text == "," and _attribution(tokens, j + 1, end, stops.reports):
            return j
        finite = token.tag == "VBD" or (
            j in stops.triggers
            and (token.tag in ("VBZ", "VBP", "VBN", "MD") or tokens[j - 1].text.lower() == "always")
        )
        if finite and _resumes(tokens, j, first):
            return _before_conjunction(tokens, j, first)
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


def _resumes(tokens: tuple[Token, ...], j: int, first: int) -> bool:
    """Say whether the finite verb at `j` goes on with the sentence ("…, and urged")."""
    k = j - 1
    while k > first and tokens[k].pos == "ADV":
        k -= 1
    return tokens[k].text.lower() in ("and", "but", ",", "then") and tokens[j].dep not in ("relcl", "amod")


def _before_conjunction(tokens: tuple[Token, ...], j: int, first: int) -> int:
    k = j
    while k > first + 1 and (tokens[k - 1].pos in ("ADV", "CCONJ") or tokens[k - 1].text == ","):
        k -= 1
    return k


def _segments(tokens: tuple[Token, ...], found: Complement, last: int) -> Iterator[Span]:
    """Cut a complement at its numbering, if it has any, and its verbs from each other."""
    cuts = [j - 1 for j in range(found.first + 2, last - 1) if _numbering(tokens, j)]
    for start, stop in pairwise([found.first, *cuts, last]):
        first = start + 3 if _numbering(tokens, start + 1) else start
        shape = found.shape if first == found.first else shape_at(tokens, first, stop)
        if shape == "noun":
            yield Span(first, stop)
        else:
            yield from _verb_segments(tokens, first, stop, shape)


def _verb_segments(tokens: tuple[Token, ...], first: int, last: int, shape: Shape) -> Iterator[Span]:
    """Cut a list of verbs, each with its objects; verbs that share an object stay together."""
    start = first
    for j in range(first + 1, last):
        if not _separates(tokens, j):
            continue
        k = _next_content(tokens, j, last)
        if (
            k is None
            or not (tokens[k - 1].tag == "TO" or _begins_verb(tokens, k, shape))
            or not _complete(tokens, start, j)
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
    return (
        text in ("and", "or", "while")
        and tokens[j - 1].text not in (",", ";")
        or (
            text == "as"
            and tokens[j - 1].text != ","
            and [t.text.lower() for t in tokens[j : j + 3]] == ["as", "well", "as"]
        )
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


def _numbering(tokens: tuple[Token, ...], k: int) -> bool:
    """Say whether token `k` numbers an item: the "ii" of "(ii)"."""
    return 0 < k < len(tokens) - 1 and tokens[k - 1].text == "(" and tokens[k + 1].text == ")"


def _with_adverbs(tokens: tuple[Token, ...], k: int, j: int) -> int:
    while (
        k - 1 > j
        and tokens[k - 1].pos == "ADV"
        and tokens[k - 1].text.lower() not in ("also", "well", "then")
    ):
        k -= 1
    return k


def _begins_verb(tokens: tuple[Token, ...], k: int, shape: Shape) -> bool:
    token = tokens[k]
    if token.tag == "VBG":
        return (
            shape == "gerund"
            and token.dep not in ("amod", "compound")
            and token.text.lower() not in _AIM_WORDS
        )
    if token.tag in ("VB", "VBP"):
        return token.dep not in ("amod", "compound")
    following = tokens[k + 1] if k + 1 < len(tokens) else token
    return (
        shape == "verb"
        and token.lemma.lower() in _VERBLIKE
        and token.tag == "NN"
        and following.tag in ("NNS", "DT", "JJ")
    )


def _complete(tokens: tuple[Token, ...], start: int, stop: int) -> bool:
    """Say whether a verb has got its object, so that what follows is another item."""
    seen_verb = False
    before = tokens[stop - 1]
    if before.pos == "ADP" or (before.tag.startswith("V") and before.pos == "VERB"):
        return False
    for j in range(start, stop):
        token = tokens[j]
        if j + 1 == stop and token.lemma.lower() in _VERBLIKE and tokens[j - 1].text in (",", "and"):
            return False
        if seen_verb and token.pos in ("NOUN", "PROPN", "PRON", "ADP", "NUM") and token.tag not in ("PRP$",):
            return True
        seen_verb = seen_verb or token.tag.startswith("V") or token.pos in ("NOUN",)
    return False


def _semicolons(tokens: tuple[Token, ...], span: Span) -> Iterator[Span]:
    start = span.first
    for j in range(span.first, span.last):
        if tokens[j].text == ";":
            if j > start:
                yield Span(start, j)
            start = j + 1
    if start < span.last:
        yield Span(start, span.last)


def _trim(reading: Reading, span: Span) -> Span:
    """Drop aims, afterthoughts and relative clauses from the end of an item."""
    tokens = reading.tokens
    for j in range(span.first + 1, span.last):
        word = tokens[j].text.lower()
        after_comma = tokens[j - 1].text in (",", "—", "–")
        words = tuple(t.text.lower() for t in tokens[j : j + 3])
        if any(
            words[: len(p)] == p
            for p in _AIM_PHRASES
            if len(p) > 2 or after_comma or p[0] == "in" or p == ("so", "that")
        ):  # noqa: PLR2004
            return Span(span.first, j)
        if after_comma and (word in _AIM_WORDS or word in _CLAUSE_WORDS - {"as"}):
            return Span(span.first, j)
        if after_comma and tokens[j].tag == "VBG" and tokens[j].dep in ("advcl",) and word not in _LIST_HEADS:
            return Span(span.first, j)
        if word in ("thus", "thereby", "while", "whereas", "because"):
            return Span(span.first, j)
    return span


def _noun_pieces(tokens: tuple[Token, ...], span: Span) -> list[Member]:
    """The members of an enumeration of nouns, the verb or head before it kept with the first."""
    pieces: list[Member] = []
    start, weak, added, named = span.first, False, False, False
    listed = any(t.text == "," for t in tokens[span.first : span.last])
    j = span.first + 1
    while j < span.last - 1:
        word = tokens[j].text.lower()
        well = _as_well(tokens, j)
        if not (word in (",", "and", *_LIST_HEADS) or well) or (word == "and" and _paired(tokens, start, j)):
            j += 1
            continue
        k = _past(tokens, j, span.last)
        if k < span.last and _member(tokens, start, j, k):
            pieces.append(Member(start, j, weak, added, named))
            start, weak = k, word == "and" and listed and not _last_and(tokens, j, span.last)
            named = any(t.text.lower() in _LIST_HEADS for t in tokens[j:k])
            added = k - j >= 3 and "well" in (t.text for t in tokens[j:k]) and span.last - k > 2  # noqa: PLR2004
        j = max(j + 1, k)
    pieces.append(Member(start, span.last, weak, added, named))
    return [p for p in pieces if p.first < p.last]


def _unbridged(
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
    while k < last and tokens[k].text.lower() in (",", "and", "or", "as", "well", "also", "particularly", "including", "especially",
                                                 "notably", "such", "namely", "in", "for", "on", "with", "to", "between"):  # fmt: skip
        k += 1
    return k


def _member(tokens: tuple[Token, ...], start: int, stop: int, k: int) -> bool:
    """Say whether nouns stand on both sides, not adjectives of one noun."""
    before = tokens[stop - 1]
    plural = before.text.endswith("s")
    if before.pos in ("ADJ", "DET", "ADV", "VERB") and before.tag != "VBG" and not plural:
        return False
    return tokens[k].pos in ("NOUN", "PROPN", "ADJ", "DET", "VERB", "NUM", "PRON", "ADV") and any(
        t.pos in ("NOUN", "PROPN", "PRON") or t.tag == "VBG" for t in tokens[start:stop]
    )


def _strip(tokens: tuple[Token, ...], span: Span) -> Span | None:
    """Take marks, conjunctions and quotes off both ends."""
    loose = {"(", ")", ",", ".", ";", ":", "and", "or", "—", "–", "-", "to", "as", "./.", "also", *_QUOTES}
    first, last = span.first, span.last
    while first < last and (tokens[first].text.lower() in loose or _numbering(tokens, first)):
        first += 1
    while last > first and (
        tokens[last - 1].text.lower() in loose or tokens[last - 1].pos in ("PUNCT", "SPACE", "SYM")
    ):
        last -= 1
    return Span(first, last) if last > first else None

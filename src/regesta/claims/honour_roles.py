"""Who confers an honour on whom, and on whose authority, from the words around the verb."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.reading import Mention, Reading

_LEADS_TO = {"give": ("to", "on", "upon"), "with": (), "get": ()}
_NOUNLIKE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_STOPS = frozenset({",", ";", "(", "—", "–", "."})


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts in one conferment; `to_span` are the tokens of the recipient."""

    to: str | None
    to_span: tuple[int, int]
    by: str | None
    authority: str | None


def roles_of(
    reading: Reading, verb: int, pattern: str, honour: tuple[int, int], authorities: list[tuple[int, int]]
) -> Roles:
    """Read recipient and presenter by the verb's pattern; whoever lends authority is neither."""
    lent = [(last, _phrase_end(reading, last)) for _, last in authorities]
    passive = any(reading.tokens[j].dep == "auxpass" for j in reading.children[verb])
    subject = _subject(reading, verb, lent)
    honour_is_subject = subject is not None and honour[0] <= subject[0] < honour[1]
    agent = _after(reading, verb, ("by",), lent) or _after(reading, verb, ("from",), lent)
    to = _recipient(
        reading, verb, pattern, honour, subject=subject if passive or pattern == "get" else None, skip=lent
    )
    if pattern == "get" or passive or honour_is_subject or reading.tokens[verb].pos == "NOUN":
        by = agent
    else:
        by = subject if to is None or subject != to else agent
    if by is not None and to is not None and _name(reading, by) == _name(reading, to):
        to = _another(reading, verb, by) or to
    authority = phrase_text(reading, *lent[0]) if lent and lent[0][1] > lent[0][0] else None
    return Roles(
        to=_name(reading, to) if to else None,
        to_span=to or honour,
        by=_name(reading, by, people_only=True) if by else None,
        authority=authority,
    )


def _another(reading: Reading, verb: int, by: tuple[int, int]) -> tuple[int, int] | None:
    """Whoever else is named before the verb: in "A received B and bestowed on her …", "her" is not A."""
    start, giver = reading.sentence_of(verb).first, _name(reading, by)
    others = [m for m in reading.mentions_in(start, verb) if m.kind == "person" and m.people]
    spans = [(m.first, m.last) for m in others if _name(reading, (m.first, m.last)) != giver]
    return spans[-1] if spans else None


def _recipient(
    reading: Reading,
    verb: int,
    pattern: str,
    honour: tuple[int, int],
    *,
    subject: tuple[int, int] | None,
    skip: list[tuple[int, int]],
) -> tuple[int, int] | None:
    """Whoever receives the honour; `subject` is the verb's, where the verb makes it the recipient."""
    if subject is not None and not honour[0] <= subject[0] < honour[1]:
        return subject
    if pattern == "give":
        behind = _after(reading, max(verb, honour[1] - 1), _LEADS_TO["give"], skip)
        if behind is not None:
            return behind
    between = _noun_phrase(reading, verb + 1, honour[0])
    if between is not None:
        return between
    return None


def _subject(reading: Reading, verb: int, skip: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The subject of the verb, or else the nearest person named before it."""
    tokens = reading.tokens
    i = verb
    for _ in range(3):
        for j in reading.children[i]:
            if tokens[j].dep in ("nsubj", "nsubjpass") and not _inside(j, skip):
                return _around(reading, j)
        if tokens[i].dep not in ("conj", "xcomp", "advcl", "relcl", "acl") or tokens[i].head == i:
            break
        i = tokens[i].head
    start = reading.sentence_of(verb).first
    before = [
        m
        for m in reading.mentions_in(start, verb)
        if m.kind in ("person", "pronoun") and m.people and not _inside(m.first, skip)
    ]
    return (before[-1].first, before[-1].last) if before else None


def _after(
    reading: Reading, i: int, words: tuple[str, ...], skip: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The phrase behind the first of `words` after token `i` that leads to somebody."""
    end = reading.sentence_of(i).last
    for j in range(i + 1, end - 1):
        if reading.tokens[j].text.lower() in words and not _inside(j + 1, skip):
            if any(w.first <= j + 1 < w.last for w in reading.whens):
                continue
            found = _noun_phrase(reading, j + 1, end)
            if found is not None:
                return found
    return None


def _noun_phrase(reading: Reading, first: int, end: int) -> tuple[int, int] | None:
    """The person mentioned at `first`, or the plain noun phrase there without its article."""
    if first >= end:
        return None
    for m in sorted(reading.mentions_in(first, end), key=lambda m: (m.first, m.first - m.last)):
        if m.first <= first + 1 and m.kind in ("person", "pronoun"):
            return m.first, m.last
    tokens = reading.tokens
    while first < end and tokens[first].pos in ("DET", "PRON") and tokens[first].text.lower() != "him":
        first += 1
    last = first
    while last < end and tokens[last].text not in _STOPS:
        token = tokens[last]
        joins = token.text.lower() in ("of", "the", "and", "&", "'s", "’s", "-") and last > first
        if not (token.pos in _NOUNLIKE or joins):
            break
        last += 1
    while last > first and tokens[last - 1].pos not in _NOUNLIKE:
        last -= 1
    return (
        (first, last)
        if last > first and any(t.pos in ("NOUN", "PROPN") for t in tokens[first:last])
        else None
    )


def _around(reading: Reading, i: int) -> tuple[int, int]:
    mention = reading.mention_on(i)
    if mention is not None and mention.kind in ("person", "pronoun"):
        return mention.first, mention.last
    first = reading.subtree(i)[0]
    return _noun_phrase(reading, first, i + 1) or (i, i + 1)


def _phrase_end(reading: Reading, first: int) -> int:
    end = reading.sentence_of(min(first, len(reading.tokens) - 1)).last
    i = first
    while i < end and reading.tokens[i].text not in _STOPS and reading.tokens[i].pos not in ("VERB", "AUX"):
        i += 1
    return i


def _inside(i: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= i < last for first, last in spans)


def _name(reading: Reading, span: tuple[int, int], *, people_only: bool = False) -> str | None:
    """The name of the person meant, or the words themselves."""
    mentions: list[Mention] = [m for m in reading.mentions_in(*span) if m.people]
    if mentions:
        return reading.person(mentions[0].people[0]).name
    if people_only and all(reading.tokens[i].pos != "PROPN" for i in range(*span)):
        return None
    return phrase_text(reading, *span)


def phrase_text(reading: Reading, first: int, last: int) -> str:
    """The words of tokens `first`–`last` without a leading article, on one line."""
    while first < last - 1 and reading.tokens[first].pos == "DET":
        first += 1
    return " ".join(reading.passage(first, last).quote.split())

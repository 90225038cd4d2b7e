"""Acronyms of offices: "Chief of Army Staff (COAS)" lets a report say "COAS" from there on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regesta.readings.lines import Line, Term
from regesta.readings.offices import Post, post_at

_FURTHEST = 12
_SHORTEST, _LONGEST = 2, 6


def learn_acronyms(lines: Sequence[Line]) -> None:
    """Make an acronym that stands in brackets behind an office a term of that office in all `lines`."""
    known = {word: post for line in lines for word, post in _acronyms(line)}
    if not known:
        return
    for line in lines:
        for k, word in enumerate(line.words):
            post = known.get(word.text)
            if post and line.text(k - 1) == "(" and line.text(k + 1) == ")":
                line.terms.pop(k, None)
            elif post and k not in line.parties and (k not in line.terms or line.term(k, "short")):
                line.terms[k] = (k + 1, Term("short", post.title, capitals=True))
                line.bodies.pop(k, None)


def _acronyms(line: Line) -> Iterator[tuple[str, Post]]:
    """Each acronym in brackets with the office right before it whose words begin with its letters."""
    for i, word in enumerate(line.words):
        if word.text != "(" or line.text(i + 2) != ")":
            continue
        letters = line.words[i + 1].text
        if not (letters.isupper() and letters.isalpha() and _SHORTEST <= len(letters) <= _LONGEST):
            continue
        post = _office_before(line, i, letters)
        if post:
            yield letters, post


def _office_before(line: Line, i: int, letters: str) -> Post | None:
    for start in range(i - 1, max(i - _FURTHEST, -1), -1):
        if line.text(start)[:1] != letters[0].lower() or not line.capital(start):
            continue
        post = post_at(line, start)
        if post and post.title and not post.plural and post.last in (i, i + 3):
            initials = iter(line.text(k)[:1] for k in range(start, i))
            if all(letter in initials for letter in letters.lower()):
                return post
    return None

"""Titles that were seen: ranks that no list holds, and offices cut into those that a title joins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regesta.readings.glimpses.sights import SeenTitle, Sight
from regesta.readings.lines import Line, Term, TermKind
from regesta.readings.offices import post_at
from regesta.readings.person_names import name_at, plain_at
from regesta.readings.title_words import printed
from regesta.readings.titles import titles_at

SURE_OFFICE = 0.9
_SURE_RANK = 0.9
_PASSING = frozenset(
    "delegation team talks side group ship vessel crew meeting consultation consultations dialogue "
    "conference forum summit statement".split()
)
"""What somebody heads for a day, or a captain has without its name, or an office gives its name to."""

_INITIALS = 2
"""Letters of a word behind a rank that may be the initials of a name."""

_JOINTS = ("and", "&", "cum", ",")
_SMALL = ("of", "for", "at", "in", "and", "to")


def lay_ranks(line: Line, sights: Sequence[Sight]) -> None:
    """Take words for a rank or an honorific of which no list has all: "Lieutenant Junior Grade"."""
    for title in (t for s in sights for t in s.titles if t.kind != "office" and t.sure >= _SURE_RANK):
        inside = range(title.first, title.last)
        known = titles_at(line, title.first)
        listed = known is not None and (known.last >= title.last or bool(known.posts))
        listed = listed or _headed(line, title.first, title.last) or line.text(title.first - 1) in _SMALL
        owned = any(k in line.bodies or k in line.parties for k in inside)
        onward = range(known.last if known else title.first, title.last)
        worded = all(line.words[k].text[0].isalpha() or line.text(k) in ("-", ".") for k in inside)
        worded = worded and all(len(line.text(k)) > _INITIALS or line.text(k) in "-." for k in onward)
        if worded and line.capital(title.first) and not (listed or owned or line.text(title.last) == "("):
            kind: TermKind = "rank" if title.kind == "rank" else "honorific"
            for k in inside:
                line.terms.pop(k, None)
            line.terms[title.first] = (title.last, Term(kind, printed(line, title.first, title.last)))


def lay_offices(line: Line, sights: Sequence[Sight]) -> None:
    """Mark the offices that were surely seen, but for those inside one that the grammar reads by itself."""
    seen = {(t.first, t.last): t for s in sights for t in s.titles}
    offices = [part for key in sorted(seen) for part in offices_of(line, seen[key])]
    covered = 0
    for first, last in offices:
        if first >= covered:
            post = post_at(line, first)
            covered = max(covered, post.last if post else last)
            runs_on = last not in line.names and plain_at(line, last)
            if not (runs_on and post and post.last < last and name_at(line, post.last, titled=True)):
                line.offices[first] = last


def offices_of(line: Line, title: SeenTitle) -> Iterator[tuple[int, int]]:
    """First word and end of each office that a title tells.

    "Deputy Minister of Defence and Chief of the General Staff" are two.
    """
    first, last = title.first, _end(line, title)
    last = min([last, *(k for k in line.names if first < k < last)])
    if title.kind != "office" or title.sure < SURE_OFFICE or line.text(first) in _SMALL:
        return
    ranked = line.term(first, "rank")
    if line.text(last - 1) in _PASSING or _is_body(line, first, last) or (ranked and ranked[0] >= last):
        return
    for k in range(first + 1, last - 1):
        if line.text(k) in _JOINTS and _headed(line, first, k):
            step = k + 1 + (line.text(k + 1) in ("and", "the", "concurrently"))
            step += line.text(step) == "the"
            if step < last and post_at(line, step) and line.text(k - 1) not in _JOINTS:
                yield first, k
                first = step
    yield first, last


def _end(line: Line, title: SeenTitle) -> int:
    """The end of an office before the rank or acronym behind it: "Minister of Defence | Senior General"."""
    k, last = title.first, title.last
    opening = next((j for j in range(k + 1, last) if line.text(j) == "("), last)
    if opening < last and line.words[opening + 1].text[:2].isupper():
        last = opening
    elif opening < last and line.text(last) == ")":
        last += 1
    while k < last:
        found = line.terms.get(k)
        if found and found[1].kind == "rank" and k > title.first and not line.glued(k):
            return k
        k = found[0] if found else k + 1
    return last


def _is_body(line: Line, first: int, last: int) -> bool:
    """Say whether words are no office but the body that one is held at, a bare "deputy" or a style."""
    start = line.term(first, "institution")
    body = line.bodies.get(first)
    level = line.term(first, "level", "standing")
    lone = level is not None and level[0] >= last
    styled = any(k <= first < end and term.kind == "honorific" for k, (end, term) in line.terms.items())
    return bool(lone or styled or (start and not _headed(line, first, last)) or (body and body.last >= last))


def _headed(line: Line, first: int, last: int) -> bool:
    return any(line.term(k, "head", "short") for k in range(first, last))

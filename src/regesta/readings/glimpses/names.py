"""Names that were seen: which words of a line they are, without the titles beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regesta.readings.glimpses.sights import SeenTitle, Sight
from regesta.readings.lines import Line, Marked
from regesta.readings.namings import CARRIERS
from regesta.readings.person_names import POSTNOMINALS, RULERS, may_be_name, plain_at, syllable_at
from regesta.readings.titles import titles_at

_SURE = 0.9


def lay_names(line: Line, sights: Sequence[Sight]) -> None:
    """Mark in a line the names that were surely seen, and cut what runs into them."""
    shelves = (line.parties, line.places, line.bodies)
    titles = (t for s in sights for t in s.titles if t.sure >= _SURE)
    taken = {k for t in titles for k in range(t.first, _known_to(line, t))}
    taken |= {k for shelf in shelves for first, m in shelf.items() for k in range(first, m.last)}
    for sight in sights:
        if sight.sure < _SURE:
            continue
        first, last = _trimmed(line, sight)
        first, last = _widened(line, sight, first, last, taken)
        if first < last and line.text(first - 1) not in CARRIERS and may_be_name(line, first, last):
            _lay(line, first, last)


def _known_to(line: Line, title: SeenTitle) -> int:
    """The end of a title, or of the words of it that are known for one if nothing but names follow them."""
    known = titles_at(line, title.first)
    if known is None or not known.told or not all(plain_at(line, k) for k in range(known.last, title.last)):
        return title.last
    return min(known.last, title.last)


def _trimmed(line: Line, sight: Sight) -> tuple[int, int]:
    """The words of a name without the titles and the letters of orders that were seen as part of it."""
    first, last = sight.first, sight.last
    across = [end for k, (end, _) in line.terms.items() if k < first < end]
    across += [state.last for k, state in line.parties.items() if k < first < state.last]
    first = max(across, default=first)
    titles = titles_at(line, first)
    named = _foreign(line, first, sight) or _given(line, first)
    if titles and titles.told and not named and (titles.last < last or titles.posts):
        first = min(titles.last, last)
    last = min([last, *(k for k in range(first, last) if line.text(k) == "<")])
    while last - 1 > first and line.text(last - 1) in POSTNOMINALS and line.words[last - 1].text.isupper():
        last -= 1
    return first, last


def _foreign(line: Line, first: int, sight: Sight) -> bool:
    """Say whether a short title of address is a name, as in a state that has it not: "Tun", "Ko"."""
    known = first in line.terms and sight.party is not None and syllable_at(line, first)
    return known and sight.party not in line.terms[first][1].customs


def _given(line: Line, first: int) -> bool:
    """Say whether "Sultan" or "Prince" stands behind another title, as a given name."""
    return line.text(first) in RULERS and any(
        end in (first, first - 1) and term.kind in ("rank", "honorific") for end, term in line.terms.values()
    )


def _widened(line: Line, sight: Sight, first: int, last: int, taken: set[int]) -> tuple[int, int]:
    """Take words beside a name with it that are nothing else: "Majed | bin Ali"."""
    if first == sight.first:
        while first and first - 1 not in taken and not line.glued(first) and _plain(line, first - 1):
            first -= 1
    if last == sight.last and not line.shouted:
        while last not in taken and not line.glued(last) and plain_at(line, last) and _mixed(line, last):
            last += 1
    return first, last


def _plain(line: Line, k: int) -> bool:
    """Say whether a word inside a sentence is nothing but a name."""
    opened = k == 0 or line.text(k - 1) in (".", ":", "”", '"')
    return plain_at(line, k) and not (opened and line.is_verb(k)) and not line.shouted


def _mixed(line: Line, k: int) -> bool:
    """Say whether a word has small letters too: those in capitals behind a name are mostly no part of it."""
    return not line.words[k].text.isupper()


def _lay(line: Line, first: int, last: int) -> None:
    line.names[first] = last
    for k in range(first, last):
        line.terms.pop(k, None)
    for shelf in (line.parties, line.places, line.bodies):
        _cut(shelf, first, last)


def _cut(shelf: dict[int, Marked], first: int, last: int) -> None:
    """Take from a shelf what begins inside a name, and shorten what ends in it."""
    for k, marked in list(shelf.items()):
        if first <= k < last:
            del shelf[k]
        elif k < first < marked.last:
            shelf[k] = replace(marked, last=first, title=None)

"""Shared titles: one title for a list of names, and an owner told by a common noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.readings.lines import Line
from regesta.readings.titles import Titles, titles_at

if TYPE_CHECKING:
    from regesta.readings.namings import Naming

_LANDS = frozenset("country nation kingdom republic island emirate sultanate monarchy state".split())
_BLOCS = frozenset(
    "bloc alliance organisation organization union body grouping agency commission mission".split()
)
_HOUSES = frozenset(
    "command ministry agency department force army navy service council bank party committee".split()
)
_JOINTS = frozenset((",", "and", "&"))


def share_states(line: Line, namings: Sequence[Naming], last: int) -> int:
    """Give each name of a list its own state, where as many states are told; the word to go on from.

    "the foreign ministers of P and Q, A and B";  "Foreign Ministers A and B of P and Q respectively"
    """
    parties = namings[0].posts[0].parties if namings[0].posts else ()
    if len(parties) < len(namings):
        behind, end = _states_behind(line, last)
        if len(behind) == len(namings):
            parties, last = behind, end
    if len(parties) != len(namings) or len(parties) == 1:
        return last
    for naming, party in zip(namings, parties, strict=True):
        naming.posts = [replace(post, parties=(party,)) for post in naming.posts]
        naming.parties = (party,)
    return last


def _states_behind(line: Line, j: int) -> tuple[tuple[str, ...], int]:
    """The states of "of P, Q and R respectively" at a word, and where they end."""
    if line.text(j) not in ("of", "from"):
        return (), j
    found: tuple[str, ...] = ()
    k = j + 1
    while True:
        k += line.text(k) == "the"
        party = line.parties.get(k)
        if party is None:
            break
        found, j = found + party.parties, party.last
        k = j
        while line.text(k) in _JOINTS:
            k += 1
        if k == j:
            break
    step = j + (line.text(j) == ",")
    return found, step + 1 if line.text(step) == "respectively" else j


def owner_before(line: Line, i: int) -> tuple[str, ...]:
    """Whose something at a word is: of the state before "'s", or of the one that "the country's" means."""
    end = _possessor_end(line, i)
    if not end:
        return ()
    noun = line.text(end - 1)
    if noun in _HOUSES and line.text(end - 2) == "the":
        return _body_before(line, end - 2, noun)
    if noun in _LANDS | _BLOCS and line.text(end - 2) in ("the", "this", "that"):
        return _named_before(line, end - 2, state=noun in _LANDS)
    if end > i:
        return ()
    for k in range(end - 1, max(end - 6, -1), -1):
        marked = line.parties.get(k) or line.places.get(k)
        if marked:
            return marked.parties if marked.last == end and len(marked.parties) == 1 else ()
    return ()


def _possessor_end(line: Line, i: int) -> int:
    """Where the possessor ends that stands before "'s", before a word or with it ("the army's chief")."""
    if line.text(i - 1) == "s" and line.text(i - 2) == "'":
        return i - 2
    if line.text(i - 1) == "'":
        return i - 1
    return i + 1 if line.text(i - 1) == "the" and line.past_possessive(i + 1) > i + 1 else 0


def _named_before(line: Line, end: int, *, state: bool) -> tuple[str, ...]:
    """The state or the organisation named last before a word of the line."""
    for k in range(end - 1, -1, -1):
        marked = line.parties.get(k) or line.bodies.get(k)
        if marked and len(marked.parties) == 1 and line.is_state(marked.parties[0]) == state:
            return marked.parties
    return ()


def _body_before(line: Line, end: int, noun: str) -> tuple[str, ...]:
    """Whose the body is that was named last with such a word: "U.S. Central Command" for "the command"."""
    for k in range(end - 1, -1, -1):
        body = line.bodies.get(k)
        if body and len(body.parties) == 1 and line.text(body.last - 1) == noun:
            return body.parties
    return ()


def goes_on(line: Line, j: int) -> bool:
    """Say whether behind a name a list goes on to a second one: "A (left) and B"."""
    step = line.past_bracket(j)
    if line.text(step) not in _JOINTS:
        return False
    step += 1 + (line.text(step + 1) in _JOINTS)
    titles: Titles | None = titles_at(line, step)
    return line.capital(titles.last if titles and not titles.posts else step)

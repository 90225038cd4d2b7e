"""Appositions: what stands behind a name, up to the title of the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.readings.commands import command_at
from regesta.readings.lines import Line
from regesta.readings.offices import Post
from regesta.readings.person_names import name_at, past_letters
from regesta.readings.titles import Titles, titles_at

if TYPE_CHECKING:
    from regesta.readings.namings import Naming

_AUXILIARIES = frozenset(("was", "is", "has", "been", "were", "being", "formally", "today"))
_APPOINTED = frozenset(("appointed", "commissioned", "sworn", "installed", "accredited", "confirmed"))
_PREPOSITIONS = frozenset(("of", "at", "in", "to", "near", "on", "after", "during"))
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_RELATIVE = frozenset(
    "who is was also serves serving currently concurrently as and the a an his her its their served "
    "then being both now".split()
)


def read_behind(line: Line, naming: Naming) -> int:
    """Read what follows a name: "(left)", "of Laos", ", Minister of …"; the word to go on from."""
    j = naming.name.last
    j = past_letters(line, naming.name, j)
    after = line.past_bracket(j)
    if after > j:
        _bracketed(line, naming, j + 1, after - 1)
        j = after
    if line.text(j) in ("of", "from"):
        step = j + 1 + (line.text(j + 1) == "the")
        party = line.parties.get(step)
        if party and (naming.titled or len(naming.name.words) > 1) and not _paired(line, party.last):
            naming.parties += party.parties
            naming.last = j = party.last
        elif line.bodies.get(step) and line.bodies[step].parties:
            naming.parties += line.bodies[step].parties
            j = line.bodies[step].last
    j = _spoken_for(line, naming, _stated(line, naming, j, (",", ";")))
    last = _apposed(line, naming, j)
    return _stated(line, naming, last, (";", ".", "")) if naming.apposed else last


def _spoken_for(line: Line, naming: Naming, j: int) -> int:
    """Take the state of "General N for Peru and General M for Chile signed"."""
    step = j + 1 + (line.text(j + 1) == "the")
    state = line.parties.get(step) if line.text(j) == "for" else None
    alone = (
        state is not None and len(state.parties) == 1 and line.text(state.last) in (",", ";", ".", "and", "")
    )
    if state is None or not alone or naming.parties or not (naming.titled or len(naming.name.words) > 1):
        return j
    naming.parties += state.parties
    return state.last


def _stated(line: Line, naming: Naming, j: int, ends: tuple[str, ...]) -> int:
    """Take the state between commas in a list: "N, Peru, Director of Trade; …, Chief of Staff, Kenya;"."""
    step = j + 1 + (line.text(j + 1) == "the")
    state = line.parties.get(step) if line.text(j) == "," else None
    told = naming.parties or any(p.parties for p in (*naming.posts, *naming.apposed))
    if state is None or told or len(state.parties) != 1 or line.text(state.last) not in ends:
        return j
    onward = state.last + 1 + (line.text(state.last + 1) == "the")
    if onward in line.parties or not (naming.titled or len(naming.name.words) > 1):
        return j
    naming.parties += state.parties
    return state.last


def _paired(line: Line, j: int) -> bool:
    """Say whether a state goes on to a second that is not the next name's: "of Peru and Chile"."""
    if line.text(j) != "and" or j + 1 not in line.parties:
        return False
    titles = titles_at(line, j + 1)
    return not (titles and titles.told and name_at(line, titles.last, titled=True))


def _bracketed(line: Line, naming: Naming, first: int, last: int) -> None:
    party = line.parties.get(first)
    if party and party.last == last:
        naming.parties += party.parties
    titles = titles_at(line, first)
    if titles and titles.posts and titles.last <= last:
        naming.apposed += titles.posts
        naming.parties += titles.parties


def _apposed(line: Line, naming: Naming, j: int) -> int:
    """Take the posts behind a comma, up to those that belong to the next name."""
    last, step = j, _opened(line, j)
    while j < step < len(line.words):
        while line.text(step) in _RELATIVE or _ORDINAL.fullmatch(line.text(step)):
            step += 1
        command = command_at(line, step)
        if command:
            naming.apposed.append(command)
            return command.last
        titles = titles_at(line, step)
        if not titles or _anothers(line, naming, titles, last):
            return last
        mine = _before_next_name(line, titles)
        if mine:
            naming.apposed += mine
            naming.parties += titles.parties if len(mine) == len(titles.posts) else ()
            last = mine[-1].last
        if len(mine) < len(titles.posts) or line.text(titles.last) not in (",", "and"):
            return last
        step = titles.last + 1
    return last


def _opened(line: Line, j: int) -> int:
    """The word that an apposition behind a name begins with, or the word itself where there is none."""
    step = _past_appointment(line, j)
    if line.text(step) in (",", "–", "-"):
        return step + 1
    if line.text(step) == "will" and line.text(step + 1) == "be":
        return step + 2
    if line.text(step) in ("who", "is", "was", "as"):
        return step + 1
    return j


def _anothers(line: Line, naming: Naming, titles: Titles, last: int) -> bool:
    """Say whether titles behind a name are no apposition to it, but the next person's."""
    if not titles.posts or titles.rank or titles.honorific:
        return True
    start = titles.first
    passed = {line.text(k) for k in range(last, start + 1)}
    apart = "and" in passed and ("the" in passed or _of_a_state(titles))
    if apart and (_leads(line, titles) or _elsewhere(naming, titles)):
        return True
    told = naming.posts or (not naming.titled and line.text(naming.first - 1) in _PREPOSITIONS)
    if told and "the" in passed and _leads(line, titles):
        return True
    return "and" in (line.text(start - 1), line.text(start - 2)) and titles.posts[0].counterpart


def _past_appointment(line: Line, i: int) -> int:
    """Step over "has been appointed" before "as"; what stands there is the office."""
    step = i
    while line.text(step) in _AUXILIARIES:
        step += 1
    if step > i and line.text(step) in _APPOINTED:
        step += 1 + (line.text(step + 1) == "in")
        return step if line.text(step) == "as" else i
    return i


def _leads(line: Line, titles: Titles) -> bool:
    """Say whether posts have their name behind a comma: "and the Ambassador of France, Ms N"."""
    step = titles.last + 1
    if line.text(titles.last) != ",":
        return False
    step += line.text(step) == "the"
    step += line.text(step) == "late"
    return _ranked_name(line, step) or name_at(line, step, titled=False) is not None


def _of_a_state(titles: Titles) -> bool:
    return bool(titles.parties or titles.posts[0].parties)


def _elsewhere(naming: Naming, titles: Titles) -> bool:
    """Say whether a title is told of another state than the name before it."""
    own = {party for post in naming.posts for party in post.parties} | set(naming.parties)
    told = {party for post in titles.posts for party in post.parties} | set(titles.parties)
    return bool(own and told and not own & told)


def _before_next_name(line: Line, titles: Titles) -> list[Post]:
    """The posts that are not the title of a name right behind them."""
    if name_at(line, titles.last, titled=True) or _ranked_name(line, titles.last):
        last = titles.posts[-1]
        return [p for p in titles.posts if p is not last]
    return titles.posts


def _ranked_name(line: Line, i: int) -> bool:
    titles = titles_at(line, i)
    return bool(titles and not titles.posts and name_at(line, titles.last, titled=True))

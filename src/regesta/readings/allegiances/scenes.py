"""Scenes: where each paragraph is set, as a round-up's items have date lines of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.codebook.match import fold
from regesta.readings.lines import BULLETS, Line

_DASHES = frozenset(("-", "–", "—", ":"))
_FEWEST = 2
_LEAD = 8
_SHORTEST = 3
_PLACED = 0.3
_FIRST = 2.0


@dataclass(frozen=True, slots=True)
class Scene:
    """The state that a paragraph's date line names, and the states in play there, most prominent first."""

    home: str | None
    states: tuple[str, ...]


def scenes(
    lines: Sequence[Line], places: Mapping[str, str], states: Sequence[str], home: str | None
) -> list[Scene]:
    """The scene of each line: that of the whole report, unless further paragraphs have date lines.

    The first one's date line may have been taken off when the report came in: `home` is its state.
    """
    heads = [_dateline(line) for line in lines]
    if sum(head > 0 for head in heads) + (home is not None) < _FEWEST:
        return [Scene(home, tuple(states))] * len(lines)
    found: list[Scene] = []
    start = 0
    for k in range(1, len(lines) + 1):
        if k == len(lines) or heads[k]:
            part = lines[start:k]
            found += [_scene(part, heads[start], places, states, home)] * len(part)
            start = k
    return found


def _dateline(line: Line) -> int:
    """The word of the dash behind a place in capitals that opens a paragraph, or 0."""
    start = int(line.text(0) in BULLETS)
    for k in range(start, min(start + _LEAD, len(line.words))):
        word = line.words[k].text
        if word in _DASHES and not line.glued(k) and k > start:
            return k if len(line.words) > k + 3 else 0
        if word == ":" and k > start:
            return k if len(line.words) > k + 3 else 0
        shouted = word.isupper() and (len(word) >= _SHORTEST or k > start)
        if not (shouted or word in ("/", ",", "'", "’", "-", ".", "and")):
            return 0
    return 0


def _scene(
    lines: Sequence[Line], head: int, places: Mapping[str, str], states: Sequence[str], home: str | None
) -> Scene:
    """The scene of an item: its own date line's, and its own states before all others."""
    first = lines[0]
    named = {s for k in range(head) for s in _of_place(first, k, places)}
    told: dict[str, float] = defaultdict(float)
    for number, line in enumerate(lines):
        for shelf, weight in ((line.parties, 1.0), (line.bodies, 1.0), (line.places, _PLACED)):
            for marked in shelf.values():
                for code in marked.parties:
                    told[code] += weight * (_FIRST if number == 0 else 1.0)
    ranked = sorted((s for s in told if first.is_state(s)), key=lambda s: -told[s])
    if head == 0:
        return Scene(home, tuple(ranked or states))
    return Scene(next(iter(named)) if len(named) == 1 else None, tuple(ranked))


def _of_place(line: Line, k: int, places: Mapping[str, str]) -> tuple[str, ...]:
    marked = line.places.get(k) or line.parties.get(k)
    if marked:
        return marked.parties[:1]
    state = places.get(fold(line.words[k].text))
    return (state,) if state else ()

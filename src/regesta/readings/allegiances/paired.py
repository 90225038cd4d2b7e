"""What order and source say: "delegations of P and Q led by A and B", "media of P reported that the …"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from regesta.readings.allegiances.actors import SEAT_OF_MANY, Actor, Clause, seat
from regesta.readings.allegiances.reasons import Case
from regesta.readings.lines import Line
from regesta.readings.namings import Naming

_RESPECTIVE = 9.0
_IN_ORDER = 1.5
_REPORTED = 6.0
_GROUPS = frozenset("delegations teams sides contingents missions groups parties forces navies".split())
_LED = frozenset("led headed represented commanded chaired".split())
_MEDIA = frozenset(
    "media press radio television tv newspapers newspaper daily broadcaster outlets reports wire "
    "agency".split()
)
_REPORTS = frozenset("reported reports said says wrote quoted cited claimed".split())
_JOINTS = frozenset((",", "and", "&", "/", "-", "the"))
_NEAR = 4
_PAIR = 2


def respective(case: Case, clause: Clause) -> None:
    """Give the leaders of several delegations their states in the order told."""
    line = clause.line
    leaders = sum(a.naming is not None for a in clause.actors)
    if leaders < _PAIR or not line.parties:
        return
    for k in range(clause.first, clause.last):
        if line.text(k) not in _GROUPS:
            continue
        states = _chain_before(line, k) or _chain_behind(line, k)
        led = next((j for j in range(k + 1, min(k + 8, clause.last)) if line.text(j) in _LED), None)
        people = [a for a in clause.actors if led and a.naming and a.first > led]
        if len(states) >= _PAIR and len(people) >= len(states):
            for actor, state in zip(people, states, strict=False):
                case.speak(actor.key or "", state, _RESPECTIVE, "leads the delegation told in that place")


def _chain_before(line: Line, k: int) -> tuple[str, ...]:
    """The states of "US and Ukrainian" right before a word."""
    found: tuple[str, ...] = ()
    starts = sorted((i for i in line.parties if i < k), reverse=True)
    end = k
    for i in starts:
        marked = line.parties[i]
        if not {line.text(j) for j in range(marked.last, end)} <= _JOINTS:
            break
        found, end = marked.parties[:1] + found, i
    return found


def _chain_behind(line: Line, k: int) -> tuple[str, ...]:
    """The states of "of the US and Ukraine" right behind a word."""
    if line.text(k + 1) not in ("of", "from"):
        return ()
    found: tuple[str, ...] = ()
    end = k + 2
    for i in sorted(i for i in line.parties if i > k):
        if not {line.text(j) for j in range(end, i)} <= _JOINTS:
            break
        found, end = found + line.parties[i].parties[:1], line.parties[i].last
    return found


def in_order(case: Case, namings: Sequence[Naming], lines: Sequence[Line], states: Sequence[str]) -> None:
    """People who share a title of the heads of two states mostly stand in the order of the states.

    Where their sentence tells none of the states, it is the order in which the report comes to them.
    """
    group: list[Naming] = []
    for one, other in pairwise([*namings, None]):
        if one is not None and not one.parties:
            group.append(one)
        if other is None or one is None or not sharing(one, other):
            if len(group) > 1:
                _ordered(case, group, lines[group[0].line], states)
            group = []


def _ordered(case: Case, group: Sequence[Naming], line: Line, named: Sequence[str]) -> None:
    marks = sorted((i, m) for i, m in line.parties.items() if i < group[0].first)
    states = list(dict.fromkeys(p for _, m in marks for p in m.parties if line.is_state(p)))
    states = states or list(named[: len(group)])
    if len(states) == len(group):
        for naming, state in zip(group, states, strict=True):
            case.speak(naming.key, state, _IN_ORDER, "told in the order of the states")


def sharing(one: Naming, other: Naming) -> bool:
    """Say whether two names share one plural title that only one holder in a state can have."""
    if one.line != other.line:
        return False
    firsts = {p.first for p in other.posts if p.plural}
    shared = [p for p in one.posts if p.plural and p.first in firsts]
    return any(len(seat(p)) > 1 and not seat(p) & SEAT_OF_MANY for p in shared)


def media(case: Case, clause: Clause) -> None:
    """Whom a state's media report on by office alone is of that state: "Lao radio said the Premier, N,"."""
    line = clause.line
    if not any(_bare(a.naming) for a in clause.actors):
        return
    for i, marked in sorted(line.parties.items()):
        if not clause.first <= i < clause.last or len(marked.parties) != 1:
            continue
        near = [line.text(k) for k in range(marked.last, min(marked.last + _NEAR, clause.last))]
        if not set(near) & _MEDIA:
            continue
        told = _told_of(clause, marked.last)
        if told and told.key:
            case.speak(told.key, marked.parties[0], _REPORTED, "its own media tell of them")


def _told_of(clause: Clause, i: int) -> Actor | None:
    """The first person behind a word, if an office without a state is told and media speak before."""
    line = clause.line
    for actor in clause.actors:
        naming = actor.naming
        if actor.first < i or naming is None:
            continue
        said = {line.text(k) for k in range(clause.first, actor.first)}
        according = {"according", "to"} <= said
        return actor if _bare(naming) and (said & _REPORTS or according) else None
    return None


def _bare(naming: Naming | None) -> bool:
    """Say whether a name has an office without any state beside it."""
    return bool(naming and naming.posts and not naming.parties and not any(p.parties for p in naming.posts))

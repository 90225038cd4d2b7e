"""The verdict: the states of all people of a report at once, such that the reasons agree best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from regesta.readings.allegiances.reasons import Case

_KEPT = 48
_OPTIONS = 4
_MARGIN = 0.25

Weights = Mapping[str, Mapping[str, float]]
Bonds = Mapping[str, Sequence[tuple[str, float]]]


def decide(
    case: Case, told: Mapping[str, str], open_keys: Sequence[str], states: Sequence[str]
) -> dict[str, str]:
    """The state of each person in `open_keys` for whom one is clearly the best, given those `told`.

    Goes through the people in order and keeps the best few dozen choices so far: with the states of most
    reports that is a full search over three to five people, and close to one over more.
    """
    weights, bonds = _weights(case, told, open_keys, states), _bonds(case, open_keys)
    best = _search(weights, bonds, open_keys)
    return {key: state for key in open_keys if (state := _clear(key, best, weights, bonds))}


def _weights(
    case: Case, told: Mapping[str, str], open_keys: Sequence[str], states: Sequence[str]
) -> dict[str, dict[str, float]]:
    """The weight of each state for each person; ties to those whose state is told count as well."""
    weights = {key: dict.fromkeys(states, 0.0) for key in open_keys}
    for key in open_keys:
        for reason in case.reasons[key]:
            weights[key][reason.state] = weights[key].get(reason.state, 0.0) + reason.weight
    for tie in case.ties:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if one in weights and other in told:
                weights[one][told[other]] = weights[one].get(told[other], 0.0) + tie.weight
    return weights


def _bonds(case: Case, open_keys: Sequence[str]) -> dict[str, list[tuple[str, float]]]:
    bonds: dict[str, list[tuple[str, float]]] = defaultdict(list)
    waiting = set(open_keys)
    for tie in case.ties:
        if tie.one in waiting and tie.other in waiting:
            bonds[tie.one].append((tie.other, tie.weight))
            bonds[tie.other].append((tie.one, tie.weight))
    return bonds


def _search(weights: Weights, bonds: Bonds, keys: Sequence[str]) -> dict[str, str]:
    """The best choice of a state for each of `keys`."""
    options = {
        key: sorted(weights[key], key=lambda s: -weights[key][s])[: _OPTIONS if key in bonds else 1]
        for key in keys
    }
    choices: list[tuple[float, dict[str, str]]] = [(0.0, {})]
    for key in keys:
        grown = [
            (score + weights[key][state] + _pull(bonds.get(key, ()), choice, state), {**choice, key: state})
            for score, choice in choices
            for state in options[key]
        ]
        choices = sorted(grown, key=lambda c: -c[0])[:_KEPT] or choices
    return choices[0][1]


def _pull(bonds: Sequence[tuple[str, float]], choice: Mapping[str, str], state: str) -> float:
    """What the ties to others say of a state, those others being as in `choice`."""
    return sum(weight for other, weight in bonds if choice.get(other) == state)


def _clear(key: str, best: Mapping[str, str], weights: Weights, bonds: Bonds) -> str | None:
    """The state chosen, if all others being as they are it is clearly ahead of the next."""
    if key not in best:
        return None
    scores = {s: w + _pull(bonds.get(key, ()), best, s) for s, w in weights[key].items()}
    ranked = sorted(scores, key=lambda s: (-scores[s], s != best[key], s))
    first = ranked[0]
    clear = len(ranked) == 1 or scores[first] - scores[ranked[1]] >= _MARGIN
    return first if clear and scores[first] > 0 else None

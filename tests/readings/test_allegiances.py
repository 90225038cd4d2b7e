"""The verdict on whom people serve: reasons and ties weighed for all at once."""

from __future__ import annotations

from itertools import pairwise

from regesta.readings.allegiances.reasons import Case
from regesta.readings.allegiances.verdict import decide

STATES = ("KEN", "UGA", "RWA")


def case_of(reasons=(), ties=()):
    case = Case()
    for key, state, weight in reasons:
        case.speak(key, state, weight, "test")
    for one, other, weight in ties:
        case.tie(one, other, weight, "test")
    return case


def test_a_person_serves_the_state_that_the_reasons_speak_for():
    case = case_of(reasons=[("p1", "KEN", 1.0), ("p1", "UGA", 2.0)])
    assert decide(case, {}, ["p1"], STATES) == {"p1": "UGA"}


def test_reasons_that_leave_two_states_alike_leave_it_open():
    case = case_of(reasons=[("p1", "KEN", 2.0), ("p1", "UGA", 2.0)])
    assert decide(case, {}, ["p1"], STATES) == {}


def test_nobody_serves_a_state_that_nothing_speaks_for():
    assert decide(case_of(), {}, ["p1"], STATES) == {}
    assert decide(case_of(reasons=[("p1", "KEN", -1.0)]), {}, ["p1"], ("KEN",)) == {}


def test_who_meets_a_person_whose_state_is_told_serves_the_other():
    case = case_of(reasons=[("p2", "KEN", 0.6), ("p2", "UGA", 0.3)], ties=[("p1", "p2", -5.0)])
    assert decide(case, {"p1": "KEN"}, ["p2"], STATES) == {"p2": "UGA"}


def test_one_strong_reason_settles_a_chain_of_ties():
    reasons = [(key, state, w) for key in ("p1", "p2", "p3") for state, w in (("KEN", 0.6), ("UGA", 0.3))]
    case = case_of(reasons=[*reasons, ("p3", "KEN", 9.0)], ties=[("p1", "p2", 4.0), ("p2", "p3", -5.0)])
    assert decide(case, {}, ["p1", "p2", "p3"], STATES) == {"p1": "UGA", "p2": "UGA", "p3": "KEN"}


def test_a_hundred_people_are_settled_alike_from_either_end():
    keys = [f"p{n}" for n in range(100)]
    case = case_of(
        reasons=[(key, "KEN", 1.0) for key in keys] + [("p0", "UGA", 9.0)],
        ties=[(one, other, 4.0) for one, other in pairwise(keys)],
    )
    verdict = decide(case, {}, keys, STATES)
    assert verdict == decide(case, {}, keys[::-1], STATES)
    assert (verdict["p0"], verdict["p1"], verdict["p99"]) == ("UGA", "KEN", "KEN")

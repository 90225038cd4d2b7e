"""Naming traditions: cases from tests/cases/traditions.yml, and what weights promise."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from regesta.codebook import load_codebook
from regesta.codebook.entries.geography import State
from regesta.codebook.entries.traditions import Tradition
from regesta.readings.traditions import Traditions

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "traditions.yml").read_text(encoding="utf-8"))
CLEAR = 0.2


@pytest.fixture(scope="module")
def traditions():
    return Traditions(load_codebook())


def spoken_for(traditions, name, states):
    weights = traditions.weigh(name, states)
    best, second = sorted(weights.values(), reverse=True)[:2]
    return max(weights, key=weights.__getitem__) if best - second >= CLEAR else None


@pytest.mark.parametrize("case", CASES, ids=[f"{c['name']} {c['states']}" for c in CASES])
def test_a_name_speaks_for_the_state_of_its_tradition_and_for_no_other(traditions, case):
    assert spoken_for(traditions, case["name"], case["states"]) == case["expect"]


@pytest.mark.parametrize("case", CASES[::10], ids=[c["name"] for c in CASES[::10]])
def test_the_order_of_the_states_does_not_matter(traditions, case):
    forth = traditions.weigh(case["name"], case["states"])
    assert traditions.weigh(case["name"], case["states"][::-1]) == forth
    assert all(0 <= weight < 1 for weight in forth.values())


def test_diacritics_and_letter_case_do_not_matter(traditions):
    states = ["VNM", "IND"]
    assert traditions.weigh("TRẦN VĂN BÌNH", states) == traditions.weigh("Tran Van Binh", states)


@pytest.mark.parametrize("states", [[], ["VNM"]])
def test_without_a_choice_of_states_a_name_speaks_for_none(traditions, states):
    assert not any(traditions.weigh("Tran Van Binh", states).values())


def test_every_state_of_the_codebook_has_a_tradition():
    codebook = load_codebook()
    told = {s for t in codebook.of(Tradition) for s in (*t.states, *t.also)}
    assert {s.id for s in codebook.of(State)} == told

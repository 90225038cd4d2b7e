"""The gate's own scorer counts what it says it counts."""

import copy
import json
from typing import Any

import pytest

from tests import gate
from tests.gold.score import ROWS, Tally, score_report

WHO: dict[str, Any] = {"people": ["Ana Ruiz"], "parties": ["PER", "AGO"]}
TEXT = "Ana Ruiz met Rui Prata in Suva on 3 May 2024. They agreed to train nurses."
GOLD: dict[str, Any] = {
    "people": [{"name": "Ana Ruiz", "party": "PER", "offices": ["Minister of National Defence"]}],
    "engagements": [
        {
            "kind": "meeting",
            "start": "2024-05-03",
            "end": None,
            "people": ["Ana Ruiz"],
            "parties": ["PER", "AGO"],
        }
    ],
    "instruments": [{"kind": "plan", "term": "2025", "parties": ["PER", "AGO"], "event": "signed"}],
    "undertakings": [
        {"force": "agreed", "by": ["PER", "AGO"], "areas": ["training"], "quote": "train nurses"}
    ],
}
FOUND: dict[str, Any] = {
    "people": [{"name": "Ana Ruiz", "party": "PER", "offices": [{"title": "Minister of National Defense"}]}],
    "engagements": [
        {
            "kind": "meeting",
            "start": "2024-05-03",
            "end": None,
            "people": ["Ruiz Ana"],
            "parties": ["AGO", "PER"],
        }
    ],
    "instruments": [{"kind": "plan", "term": "2025", "parties": ["PER", "AGO"], "status": "signed"}],
    "undertakings": [
        {
            "force": "agreed",
            "by": ["AGO", "PER"],
            "areas": ["training", "health"],
            "evidence": [{"start": TEXT.find("train"), "end": len(TEXT) - 1}],
        }
    ],
}


def scored(found):
    tally = Tally()
    score_report(GOLD, found, TEXT, tally)
    return tally


def test_the_same_in_other_words_is_right():
    assert scored(FOUND).headline == 1


@pytest.mark.parametrize(
    ("row", "kind", "field", "value"),
    [
        ("people", "people", "party", "AGO"),
        ("offices", "people", "offices", [{"title": "Deputy Minister of National Defence"}]),
        ("engagements+date", "engagements", "start", "2024-05"),
        ("engagements+date", "engagements", "kind", "visit"),
        ("instruments+status", "instruments", "status", "proposed"),
        ("undertakings strict", "undertakings", "force", "hoped"),
        ("undertakings strict", "undertakings", "areas", ["health"]),
        ("undertakings strict", "undertakings", "evidence", [{"start": 0, "end": 8}]),
    ],
)
def test_what_differs_is_wrong(row, kind, field, value):
    found = copy.deepcopy(FOUND)
    found[kind][0][field] = value
    assert scored(found).f1(row) == 0
    assert all(scored(found).f1(other) == 1 for other in ROWS if other != row and kind != "people")


def test_a_figure_below_its_floor_fails_and_another_corpus_needs_new_floors(tmp_path, monkeypatch, capsys):
    corpus = gate.Corpus("made", tmp_path, tmp_path)
    (tmp_path / "a.json").write_text(json.dumps({**GOLD, "file": "a.txt"}))
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr(gate, "_scored", lambda _: {"headline": 0.8})
    floors: dict[str, Any] = {"made": {"corpus": corpus.version, "floors": {"headline": 0.7}}}
    assert gate._gate(corpus, floors, lower=False)
    floors["made"]["floors"]["headline"] = 0.9
    assert not gate._gate(corpus, floors, lower=False)
    assert "fallen below its floor 0.900" in capsys.readouterr().out
    (tmp_path / "a.txt").write_text(TEXT + " They left.")
    assert not gate._gate(corpus, floors, lower=False)
    assert gate._gate(gate.Corpus("none", tmp_path / "none", tmp_path), {}, lower=False)

"""The training text can be read, whole, and its marks say what the README says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training.marks import MarkError, parse, read_folder
from training.tasks import ENGAGEMENTS, PEOPLE, TASKS, Task, labelled

TEXTS = Path(__file__).parents[2] / "training"


def test_marks_are_taken_out_of_the_text() -> None:
    passage = parse("{The envoy} [1 visit/planned: will fly] to Lima <1: on May 4>.", "x")
    assert passage.text == "The envoy will fly to Lima on May 4."
    told = passage.told[0]
    assert passage.text[told.span.start : told.span.end] == "will fly"
    assert (told.kind, told.label, told.span.numbers) == ("visit", "planned", frozenset({1}))


def test_a_mark_without_a_number_belongs_to_all() -> None:
    passage = parse("{A} [1 visit: came] and {2: B} [2 meeting: met] them.", "x")
    first, second = passage.told
    assert passage.braced[0].goes_with(first.span)
    assert passage.braced[0].goes_with(second.span)
    assert not passage.braced[1].goes_with(first.span)


@pytest.mark.parametrize(
    "broken", ["{A [visit: came]}.", "[visit: came", "A} came.", "[visit: ].", "<on {May} 4>"]
)
def test_broken_marks_are_refused_with_their_place(broken: str) -> None:
    with pytest.raises(MarkError, match=r"a01\.txt:7"):
        parse(broken, "a01.txt:7")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(MarkError, match="wedding"):
        labelled(ENGAGEMENTS, parse("{A} [wedding: wed] {B}.", "x"))


def test_titles_are_those_of_their_name_alone() -> None:
    passage = parse("[1 office: Envoy] {1: Ana Paz} of <1: Peru> met [2 rank: Colonel] {2: Jo Lim}.", "x")
    names = [one for one in labelled(PEOPLE, passage) if one.labels]
    cut = [[passage.text[s.start : s.end] for s in one.related[0]] for one in names]
    assert cut == [["Envoy"], ["Colonel"]]


@pytest.mark.parametrize("task", TASKS, ids=lambda t: t.name)
def test_all_training_text_can_be_read(task: Task) -> None:
    passages = list(read_folder(TEXTS / task.name))
    assert len(passages) > 500
    assert all(labelled(task, p) is not None for p in passages)
    assert len({re.sub(r"\W", "", p.text) for p in passages}) == len(passages)

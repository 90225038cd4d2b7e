"""The learned reader: spans decoded from scores, laid on tokens, and done without where it is not there."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from regesta.codebook import load_codebook
from regesta.pipeline import read, read_report
from regesta.readings import learned
from regesta.readings.learned.decode import decode
from regesta.readings.learned.network import SHAPES, Look, View, load_network, shapes
from regesta.reports.ingest import report_from_text

TEXT = (
    "NAIROBI, May 5, 2025 – Kenyan Defence Minister Amos Oduya compared notes with "
    "Rwandan Defence Minister Jean Bizimana in Nairobi on May 4."
)


def _look(rows: list[list[float]]) -> Look:
    tags = np.array(rows, dtype=np.float32)
    pieces = len(rows)
    vectors = np.zeros((pieces, 2, 3), dtype=np.float32)
    view = View(tags, np.zeros((pieces, 2), dtype=np.float32), vectors, vectors)
    offsets = tuple((3 * i, 3 * i + 2) for i in range(pieces))
    return Look(offsets, {"engagements": view, "undertakings": view, "people": view})


NONE, BEGINS, GOES_ON, OTHER = ([float(k == n) for k in range(5)] for n in range(4))


def test_a_span_is_a_run_of_one_kind() -> None:
    spans = decode(_look([NONE, BEGINS, GOES_ON, NONE, NONE, NONE, OTHER]), "engagements")
    assert [(s.chars, s.kind) for s in spans] == [((3, 8), 0), ((18, 20), 1)]


def test_a_span_goes_on_over_a_short_gap_but_not_into_another() -> None:
    spans = decode(_look([BEGINS, NONE, GOES_ON, BEGINS]), "engagements")
    assert [s.chars for s in spans] == [(0, 8), (9, 11)]


def test_nothing_is_seen_below_even_odds() -> None:
    assert decode(_look([[0.6, 0.4, 0, 0, 0]] * 3), "engagements") == []


def test_what_is_seen_lies_in_one_sentence() -> None:
    codebook = load_codebook()
    reading = read_report(report_from_text(TEXT, "x", codebook), codebook)
    assert reading.seen.tellings
    for telling in reading.seen.tellings:
        sentence = reading.sentence_of(telling.first)
        assert sentence.first <= telling.first < telling.last <= sentence.last
        assert all(sentence.first <= i < sentence.last for i in (*telling.takers, *telling.dates))
    firsts = [t.first for t in reading.seen.tellings]
    assert all(a <= b for a, b in pairwise(firsts))


def test_a_sentence_is_seen_the_same_wherever_it_stands() -> None:
    network = load_network()
    assert network is not None
    alone = network.look(TEXT).views["engagements"].tags
    network.look("Another sentence.")
    assert (network.look(TEXT).views["engagements"].tags == alone).all()


def test_a_telling_that_no_rule_knows_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    engagements = read(TEXT, "x").engagements
    assert [(e.kind, e.people) for e in engagements] == [("meeting", ("Amos Oduya", "Jean Bizimana"))]
    monkeypatch.setattr(learned, "load_network", lambda: None)
    assert read(TEXT, "x").engagements == ()


def test_rules_read_on_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "load_network", lambda: None)
    text = (
        "Kenyan Defence Minister Amos Oduya met Rwandan Defence Minister Jean Bizimana in Nairobi on May 4."
    )
    assert [e.kind for e in read(text, "x").engagements] == ["meeting"]


def test_every_piece_of_a_word_has_the_words_shape() -> None:
    text = "The ICRC's Ana Mbeki, 29"
    words = (None, 0, 1, 1, 2, 3, 4, 5, 5, 6, 7, None)
    offsets = (
        (0, 0),
        (0, 3),
        (4, 6),
        (6, 8),
        (8, 9),
        (9, 10),
        (11, 14),
        (15, 17),
        (17, 20),
        (20, 21),
        (22, 24),
        (0, 0),
    )
    told = [(text[a:b], SHAPES[k]) for k, (a, b) in zip(shapes(words, offsets, text), offsets, strict=True)]
    assert told == [
        ("", "small"), ("The", "capital"), ("IC", "capitals"), ("RC", "capitals"), ("'", "small"),
        ("s", "small"), ("Ana", "capital"), ("Mb", "capital"), ("eki", "capital"), (",", "small"),
        ("29", "digits"), ("", "small"),
    ]  # fmt: skip


def test_tellings_that_touch_are_one() -> None:
    text = "MUSCAT, May 5, 2025 – Admiral Salim Harthy saw a search and rescue exercise of Oman and Iran."
    reading = read_report(report_from_text(text, "x", load_codebook()), load_codebook())
    assert all(one.last < other.first for one, other in pairwise(reading.seen.tellings))
    assert len([e for e in read(text).engagements if e.kind == "exercise"]) == 1

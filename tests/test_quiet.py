"""Texts in which nothing happens between states stay quiet."""

from pathlib import Path

import pytest

from regesta.pipeline import read

TEXTS = sorted((Path(__file__).parent / "quiet" / "texts").glob("*.txt"))


@pytest.fixture(scope="module")
def extractions():
    return {path.name: read(path.read_text(encoding="utf-8"), path.name) for path in TEXTS}


def test_there_are_forty_quiet_texts_of_a_page_each():
    lengths = {path.name: len(path.read_text(encoding="utf-8").split()) for path in TEXTS}
    assert len(lengths) == 40
    assert {name: n for name, n in lengths.items() if not 150 <= n <= 350} == {}


def test_quiet_texts_yield_at_most_two_engagements(extractions):
    found = [
        f"{name}: {e.kind} {e.status} {' '.join(e.parties)}: {e.evidence[0].quote}"
        for name, extraction in extractions.items()
        for e in extraction.engagements
    ]
    assert len(found) <= 2, "\n".join(found)


def test_quiet_texts_yield_no_instrument(extractions):
    found = [
        f"{name}: {i.kind} {i.status} {' '.join(i.parties)}: {i.evidence[0].quote}"
        for name, extraction in extractions.items()
        for i in extraction.instruments
    ]
    assert not found, "\n".join(found)

"""Whom pronouns, definite nouns, offices without a name and groups mean, in invented sentences."""

import pytest

from regesta.codebook import load_codebook
from regesta.pipeline import read_report
from regesta.reports.ingest import report_from_text
from tests.tables import load_table

CASES = load_table("chains")


def reading_of(text):
    codebook = load_codebook()
    return read_report(report_from_text(text, "case", codebook), codebook)


def meant(case):
    """The mention that covers the phrase most narrowly, its people by name."""
    reading = reading_of(case["text"])
    start = case["text"].rindex(case["phrase"])
    end = start + len(case["phrase"])
    near = [
        m
        for m in reading.mentions
        if reading.tokens[m.first].start < end and reading.tokens[m.last - 1].end > start
    ]
    inside = [
        m for m in near if start <= reading.tokens[m.head].start < end and m.kind not in ("party", "place")
    ]
    best = max(inside, key=lambda m: m.last - m.first, default=None)
    if best is None:
        return set(), set()
    return {reading.person(k).name for k in best.people}, set(best.parties)


@pytest.mark.parametrize("case", [c for c in CASES if "phrase" in c], ids=lambda c: c["name"])
def test_a_phrase_means_those_whom_a_careful_reader_takes_it_for(case):
    people, parties = meant(case)
    assert people == set(case.get("people", ()))
    if "parties" in case or "people" not in case:
        assert parties == set(case.get("parties", ()))


@pytest.mark.parametrize("case", [c for c in CASES if "phrase" not in c], ids=lambda c: c["name"])
def test_a_text_in_which_nobody_is_named_means_nobody(case):
    reading = reading_of(case["text"])
    assert [m for m in reading.mentions if m.people or m.parties] == []


def test_a_resolved_mention_keeps_its_words():
    reading = reading_of(
        "Kenyan Minister Amos Oduya met Rwandan Minister Jean Bizimana. The two ministers agreed."
    )
    group = next(m for m in reading.mentions if m.kind in ("group", "office") and len(m.people) > 1)
    assert reading.passage(group.first, group.last).quote.lower().endswith("ministers")

"""Who is named, whom they serve and which offices they hold, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from regesta.codebook import load_codebook
from regesta.model.reading import Reading
from regesta.pipeline import layers
from regesta.readings.people import People
from regesta.reports.ingest import report_from_text

CASES = Path(__file__).parents[1] / "cases"
BOOK = load_codebook()


def reading_of(text: str) -> Reading:
    reading = Reading(report_from_text(text, "case", BOOK), BOOK.version)
    for layer in layers(BOOK):
        reading = layer.read(reading)
        if isinstance(layer, People):
            break
    return reading


def cases(file: str):
    table = yaml.safe_load((CASES / file).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["text"][:60]) for case in table]


@pytest.mark.parametrize("case", cases("people.yml"))
def test_the_people_of_a_text_are_those_of_the_case(case):
    reading = reading_of(case["text"])
    found = [f"{p.name} / {p.party or '?'}" for p in reading.people]
    assert found == case["people"]
    for field in ("rank", "honorific"):
        if field in case:
            assert [getattr(p, field) for p in reading.people] == case[field]
    if "aliases" in case:
        assert [list(p.aliases) for p in reading.people] == case["aliases"]


@pytest.mark.parametrize("case", cases("leads.yml"))
def test_the_lead_of_a_report_tells_each_person_with_party_and_offices(case):
    reading = reading_of(case["text"])
    found = {f"{p.name} / {p.party or '?'}": [o.title for o in p.offices] for p in reading.people}
    assert found == case["people"]


@pytest.mark.parametrize("case", cases("offices.yml"))
def test_the_offices_of_a_text_are_those_of_the_case(case):
    reading = reading_of(case["text"])
    if "holders" in case:
        found = {p.name: [o.title for o in p.offices] for p in reading.people}
        assert found == case["holders"]
    if "open" in case:
        nameless = [m for m in reading.mentions if m.kind == "office" and not m.people]
        assert [" ".join([*m.parties, m.title or "counterpart"]) for m in nameless] == case["open"]


def test_every_naming_is_a_mention_that_hangs_on_a_word_of_its_own():
    reading = reading_of(
        "Thai Defence Minister General Anan Suksawat met Kenyan envoy Peter Wanjala on Monday."
    )
    named = [m for m in reading.mentions if m.kind == "person"]
    assert [m.people for m in named] == [("p1",), ("p2",)]
    assert all(m.first <= m.head < m.last for m in named)
    assert reading.tokens[named[0].head].text == "Suksawat"


def test_reading_people_leaves_the_earlier_mentions_alone():
    reading = reading_of("Thai Defence Minister General Anan Suksawat arrived in Lima.")
    kinds = [m.kind for m in reading.mentions]
    assert "party" in kinds
    assert kinds.count("person") == 1

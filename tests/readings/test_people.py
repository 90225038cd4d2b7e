"""Who is named, whom they serve and which offices they hold, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from regesta.codebook import load_codebook
from regesta.model.reading import Reading
from regesta.pipeline import layers
from regesta.readings.learned import Learned
from regesta.readings.learned.network import load_network
from regesta.readings.people import People
from regesta.reports.ingest import report_from_text

CASES = Path(__file__).parents[1] / "cases"
BOOK = load_codebook()


@pytest.fixture(params=["grammar", "learned"])
def by(request) -> str:
    """By whom a text is read: by the grammar alone, or with the learned reader, where it is installed."""
    if request.param == "learned" and load_network() is None:
        pytest.skip("the learned reader is not installed")
    return str(request.param)


def reading_of(text: str, by: str = "grammar") -> Reading:
    reading = Reading(report_from_text(text, "case", BOOK), BOOK.version)
    for layer in layers(BOOK):
        if isinstance(layer, Learned) and by == "grammar":
            continue
        reading = layer.read(reading)
        if isinstance(layer, People):
            break
    return reading


def cases(file: str):
    table = yaml.safe_load((CASES / file).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["text"][:60]) for case in table]


@pytest.mark.parametrize("case", cases("people.yml"))
def test_the_people_of_a_text_are_those_of_the_case(case, by):
    reading = reading_of(case["text"], by)
    found = [f"{p.name} / {p.party or '?'}" for p in reading.people]
    assert found == case["people"]
    for field in ("rank", "honorific"):
        if field in case:
            assert [getattr(p, field) for p in reading.people] == case[field]
    if "aliases" in case:
        assert [list(p.aliases) for p in reading.people] == case["aliases"]


@pytest.mark.parametrize("case", cases("leads.yml"))
def test_the_lead_of_a_report_tells_each_person_with_party_and_offices(case, by):
    reading = reading_of(case["text"], by)
    found = {f"{p.name} / {p.party or '?'}": [o.title for o in p.offices] for p in reading.people}
    assert found == {**case["people"], **(case.get("learned", {}) if by == "learned" else {})}


@pytest.mark.parametrize("case", cases("offices.yml"))
def test_the_offices_of_a_text_are_those_of_the_case(case, by):
    reading = reading_of(case["text"], by)
    if "holders" in case:
        found = {p.name: [o.title for o in p.offices] for p in reading.people}
        assert found == {**case["holders"], **(case.get("learned", {}) if by == "learned" else {})}
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

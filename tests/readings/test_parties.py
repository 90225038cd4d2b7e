"""Parties, places and bodies: cases from tests/cases/parties.yml, and the order of prominence."""

from __future__ import annotations

import pytest

from regesta.codebook import load_codebook
from regesta.model.reading import Reading
from regesta.model.report import Block, Report
from regesta.readings.parse import Parse
from regesta.readings.parties import Parties
from tests.tables import load_table

CASES = load_table("parties")


def read(text, blocks=None):
    report = Report(id="r", source="case", text=text, blocks=blocks or (Block(0, len(text), "body"),))
    return Parties(load_codebook()).read(Parse().read(Reading(report=report, codebook_version="test")))


def printed(mention):
    line = " ".join((mention.kind, *mention.parties))
    return f"{line} | {mention.title}" if mention.kind == "body" else line


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:60] for c in CASES])
def test_all_parties_places_and_bodies_of_a_text_are_read_and_nothing_else(case):
    reading = read(case["text"])
    found = {reading.passage(m.first, m.last).quote: printed(m) for m in reading.mentions}
    assert found == case["expect"]


def test_the_party_told_of_most_comes_first():
    assert read("Kenya met Fiji. Kenya and Fiji agreed. Kenya thanked Malta.").parties == (
        "KEN",
        "FJI",
        "MLT",
    )


def test_a_party_of_the_headline_weighs_more_than_one_of_the_text():
    text = "Malta opens talks\nFiji came."
    blocks = (Block(0, 17, "headline"), Block(18, len(text), "body"))
    assert read(text, blocks).parties == ("MLT", "FJI")


def test_a_place_weighs_less_than_its_state():
    assert read("They met in Lima, Cusco and Callao. Fiji agreed.").parties == ("FJI", "PER")


def test_of_two_parties_told_of_alike_the_earlier_comes_first():
    assert read("Malta and Fiji agreed.").parties == ("MLT", "FJI")


def test_a_state_inside_a_body_is_counted_once():
    assert read("The Kenyan Ministry of Health agreed. Fiji and Fijian crews came.").parties == ("FJI", "KEN")


def test_mentions_stand_in_order_and_the_wider_before_what_it_holds():
    reading = read("The Kenyan Ministry of Health called Fiji.")
    assert [m.kind for m in reading.mentions] == ["body", "party", "party"]


def test_a_phrase_hangs_on_its_own_head():
    reading = read("The Ministry of National Defence of Laos agreed.")
    assert reading.tokens[reading.mentions[0].head].text == "Ministry"


def test_a_text_without_parties_has_none():
    reading = read("The two sides met.")
    assert (reading.mentions, reading.parties) == ((), ())

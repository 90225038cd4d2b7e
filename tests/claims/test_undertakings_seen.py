"""Undertakings that only the learned reader saw, from sightings laid on invented reports."""

from dataclasses import replace

import pytest

from regesta.claims.undertakings import Undertakings
from regesta.claims.undertakings.areas import Areas
from regesta.codebook import load_codebook
from regesta.model.claim import UndertakingClaim
from regesta.model.seen import Position, Seen
from regesta.pipeline import read_report
from regesta.reports.ingest import report_from_text

BOOK = load_codebook()
UNDERTAKINGS = Undertakings(BOOK)
TALKS = "Omani Defence Minister Salim Al Harthy met Kenyan Defence Secretary Peter Odhiambo in Muscat. "


def _tokens(reading, words):
    start = reading.report.text.rindex(words)
    inside = [t.i for t in reading.tokens if start <= t.start and t.end <= start + len(words)]
    return inside[0], inside[-1] + 1


def _read(sentence, words, force, bearers="", sure=0.999, areas=("other",)):
    """The undertakings of a sentence behind `TALKS`, with a sighting on each of the words between bars."""
    reading = read_report(report_from_text(TALKS + sentence, "case", BOOK), BOOK)
    by = tuple(range(*_tokens(reading, bearers))) if bearers else ()
    spans = (_tokens(reading, one.strip()) for one in words.split("|"))
    seen = tuple(Position(first, last, force, areas, sure, by) for first, last in spans)
    reading = replace(reading, seen=Seen(positions=seen))
    return [c for c in UNDERTAKINGS.extract(reading, ()) if isinstance(c, UndertakingClaim)]


def test_a_sure_sighting_that_no_rule_read_is_an_undertaking_of_its_bearer():
    (claim,) = _read(
        "Odhiambo dangled the lending of two tugs.",
        "lending of two tugs",
        "committed",
        "Odhiambo",
    )
    assert (claim.force, claim.by, claim.text) == ("committed", ("KEN",), "lending of two tugs")


def test_a_sighting_of_something_agreed_is_borne_by_both_sides():
    (claim,) = _read("They found common ground on a shared slipway.", "a shared slipway", "agreed", "They")
    assert set(claim.by) == {"OMN", "KEN"}


def test_somebody_asked_to_come_does_not_bear_the_asking():
    (claim,) = _read(
        "Odhiambo was beckoned to a slipway at Duqm.",
        "a slipway at Duqm",
        "proposed",
        "Odhiambo",
    )
    assert claim.by == ("OMN",)


def test_an_item_that_names_who_is_to_act_is_borne_by_them():
    (claim,) = _read(
        "He gave to understand that the Kenyan navy would lend two tugs.",
        "the Kenyan navy would lend two tugs",
        "committed",
        "He",
    )
    assert claim.by == ("KEN",)


def test_an_enumeration_seen_as_one_is_split_into_its_items():
    claims = _read(
        "They found common ground on deepening the channel, sending pilots and lighting the buoys.",
        "deepening the channel, sending pilots and lighting the buoys",
        "agreed",
        "They",
    )
    assert [c.text for c in claims] == ["deepening the channel", "sending pilots", "lighting the buoys"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("They signed a contract for two tugs with a yard in Sohar.", "two tugs with a yard in Sohar"),
        ("They praised the cooperation, particularly in pilotage and towing.", "pilotage and towing"),
        ("They met with the aim of further deepening naval ties.", "deepening naval ties"),
        ("He said that the two ports have become close.", "the two ports have become close"),
        ("They toured a slipway, which is to take three tugs.", "is to take three tugs"),
        ("Oman may agree to lend two tugs.", "lend two tugs"),
        ("Talks will begin in Muscat in May.", "begin in Muscat in May"),
    ],
)
def test_what_was_done_praised_doubted_or_told_aside_is_no_undertaking(sentence, words):
    assert _read(sentence, words, "agreed", "They" if "They" in sentence else "") == []


def test_an_unsure_sighting_counts_for_nothing():
    assert (
        _read("Odhiambo dangled the lending of tugs.", "lending of tugs", "committed", "Odhiambo", 0.9) == []
    )


def test_of_what_is_told_as_to_come_a_likely_sighting_is_enough():
    (claim,) = _read(
        "Odhiambo gave to understand that Oman's pilots would train in Mombasa.",
        "pilots would train in Mombasa",
        "proposed",
        "Odhiambo",
        0.85,
    )
    assert claim.by == ("KEN",)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The king gave him the Order of the Golden Dhow.", "Order of the Golden Dhow"),
        ("The minister is slated to inspect the slipway at Duqm.", "inspect the slipway at Duqm"),
        ("In order to deepen the channel they met twice.", "deepen the channel"),
        ("A Kenyan firm will dredge the channel, it said.", "dredge the channel"),
    ],
)
def test_a_name_a_diary_an_aim_or_what_a_firm_will_do_is_no_undertaking(sentence, words):
    assert _read(sentence, words, "committed") == []


def test_a_pledge_surely_seen_as_agreed_is_borne_by_both_sides():
    (claim,) = _read("He undertook to light the buoys.", "light the buoys", "agreed", "He")
    assert (claim.force, set(claim.by)) == ("agreed", {"OMN", "KEN"})


def test_a_pledge_that_names_its_own_state_stays_its_own():
    _, claim = _read(
        "The two ministers agreed to deepen the channel; Kenya will also pay for a new crane.",
        "pay for a new crane",
        "agreed",
        "The two ministers",
    )
    assert (claim.force, claim.by) == ("committed", ("KEN",))


@pytest.mark.parametrize(
    ("sentence", "words", "count"),
    [
        (
            "They agreed to pool what is known of wrecks near the reef, and mark each of the three channels.",
            "pool what is known of wrecks near the reef | mark each of the three channels",
            2,
        ),
        (
            "They agreed to go on to guard and light the outer reef.",
            "go on to guard | light the outer reef",
            1,
        ),
    ],
)
def test_what_the_rules_read_is_cut_between_whole_items_alone(sentence, words, count):
    assert len(_read(sentence, words, "agreed", "They")) == count


def test_whoever_would_be_glad_to_do_something_offers_it():
    (claim,) = _read(
        "Odhiambo intimated that Kenya's yard would be glad to mend the tugs.",
        "Kenya's yard would be glad to mend the tugs",
        "hoped",
        "Odhiambo",
    )
    assert (claim.force, claim.by) == ("committed", ("KEN",))


def test_his_colleague_bears_what_he_says_and_not_whose_colleague_he_is():
    (claim,) = _read(
        "Al Harthy dwelt on the buoys. His Kenyan colleague dangled the lending of two tugs.",
        "lending of two tugs",
        "committed",
        "His Kenyan colleague",
    )
    assert claim.by == ("KEN",)


@pytest.mark.parametrize(
    ("item", "seen", "expected"),
    [
        ("two tugs from the yard", ("industry",), ("industry",)),
        ("two tugs from the yard", ("general",), ("other",)),
        ("scholarships for cadets", ("training", "people"), ("training",)),
        ("scholarships for cadets", ("maritime",), ("training", "maritime")),
        ("scholarships for cadets and vaccines", ("maritime",), ("training", "health")),
    ],
)
def test_areas_seen_are_heard_where_words_tell_none_and_beside_a_single_one(item, seen, expected):
    assert set(Areas(BOOK).of(item, seen=seen)) == set(expected)


@pytest.mark.parametrize(("item", "count"), [("keep it", 0), ("keep the tugs", 1)])
def test_what_names_nothing_counts_only_if_it_is_seen(item, count):
    claims = _read(
        f"He promised to {item}. Odhiambo smiled at the harbour wall.", "harbour wall", "hoped", sure=0.5
    )
    assert len(claims) == count

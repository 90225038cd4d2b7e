"""The sample reports and their gold: every quote stands in its report, every word is of the vocabulary."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from regesta.codebook import load_codebook
from regesta.model import claim, seen
from regesta.model.report import Report
from regesta.readings.dates.words import valid_day
from regesta.reports.fetch import read_file

SAMPLES = Path(__file__).parents[1] / "samples"
GOLD = sorted((SAMPLES / "gold").glob("*.json"))
AREA_CODES = (
    "general exchange dialogue training political_education border maritime crime information exercise hadr "
    "remains industry enterprise health multilateral peacekeeping cyber people aid implementation other"
)
AREAS = set(AREA_CODES.split())
PARTY = re.compile(r"[A-Z]{2,6}$")
DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?$")
TERM = re.compile(r"\d{4}(?:/\d{4})?$")


def gold_of(path):
    return json.loads(path.read_text(encoding="utf-8"))


def text_of(gold):
    report = read_file(str(SAMPLES / "reports" / gold["file"]), load_codebook())
    assert isinstance(report, Report)
    return report.text


def items(gold, *keys):
    return [item for key in keys for item in gold[key]]


def is_date(value):
    match = DAY.match(value)
    if match is None:
        return False
    year = 2000 if match[1] == "XXXX" else int(match[1])
    return valid_day(year, int(match[2] or 1), int(match[3] or 1)) is not None


def each_gold(test):
    return pytest.mark.parametrize("path", GOLD, ids=[p.stem for p in GOLD])(test)


def test_every_sample_report_has_its_gold():
    assert {p.name for p in (SAMPLES / "reports").iterdir()} == {gold_of(p)["file"] for p in GOLD}
    assert all(gold_of(p)["id"] == p.stem for p in GOLD)


@each_gold
def test_every_quote_stands_in_its_report(path):
    gold = gold_of(path)
    text = text_of(gold)
    quotes = [i["quote"] for i in items(gold, "engagements", "instruments", "honours", "undertakings")]
    assert [q for q in quotes if q not in text] == []


@each_gold
def test_every_name_stands_in_its_report(path):
    gold = gold_of(path)
    text = re.sub(r"\*\*", "", text_of(gold))
    names = [name for p in gold["people"] for name in (p["name"], *p["aliases"])]
    assert [n for n in names if n not in text] == []
    known = {p["name"] for p in gold["people"]}
    taking_part = {n for e in gold["engagements"] for n in e["people"]}
    assert taking_part <= known


@each_gold
def test_every_word_of_the_gold_is_of_the_vocabulary(path):
    gold = gold_of(path)
    for e in gold["engagements"]:
        assert e["kind"] in get_args(seen.EngagementKind)
        assert e["status"] in get_args(seen.Status)
    for i in gold["instruments"]:
        assert i["kind"] in get_args(claim.InstrumentKind)
        assert i["event"] in get_args(claim.InstrumentStatus)
        assert i["term"] is None or TERM.match(i["term"])
    for u in gold["undertakings"]:
        assert u["force"] in get_args(seen.Force)
        assert u["areas"]
        assert set(u["areas"]) <= AREAS
    parties = [p for i in items(gold, "engagements", "instruments") for p in i["parties"]]
    parties += [p for u in gold["undertakings"] for p in u["by"]] + [p["party"] for p in gold["people"]]
    assert all(PARTY.match(p) for p in parties)


@each_gold
def test_a_part_belongs_to_an_engagement_of_the_same_report(path):
    engagements = gold_of(path)["engagements"]
    ids = [e["id"] for e in engagements]
    assert len(ids) == len(set(ids))
    assert all(e["part_of"] in {None, *ids} - {e["id"]} for e in engagements)


@each_gold
def test_every_date_is_one_and_no_span_runs_back(path):
    gold = gold_of(path)
    dates = [gold["published"], *(i["date"] for i in items(gold, "instruments", "honours"))]
    for e in gold["engagements"]:
        dates += [e["start"], e["end"]]
        assert e["end"] is None or e["start"] <= e["end"]
    assert [d for d in dates if d and not is_date(d)] == []

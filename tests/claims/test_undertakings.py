"""Undertakings, read from invented reports."""

from pathlib import Path

import pytest
import yaml

from regesta.claims.undertakings import Undertakings
from regesta.claims.undertakings.areas import Areas
from regesta.codebook import load_codebook
from regesta.model.doubt import Doubt
from regesta.pipeline import read_report
from regesta.reports.ingest import report_from_text

CASES = Path(__file__).parents[1] / "cases"
BOOK = load_codebook()


def _cases(name):
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


def _read(text):
    reading = read_report(report_from_text(text, "case", BOOK), BOOK)
    return [c for c in Undertakings(BOOK).extract(reading, ()) if not isinstance(c, Doubt)]


def _parsed(line):
    head, areas, words = (part.strip() for part in line.split("|"))
    force, *by = head.split()
    return force, set(by), set(areas.split()), words


def _overlap(text, words, claim):
    start = text.index(words)
    gold = set(range(start, start + len(words)))
    found = {i for p in claim.evidence for i in range(p.start, p.end)}
    both = len(gold & found)
    close = both >= min(len(gold), len(found)) / 2
    return both / len(gold | found) if close and both / len(gold | found) >= 0.25 else 0.0


def faults(case):
    """What differs between an invented report's undertakings and those read, in words."""
    text = case["text"]
    left = _read(text)
    out = []
    for line in case.get("want", ()):
        force, by, areas, words = _parsed(line)
        best = max(left, key=lambda c: _overlap(text, words, c), default=None)
        if best is None or not _overlap(text, words, best):
            out.append(f"missed: {line}")
            continue
        left.remove(best)
        if best.force != force or set(best.by) != by or not areas & set(best.areas):
            out.append(f"wrong: {line} / {best.force} {best.by} {best.areas} {best.text!r}")
    return out + [f"extra: {c.force} {c.by} {c.areas} {c.text!r}" for c in left]


TABLES = (
    "undertakings.yml",
    "undertakings_outlets.yml",
    "undertakings_wires.yml",
    "undertakings_mixed.yml",
    "undertakings_more.yml",
    "undertakings_manners.yml",
    "undertakings_voices.yml",
    "undertakings_breadth.yml",
    "undertakings_sense.yml",
    "undertakings_near.yml",
)


@pytest.mark.parametrize("case", [c for table in TABLES for c in _cases(table)], ids=lambda c: c["name"])
def test_an_invented_report_yields_its_undertakings_and_no_others(case):
    assert faults(case) == []


@pytest.mark.parametrize("case", _cases("areas.yml"), ids=lambda c: c["text"])
def test_a_passage_is_about_the_areas_its_words_name(case):
    assert sorted(Areas(BOOK).of(case["text"])) == sorted(case["areas"])


def test_every_item_and_every_field_is_cited_by_words_of_the_report():
    text = "The ministers of Peru and Chile agreed to open a hotline and train pilots."
    for claim in _read(text):
        assert all(text[p.start : p.end] == p.quote for p in claim.evidence)
        assert {c.field for c in claim.cites} >= {"text", "force", "by", "areas"}
        assert claim.text == claim.evidence[0].quote


def test_a_position_that_nobody_can_be_named_for_is_a_doubt():
    reading = read_report(
        report_from_text("Somebody proposed that the border be closed.", "case", BOOK), BOOK
    )
    found = list(Undertakings(BOOK).extract(reading, ()))
    assert [d.code for d in found if isinstance(d, Doubt)] == ["undertaking.no-speaker"]
    assert len(found) == 1

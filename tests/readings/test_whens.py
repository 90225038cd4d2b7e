"""Dates: cases from tests/cases/whens.yml, and properties of printed dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from regesta.model.reading import Reading
from regesta.model.report import Block, Dateline, Report
from regesta.model.when import When
from regesta.readings.dates.counting import Counting
from regesta.readings.dates.grammar import expressions
from regesta.readings.dates.setting import Anchor, Setting
from regesta.readings.dates.words import Lexer
from regesta.readings.parse import Parse
from regesta.readings.whens import Whens

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "whens.yml").read_text(encoding="utf-8"))
FLAGS = {"bound", "stated", "counted", "inferred", "term", "loose", "past", "future"}
MONTH_NAMES = "January February March April May June July August September October November December"
MONTHS = MONTH_NAMES.split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def read_whens(case):
    text = case["text"]
    report = Report(id="r", source="case", text=text, blocks=(Block(0, len(text), "body"),))
    report = replace(report, dateline=Dateline(place=case.get("place"), date=case.get("dateline")))
    if case.get("published"):
        report = replace(report, published=When(case["published"]))
    return Whens().read(Parse().read(Reading(report=report, codebook_version="test")))


def flags_of(when):
    return {when.basis, when.direction, when.kind, "loose" if when.loose else "exact"}


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:60] for c in CASES])
def test_the_dates_of_a_text_are_read_and_nothing_else(case):
    reading = read_whens(case)
    found = {span.when.passage.quote: span.when for span in reading.whens}
    assert {quote: when.edtf or "none" for quote, when in found.items()} == {
        quote: value.split()[0] for quote, value in case["expect"].items()
    }
    for quote, value in case["expect"].items():
        wanted = set(value.split()[1:])
        assert wanted <= FLAGS
        flags = flags_of(found[quote])
        assert wanted <= flags
        assert ("term" in flags) == ("term" in wanted)
    if "year" in case:
        assert reading.year.value == case["year"]


def resolved(text):
    return [
        when
        for expression in expressions(Lexer().atoms(text, 0, len(text)))
        if (when := Counting(Anchor()).resolve(expression, "none", Setting()))
    ]


def printed_forms(day):
    month, short = MONTHS[day.month - 1], MONTHS[day.month - 1][:3]
    return (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"the {day.day}th of {month}, {day.year}",
        f"{short}. {day.day}, {day.year}" if day.month != 5 else f"May {day.day}, {day.year}",
        f"{day:%A}, {day.day} {month} {day.year}".replace(f"{day:%A}", day_name(day)),
        f"{day.day:02d}-{short}-{day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
    )


def day_name(day):
    return WEEKDAYS.split()[day.weekday()]


@given(day=DAYS, form=st.integers(0, 8))
def test_a_day_reads_back_from_each_form_it_is_printed_in(day, form):
    text = f"They met on {printed_forms(day)[form]} in Lima."
    assert [when.edtf for when in resolved(text)] == [day.isoformat()]


@given(day=DAYS, length=st.integers(1, 27), style=st.integers(0, 3))
def test_a_printed_span_reads_back_and_never_ends_before_it_begins(day, length, style):
    end = day + timedelta(days=length)
    one, two = MONTHS[day.month - 1], MONTHS[end.month - 1]
    text = (
        f"from {one} {day.day}, {day.year} to {two} {end.day}, {end.year}",
        f"from {day.day} {one} to {end.day} {two} {end.year}",
        f"from {one} {day.day} to {two} {end.day}, {end.year}",
        f"{one} {day.day} – {two} {end.day}, {end.year}",
    )[style]
    assert [when.edtf for when in resolved(text)] == [f"{day.isoformat()}/{end.isoformat()}"]


@given(st.text(alphabet="0123456789-–/., JuneMayandtofromthe2025", max_size=40))
def test_no_text_breaks_the_grammar_and_no_span_runs_back(text):
    for when in resolved(text):
        if when.start and when.end and len(when.start) == len(when.end):
            assert when.start <= when.end


def test_the_passage_of_a_date_is_its_own_words():
    reading = read_whens({"text": "He came on Nov. 26, 2024 and left."})
    passage = reading.whens[0].when.passage
    assert passage is not None
    assert reading.report.text[passage.start : passage.end] == passage.quote == "Nov. 26, 2024"


def test_an_inferred_year_says_which_words_bear_it_out():
    reading = read_whens({"text": "They met on October 9. They signed a cooperation plan for 2023."})
    assert reading.year.basis == "inferred"
    assert '"2023"' in reading.year.why

"""Every line of a page is labelled, nothing is lost, and prose is never furniture."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.codebook import load_codebook
from regesta.codebook.entries.furniture import Furniture
from regesta.reports.ingest import report_from_text
from tests.tables import load_table

CODEBOOK = load_codebook()


def named(case):
    return case["name"]


@pytest.mark.parametrize("case", load_table("blocks"), ids=named)
def test_every_line_of_a_page_is_labelled(case):
    report = report_from_text(case["text"], "x", CODEBOOK)
    kinds = [block.kind for block in report.blocks]
    if case.get("all_body"):
        assert [report.text[b.start : b.end] for b in report.blocks if b.kind != "body"] == []
        return
    assert [k for k, _ in runs(kinds)] == [k for k, _ in runs(case["kinds"])]
    if "title" in case:
        assert report.title == case["title"]
    if "place" in case:
        assert report.dateline.place == case["place"]
    if "blocks" in case:
        assert len(report.blocks) == case["blocks"]
    for kind in ("credit", "tail"):
        if kind in case:
            assert [report.text[b.start : b.end] for b in report.blocks if b.kind == kind] == [case[kind]]


def runs(kinds):
    return [(kind, len(list(group))) for kind, group in groupby(kinds)]


PIECES = st.sampled_from(
    [
        "The ministers of Fiji and Tonga met in Suva on Monday and agreed on a plan.",
        "Related news",
        "Recent Posts",
        "SUVA (AFP) — ",
        "By Ana Ruiz",
        "Photo: the ministers",
        "5 June 2024",
        "- training of nurses",
        "./.",
        "   ",
        "\n",
        "\ufeff",
        "\u2028",
        "—",
        "(",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=30), max_size=20).map("\n".join))
def test_blocks_are_in_order_and_cover_all_that_is_no_blank(text):
    report = report_from_text(text, "x", CODEBOOK)
    assert report.text == text
    last = 0
    for block in report.blocks:
        assert last <= block.start < block.end <= len(text)
        assert not text[last : block.start].strip(
            " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\u3000\ufeff\u200b\u2028\u2029"
        )
        last = block.end


@pytest.mark.parametrize("entry", CODEBOOK.of(Furniture), ids=lambda e: e.id)
def test_the_furniture_of_the_codebook_does_what_its_examples_say(entry):
    for example in entry.examples:
        report = report_from_text(example.text, "x", CODEBOOK)
        for kind, expected in example.expect.items():
            wanted = [expected] if isinstance(expected, str) else expected
            lines = [line for words in wanted or () for line in words.split("\n")]
            assert [report.text[b.start : b.end] for b in report.blocks if b.kind == kind] == lines
    for text in entry.counter:
        report = report_from_text(text, "x", CODEBOOK)
        assert entry.label not in [block.kind for block in report.blocks]

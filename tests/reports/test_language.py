"""The language of a report is told, and one that is not read is filed and marked."""

import pytest

from regesta.codebook import load_codebook
from regesta.pipeline import extract
from regesta.reports.ingest import report_from_text
from tests.tables import load_table


@pytest.mark.parametrize("case", load_table("languages"), ids=lambda c: f"{c['language']}-{c['text'][:20]}")
def test_the_language_of_a_report_is_told(case):
    report = report_from_text(case["text"], "x", load_codebook())
    assert report.language == case["language"]
    assert report.readable == (case["language"] == "en")


def test_a_report_in_a_language_not_read_yields_one_doubt_and_no_claim():
    case = next(c for c in load_table("languages") if c["language"] == "km")
    codebook = load_codebook()
    report = report_from_text(case["text"], "x", codebook)
    assert report.notes == ("language km is not read yet: the report is filed and marked",)
    extraction = extract(report, codebook)
    assert [doubt.code for doubt in extraction.doubts] == ["report.language-not-read"]
    assert extraction.claims() == ()

"""A date line is read and cut off, and what only looks like one stays."""

import pytest

from regesta.codebook import load_codebook
from regesta.reports.ingest import report_from_text
from tests.tables import load_table


@pytest.mark.parametrize("case", load_table("datelines"), ids=lambda c: c["text"][:48])
def test_a_date_line_is_cut_off_the_first_paragraph(case):
    report = report_from_text(case["text"], "x", load_codebook())
    body = next(report.text[b.start : b.end] for b in report.blocks if b.kind == "body")
    assert body.startswith(case["rest"])
    found = (report.dateline.place, report.dateline.agency, report.dateline.date)
    assert found == (case.get("place"), case.get("agency"), case.get("date"))
    if "published" in case:
        assert report.published is not None
        assert report.published.start == case["published"]

"""The printed date of publication is read, and no event's date is taken for it."""

import pytest

from regesta.codebook import load_codebook
from regesta.reports.ingest import report_from_text
from tests.tables import load_table

PARAGRAPH = "The ministers of Ghana and Togo agreed on Monday to open a joint school in Aflao."


@pytest.mark.parametrize("case", load_table("published"), ids=lambda c: repr(c.get("head", c.get("below"))))
def test_the_printed_date_of_a_page_is_its_date(case):
    lines = ["Ghana and Togo open school", case.get("head"), PARAGRAPH, case.get("below")]
    report = report_from_text("\n".join(filter(None, lines)), "x", load_codebook())
    if case["day"] is None:
        assert report.published is None
        return
    assert report.published is not None
    assert report.published.start == case["day"]
    assert report.published.basis == case.get("basis", "stated")
    passage = report.published.passage
    assert passage is not None
    assert report.text[passage.start : passage.end] == passage.quote

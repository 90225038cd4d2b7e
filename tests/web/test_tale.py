"""The whole tale in Chromium: five reports dropped, read, checked, corrected, undone and taken along.

Skipped without the reports or the browser.
"""

from pathlib import Path

import pytest

from tests.web.chromium import CHROMIUM, opened, process, settle

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
    pytest.mark.skipif(not SEEDS, reason="the five reports are not beside the repository"),
]


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without it"])
def test_five_reports_are_dropped_read_corrected_and_taken_along(script, tmp_path):
    strangers: list[str] = []
    with process(tmp_path / "tale.db") as (_, base), playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = opened(browser, base, strangers, java_script_enabled=script, accept_downloads=True)
        drop(page)
        relation = open_the_relation(page)
        follow_a_footnote(page, relation)
        before = brief_of(page, relation)
        reject_a_text(page)
        assert brief_of(page, relation) != before
        undo_the_last(page)
        assert brief_of(page, relation) == before
        merge_two_people(page)
        assert brief_of(page, relation) != before
        undo_the_last(page)
        assert brief_of(page, relation) == before
        take_along(page, relation)
        subscribe(page)
        browser.close()
    assert strangers == []


def drop(page):
    page.goto("/add")
    page.set_input_files("#files", SEEDS)
    page.click("main button")
    page.wait_for_selector("h1:text-is('Added')", timeout=180_000)
    assert page.locator("td:text-is('filed')").count() == len(SEEDS)


def open_the_relation(page):
    """The relation of which most reports tell stands first."""
    page.goto("/")
    page.click(".relations tbody a >> nth=0")
    assert page.locator("svg .bar").count() > 0
    return page.url.partition("?")[0]


def follow_a_footnote(page, relation):
    page.goto(f"{relation}/brief")
    page.click(".cites a >> nth=0")
    quoted = page.inner_text(".footnotes li mark >> nth=0")
    page.click(".footnotes .follow >> nth=0")
    assert page.locator("#at").count() == 1
    assert " ".join(quoted.split()) in " ".join(page.inner_text(".report-text").split())


def brief_of(page, relation):
    settle(page)
    return page.request.get(f"{relation}/brief.md").text()


def decide(page, verdict, reason):
    page.fill("[name=by]", "A. Reviewer")
    page.fill("[name=reason]", reason)
    page.click(f"button[value={verdict}]")
    assert verdict in page.inner_text("[role=status].notice")


def reject_a_text(page):
    page.goto("/instruments")
    page.click("tbody a >> nth=0")
    page.click("text=Judge this")
    decide(page, "reject", "only spoken of")


def merge_two_people(page):
    """Two of one party, whoever they are: what counts is that the brief follows."""
    rows = page.request.get("/people.json").json()["rows"]
    by_party: dict[str, list[str]] = {}
    for ident, cells in rows:
        by_party.setdefault(cells[1], []).append(ident)
    left, right = max(by_party.values(), key=len)[:2]
    page.goto(f"/people/{left}")
    page.fill("[name=other]", right)
    page.click("text=Compare")
    decide(page, "same", "one person under two names")
    settle(page)
    assert len(page.request.get("/people.json").json()["rows"]) == len(rows) - 1


def undo_the_last(page):
    page.goto("/review/log")
    page.click("tbody button >> nth=0")


def take_along(page, relation):
    for kind, begin in (("Word", b"PK"), ("PDF", b"%PDF")):
        page.goto(f"{relation}/brief")
        with page.expect_download() as download:
            page.click(f".button:text-is('{kind}')")
        assert download.value.path().read_bytes().startswith(begin)


def subscribe(page):
    page.goto("/calendar")
    feed = page.request.get(page.get_attribute("text=Subscribe", "href"))
    assert feed.headers["content-type"].startswith("text/calendar")
    assert feed.text().startswith("BEGIN:VCALENDAR")

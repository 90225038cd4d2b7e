"""Every page opens, has its JSON twin, and shows what the register holds."""

import json

import pytest

PAGES = [
    "/",
    "/people",
    "/offices",
    "/engagements",
    "/instruments",
    "/undertakings",
    "/mechanisms",
    "/honours",
    "/doubts",
    "/conflicts",
    "/reports",
    "/relations/KEN-ETH",
    "/relations/KEN-ETH/undertakings",
    "/relations/KEN-ETH/people",
    "/relations/KEN-ETH/coverage",
    "/relations/ETH-KEN-SOM",
    "/review",
    "/review/blind",
    "/review/agreement",
    "/review/log",
    "/relations/KEN-ETH/brief",
    "/search",
    "/calendar",
    "/api",
]
KINDS = ("people", "engagements", "instruments", "undertakings", "mechanisms", "reports")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_and_its_twin_holds_json(desk, path):
    page = desk.get(path)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    twin = desk.get("/index.json" if path == "/" else f"{path}.json")
    assert twin.status_code == 200
    assert isinstance(twin.json(), dict)


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_of_a_listing_has_a_dossier(desk, kind):
    rows = desk.get(f"/{kind}.json").json()["rows"]
    assert rows
    for ident, _ in rows:
        assert desk.get(f"/{kind}/{ident}").status_code == 200
        assert desk.get(f"/{kind}/{ident}.json").status_code == 200


def test_home_leads_to_the_relation_and_the_relation_to_its_brief(desk):
    assert 'href="/relations/ETH-KEN"' in desk.get("/").text
    page = desk.get("/relations/ETH-KEN").text
    assert "<svg" in page
    assert "Joint Defence Committee" in page
    assert 'href="/relations/ETH-KEN/brief"' in page


def test_a_footnote_of_the_brief_opens_its_sentence_in_the_report(desk):
    brief = desk.get("/relations/KEN-ETH/brief.json").json()["brief"]
    note = brief["footnotes"][0]
    where = f"/reports/{note['report_id']}?at={note['start']}&to={note['end']}"
    assert where.replace("&", "&amp;") in desk.get("/relations/KEN-ETH/brief").text
    shown = desk.get(where + "#at").text
    assert '<span id="at"></span>' in shown


def test_a_report_is_shown_word_for_word(desk):
    for ident, _ in desk.get("/reports.json").json()["rows"]:
        told = desk.get(f"/reports/{ident}.json").json()
        shown = "".join(piece["text"] for p in told["paragraphs"] for piece in p["pieces"])
        assert len(shown) > 200
        for one in told["told"]:
            for start, end, quote in one["passages"]:
                pieces = [p for par in told["paragraphs"] for p in par["pieces"]]
                covered = "".join(p["text"] for p in pieces if start <= p["start"] and p["end"] <= end)
                assert covered.split() == quote.split()


def test_a_passage_chosen_shows_only_what_is_read_there(desk):
    ident = desk.get("/reports.json").json()["rows"][0][0]
    whole = desk.get(f"/reports/{ident}.json").json()
    start, end, _ = whole["told"][0]["passages"][0]
    there = desk.get(f"/reports/{ident}.json?at={start}&to={end}").json()
    assert 0 < len(there["told"]) < len(whole["told"])


def test_filters_keep_what_they_name(desk):
    signed = desk.get("/relations/KEN-ETH.json?kind=signing&since=2025").json()
    assert signed["moments"]
    assert all("2025" in m["when"] for m in signed["moments"] if m["depth"] == 0)
    assert len(signed["moments"]) < len(desk.get("/relations/KEN-ETH.json").json()["moments"])


def test_an_office_lists_its_holders_in_order_of_time(desk):
    page = desk.get("/offices/ETH/Minister of Defence.json").json()
    names = [h["person"]["name"] for h in page["holders"]]
    assert names.index("Tadesse Worku Beyene") < names.index("Hirut Desta Abebe")


def test_search_is_blind_to_diacritics_and_finds_beginnings_and_phrases(desk):
    for words in ("ngo duc thinh", "NGÔ ĐỨC", "Duc Thi", '"duc thinh"'):
        found = desk.get("/search.json", params={"q": words, "kind": "report"}).json()["hits"]
        assert found["number"] == 1, words
        assert any(p["quoted"] and "Đức" in p["text"] for p in found["found"][0]["snippet"])
    assert desk.get("/search.json", params={"q": '"thinh duc"'}).json()["hits"]["number"] == 0
    assert desk.get("/search.json", params={"q": "nosuchword"}).json()["hits"]["number"] == 0


@pytest.mark.parametrize(
    "words", ['"', "AND", "a OR", "NEAR(", "*", "col:x", "-", "';--", "(" * 50, "x" * 5000]
)
def test_no_search_breaks_the_page(desk, words):
    assert desk.get("/search", params={"q": words}).status_code == 200


def test_the_calendar_is_also_a_feed(desk):
    icalendar = pytest.importorskip("icalendar")
    feed = desk.get("/calendar.ics")
    assert feed.headers["content-type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(feed.content).walk("VEVENT")
    assert any("2026–2030" in str(e["summary"]) for e in events)
    assert len({str(e["uid"]) for e in events}) == len(events)
    assert feed.content == desk.get("/calendar.ics").content


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/people/per-000000", 404),
        ("/reports/r-000000", 404),
        ("/relations/KEN-KEN", 404),
        ("/relations/KEN-XQZ", 404),
        ("/relations/KEN", 404),
        ("/relations/KEN-ETH?since=soon", 404),
        ("/relations/KEN-ETH?kind=duel", 404),
        ("/engagements?area=cookery", 404),
        ("/reports?start=many", 400),
        ("/export/secrets.csv", 400),
    ],
)
def test_a_wrong_address_gets_a_clear_page(desk, path, status):
    page = desk.get(path)
    assert page.status_code == status
    assert "That page cannot be shown" in page.text
    assert "Traceback" not in page.text


def test_the_list_of_addresses_is_openapi_and_every_route_stands_in_the_docs(desk):
    from pathlib import Path

    paths = json.loads(desk.get("/openapi.json").content)["paths"]
    told = (Path(__file__).parents[2] / "docs" / "desk.md").read_text(encoding="utf-8")
    headings = {"/" + path.strip("/").partition("/")[0].partition(".")[0] for path in paths}
    assert sorted(h for h in headings if f"`{h}" not in told) == []

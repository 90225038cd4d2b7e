"""Reports are untrusted, other sites are strangers, spreadsheets are not to be fooled."""

import csv
import io
import re

import pytest

from regesta.apps.web.safety import POLICY, tamed

EVERYWHERE = [
    "/",
    "/people",
    "/relations/KEN-ETH",
    "/relations/KEN-ETH/brief",
    "/search?q=divers",
    "/nowhere",
]


def pages(desk):
    idents = [row[0] for row in desk.get("/reports.json").json()["rows"]]
    people = [row[0] for row in desk.get("/people.json").json()["rows"]]
    said = [row[0] for row in desk.get("/undertakings.json").json()["rows"]]
    return [
        *EVERYWHERE,
        *(f"/reports/{i}" for i in idents),
        *(f"/people/{i}" for i in people),
        *(f"/undertakings/{i}" for i in said),
        "/search?q=<script>alert(1)</script>",
        '/people?q="><script>alert(1)</script>',
        "/relations/KEN-ETH/undertakings",
        "/reports",
    ]


def test_no_markup_of_a_report_is_ever_live_in_a_page(desk):
    for path in pages(desk):
        text = desk.get(path).text
        scripts = re.findall(r"<script[^>]*>", text)
        assert all(re.fullmatch(r'<script src="/static/\w+\.js" defer>', s) for s in scripts), path
        assert "<img" not in text
        assert "<style" not in text
        assert not re.search(r"<[^>]+\son\w+=", text), path
        assert not re.search(r"<[^>]+\sstyle=", text), path
        assert not re.search(r"(href|src|action)=[\"']?\s*(javascript|data|https?):", text, re.IGNORECASE), (
            path
        )
    hostile = next(r[0] for r in desk.get("/reports.json").json()["rows"] if "HYPERLINK" in str(r))
    assert "&lt;script&gt;" in desk.get(f"/reports/{hostile}").text


@pytest.mark.parametrize(
    "path", [*EVERYWHERE, "/index.json", "/static/desk.css", "/openapi.json", "/calendar.ics"]
)
def test_every_response_has_the_policy(desk, path):
    headers = desk.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_policy_also_stands_on_the_page_of_an_error_of_our_own(desk, monkeypatch):
    def broken(**_):
        raise ZeroDivisionError

    monkeypatch.setattr("regesta.apps.web.routes.search.Wanted", broken)
    page = desk.get("/search?q=x")
    assert page.status_code == 500
    assert page.headers["content-security-policy"] == POLICY
    assert "ZeroDivisionError" in page.text
    assert "Traceback" not in page.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765", ""]
)
def test_a_strange_host_is_turned_away(desk, host):
    assert desk.get("/index.json", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "[::1]:8765"])
def test_this_machine_is_let_in(desk, host):
    assert desk.get("/index.json", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1"])
def test_a_cell_that_begins_like_a_formula_is_tamed(cell):
    assert tamed(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "Aba Lund", "a=b", "3–5 May 2025", "2024-11"])
def test_other_cells_stay_as_they_are(cell):
    assert tamed(cell) == cell


def test_the_table_of_reports_tames_a_source_that_is_a_formula(desk):
    rows = list(csv.reader(io.StringIO(desk.get("/export/reports.csv").content.decode("utf-8-sig"))))
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows[1:] for cell in row)


def test_no_page_names_another_host(desk):
    for path in (*EVERYWHERE, "/api", "/calendar"):
        loaded = re.findall(r'(?:src|href|action)="([^"]*)"', desk.get(path).text)
        assert all(where.startswith(("/", "#", "?")) for where in loaded), path

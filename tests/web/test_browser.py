"""The desk in Chromium, with JavaScript and without; nothing leaves the host; axe is content."""

import shutil
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")

PAGES = (
    "/ /people /engagements /instruments /undertakings /mechanisms /reports /doubts /relations/KEN-ETH"
    " /relations/KEN-ETH/undertakings /relations/KEN-ETH/people /relations/KEN-ETH/brief"
    " /relations/KEN-ETH/coverage /relations/ETH-KEN-SOM /review/blind?by=Ann /review/agreement"
    " /search?q=border /calendar /add /review /review/log /api /nowhere"
).split()
KINDS = ("people", "engagements", "instruments", "undertakings", "mechanisms", "reports")
REPORT = (
    "Lusaka, May 8, 2025 – Zambian Defence Minister A. Lund received Namibian Defence Minister Besa Orvane in"
    " Lusaka on May 8, 2025. The two ministers agreed to share weather data.\n"
)


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def strangers():
    """Requests that left the host, and what the page complained of."""
    return []


def opened(chromium, served, strangers, **options):
    context = chromium.new_context(base_url=served, **options)
    page = context.new_page()
    page.on("request", lambda r: None if r.url.startswith((served, "data:")) else strangers.append(r.url))
    page.on("console", lambda m: strangers.append(m.text) if "Content Security Policy" in m.text else None)
    return page


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without it"])
def page(request, chromium, served, strangers):
    yield opened(chromium, served, strangers, java_script_enabled=request.param, accept_downloads=True)
    assert strangers == []


@pytest.mark.parametrize("width", [1200, 360])
def test_no_page_leaves_the_host_or_is_wider_than_the_screen(chromium, served, strangers, width):
    page = opened(chromium, served, strangers, viewport={"width": width, "height": 800})
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert strangers == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page(chromium, served, strangers, scheme):
    axe = pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
    source = next(Path(axe.__path__[0]).glob("axe*.js")).read_text(encoding="utf-8")
    page = opened(chromium, served, strangers, color_scheme=scheme)
    found = []
    for path in [*PAGES, *(f"/{kind}/{first_of(page, kind)}" for kind in KINDS)]:
        page.goto(path)
        page.evaluate(source)
        told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        found += [
            (path, v["id"], v["nodes"][0]["html"]) for v in told if v["impact"] in ("serious", "critical")
        ]
    assert found == []


def first_of(page, kind):
    return page.request.get(f"/{kind}.json").json()["rows"][0][0]


def test_the_whole_tale(page):
    page.goto("/add")
    page.fill("#text", REPORT)
    page.fill("[name=source]", "a paper")
    page.click("main button")
    page.wait_for_selector("h1:text-is('Added')", timeout=60_000)
    page.goto("/")
    page.click("text=Ethiopia – Kenya")
    page.click("text=Brief")
    page.click(".cites a >> nth=0")
    page.click(".footnotes .follow >> nth=0")
    assert page.locator("#at").count() == 1
    for kind, begin in (("Word", b"PK"), ("PDF", b"%PDF")):
        page.goto("/relations/ETH-KEN/brief")
        with page.expect_download() as download:
            page.click(f".button:text-is('{kind}')")
        assert download.value.path().read_bytes().startswith(begin)
    reject_and_undo(page)
    page.goto("/calendar")
    assert page.get_attribute("text=Subscribe", "href") == "/calendar.ics"


def reject_and_undo(page):
    page.goto("/instruments?q=friendship")
    page.click("tbody a >> nth=0")
    title = page.inner_text("h1")
    page.click("text=Judge this")
    page.fill("[name=by]", "A. Reviewer")
    page.fill("[name=reason]", "only spoken of")
    page.click("button[value=reject]")
    assert "reject" in page.inner_text("[role=status]")
    page.goto("/relations/ETH-KEN")
    assert page.locator(f"aside >> text={title}").count() == 0
    page.goto("/review/log")
    page.click("tbody button >> nth=0")
    page.goto("/relations/ETH-KEN")
    assert page.locator(f"aside >> text={title}").count() > 0


def test_a_report_is_read_by_key(chromium, served, strangers):
    page = opened(chromium, served, strangers)
    page.goto("/reports")
    with page.expect_navigation():  # the page's script is there once it has loaded
        page.click("tbody a >> nth=0")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator(".claim.current").count() == 1
    assert page.locator(".passage.chosen").count() >= 1
    page.keyboard.press("Enter")
    page.wait_for_selector("text=What the reports say")


def test_many_decisions_by_key_without_the_mouse(chromium, served, strangers):
    page = opened(chromium, served, strangers)
    page.goto("/review?sort=claim")
    page.fill("[name=by]", "A. Reviewer")
    page.locator("[name=by]").press("Escape")
    before = page.inner_text("main .under")
    for _ in range(10):
        with page.expect_navigation():
            page.keyboard.press("a")
    assert page.inner_text("main .under") != before
    with page.expect_navigation():
        page.keyboard.press("z")
    page.goto("/review/log")
    assert page.locator("tbody tr").count() >= 11
    assert strangers == []

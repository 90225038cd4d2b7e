"""A desk with a team in Chromium: sign in, decide, sign out, with JavaScript and without; axe is content."""

import shutil
import threading
from pathlib import Path

import pytest

pytest.importorskip("argon2")

from tests.web.team_people import PASSWORD, PEOPLE, peopled

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")
PAGES = "/ /review /review/log /add /account /account/password /team /team/log /nowhere".split()


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def base(filed, tmp_path):
    """The address of a desk with a team that really listens."""
    import uvicorn

    with peopled(filed, tmp_path) as desk:
        config = uvicorn.Config(
            desk.app, host="127.0.0.1", port=0, log_level="error", ws="none", lifespan="off"
        )
        socket = config.bind_socket()
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
        server.should_exit = True
        thread.join()
        socket.close()


def opened(chromium, base, strangers, **options):
    page = chromium.new_context(base_url=base, **options).new_page()
    page.on("request", lambda r: None if r.url.startswith((base, "data:")) else strangers.append(r.url))
    page.on("console", lambda m: strangers.append(m.text) if "Content Security Policy" in m.text else None)
    return page


def sign_in(page, role, password=PASSWORD):
    page.fill("#name", PEOPLE[role])
    page.fill("#password", password)
    page.click("main button")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without it"])
def test_one_signs_in_decides_and_signs_out(chromium, base, script):
    strangers: list[str] = []
    page = opened(chromium, base, strangers, java_script_enabled=script)
    page.goto("/review?sort=claim")
    sign_in(page, "reviewer", "wrong")
    assert page.inner_text("[role=alert]") == "The name or the password is wrong."
    assert page.get_attribute("#password", "aria-describedby") == "fault"
    sign_in(page, "reviewer")
    assert page.url == f"{base}/review?sort=claim"
    assert page.locator("[name=by]:visible").count() == 0
    page.fill("[name=reason]", "read it")
    if script:
        page.locator("[name=reason]").press("Escape")
        with page.expect_navigation():
            page.keyboard.press("a")
    else:
        page.click("button[value=accept]")
    assert "accept" in page.inner_text("[role=status]")
    page.goto("/review/log")
    assert page.inner_text("tbody tr:first-child td:nth-child(2)") == PEOPLE["reviewer"]
    assert page.locator("nav >> text=Team").count() == 0
    page.click("text=Sign out")
    assert page.url == f"{base}/sign-in"
    page.goto("/review/log")
    assert page.inner_text("h1") == "Sign in"
    assert strangers == []


def test_a_keeper_adds_somebody_who_chooses_a_password(chromium, base):
    strangers: list[str] = []
    page = opened(chromium, base, strangers)
    page.goto("/team")
    sign_in(page, "keeper")
    page.fill("[name=name]", "Dita Sol")
    page.click("main button:text-is('Add')")
    password = page.inner_text(".secret")
    other = opened(chromium, base, strangers)
    other.goto("/people")
    other.fill("#name", "Dita Sol")
    other.fill("#password", password)
    other.click("main button")
    for field, value in (("current", password), ("new", "another good one"), ("again", "another good one")):
        other.fill(f"#{field}", value)
    other.click("main button")
    assert other.inner_text("h1") == "Dita Sol"
    page.goto("/team")
    page.click("[aria-label='Disable: Dita Sol']")
    other.goto("/people")
    assert other.inner_text("h1") == "Sign in"
    assert strangers == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_no_page_is_too_wide(chromium, base, scheme):
    axe = pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
    source = next(Path(axe.__path__[0]).glob("axe*.js")).read_text(encoding="utf-8")
    strangers: list[str] = []
    found: list[tuple[str, str, str]] = []
    size = {"width": 360, "height": 800} if scheme == "dark" else {"width": 1200, "height": 800}
    page = opened(chromium, base, strangers, color_scheme=scheme, viewport=size)

    def look(where):
        page.evaluate(source)
        told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        found.extend((where, v["id"], v["nodes"][0]["html"]) for v in told)
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            found.append((where, "too wide", ""))

    page.goto("/team")
    look("/sign-in")
    sign_in(page, "keeper", "wrong")
    look("/sign-in, with a fault")
    sign_in(page, "keeper")
    page.fill("[name=name]", "Dita Sol")
    page.click("main button:text-is('Add')")
    look("/team, with a password")
    page.goto("/account")
    page.fill("[name=label]", "a table")
    page.click("text=Make a token")
    look("/account, with a token")
    page.goto("/account/password")
    for field in ("current", "new", "again"):
        page.fill(f"#{field}", "wrong")
    page.click("main button")
    look("/account/password, with a fault")
    for path in PAGES:
        page.goto(path)
        look(path)
    page.goto("/reports")
    page.click("tbody a >> nth=0")
    page.click("text=Withdraw this report")
    look("withdraw")
    assert found == []
    assert strangers == []

"""A reviewer's session: two hundred decisions by key, with the server killed in the middle."""

import contextlib
import os
import re
import shutil
import signal
from pathlib import Path

import pytest

from regesta.desk import Register
from tests.web.chromium import CHROMIUM, opened, process

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")
ROOT = Path(__file__).parents[2]
DECISIONS = 200


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    path = tmp_path_factory.mktemp("session") / "samples.db"
    with Register.open(path) as register:
        register.add(ROOT / "samples" / "reports")
        register.reader()
    return path


def test_two_hundred_decisions_by_key_and_none_is_lost_when_the_server_is_killed(samples, tmp_path):
    path = tmp_path / "session.db"
    shutil.copy(samples, path)
    acknowledged = []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(2):
            with process(path) as (server, base):
                page = opened(browser, base, [])
                page.goto("/review")
                sign(page)
                acknowledged += decide(page, DECISIONS // 2)
                # One more is on its way when the server dies; it was not acknowledged, so it may be lost.
                page.keyboard.press("a")
                os.kill(server.pid, signal.SIGKILL)
                with contextlib.suppress(playwright.Error):
                    page.close()
        browser.close()
    with Register.open(path) as register:
        held = {j.id for j in register.reader().judgements()}
    assert len(set(acknowledged)) == DECISIONS
    assert set(acknowledged) <= held
    assert len(held) <= DECISIONS + 2


def sign(page):
    page.keyboard.press("n")
    page.keyboard.type("A. Reviewer")
    page.keyboard.press("Escape")


def decide(page, number):
    """Answer so many questions, each by the key of an answer that it offers; the judgements' ids."""
    made = []
    for turn in range(number):
        keys = page.eval_on_selector_all("#decision button[data-key]", "all => all.map(b => b.dataset.key)")
        wanted = [k for k in keys if k != "u"]
        with page.expect_navigation():
            page.keyboard.press(wanted[1] if turn % 5 == 4 and len(wanted) > 1 else wanted[0])
        made += re.findall(r"done=(j-\w+)", page.url)
    return made

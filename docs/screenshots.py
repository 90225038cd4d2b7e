"""Take the screenshots of docs/screenshots: `python -m docs.screenshots`, with Chromium and the samples."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from regesta.apps.web import create_app
from regesta.desk import Register

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "screenshots"
RELATION = "/relations/KEN-ETH"


@contextmanager
def served() -> Iterator[str]:
    """A desk over the samples, and its address."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samples.db"
        with Register.open(path) as register:
            register.add("samples/reports")
            config = uvicorn.Config(create_app(register, path), host="127.0.0.1", port=0, log_level="error")
            socket = config.bind_socket()
            server = uvicorn.Server(config)
            thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
            thread.start()
            yield f"http://127.0.0.1:{socket.getsockname()[1]}"
            server.should_exit = True
            thread.join()


def shots(browser: Browser, base: str) -> None:
    """Take every screenshot."""
    wide = browser.new_context(base_url=base, viewport={"width": 1200, "height": 820}).new_page()
    person = first(wide, "people", "cabinet+secretary")
    text = first(wide, "instruments", "cooperation+2023")
    report = first(wide, "reports", "visit")
    taken = {
        "home": "/",
        "relation": RELATION,
        "undertakings": f"{RELATION}/undertakings",
        "brief": f"{RELATION}/brief",
        "person": f"/people/{person}",
        "text": f"/instruments/{text}",
        "coverage": f"{RELATION}/coverage",
        "report": f"/reports/{report}",
        "review": "/review",
        "search": "/search?q=border+kenya",
    }
    for name, path in taken.items():
        take(wide, name, path)
    dark = browser.new_context(base_url=base, viewport={"width": 1200, "height": 820}, color_scheme="dark")
    take(dark.new_page(), "dark", RELATION)
    phone = browser.new_context(base_url=base, viewport={"width": 390, "height": 780})
    take(phone.new_page(), "phone", f"/people/{person}")


def first(page: Page, kind: str, words: str) -> str:
    """The id of the first entry of a listing that holds some words."""
    return str(page.request.get(f"/{kind}.json?q={words}").json()["rows"][0][0])


def take(page: Page, name: str, path: str) -> None:
    """Take one screenshot."""
    page.goto(path)
    page.screenshot(path=OUT / f"{name}.png")


def main() -> int:
    """Take the screenshots anew; 1 if there is no Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.stderr.write("docs.screenshots: there is no chromium; apt-get install chromium\n")
        return 1
    OUT.mkdir(exist_ok=True)
    os.chdir(ROOT)
    with served() as base, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        shots(browser, base)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

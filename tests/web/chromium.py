"""A browser for tests: Debian's Chromium, and a desk in a process of its own that can be killed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SERVER = "import sys; from regesta.apps.cli import main; sys.argv[0] = 'regesta'; main()"


@contextmanager
def process(register):
    """A desk over a register's file; gives the process and its address, and kills it at the end."""
    command = [sys.executable, "-c", SERVER, "serve", "--port", "0", "--register", str(register)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            base = server.stdout.readline().split()[0].rstrip("/")
            _wait_for(int(base.rpartition(":")[2]))
            yield server, base
        finally:
            server.kill()


def _wait_for(port):
    for _ in range(300):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the desk does not listen")


def settle(page):
    """Wait until all that was filed shows; on a busy machine folding takes longer than a page waits."""
    for _ in range(300):
        page.goto("/")
        if page.locator(".behind").count() == 0:
            return
        time.sleep(0.2)
    raise AssertionError("the desk does not come to rest")


def opened(browser, base, strangers, **options):
    """A page; requests that leave the host and complaints of the policy go to `strangers`."""
    page = browser.new_context(base_url=base, **options).new_page()
    page.on("request", lambda r: None if r.url.startswith((base, "data:")) else strangers.append(r.url))
    page.on("console", lambda m: strangers.append(m.text) if "Content Security Policy" in m.text else None)
    return page

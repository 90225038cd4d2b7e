"""Addresses: public hosts only, checked at each redirect, bounded; no real network is asked."""

import http.server
import socket
import threading

import pytest

from regesta.apps.web import fetching
from regesta.apps.web.fetching import Fetcher, is_public
from regesta.errors import ReportError

PUBLIC = "93.184.216.34"


PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/a?b=c": (200, {"content-type": "text/html; charset=utf-8"}, b"<html>told</html>"),
    "/moved": (302, {"location": "/a?b=c"}, b""),
    "/inside": (302, {"location": "http://internal.example/"}, b""),
    "/literal": (301, {"location": "http://169.254.169.254/latest"}, b""),
    "/file": (302, {"location": "file:///etc/passwd"}, b""),
    "/round": (302, {"location": "/round"}, b""),
    "/said-large": (200, {"content-type": "text/plain", "content-length": "30000000"}, b""),
    "/large": (200, {"content-type": "text/plain"}, b"x" * 5000),
    "/picture": (200, {"content-type": "image/png"}, b"x"),
    "/broken": (500, {}, b""),
}


class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def fetcher(site):
    """A fetcher for which one name is public, and whose connections all lead to the site on this machine."""
    names = {
        "paper.example": [PUBLIC],
        "internal.example": ["10.0.0.8"],
        "both.example": [PUBLIC, "127.0.0.1"],
    }

    def resolve(host, _):
        if host in names:
            return names[host]
        socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host)
        return [host]

    def connect(address, _, seconds):
        assert address == PUBLIC
        return socket.create_connection(("127.0.0.1", site), timeout=seconds)

    return Fetcher(resolve, connect)


@pytest.mark.parametrize("path", ["/a?b=c", "/moved"])
def test_a_public_page_is_fetched_also_behind_a_redirect(fetcher, path):
    assert fetcher.fetch(f"http://paper.example{path}") == b"<html>told</html>"


@pytest.mark.parametrize(
    "where",
    [
        "http://internal.example/",
        "http://both.example/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://[fe80::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://paper.example/inside",
        "http://paper.example/literal",
    ],
)
def test_what_is_not_on_the_public_internet_is_refused_also_behind_a_redirect(fetcher, where):
    with pytest.raises(ReportError, match="not on the public internet"):
        fetcher.fetch(where)


@pytest.mark.parametrize(
    "where",
    ["file:///etc/passwd", "ftp://paper.example/", "gopher://paper.example/", "javascript:1", "",
     "paper.example",
     "http://paper.example/file"],
)  # fmt: skip
def test_other_schemes_are_refused_also_behind_a_redirect(fetcher, where):
    with pytest.raises(ReportError, match="only http and https"):
        fetcher.fetch(where)


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("http://name:word@paper.example/", "name or password"),
        ("http:///path", "no address"),
        ("http://paper.example:99999/", "no address"),
        ("http://paper.example/a b", "no address"),
        ("http://paper.example/\r\nHost: x", "no address"),
        ("http://paper.example/round", "redirect to redirect"),
        ("http://paper.example/said-large", "larger than"),
        ("http://paper.example/picture", "image/png"),
        ("http://paper.example/broken", "answers 500"),
        ("http://paper.example/none", "answers 404"),
        ("http://nowhere.example/", "no host"),
    ],
)
def test_what_cannot_be_had_fails_with_the_reason(fetcher, where, reason):
    with pytest.raises(ReportError, match=reason):
        fetcher.fetch(where)


def test_a_page_that_turns_out_too_large_is_dropped(fetcher, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST_FILE", 1000)
    with pytest.raises(ReportError, match="larger than"):
        fetcher.fetch("http://paper.example/large")


@pytest.mark.parametrize("address", ["", "x", "224.0.0.1", "100.64.0.1", "fc00::1", "2002:7f00:1::", "::"])
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_that_are_public(address):
    assert is_public(address)

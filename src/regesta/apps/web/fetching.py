"""Fetch a page from an address that a person gave, and never from inside of this network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from urllib.parse import SplitResult, urljoin, urlsplit

from regesta.errors import ReportError
from regesta.reports.fetch import LARGEST_FILE

Resolve = Callable[[str, int], list[str]]
"""Gives the addresses of a host."""
Connect = Callable[[str, int, float], socket.socket]
"""Opens a connection to an address and port, within some seconds."""

_SCHEMES = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_SECONDS = 30.0
_CHUNK = 65_536
_KINDS = ("text/html", "text/plain", "text/markdown", "application/xhtml+xml")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolved(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver gives."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def connected(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an address, not to a name, so that what was checked is what is asked."""
    return socket.create_connection((address, port), timeout=seconds)


class Fetcher:
    """Fetches pages over HTTP and HTTPS from public hosts only.

    Every address that a host has is checked before anything is sent, at each redirect anew, and the
    connection goes to the address that was checked.
    """

    def __init__(self, resolve: Resolve = resolved, connect: Connect = connected) -> None:
        self._resolve, self._connect = resolve, connect

    def fetch(self, where: str) -> bytes:
        """The bytes that stand at an address. Raise ReportError, with the reason, if they cannot be had."""
        until = time.monotonic() + _SECONDS
        at = where
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._ask(where, at, until)
            if isinstance(answer, bytes):
                return answer
            at = urljoin(at, answer)
        raise ReportError(where, "leads from redirect to redirect; save the page and add the file")

    def _ask(self, where: str, at: str, until: float) -> bytes | str:
        """The body at an address, or the address that it redirects to."""
        parts = _checked(where, at)
        host, port = parts.hostname or "", parts.port or _SCHEMES[parts.scheme]
        address = self._public_address(where, host, port)
        try:
            connection = _Pinned(host, port, address, self._connect, secure=parts.scheme == "https")
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", path, headers={"Accept-Encoding": "identity", "User-Agent": "regesta"})
            answer = connection.getresponse()
            try:
                return _body(where, answer, until)
            finally:
                connection.close()
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            raise ReportError(where, f"cannot be fetched: {error or type(error).__name__}") from error

    def _public_address(self, where: str, host: str, port: int) -> str:
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise ReportError(where, f"cannot be fetched: no host {host} is known") from error
        if not found or not all(is_public(address) for address in found):
            raise ReportError(where, f"is refused: {host} is not on the public internet")
        return found[0]


def is_public(address: str) -> bool:
    """Say whether an address is one of the public internet, also where it is wrapped in another."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _checked(where: str, at: str) -> SplitResult:
    try:
        parts = urlsplit(at)
        port = parts.port
    except ValueError as error:
        raise ReportError(where, f"is no address ({error})") from error
    if parts.scheme not in _SCHEMES:
        raise ReportError(where, "is refused: only http and https addresses are fetched")
    if not parts.hostname or port == 0 or any(ord(c) <= 32 or ord(c) == 127 for c in at):
        raise ReportError(where, "is no address of a page")
    if parts.username is not None or parts.password is not None:
        raise ReportError(where, "is refused: it holds a name or password")
    return parts


def _body(where: str, answer: http.client.HTTPResponse, until: float) -> bytes | str:
    if answer.status in _REDIRECTS:
        return answer.getheader("location") or ""
    if answer.status != 200:
        raise ReportError(where, f"cannot be fetched: the host answers {answer.status} {answer.reason}")
    kind = (answer.getheader("content-type") or "text/html").partition(";")[0].strip().lower()
    if kind not in _KINDS:
        raise ReportError(where, f"is {kind}, not a page or plain text; save it and add the file")
    told = answer.getheader("content-length") or ""
    if told.isdigit() and int(told) > LARGEST_FILE:
        raise ReportError(where, _TOO_LARGE)
    data = bytearray()
    while chunk := answer.read(_CHUNK):
        data += chunk
        if len(data) > LARGEST_FILE:
            raise ReportError(where, _TOO_LARGE)
        if time.monotonic() > until:
            raise ReportError(where, "takes too long; save the page and add the file")
    return bytes(data)


_TOO_LARGE = f"is larger than {LARGEST_FILE // 1_000_000} MB"


class _Pinned(http.client.HTTPConnection):
    """A connection to one address under the name of a host."""

    def __init__(self, host: str, port: int, address: str, connect: Connect, *, secure: bool) -> None:
        super().__init__(host, port, timeout=_SECONDS)
        self._address, self._open, self._secure = address, connect, secure

    def connect(self) -> None:
        """Connect to the address that was checked; a certificate is checked against the host's name."""
        plain = self._open(self._address, self.port, _SECONDS)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
        else:
            self.sock = plain

"""`regesta serve`: the desk in a browser, of this machine or, with a team, of others."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from regesta.apps import console, options
from regesta.errors import UsageError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from regesta.apps.web.team.store import Team

NEEDS = "the desk needs its own packages: install them with `pip install 'regesta[desk]'`"
_LOOPBACK = "127.0.0.1"
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - named to be told from others


def serve(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8765,
    team: Annotated[
        bool, typer.Option("--team", help="Let in people with accounts only; `regesta team` makes them.")
    ] = False,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; another than 127.0.0.1 takes --team.")
    ] = _LOOPBACK,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A name that browsers call this desk by; repeatable.")
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help="A certificate (PEM): the desk then speaks https.")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", help="The certificate's key (PEM).")] = None,
    proxy: Annotated[
        str | None, typer.Option("--proxy", help="The address of a proxy that speaks https for the desk.")
    ] = None,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Open the register in a browser, until Ctrl-C; listens on this machine only, unless there is a team."""
    try:
        from regesta.apps.web import create_app
    except ImportError as error:
        raise UsageError(f"{NEEDS} ({error.name} is absent)") from error
    address = _checked_address(host, team=team)
    listening = {"host": address, "port": port, **_encrypted(certificate, key), **_behind(proxy)}
    with ExitStack() as open_things:
        people = open_things.enter_context(_opened_team(register)) if team else None
        desk = open_things.enter_context(options.opened(register, codebook, create=True))
        _listen(create_app(desk, register, hosts=_names(address, name or []), team=people), listening)


def _listen(app: FastAPI, listening: dict[str, Any]) -> None:
    """Say where the desk is, and serve it until Ctrl-C."""
    import uvicorn

    listener = uvicorn.Config(app, log_level="warning", server_header=False, **listening)
    bound = listener.bind_socket()
    # Else the end of each page waits until its beginning is acknowledged, for 40 ms and more.
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    address, is_encrypted = listening["host"], "ssl_certfile" in listening
    if not (is_encrypted or listening["proxy_headers"] or _is_loopback(address)):
        console.warn("passwords cross the network in clear: give --certificate and --key, or --proxy")
    shown = f"[{address}]" if ":" in address else address
    scheme = "https" if is_encrypted else "http"
    console.say(f"{scheme}://{shown}:{bound.getsockname()[1]}/  (Ctrl-C ends it)")
    uvicorn.Server(listener).run(sockets=[bound])


def _checked_address(host: str, *, team: bool) -> str:
    """The address to listen on. Raise UsageError for one that others can reach, unless there is a team."""
    address = {"localhost": _LOOPBACK}.get(host.lower(), host.strip("[]"))
    try:
        ipaddress.ip_address(address)
    except ValueError as error:
        raise UsageError(
            f"--host {host}: is no address; give one of this machine, such as 10.1.2.3"
        ) from error
    if not team and not _is_loopback(address):
        raise UsageError(
            f"--host {host}: others could reach the register there, and without --team everybody may do all; "
            "make a keeper with `regesta team add NAME --role keeper`, then give --team"
        )
    return address


def _is_loopback(address: str) -> bool:
    return ipaddress.ip_address(address).is_loopback


def _opened_team(register: str) -> Team:
    try:
        from regesta.apps.web.team.store import Team
    except ImportError as error:
        raise UsageError(f"{NEEDS} ({error.name} is absent)") from error
    from regesta.apps.web.team.accounts import keepers

    team = Team(register)
    with team.reading() as connection:
        found = keepers(connection)
    if not found:
        team.close()
        raise UsageError(
            f"{team.where} has no keeper yet, so that nobody could let anybody in; "
            "make one with `regesta team add NAME --role keeper`"
        )
    return team


def _names(address: str, given: list[str]) -> frozenset[str]:
    """What the desk may be called in an address; a page of another site must not pass for it."""
    from regesta.apps.web.safety import HOSTS

    own = f"[{address}]" if ":" in address else address
    machine = {socket.gethostname().lower()} if address in _EVERYWHERE else set()
    return HOSTS | {own, *machine, *(one.lower() for one in given)}


def _encrypted(certificate: Path | None, key: Path | None) -> dict[str, Any]:
    if (certificate is None) != (key is None):
        raise UsageError("--certificate and --key go together: give both or none")
    for path in (certificate, key):
        if path is not None and not path.is_file():
            raise UsageError(f"{path}: there is no such file; check the path")
    if certificate is None or key is None:
        return {}
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password="")
    except (ssl.SSLError, OSError) as error:
        told = f"{certificate}, {key}: are no certificate with its key, both as PEM without a password"
        raise UsageError(f"{told} ({error})") from error
    return {"ssl_certfile": certificate, "ssl_keyfile": key}


def _behind(proxy: str | None) -> dict[str, Any]:
    """Whom to believe about the sender's address and https: nobody, or the one proxy."""
    return {"proxy_headers": proxy is not None, "forwarded_allow_ips": proxy or ""}

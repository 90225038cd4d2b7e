"""`regesta serve`: the desk in a browser of this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from regesta.apps import console, options
from regesta.errors import UsageError

_HOST = "127.0.0.1"
_NEEDS = "the desk needs its own packages: install them with `pip install 'regesta[desk]'`"


def serve(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8765,
    register: options.RegisterFile = options.DEFAULT_REGISTER,
    codebook: options.CodebookFolder = None,
) -> None:
    """Open the register in a browser; listens on this machine only, until Ctrl-C."""
    try:
        import uvicorn

        from regesta.apps.web import create_app
    except ImportError as error:
        raise UsageError(f"{_NEEDS} ({error.name} is absent)") from error
    with options.opened(register, codebook, create=True) as desk:
        app = create_app(desk, register)
        listener = uvicorn.Config(app, host=_HOST, port=port, log_level="warning", server_header=False)
        socket = listener.bind_socket()
        console.say(f"http://{_HOST}:{socket.getsockname()[1]}/  (Ctrl-C ends it)")
        uvicorn.Server(listener).run(sockets=[socket])

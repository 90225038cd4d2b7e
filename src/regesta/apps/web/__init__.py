"""The desk in a browser: pages over a register, rendered on the server."""

from regesta.apps.web.application import create_app

__all__ = ["create_app"]

"""Turns: pages are made one after the other, as Python makes no two at once, and each is done the sooner."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE = 0.25
"""Seconds after which nobody waits for a slow page any more, such as one that holds a whole register."""


class Turns:
    """Lets one page be made at a time, in order of asking, as long as each is quick."""

    def __init__(self, patience: float = _PATIENCE) -> None:
        self._free = threading.Semaphore()
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, but not for long."""
        is_mine = self._free.acquire(timeout=self._patience)
        try:
            yield
        finally:
            if is_mine:
                self._free.release()

"""Filing in the background: what was sent is read report by report, and one may look how far it is."""

from __future__ import annotations

import queue
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from regesta.apps.web.fetching import Fetcher
from regesta.desk import Register
from regesta.errors import RegestaError, ReportError
from regesta.reports.fetch import read_bytes

State = Literal["waiting", "reading", "new", "known", "source", "reread", "failed"]
_MOST_JOBS = 50


@dataclass(slots=True)
class Item:
    """One report to be: its source, its bytes or, for an address, none yet, and what became of it."""

    source: str
    data: bytes | None
    state: State = "waiting"
    told: str = ""
    report: str | None = None


@dataclass(slots=True)
class Job:
    """What was sent at once."""

    id: str
    items: list[Item] = field(default_factory=list)
    through: Callable[[Item], None] = field(default=lambda _: None)

    @property
    def done(self) -> int:
        """How many items are through."""
        return sum(item.state not in ("waiting", "reading") for item in self.items)

    @property
    def is_done(self) -> bool:
        """Say whether all are through."""
        return self.done == len(self.items)


class FilingDesk:
    """Takes jobs, and does them one after the other in one thread, as reading takes all of a processor."""

    def __init__(self, register: Register, fetcher: Fetcher | None = None) -> None:
        self._register = register
        self._fetcher = fetcher or Fetcher()
        self._jobs: dict[str, Job] = {}
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def take(self, items: list[Item], through: Callable[[Item], None] = lambda _: None) -> Job:
        """Take a job on; what it does can be looked up by its id. `through` is told of each item then."""
        job = Job(secrets.token_urlsafe(9), items, through)
        with self._lock:
            for ident in [i for i, j in self._jobs.items() if j.is_done][
                : max(0, len(self._jobs) - _MOST_JOBS)
            ]:
                del self._jobs[ident]
            self._jobs[job.id] = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="filing", daemon=True)
                self._thread.start()
        self._queue.put(job)
        return job

    def job(self, ident: str) -> Job | None:
        """The job with this id."""
        return self._jobs.get(ident)

    def close(self) -> None:
        """Finish the report that is being read, and stop; what waits is not read."""
        if self._thread is not None:
            for job in self._jobs.values():
                for item in job.items:
                    if item.state == "waiting":
                        item.state, item.told, item.data = (
                            "failed",
                            "the desk was closed before it was read",
                            None,
                        )
            self._queue.put(None)
            self._thread.join()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            for item in job.items:
                if item.state == "waiting":
                    self._do(item)
                    self._tell(job, item)

    def _do(self, item: Item) -> None:
        item.state = "reading"
        try:
            data = item.data if item.data is not None else self._fetcher.fetch(item.source)
            report = read_bytes(data, item.source, self._register.codebook)
            if isinstance(report, ReportError):
                item.told, item.state = report.reason, "failed"
                return
            item.report, item.told = report.id, "; ".join(report.notes)
            item.state = self._register.add(report)[0]
        except ReportError as error:
            item.told, item.state = error.reason, "failed"
        except RegestaError as error:
            item.told, item.state = str(error), "failed"
        except Exception as error:  # noqa: BLE001 - one report that breaks must not stop those behind it
            item.told, item.state = f"Regesta itself failed ({type(error).__name__}: {error})", "failed"
        finally:
            item.data = b""

    def _tell(self, job: Job, item: Item) -> None:
        try:
            job.through(item)
        except RegestaError as error:
            item.told = f"{item.told}; it was not noted: {error}".removeprefix("; ")

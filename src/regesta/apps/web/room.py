"""The reading room: the register as the pages see it, looked up anew when something was filed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

from fastapi import Depends, Request

from regesta.apps.web.safety import Tokens
from regesta.codebook import Codebook
from regesta.desk import Register
from regesta.model.entry import Citation, Entry, ReportEntry
from regesta.seams import RegisterReader
from regesta.views.acts import Acts
from regesta.views.names import Names

if TYPE_CHECKING:
    from regesta.apps.web.deciding import Bench
    from regesta.apps.web.filing import FilingDesk
    from regesta.apps.web.finder import Finder

T = TypeVar("T")
_MOST_KEPT = 512


class Snapshot:
    """The entries as of one moment, with what is derived from them kept until something is filed."""

    def __init__(self, reader: RegisterReader, codebook: Codebook) -> None:
        self.reader = reader
        self.codebook = codebook
        self.names = Names(codebook)
        self._kept: dict[Hashable, Any] = {}

    @cached_property
    def acts(self) -> Acts:
        """Engagements in words."""
        reader = self.reader
        return Acts(self.names, reader.people(), reader.instruments(), reader.honours(), reader.mechanisms())

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry by its id."""
        reader = self.reader
        every: tuple[Entry, ...] = (
            *reader.people(), *reader.engagements(), *reader.instruments(), *reader.mechanisms(),
            *reader.undertakings(), *reader.honours(), *reader.bodies(), *reader.doubts(),
            *reader.conflicts(),
        )  # fmt: skip
        return {entry.id: entry for entry in every}

    @cached_property
    def reports(self) -> dict[str, ReportEntry]:
        """Every report by its id."""
        return {report.id: report for report in self.reader.reports()}

    @cached_property
    def citations(self) -> dict[str, tuple[tuple[Entry, Citation], ...]]:
        """What each report is cited for, by the report's id, in order of place."""
        found: dict[str, list[tuple[Entry, Citation]]] = {}
        for entry in self.entries.values():
            for citation in _all_citations(entry):
                found.setdefault(citation.report_id, []).append((entry, citation))
        return {
            report: tuple(sorted(cited, key=lambda pair: (pair[1].passage, pair[0].id, pair[1].field)))
            for report, cited in found.items()
        }

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes, made once a snapshot."""
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = make()
        return cast("T", self._kept[key])


class Room:
    """A register that is open for reading and writing, shared by all requests."""

    def __init__(
        self, register: Register, where: str, finder: Finder, filing: FilingDesk, bench: Bench
    ) -> None:
        self.register = register
        self.bench = bench
        self.finder = finder
        self.filing = filing
        self.tokens = Tokens()
        self._where = where
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._stamp: object = None

    @property
    def name(self) -> str:
        """The register's file, as printed; of a URL the last part, which holds no password."""
        return Path(self._where).name

    def snapshot(self) -> Snapshot:
        """The entries as of now; the same object as long as the register's file stays as it is."""
        with self._lock:
            if self._snapshot is None or self._stamp != self._file_stamp():
                self.register.reader()  # folds what is new, which itself writes to the file
                self._stamp = self._file_stamp()
                self._snapshot = Snapshot(self.register.reader(), self.register.codebook)
            return self._snapshot

    def _file_stamp(self) -> object:
        """Size and time of the register's file and its log: these change with every filing of any program.

        A register at a URL has no file; there the number of what is filed must do.
        """
        found = []
        for path in (Path(self._where), Path(f"{self._where}-wal")):
            if path.is_file():
                status = path.stat()
                found.append((status.st_mtime_ns, status.st_size))
        return tuple(found) or self.register.reader().counts()


def _all_citations(entry: Entry) -> tuple[Citation, ...]:
    tenures = getattr(entry, "tenures", ())
    return (*entry.citations, *(c for tenure in tenures for c in tenure.citations))


def room_of(request: Request) -> Room:
    """The room that a request is served from."""
    return cast("Room", request.app.state.room)


def snapshot_of(request: Request) -> Snapshot:
    """The entries that a request is answered from."""
    return room_of(request).snapshot()


InRoom = Annotated[Room, Depends(room_of)]
Now = Annotated[Snapshot, Depends(snapshot_of)]

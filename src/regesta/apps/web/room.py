"""The reading room: the register as the pages see it, looked up anew when something was filed."""

from __future__ import annotations

import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from regesta.apps.web.holding import HeldShelf
from regesta.apps.web.pages import compile_templates
from regesta.apps.web.safety import Tokens
from regesta.apps.web.turns import Turns
from regesta.codebook import Codebook
from regesta.desk import Register
from regesta.errors import RegisterError
from regesta.model.entry import Citation, ConflictEntry, Entry, ReportEntry
from regesta.model.judgement import JudgementEntry
from regesta.register.reader import EntriesReader
from regesta.seams import RegisterReader
from regesta.views.acts import Acts
from regesta.views.names import Names
from regesta.views.neighbours import Neighbours
from regesta.views.overview import Overview, overview
from regesta.views.questions import Question, questions
from regesta.views.relation import report_dates

if TYPE_CHECKING:
    from regesta.apps.web.deciding import Bench
    from regesta.apps.web.filing import FilingDesk
    from regesta.apps.web.finder import Finder

T = TypeVar("T")
_MOST_KEPT = 1024
_PATIENCE = 1.5
_DERIVED = ("questions", "entries", "reports", "acts", "neighbours", "overview", "report_days")


class Snapshot:
    """The entries as of one moment, with what is derived from them kept until something is filed."""

    def __init__(self, shelf: HeldShelf, codebook: Codebook, names: Names) -> None:
        self.reader = EntriesReader(shelf)
        self.codebook = codebook
        self.names = names
        self._shelf = shelf
        self.noted: tuple[JudgementEntry, ...] = ()
        self._kept = _Kept()

    def noting(self, noted: tuple[JudgementEntry, ...]) -> Snapshot:
        """The same entries and these judgements, which were filed since and not folded yet."""
        taken_back = {j.judgement.left[0] for j in noted if j.judgement.verdict == "withdraw"}
        every = {j.id: j for j in (*self.reader.judgements(), *noted)}
        told = (replace(j, state="withdrawn") if i in taken_back else j for i, j in sorted(every.items()))
        other = Snapshot(self._shelf.noting(tuple(told)), self.codebook, self.names)
        other.noted = noted
        for name in _DERIVED:
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    @cached_property
    def acts(self) -> Acts:
        """Engagements in words."""
        reader = self.reader
        return Acts(self.names, reader.people(), reader.instruments(), reader.honours(), reader.mechanisms())

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry by its id."""
        return {entry.id: entry for entry in _told_by(self.reader)}

    @cached_property
    def neighbours(self) -> Neighbours:
        """Which entries name which."""
        return Neighbours(self.entries)

    @cached_property
    def overview(self) -> Overview:
        """The register at a glance."""
        return overview(self.reader, self.codebook)

    @cached_property
    def report_days(self) -> dict[str, str]:
        """The date of each report that has one."""
        return report_dates(self.reader.reports(), self.reader.engagements())

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions that were open when the entries were folded."""
        return questions(self.reader)

    def conflicts(self, ident: str) -> list[ConflictEntry]:
        """The fields of an entry on which reports disagree."""
        return [c for c in self.neighbours.of("conflict", ident) if isinstance(c, ConflictEntry)]

    @cached_property
    def reports(self) -> dict[str, ReportEntry]:
        """Every report by its id."""
        return {report.id: report for report in self.reader.reports()}

    def citations(self, report_id: str) -> tuple[tuple[Entry, Citation], ...]:
        """What a report is cited for, in order of place."""
        cited = (
            (entry, citation)
            for entry in _told_by(self.reader.within([report_id]))
            for citation in _all_citations(entry)
            if citation.report_id == report_id
        )
        return tuple(sorted(cited, key=lambda pair: (pair[1].passage, pair[0].id, pair[1].field)))

    def warm(self) -> None:
        """Make what most pages need, so that none of them waits for it."""
        self._shelf.warm()
        for name in _DERIVED:
            getattr(self, name)

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes, made once a snapshot."""
        return self._kept.get(key, make)


class _Kept:
    """What was asked for last; what nobody asks for any more makes room."""

    def __init__(self) -> None:
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return cast("T", self._values[key])
        made = make()
        with self._lock:
            self._values[key] = made
            while len(self._values) > _MOST_KEPT:
                self._values.popitem(last=False)
        return made


class Room:
    """A register that is open for reading and writing, shared by all requests.

    What is filed shows with the next page. Where folding it takes long, pages are answered from what was
    folded before until it is done; what was decided meanwhile is noted on them.
    """

    def __init__(
        self, register: Register, where: str, finder: Finder, filing: FilingDesk, bench: Bench
    ) -> None:
        self.register = register
        self.bench = bench
        self.finder = finder
        self.filing = filing
        self.tokens = Tokens()
        self.turns = Turns()
        self.names = Names(register.codebook)
        self._where = where
        self._lock = threading.Condition()
        self._snapshot: Snapshot | None = None
        self._stamp: object = None
        self.patience = _PATIENCE
        self._noted: dict[str, JudgementEntry] = {}
        self._begun: float | None = None
        self._took = 0.0
        self._failed: Exception | None = None
        self._folding: threading.Thread | None = None

    @property
    def name(self) -> str:
        """The register's file, as printed; of a URL the last part, which holds no password."""
        return Path(self._where).name

    @property
    def is_behind(self) -> bool:
        """Say whether something was filed that pages do not show yet."""
        return self._begun is not None and self._snapshot is not None

    def snapshot(self) -> Snapshot:
        """The entries as of now; the same object as long as the register's file stays as it is."""
        with self._lock:
            if self._begun is None and (self._snapshot is None or self._stamp != self._file_stamp()):
                self._begun = time.monotonic()
                self._folding = threading.Thread(target=self._renew, name="folding", daemon=True)
                self._folding.start()
            if self._begun is not None:
                self._lock.wait_for(lambda: self._begun is None, self._patience(self._begun))
            if self._failed is not None:
                failed, self._failed = self._failed, None
                raise failed
            if self._snapshot is None:
                raise RegisterError(self.name, "is still being read; try again")
            return self._snapshot

    def settled(self) -> Snapshot | None:
        """The entries as of now, if they are from a file in which nothing was filed since; never waits."""
        if self._begun is not None or self._failed is not None or not Path(self._where).is_file():
            return None
        return self._snapshot if self._stamp == self._file_stamp() else None

    def note(self, filed: JudgementEntry) -> None:
        """Show a judgement that was filed just now, though it may not be folded yet."""
        with self._lock:
            self._noted[filed.id] = filed
            if self._snapshot is not None:
                self._snapshot = self._snapshot.noting(tuple(self._noted.values()))

    def _patience(self, begun: float) -> float | None:
        """How long a page waits: to the end where there is nothing to show, or a fold is quick."""
        if self._snapshot is None:
            return None
        return max(0.0, begun + self.patience - time.monotonic()) if self._took < self.patience else 0.0

    def close(self) -> None:
        """Wait until nothing is folded any more, and let go of the index."""
        if self._folding is not None:
            self._folding.join()
        self.finder.close()

    def _renew(self) -> None:
        """Fold what is new, put it in the place of what pages were answered from, and make it ready."""
        try:
            with _uncollected():
                self._renewed()
        except Exception as error:  # noqa: BLE001 - raised again where somebody waits for a page
            with self._lock:
                self._begun, self._failed = None, error
                self._lock.notify_all()

    def _renewed(self) -> None:
        begun = time.monotonic()
        self.register.reader()  # folds what is new, which itself writes to the file
        stamp = self._file_stamp()
        made = Snapshot(HeldShelf(self.register.reader()), self.register.codebook, self.names)
        is_first = self._snapshot is None
        if not is_first:
            # Pages and searches move on together, and neither waits.
            self._ready(made)
        with self._lock:
            folded = {j.id for j in made.reader.judgements()}
            self._noted = {i: j for i, j in self._noted.items() if i not in folded}
            self._snapshot = made.noting(tuple(self._noted.values())) if self._noted else made
            self._stamp, self._begun, self._took = stamp, None, time.monotonic() - begun
            self._lock.notify_all()
        if is_first:
            self._ready(made)

    def _ready(self, made: Snapshot) -> None:
        made.warm()
        compile_templates()
        self.finder.follow(made)

    def _file_stamp(self) -> object:
        """Size and time of the register's file and its log: these change with every filing of any program.

        A register at a URL has no file; there the number of what is filed must do.
        """
        found = []
        for path in (Path(self._where), Path(f"{self._where}-wal")):
            status = path.stat() if path.is_file() else None
            # An empty log comes and goes as somebody opens the file only to read it.
            if status is not None and status.st_size:
                found.append((status.st_mtime_ns, status.st_size))
        return tuple(found) or self.register.reader().counts()


def _told_by(reader: RegisterReader) -> tuple[Entry, ...]:
    return (
        *reader.people(), *reader.engagements(), *reader.instruments(), *reader.mechanisms(),
        *reader.undertakings(), *reader.honours(), *reader.bodies(), *reader.doubts(), *reader.conflicts(),
    )  # fmt: skip


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off the search for reference cycles while many values are made, and never search these."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if before:
            gc.enable()


def _all_citations(entry: Entry) -> tuple[Citation, ...]:
    tenures = getattr(entry, "tenures", ())
    return (*entry.citations, *(c for tenure in tenures for c in tenure.citations))


async def room_of(request: Request) -> Room:
    """The room that a request is served from."""
    return cast("Room", request.app.state.room)


async def snapshot_of(request: Request) -> Snapshot:
    """The entries that a request is answered from; only who has to wait for them waits in a thread."""
    room: Room = request.app.state.room
    found = room.settled()
    return await run_in_threadpool(room.snapshot) if found is None else found


InRoom = Annotated[Room, Depends(room_of)]
Now = Annotated[Snapshot, Depends(snapshot_of)]

"""The protocols that a plug-in may implement, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, Protocol, runtime_checkable

from regesta.model.claim import Claim, Extraction
from regesta.model.doubt import Doubt
from regesta.model.entry import (
    BodyEntry,
    ConflictEntry,
    Counts,
    DoubtEntry,
    EngagementEntry,
    Entry,
    HonourEntry,
    InstrumentEntry,
    MechanismEntry,
    Person,
    ReportEntry,
    UndertakingEntry,
)
from regesta.model.joining import Joining
from regesta.model.judgement import Judgement, JudgementEntry
from regesta.model.reading import Reading

Filed = Literal["new", "known", "source", "reread"]
"""What became of an added report: new; known already; known, but now from one more source; or read anew with
another outcome, which counts from now on."""


@runtime_checkable
class Layer(Protocol):
    """One step of a reading: takes a Reading, returns a new one with its own part filled in."""

    name: str

    def read(self, draft: Reading) -> Reading:
        """Return `draft` with this layer's part added; never change it."""
        ...


@runtime_checkable
class Extractor(Protocol):
    """Makes claims of one or more kinds from a finished reading.

    `earlier` are the claims of the extractors that ran before it on the same report, so that an undertaking
    can name the engagement it was voiced at. Raise `version` whenever the output can change.
    """

    name: str
    version: int

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[Claim | Doubt]:
        """Yield claims and doubts in order of appearance."""
        ...


class RegisterReader(Protocol):
    """The reading face of a register: entries as of one moment, every list in order of id."""

    def reports(self) -> tuple[ReportEntry, ...]:
        """All reports filed."""
        ...

    def people(self) -> tuple[Person, ...]:
        """All named people, with their tenures."""
        ...

    def engagements(self) -> tuple[EngagementEntry, ...]:
        """All engagements, of every status."""
        ...

    def instruments(self) -> tuple[InstrumentEntry, ...]:
        """All instruments."""
        ...

    def mechanisms(self) -> tuple[MechanismEntry, ...]:
        """All recurring forums."""
        ...

    def undertakings(self) -> tuple[UndertakingEntry, ...]:
        """All undertakings, one for each occasion on which it was voiced."""
        ...

    def honours(self) -> tuple[HonourEntry, ...]:
        """All honours conferred."""
        ...

    def bodies(self) -> tuple[BodyEntry, ...]:
        """All bodies that a report places."""
        ...

    def doubts(self) -> tuple[DoubtEntry, ...]:
        """All that was seen and not understood."""
        ...

    def conflicts(self) -> tuple[ConflictEntry, ...]:
        """All fields on which reports disagree."""
        ...

    def judgements(self) -> tuple[JudgementEntry, ...]:
        """All judgements, with what became of each."""
        ...

    def within(self, reports: Iterable[str]) -> RegisterReader:
        """A reader of only what these reports tell of, and of these reports.

        Single entries, texts, judgements and counts are still those of the whole register.
        """
        ...

    def reports_on(self, left: str, right: str) -> frozenset[str]:
        """The ids of the reports that tell of anything in which both parties have a share."""
        ...

    def entry(self, ident: str) -> Entry:
        """The entry with this id, or the only one whose id begins so. Raise UsageError if there is none."""
        ...

    def report_text(self, report_id: str) -> str:
        """The text of a report as taken in. Raise UsageError if it isn't filed."""
        ...

    def report_texts(self, report_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Of many reports the id and the text of each that is filed, in any order."""
        ...

    def joining(self, ident: str) -> Joining | None:
        """Why the claims of an entry were put together; None where it rests on one alone."""
        ...

    def counts(self) -> Counts:
        """How many reports, claims and judgements the entries rest on."""
        ...


class RegisterWriter(Protocol):
    """The writing face of a register: claims and judgements are only ever added."""

    def add(self, extraction: Extraction) -> Filed:
        """File one report with its claims and doubts, all of it or nothing, and say whether it was new."""
        ...

    def judge(self, judgement: Judgement) -> bool:
        """File a judgement and say whether it was new; the same one twice is one."""
        ...

    def withdraw(self, report_id: str) -> bool:
        """Forget a report with all that was read in it, and say whether it was filed.

        What rests on it alone goes, all else stays. Judgements stay too: should the report be added again,
        they hold again.
        """
        ...


class Register(Protocol):
    """Where claims and judgements are kept, with two faces so that a view cannot write."""

    def reader(self, as_of: str | None = None) -> RegisterReader:
        """The entries folded from all that is filed now, or from the reports published by a date.

        The date is a day, a month or a year, taken in whole. Raise UsageError if it is none.
        """
        ...

    def writer(self) -> RegisterWriter:
        """The face that files."""
        ...

    def filed_since(self, moment: str) -> frozenset[str]:
        """The ids of the reports that were first filed at or after a moment (ISO 8601, in UTC)."""
        ...

    def close(self) -> None:
        """Let go of files and connections; the register must not be used after."""
        ...

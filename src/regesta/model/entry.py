"""Entries: what the register knows, each field with the passages that bear it out.

Every entry is derived from claims and judgements and can be made again at any time. `reports` are the ids of
the reports that tell of the entry; `citations` hold at least one Citation for each field that is filled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.model.claim import InstrumentKind, InstrumentStatus, Relation
from regesta.model.joining import Joining
from regesta.model.judgement import JudgementEntry
from regesta.model.passage import Passage
from regesta.model.rhythm import Missed
from regesta.model.seen import EngagementKind, Force, Status
from regesta.model.when import Basis

EntryKind = Literal[
    "person", "engagement", "instrument", "mechanism", "undertaking", "honour", "body", "doubt", "conflict"
]
FollowUpStatus = Literal[
    "stated", "scheduled", "under_way", "claimed_done", "evidenced_done", "superseded", "no_evidence"
]


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Who says so: a field of an entry with one value, and the passage that gives it.

    `source` is the first source of the report, as given when it was added.
    """

    field: str
    value: str
    report_id: str
    source: str
    passage: Passage
    claim_id: str


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report as filed. `sources` are all places it was taken in from, `source` the first of them.

    `place` and `agency` come from its date line, `year` is that of its main events, `year_why` says on what
    that rests.
    """

    id: str
    source: str
    sources: tuple[str, ...]
    title: str | None
    published: str | None
    place: str | None
    agency: str | None
    language: str
    readable: bool
    year: int | None
    year_basis: Basis | None
    year_why: str
    notes: tuple[str, ...] = ()
    copy_of: str | None = None

    @property
    def origin(self) -> str:
        """The report that bears witness: itself, or what it is a copy of."""
        return self.copy_of or self.id


@dataclass(frozen=True, slots=True, order=True)
class PersonRef:
    """A person where an entry names one: `id` is that of the Person entry."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office: `first_seen` and `last_seen` are the dates of the events that show it.

    `start` and `end` are only filled where a report tells them. `standing` is acting, designate or None.
    """

    title: str
    body: str | None
    party: str | None
    standing: str | None
    first_seen: str | None
    last_seen: str | None
    start: str | None
    end: str | None
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A named human over all reports. `names` are all forms, `name` the one to print."""

    id: str
    name: str
    names: tuple[str, ...]
    party: str | None
    ranks: tuple[str, ...]
    honorifics: tuple[str, ...]
    tenures: tuple[Tenure, ...]
    former: tuple[str, ...]
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """One part in an engagement: `person` is None for a party without a named person.

    `inferred` says that no report of it names the person: whoever held the `office` that day is meant.
    """

    role: str
    person: PersonRef | None
    party: str | None
    office: str | None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class EngagementEntry:
    """One happening over all reports. `part_of` and `mechanism` are entry ids.

    `date_loose` is True where the dates are only the narrowest span that the texts imply.
    """

    id: str
    kind: EngagementKind
    form: str | None
    start: str | None
    end: str | None
    date_basis: Basis | None
    date_loose: bool
    status: Status
    place: str | None
    people: tuple[PersonRef, ...]
    parties: tuple[str, ...]
    host: str | None
    roles: tuple[Participant, ...]
    part_of: str | None
    mechanism: str | None
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, order=True)
class LinkEntry:
    """A tie to another instrument, by its id; `inferred` where only kind, parties and terms show it."""

    relation: Relation
    to: str
    inferred: bool = False


@dataclass(frozen=True, slots=True, order=True)
class StatusSeen:
    """A status that a report gave an instrument, `on` the date of the signing or the report, if known."""

    on: str | None
    status: InstrumentStatus
    report_id: str


@dataclass(frozen=True, slots=True)
class InstrumentEntry:
    """A text between parties over all reports. `signed_at` is an engagement's id, `status` the final one."""

    id: str
    kind: InstrumentKind
    title: str
    parties: tuple[str, ...]
    term: str | None
    status: InstrumentStatus
    history: tuple[StatusSeen, ...]
    signed: str | None
    signatories: tuple[PersonRef, ...]
    signed_at: str | None
    links: tuple[LinkEntry, ...]
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class MechanismEntry:
    """A recurring forum. `sessions` are engagement ids in order of date, `last` the date of the last held.

    `cadence` is as reports tell it or, where `cadence_learnt`, as the sessions themselves show it.
    """

    id: str
    name: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    cadence: str | None
    sessions: tuple[str, ...]
    last: str | None
    next_expected: str | None
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]
    cadence_learnt: bool = False
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What came of an undertaking; `evidence` are entry ids.

    It was sought in the `sought` reports on the same parties that are later than the undertaking, the last of
    them of the day `until`.
    """

    status: FollowUpStatus = "stated"
    evidence: tuple[str, ...] = ()
    sought: int = 0
    until: str | None = None


@dataclass(frozen=True, slots=True)
class UndertakingEntry:
    """Something undertaken on one occasion; its restatements share `thread`, the id of the earliest of them.

    `said_at` is an engagement's id, `said_on` its date or else that of the report. `speaker` voices it.
    """

    id: str
    force: Force
    by: tuple[str, ...]
    to: tuple[str, ...]
    speaker: tuple[PersonRef, ...]
    areas: tuple[str, ...]
    text: str
    said_at: str | None
    said_on: str | None
    thread: str
    follow_up: FollowUp
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class HonourEntry:
    """An order, medal or title conferred. `conferred_at` is an engagement's id."""

    id: str
    honour: str
    to: str
    by: str | None
    by_person: PersonRef | None
    authority: str | None
    date: str | None
    conferred_at: str | None
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """A body, whose it is, and the body above it (`parent` its name, `parent_id` its id where filed)."""

    id: str
    name: str
    names: tuple[str, ...]
    party: str | None
    parent: str | None
    parent_id: str | None
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class DoubtEntry:
    """Something seen in a report and not understood."""

    id: str
    code: str
    note: str
    text: str
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, order=True)
class ToldValue:
    """One of the values that reports give for one field."""

    value: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictEntry:
    """Reports that disagree on a field of one entry; the entry shows the value that stands first here."""

    id: str
    entry: str
    field: str
    values: tuple[ToldValue, ...]
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]


Entry = (
    Person
    | EngagementEntry
    | InstrumentEntry
    | MechanismEntry
    | UndertakingEntry
    | HonourEntry
    | BodyEntry
    | DoubtEntry
    | ConflictEntry
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a register holds, and the version of the codebook it was folded with."""

    reports: int
    claims: int
    judgements: int
    codebook: str


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything that the fold makes of a register's claims and judgements, each list in order of id."""

    counts: Counts
    reports: tuple[ReportEntry, ...] = ()
    people: tuple[Person, ...] = ()
    engagements: tuple[EngagementEntry, ...] = ()
    instruments: tuple[InstrumentEntry, ...] = ()
    mechanisms: tuple[MechanismEntry, ...] = ()
    undertakings: tuple[UndertakingEntry, ...] = ()
    honours: tuple[HonourEntry, ...] = ()
    bodies: tuple[BodyEntry, ...] = ()
    doubts: tuple[DoubtEntry, ...] = ()
    conflicts: tuple[ConflictEntry, ...] = ()
    judgements: tuple[JudgementEntry, ...] = ()
    joinings: tuple[Joining, ...] = ()

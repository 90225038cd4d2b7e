"""Claims: what a reading asserts, each field with the passage that bears it out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from regesta.model.doubt import Doubt
from regesta.model.passage import Cited, Passage
from regesta.model.reading import OfficeHeld, YearFound
from regesta.model.report import Report
from regesta.model.seen import EngagementKind, Force, Status
from regesta.model.when import Basis

InstrumentKind = Literal[
    "treaty", "agreement", "protocol", "plan", "mou", "statement", "letter", "contract", "minutes", "other"
]
InstrumentStatus = Literal["proposed", "negotiated", "signed", "in_force", "expired", "mentioned"]
Relation = Literal["succeeds", "implements", "amends"]


@dataclass(frozen=True, slots=True)
class PersonClaim:
    """A named human in a public role, with the offices that the report gives them."""

    ref: str
    name: str
    aliases: tuple[str, ...]
    party: str | None
    rank: str | None
    honorific: str | None
    offices: tuple[OfficeHeld, ...]
    evidence: tuple[Passage, ...]
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One participant's part in an engagement: guest, host, participant, witness, recipient and so on.

    `person` is a name as in the report's PersonClaim, or None for a party without a named person.
    `office` is an unnamed holder's office ("Minister of National Defence").
    """

    role: str
    person: str | None = None
    party: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class EngagementClaim:
    """One happening between parties, however often the report tells it.

    `part_of` is the `ref` of the engagement it belongs to, `mechanism` the name of the recurring forum it is
    a session of. `people` are names as in the report's PersonClaims. `date_loose` is True where the dates are
    only the narrowest span that the text implies.
    """

    ref: str
    kind: EngagementKind
    form: str | None
    start: str | None
    end: str | None
    date_basis: Basis | None
    date_loose: bool
    status: Status
    place: str | None
    people: tuple[str, ...]
    parties: tuple[str, ...]
    host: str | None
    roles: tuple[Part, ...]
    part_of: str | None
    mechanism: str | None
    evidence: tuple[Passage, ...]
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from one instrument to another of the same report, named by its `ref`."""

    relation: Relation
    to: str


@dataclass(frozen=True, slots=True)
class InstrumentClaim:
    """A text between parties. `term` is `2025/2029`, `2025` or None; `signed` a date or None."""

    ref: str
    kind: InstrumentKind
    title: str
    parties: tuple[str, ...]
    term: str | None
    status: InstrumentStatus
    signed: str | None
    signatories: tuple[str, ...]
    signed_at: str | None
    links: tuple[Link, ...]
    evidence: tuple[Passage, ...]
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class HonourClaim:
    """An order, medal or title conferred `by` a person on somebody, on whose `authority`."""

    ref: str
    honour: str
    to: str
    by: str | None
    authority: str | None
    date: str | None
    conferred_at: str | None
    evidence: tuple[Passage, ...]
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class UndertakingClaim:
    """One separable thing agreed, committed to, proposed or hoped.

    `by` are the parties that take the position, `speaker` the people who voice it, `to` whom it is addressed
    to. `text` is the item's own words, `said_at` the `ref` of the engagement at which it was said.
    """

    ref: str
    force: Force
    by: tuple[str, ...]
    speaker: tuple[str, ...]
    to: tuple[str, ...]
    areas: tuple[str, ...]
    text: str
    said_at: str | None
    evidence: tuple[Passage, ...]
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class MechanismClaim:
    """A recurring forum; `cadence` is annual, biennial … or None where the text does not say."""

    ref: str
    name: str
    parties: tuple[str, ...]
    cadence: str | None
    evidence: tuple[Passage, ...]
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyClaim:
    """A body that the report places: whose it is, the body above it, the name it had before."""

    ref: str
    name: str
    party: str | None
    parent: str | None
    evidence: tuple[Passage, ...]
    cites: tuple[Cited, ...] = ()
    former: str | None = None


Claim = (
    PersonClaim
    | EngagementClaim
    | InstrumentClaim
    | HonourClaim
    | UndertakingClaim
    | MechanismClaim
    | BodyClaim
)


def claim_id(claim: Claim) -> str:
    """A claim's derived id: the same report, kind and passages give the same id, whoever read it.

    The maker's version is left out on purpose, so that filing again changes nothing and a person's judgement
    survives a re-reading that finds the same thing in the same words.
    """
    kind = type(claim).__name__.removesuffix("Claim").lower()
    spots = ";".join(f"{p.report_id}:{p.start}-{p.end}" for p in claim.evidence)
    name = getattr(claim, "name", None) or getattr(claim, "kind", "")
    digest = hashlib.sha256(f"{kind}|{name}|{spots}".encode()).hexdigest()
    return f"c-{digest[:16]}"


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one report yields: its claims by kind, in order of appearance, and its doubts.

    `codebook_version` is that of the codebook it was read with.
    """

    report: Report
    year: YearFound
    people: tuple[PersonClaim, ...] = ()
    engagements: tuple[EngagementClaim, ...] = ()
    instruments: tuple[InstrumentClaim, ...] = ()
    honours: tuple[HonourClaim, ...] = ()
    undertakings: tuple[UndertakingClaim, ...] = ()
    mechanisms: tuple[MechanismClaim, ...] = ()
    bodies: tuple[BodyClaim, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    codebook_version: str = ""

    def claims(self) -> tuple[Claim, ...]:
        """Every claim, kind by kind."""
        return (
            *self.people, *self.engagements, *self.instruments, *self.honours,
            *self.undertakings, *self.mechanisms, *self.bodies,
        )  # fmt: skip

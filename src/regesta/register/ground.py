"""What the fold has found out so far, for the steps that come after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from regesta.codebook.match import fold as plain
from regesta.model.claim import (
    Claim,
    EngagementClaim,
    HonourClaim,
    InstrumentClaim,
    PersonClaim,
    UndertakingClaim,
)
from regesta.model.entry import PersonRef, ReportEntry
from regesta.model.joining import Joined, Joining, Reason
from regesta.register.amendments import Amendments
from regesta.register.filing import Filing, Told
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.lexicon import Lexicon
from regesta.register.resolve.ordinals import is_counted_session

C = TypeVar("C", bound=Claim)
_SITTINGS = frozenset({"meeting", "conference"})
Ref = tuple[str, str]
"""A report's id and a name or `ref` that is good within that report."""


@dataclass(slots=True)
class Ground:
    """Claims in order, and what the names and refs of each report mean in the register.

    `forums` are, by report, the mechanisms it names with the words of their names; `slips` are the person
    claims whose party most reports set right; `joined` and `threaded` tell why claims were put together.
    `day` is when a report's events happened, as far as its publication or its engagements tell; `years` are
    those of reports that tell none, as other reports' engagements show them. `ruled` has the statuses of
    engagements that people amended.
    """

    reports: tuple[ReportEntry, ...]
    told: tuple[Told[Claim], ...]
    judged: Judged
    lexicon: Lexicon
    amendments: Amendments
    people: dict[Ref, PersonRef] = field(default_factory=dict)
    mechanisms: dict[Ref, str] = field(default_factory=dict)
    forums: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)
    engagements: dict[Ref, str] = field(default_factory=dict)
    instruments: dict[Ref, str] = field(default_factory=dict)
    slips: set[str] = field(default_factory=set)
    joined: dict[str, tuple[Joined, ...]] = field(default_factory=dict)
    threaded: dict[str, tuple[Reason, ...]] = field(default_factory=dict)
    dates: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    ruled: dict[str, str] = field(default_factory=dict)
    day: dict[str, str | None] = field(default_factory=dict)
    years: dict[str, int] = field(default_factory=dict)

    def of(self, kind: type[C]) -> list[Told[C]]:
        """The claims of one kind, in order."""
        return [t for t in self.told if type(t.claim) is kind]  # type: ignore[misc]

    def person(self, report_id: str, name: str | None) -> PersonRef | None:
        """The person whom a report means by a name, or None."""
        return self.people.get((report_id, plain(name))) if name else None

    def persons(self, report_id: str, names: Iterable[str]) -> tuple[PersonRef, ...]:
        """The people whom a report means by these names, each once."""
        found = (self.person(report_id, name) for name in names)
        return tuple(dict.fromkeys(p for p in found if p is not None))

    def engagement(self, report_id: str, ref: str | None) -> str | None:
        """The id of the engagement that a report knows by `ref`, or None."""
        return self.engagements.get((report_id, ref)) if ref else None

    def joinings(self) -> tuple[Joining, ...]:
        """Why the claims of each entry that has several, or that restates another, were put together."""
        found = (Joining(i, claims, self.threaded.get(i, ())) for i, claims in sorted(self.joined.items()))
        return tuple(j for j in found if len(j.claims) > 1 or j.thread)

    def forum(self, told: Told[EngagementClaim]) -> str | None:
        """The id of the mechanism that an engagement is a session of; a visit is only paid to attend one.

        "Its first session" is one of the only forum that the report names.
        """
        claim, report_id = told.claim, told.report.id
        if claim.kind == "visit":
            return None
        if claim.mechanism:
            return self.mechanisms.get((report_id, claim.mechanism))
        named = {ident for ident, _ in self.forums.get(report_id, ())}
        if len(named) != 1 or claim.kind not in _SITTINGS or not is_counted_session(claim.evidence):
            return None
        return next(iter(named))


def lay(filings: Iterable[Filing], judged: Judged, lexicon: Lexicon) -> Ground:
    """Put all claims that nobody rejected in one order, which does not depend on that of adding."""
    ordered = sorted(filings, key=lambda f: (_report_day(f.report), f.report.id))
    told: list[Told[Claim]] = []
    for filing in ordered:
        kept = [(ident, claim) for ident, claim in filing.account.claims if ident not in judged.rejected]
        for ident, claim in [*kept, *_unclaimed_people(kept, filing.account.claims)]:
            if ident not in judged.rejected:
                told.append(Told(ident, claim, filing.report, len(told)))
    reports = tuple(sorted((f.report for f in ordered), key=lambda r: r.id))
    amendments = Amendments(judged.verdicts, (t.id for t in told))
    return Ground(reports, tuple(told), judged, lexicon, amendments)


def _report_day(report: ReportEntry) -> str:
    return report.published or str(report.year or "9999")


def _unclaimed_people(
    claims: list[tuple[str, Claim]], every: tuple[tuple[str, Claim], ...]
) -> list[tuple[str, PersonClaim]]:
    """People whom another claim names but none introduces: known by name alone, from that claim's words.

    A person whose introduction was rejected is not let in again by another claim that names them.
    """
    known = {plain(n) for _, c in every if isinstance(c, PersonClaim) for n in (c.name, *c.aliases)}
    found: dict[str, tuple[str, PersonClaim]] = {}
    for ident, claim in claims:
        for name in _named(claim):
            if plain(name) not in known and plain(name) not in found:
                person = PersonClaim("", name, (), None, None, None, (), claim.evidence, ())
                found[plain(name)] = (f"{ident}-{plain(name)}", person)
    return list(found.values())


def _named(claim: Claim) -> tuple[str, ...]:
    if isinstance(claim, EngagementClaim):
        return claim.people
    if isinstance(claim, InstrumentClaim):
        return claim.signatories
    if isinstance(claim, UndertakingClaim):
        return claim.speaker
    return (claim.by,) if isinstance(claim, HonourClaim) and claim.by else ()

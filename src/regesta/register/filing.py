"""What the fold takes in: each report's claims, with the report they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, TypeVar

from regesta.model.claim import Claim, Extraction, PersonClaim, claim_id
from regesta.model.doubt import Doubt
from regesta.model.entry import ReportEntry
from regesta.model.passage import Passage
from regesta.model.reading import YearFound
from regesta.model.report import Report

C = TypeVar("C", bound=Claim)
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Account:
    """What a report tells, as one version of Regesta read it: claims under their ids, and doubts."""

    year: YearFound
    codebook: str
    claims: tuple[tuple[str, Claim], ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Filing:
    """One report as the register knows it: what it is, and what was read in it.

    `earlier` are the claims that other readings of it made.
    """

    report: ReportEntry
    account: Account
    earlier: tuple[tuple[str, Claim], ...] = ()


@dataclass(frozen=True, slots=True)
class Told(Generic[C]):
    """A claim with its id, the report that makes it and its place in the order of all claims."""

    id: str
    claim: C
    report: ReportEntry
    order: int


def account_of(extraction: Extraction) -> Account:
    """Give each claim its id; a claim that no words of the report bear out becomes a doubt instead."""
    report = extraction.report
    claims: list[tuple[str, Claim]] = []
    doubts = list(extraction.doubts)
    seen: dict[str, int] = {}
    for claim in extraction.claims():
        problem = _problem(claim, report)
        if problem:
            doubts.append(_unsupported(claim, report, problem))
            continue
        ident = claim_id(claim)
        seen[ident] = seen.get(ident, 0) + 1
        # Two meetings told in one sentence have the same kind and passages; their order tells them apart.
        claims.append((ident if seen[ident] == 1 else f"{ident}-{seen[ident]}", claim))
    return Account(extraction.year, extraction.codebook_version, tuple(claims), tuple(doubts))


def _problem(claim: Claim, report: Report) -> str | None:
    """What is wrong with the passages of a claim, or None."""
    if not claim.evidence:
        return "names no passage"
    passages = [*claim.evidence, *(c.passage for c in claim.cites)]
    if isinstance(claim, PersonClaim):
        passages += [office.passage for office in claim.offices]
        passages += [office.term for office in claim.offices if office.term is not None]
    for p in passages:
        if p.report_id != report.id or report.text[p.start : p.end] != p.quote:
            return f"quotes words that do not stand at {p.start}–{p.end}"
    return None


def _unsupported(claim: Claim, report: Report, problem: str) -> Doubt:
    kind = type(claim).__name__.removesuffix("Claim").lower()
    shown = Passage.cut(report.id, report.text, 0, min(_SHOWN, len(report.text)))
    return Doubt("register.unsupported-claim", shown, f"the {kind} claim {claim.ref} {problem}")


def made_before(accounts: Iterable[Account], now: Account) -> tuple[tuple[str, Claim], ...]:
    """The claims of all accounts of a report but the one that counts, in order of id."""
    made = {ident: claim for account in accounts if account != now for ident, claim in account.claims}
    return tuple(sorted(made.items(), key=itemgetter(0)))


def report_entry(reports: tuple[Report, ...], year: YearFound) -> ReportEntry:
    """One report's entry from all that it was taken in as; the first source in the alphabet speaks for it."""
    first = min(reports, key=lambda r: r.source)
    return ReportEntry(
        id=first.id,
        source=first.source,
        sources=tuple(sorted({r.source for r in reports})),
        title=first.title,
        published=first.published.start if first.published else None,
        place=first.dateline.place,
        agency=first.dateline.agency,
        language=first.language,
        readable=first.readable,
        year=year.value,
        year_basis=year.basis,
        year_why=year.why,
        notes=first.notes,
    )

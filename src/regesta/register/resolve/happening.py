"""An engagement as one report tells it, with what identity is judged by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from regesta.model.claim import EngagementClaim
from regesta.model.seen import Status
from regesta.register.filing import Told
from regesta.register.resolve.ordinals import ordinal
from regesta.register.resolve.papers import Paper
from regesta.register.resolve.spans import Span, span

LASTING = frozenset({"visit", "exercise", "conference"})
DEEDS = frozenset({"ceremony", "site_visit", "dispatch", "award", "exercise"})
"""Known by what was done, even where a report names nobody."""
UNSETTLED: frozenset[Status] = frozenset({"planned", "postponed", "invited", "cancelled"})
"""What did not happen on the date told, or not yet."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An engagement as one report tells it.

    `people` and `mechanism` are what the claim's names mean in the register, `visit` is the number of the
    group that it is part of, `ordinal` the number of the session, `papers` are the texts signed at it and
    `words` those that tell what was done.
    """

    told: Told[EngagementClaim]
    people: frozenset[str]
    parties: frozenset[str]
    days: Span | None
    mechanism: str | None
    ordinal: int | None = None
    papers: tuple[Paper, ...] = ()
    words: frozenset[str] = frozenset()
    visit: int | None = None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.told.id

    @property
    def report_id(self) -> str:
        """The report that tells of it."""
        return self.told.report.id

    @property
    def status(self) -> Status:
        """What the report says became of it."""
        return self.told.claim.status

    @property
    def loose(self) -> bool:
        """Whether the report gives no date of its own."""
        return self.told.claim.date_loose

    @property
    def lasting(self) -> bool:
        """Whether it is of a kind that goes on for days."""
        return self.told.claim.kind in LASTING

    def in_year(self, year: int) -> Happening:
        """The same, its day put into a year that another report tells."""
        claim = self.told.claim
        start, end = (_with_year(when, year) for when in (claim.start, claim.end))
        told = replace(self.told, claim=replace(claim, start=start, end=end, date_basis="inferred"))
        return replace(self, told=told, days=span(start, end))


def _with_year(when: str | None, year: int) -> str | None:
    return when.replace("XXXX", f"{year:04}") if when else None


def happening(
    told: Told[EngagementClaim],
    people: Iterable[str],
    mechanism: str | None,
    papers: Iterable[Paper] = (),
    words: frozenset[str] = frozenset(),
) -> Happening:
    """Make a claim ready to compare."""
    claim = told.claim
    number = ordinal(tuple(p.quote for p in claim.evidence)) if mechanism else None
    days = span(claim.start, claim.end)
    return Happening(
        told,
        frozenset(people),
        frozenset(claim.parties),
        days,
        mechanism,
        number,
        tuple(sorted(papers, key=_by_name)),
        words,
    )


def _by_name(paper: Paper) -> tuple[str, str, tuple[str, ...]]:
    return paper.kind, paper.term or "", tuple(sorted(paper.subject))

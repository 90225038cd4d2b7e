"""Which honours and which bodies of which reports are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.codebook.titles import title_words
from regesta.model.claim import BodyClaim, HonourClaim
from regesta.model.joining import Reason
from regesta.register.filing import Told
from regesta.register.resolve.groups import Group, Grouping, Reasons
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.spans import gap, span
from regesta.register.resolve.words import share, stems

_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Conferral:
    """An honour as one report tells it; `conferred_at` is the id of the engagement."""

    told: Told[HonourClaim]
    conferred_at: str | None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.told.id

    @property
    def report_id(self) -> str:
        """The report that tells of it."""
        return self.told.report.id


def resolve_honours(honours: Sequence[Conferral], judged: Judged) -> list[Group[Conferral]]:
    """Group honours by what was conferred, on whom, and the day or the engagement."""
    grouping: Grouping[Conferral] = Grouping(judged)
    for item in sorted(honours, key=lambda h: (h.told.claim.date is None, h.told.order)):
        keys = sorted(stems(item.told.claim.to))
        grouping.place(item, keys, keys, _conferred_alike)
    return grouping.groups


def _conferred_alike(item: Conferral, group: Group[Conferral]) -> Reasons:
    claim, first = item.told.claim, group.items[0].told.claim
    same = share(stems(claim.honour), stems(first.honour))
    to = share(stems(claim.to), stems(first.to))
    if same < _ALIKE or to < _ALIKE:
        return ()
    here = item.conferred_at is not None and any(h.conferred_at == item.conferred_at for h in group.items)
    day, other = span(claim.date), span(first.date)
    then = day is not None and other is not None and gap(day, other) == 0
    if not here and not then:
        return ()
    return (Reason("title", same), Reason("recipient", to), Reason("signing" if here else "dates", 0.0))


@dataclass(frozen=True, slots=True)
class Placed:
    """A body as one report places it."""

    told: Told[BodyClaim]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.told.id

    @property
    def report_id(self) -> str:
        """The report that places it."""
        return self.told.report.id


def resolve_bodies(bodies: Sequence[Told[BodyClaim]], judged: Judged) -> list[Group[Placed]]:
    """Group bodies by name and party; one without a party joins the only one so named.

    A body that was renamed goes under both names, if no two are so joined.
    """
    grouping: Grouping[Placed] = Grouping(judged, within_report=True)
    for told in sorted(bodies, key=lambda b: (b.claim.former is None, b.claim.party is None, b.order)):
        keys = [title_words(name) for name in (told.claim.name, told.claim.former) if name]
        grouping.place(Placed(told), keys, keys, _same_party)
    return grouping.groups


def _same_party(item: Placed, group: Group[Placed]) -> Reasons:
    party = item.told.claim.party
    known = {p.told.claim.party for p in group.items} - {None}
    return (Reason("alike", 1.0),) if party is None or not known or party in known else ()

"""How surely two reports tell of the same happening: features, each with its weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.model.claim import EngagementClaim
from regesta.register.filing import Told
from regesta.register.resolve.groups import Group
from regesta.register.resolve.spans import Span, gap, span
from regesta.register.resolve.words import stems

_LASTING = frozenset({"visit", "exercise", "conference"})
_MONTH = 31
_REMOTE = ("phone", "video", "online", "virtual")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Happening:
    """An engagement as one report tells it, with what identity is judged by.

    `people` and `mechanism` are what the claim's names mean in the register, `visit` is the number of the
    group that it is part of.
    """

    told: Told[EngagementClaim]
    people: frozenset[str]
    parties: frozenset[str]
    days: Span | None
    mechanism: str | None
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
    def lasting(self) -> bool:
        """Whether it is of a kind that goes on for days."""
        return self.told.claim.kind in _LASTING


def happening(told: Told[EngagementClaim], people: Iterable[str], mechanism: str | None) -> Happening:
    """Make a claim ready to compare."""
    claim = told.claim
    days = span(claim.start, claim.end)
    return Happening(told, frozenset(people), frozenset(claim.parties), days, mechanism)


def alike(item: Happening, group: Group[Happening]) -> float:
    """The weights of all features together, or 0 if one of them speaks against it.

    Where only a loose span or a date one day off speaks for it, people, parties and setting must agree fully.
    """
    dates = _dates(item, group)
    if dates is None:
        return 0.0
    weight, strict = dates
    weights = [feature(item, group, strict=strict) for feature in (_people, _parties, _forum, _place)]
    weights += [feature(item, group) for feature in (_inside, _manner)]
    told = [w for w in weights if w is not None]
    return weight + sum(told) if len(told) == len(weights) else 0.0


def _dates(item: Happening, group: Group[Happening]) -> tuple[float, bool] | None:
    """Weight, and whether all else must agree; None where the dates cannot be the same."""
    spans = dict.fromkeys(h.days for h in group.items if h.days is not None)
    if item.days is None or not spans:
        return (0.2, True) if item.visit is not None else None
    apart = max(gap(item.days, other) for other in spans)
    if apart == 0:
        vague = min(max(item.days.days, s.days) for s in spans) > (_MONTH if item.lasting else 1)
        loose = item.told.claim.date_loose and all(h.told.claim.date_loose for h in group.items)
        return (1.0 if item.days in spans else 0.6), vague or loose
    day = item.days.days == 0 and all(s.days == 0 and not s.yearless for s in spans)
    close = apart == 1 and (day or item.lasting) and not item.days.yearless
    return (0.1, True) if close and not item.told.claim.date_loose else None


def _people(item: Happening, group: Group[Happening], *, strict: bool) -> float | None:
    known = frozenset().union(*(h.people for h in group.items))
    shared = item.people & known
    if item.people == known and known:
        return 3.0 if len(known) >= _PAIR or item.lasting or not strict else None
    if strict:
        return None
    if not item.people or not known:
        sure = item.lasting or item.visit is not None or item.mechanism is not None
        return 0.6 if sure or item.people == known else None
    if shared in (item.people, known):
        return 2.0 if len(shared) >= _PAIR or item.lasting else 0.5
    return 1.0 if len(shared) >= _PAIR or (shared and item.told.claim.kind == "visit") else None


def _parties(item: Happening, group: Group[Happening], *, strict: bool) -> float | None:
    weights = [_parties_of_two(item, h, strict=strict) for h in group.items]
    told = [w for w in weights if w is not None]
    return max(told) if len(told) == len(weights) else None


def _parties_of_two(item: Happening, other: Happening, *, strict: bool) -> float | None:
    a, b = item.parties, other.parties
    if a == b:
        return 1.0
    if strict:
        return None
    if not a or not b:
        return 0.2
    if a <= b or b <= a:
        forums_differ = item.mechanism != other.mechanism and not item.lasting
        return None if forums_differ else 0.4
    return 0.1 if len(a & b) > 0 and len(item.people & other.people) >= _PAIR else None


def _inside(item: Happening, group: Group[Happening]) -> float | None:
    known = {h.visit for h in group.items} - {None}
    if item.visit is None or not known:
        return 0.0
    return 1.0 if item.visit in known else None


def _forum(item: Happening, group: Group[Happening], *, strict: bool) -> float | None:
    known = {h.mechanism for h in group.items} - {None}
    if item.mechanism is None and not known:
        return 0.0
    if item.mechanism in known:
        return 1.5
    return None if strict or (item.mechanism is not None and known) else 0.0


def _manner(item: Happening, group: Group[Happening]) -> float | None:
    own = item.told.claim.form
    forms = {h.told.claim.form for h in group.items} - {None}
    if own is None or not forms:
        return 0.0
    if own in forms:
        return 0.3
    return 0.0 if _remote(own) == any(_remote(f) for f in forms if f) else None


def _remote(form: str) -> bool:
    return any(word in form.lower() for word in _REMOTE)


def _place(item: Happening, group: Group[Happening], *, strict: bool) -> float | None:
    claim = item.told.claim
    hosts = {h.told.claim.host for h in group.items} - {None}
    host_differs = claim.host is not None and bool(hosts) and claim.host not in hosts
    if host_differs and (strict or claim.kind == "visit"):
        return None
    words = stems(claim.place or "")
    return 0.3 if any(words & stems(h.told.claim.place or "") for h in group.items) else 0.0

"""How surely two reports tell of the same happening: features, each with its weight."""

from __future__ import annotations

from regesta.model.joining import Reason
from regesta.register.resolve.groups import Group, Reasons
from regesta.register.resolve.happening import DEEDS, UNSETTLED, Happening
from regesta.register.resolve.recurrence import one_session, one_signing
from regesta.register.resolve.spans import gap, span
from regesta.register.resolve.words import share, stems

_MONTH = 31
_FORTNIGHT = 14
_FRESH = 10
_REMOTE = ("phone", "video", "online", "virtual")
_PAIR = 2
_SOME = 3
_ALIKE = 0.5
_NOTHING = Reason("", 0.0)


def alike(item: Happening, group: Group[Happening]) -> Reasons:
    """What speaks for one happening, or nothing if one feature speaks against it.

    The number of a forum's session and the text that was signed go before all else. Where only a loose span
    or a date one day off speaks for it, people, parties and setting must agree fully.
    """
    for special in (one_session, one_signing):
        told = special(item, group)
        if told is not None:
            return told
    if any(h.told.claim.kind != item.told.claim.kind for h in group.items):
        return ()
    dates = _dates(item, group)
    if dates is None:
        return ()
    when, strict = dates
    found = [feature(item, group, strict=strict) for feature in (_people, _parties, _forum, _place)]
    found += [feature(item, group) for feature in (_inside, _manner)]
    told = tuple(f for f in found if f is not None)
    return (when, *(r for r in told if r.feature)) if len(told) == len(found) else ()


def _dates(item: Happening, group: Group[Happening]) -> tuple[Reason, bool] | None:
    """How the dates agree, and whether all else must; None where the dates cannot be the same."""
    spans = dict.fromkeys(h.days for h in group.items if h.days is not None)
    if item.days is None or not spans:
        fits = item.visit is not None or _just_told(item, group)
        return (Reason("no-date", 0.2), True) if fits else None
    apart = max(gap(item.days, other) for other in spans)
    if apart == 0:
        vague = min(max(item.days.days, s.days) for s in spans) > (_MONTH if item.lasting else 1)
        loose = item.loose and all(h.loose for h in group.items)
        same = item.days in spans
        return Reason("dates" if same else "dates-overlap", 1.0 if same else 0.6), vague or loose
    return (Reason("dates-near", 0.1), True) if not item.loose and _close(item, group, apart) else None


def _just_told(item: Happening, group: Group[Happening]) -> bool:
    """Whether a report that gives no day came out within days of what others date, among the same people."""
    told = span(item.told.report.published)
    known = [h.days for h in group.items if h.days is not None]
    places = item.told.claim.place, *(h.told.claim.place for h in group.items)
    elsewhere = all(places) and not _place_words(item, group)
    if item.days is not None or told is None or told.days or len(item.people) < _PAIR or elsewhere:
        return False
    fresh = (not d.yearless and d.days <= 1 and 0 <= told.first - d.last <= _FRESH for d in known)
    return item.status == "occurred" and all(fresh)


def _close(item: Happening, group: Group[Happening], apart: int) -> bool:
    """Whether dates that differ can be one told differently, or the one planned and the one of holding it."""
    days = item.days
    if days is None or apart > _FORTNIGHT:
        return False
    inside = item.visit is not None and any(h.visit == item.visit for h in group.items)
    yearless = days.yearless or any(h.days.yearless for h in group.items if h.days is not None)
    if yearless and not inside:
        return False
    plans = {h.status in UNSETTLED for h in group.items}
    if apart <= _FORTNIGHT and plans == {item.status not in UNSETTLED}:
        return True
    day = days.days == 0 and all(h.days.days == 0 for h in group.items if h.days is not None)
    return apart == 1 and (day or item.lasting)


def _people(item: Happening, group: Group[Happening], *, strict: bool) -> Reason | None:
    known = frozenset().union(*(h.people for h in group.items))
    shared = item.people & known
    if (not item.people or not known) and item.parties and _one_deed(item, group):
        return Reason("deed", 0.6)
    if item.people == known and known:
        sure = len(known) >= _PAIR or item.lasting or not strict
        return Reason("people", 3.0) if sure else None
    if strict:
        told = item.told.claim.kind == "signing" and bool(_place_words(item, group))
        return Reason("people-open", 0.3) if told and not (item.people and known) else None
    if not item.people or not known:
        sure = item.lasting or item.visit is not None or item.mechanism is not None
        return Reason("people-open", 0.6) if sure or item.people == known else None
    if shared in (item.people, known):
        return Reason("some-people", 2.0 if len(shared) >= _PAIR or item.lasting else 0.5)
    some = len(shared) >= _PAIR or (shared and item.told.claim.kind == "visit")
    return Reason("some-people", 1.0) if some else None


def _one_deed(item: Happening, group: Group[Happening]) -> bool:
    """Whether what was opened, handed over, visited or sent on a day is told in the same words."""
    if not _to_the_day(item) or item.told.claim.kind not in DEEDS:
        return False
    return any(
        _to_the_day(h) and len(item.words & h.words) >= _SOME and share(item.words, h.words) >= _ALIKE
        for h in group.items
    )


def _to_the_day(item: Happening) -> bool:
    return item.days is not None and not item.days.yearless and item.days.days <= 1


def _parties(item: Happening, group: Group[Happening], *, strict: bool) -> Reason | None:
    found = [_parties_of_two(item, h, strict=strict) for h in group.items]
    told = [r for r in found if r is not None]
    return max(told, key=lambda r: r.weight) if len(told) == len(found) else None


def _parties_of_two(item: Happening, other: Happening, *, strict: bool) -> Reason | None:
    a, b = item.parties, other.parties
    if a == b:
        return Reason("parties", 1.0)
    if strict:
        return None
    if not a or not b:
        return Reason("some-parties", 0.2)
    if a <= b or b <= a:
        forums_differ = item.mechanism != other.mechanism and not item.lasting
        return None if forums_differ else Reason("some-parties", 0.4)
    some = len(a & b) > 0 and len(item.people & other.people) >= _PAIR
    return Reason("some-parties", 0.1) if some else None


def _inside(item: Happening, group: Group[Happening]) -> Reason | None:
    known = {h.visit for h in group.items} - {None}
    if item.visit is None or not known:
        return _NOTHING
    return Reason("visit", 1.0) if item.visit in known else None


def _forum(item: Happening, group: Group[Happening], *, strict: bool) -> Reason | None:
    """A session of a forum is compared elsewhere; here one report names the forum and another does not."""
    known = {h.mechanism for h in group.items} - {None}
    return None if strict and (item.mechanism is not None or known) else _NOTHING


def _manner(item: Happening, group: Group[Happening]) -> Reason | None:
    own = item.told.claim.form
    forms = {h.told.claim.form for h in group.items} - {None}
    if own is None or not forms:
        return _NOTHING
    if own in forms:
        return Reason("form", 0.3)
    return _NOTHING if _remote(own) == any(_remote(f) for f in forms if f) else None


def _remote(form: str) -> bool:
    return any(word in form.lower() for word in _REMOTE)


def _place(item: Happening, group: Group[Happening], *, strict: bool) -> Reason | None:
    claim = item.told.claim
    hosts = {h.told.claim.host for h in group.items} - {None}
    host_differs = claim.host is not None and bool(hosts) and claim.host not in hosts
    if host_differs and (strict or claim.kind == "visit"):
        return None
    return Reason("place", 0.3) if _place_words(item, group) else _NOTHING


def _place_words(item: Happening, group: Group[Happening]) -> frozenset[str]:
    words = stems(item.told.claim.place or "")
    return words & frozenset().union(*(stems(h.told.claim.place or "") for h in group.items))

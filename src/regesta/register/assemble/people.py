"""People and their tenures, from grouped person claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regesta.codebook.match import fold as plain
from regesta.codebook.titles import same_chair, same_office, title_words, within_office
from regesta.model.claim import EngagementClaim, PersonClaim
from regesta.model.entry import Person, PersonRef, Tenure
from regesta.model.reading import OfficeHeld
from regesta.register.assemble.support import Support, chosen, derived_id, distinct, report_ids
from regesta.register.filing import Told
from regesta.register.ground import Ground
from regesta.register.resolve.groups import Group, by_first
from regesta.register.resolve.people import Figure
from regesta.register.resolve.spans import span
from regesta.register.resolve.words import name_words

_NEAR = 45
_HISTORY = 548
_BEFORE_NOW = ("former", "ex", "late")

Held = tuple[Told[PersonClaim], OfficeHeld]


def name_people(
    groups: Sequence[Group[Figure]], ground: Ground
) -> list[tuple[PersonRef, list[Told[PersonClaim]]]]:
    """Give each group an id and a name to print, and tell the ground whom each report's names mean."""
    named: list[tuple[PersonRef, list[Told[PersonClaim]]]] = []
    taken: set[str] = set()
    for group in by_first(groups, lambda f: f.told.order):
        told = [f.settled() for f in group.items]
        first = told[0].claim
        ident = derived_id("per", " ".join(name_words(first.name)), first.party or "")
        if ident in taken:
            ident = derived_id("per", told[0].id)
        taken.add(ident)
        ground.slips.update(f.id for f in group.items if f.party != f.told.claim.party)
        ref = PersonRef(ident, _printed_name(told))
        ground.joined[ident] = group.joined()
        named.append((ref, told))
        for t in told:
            for name in (t.claim.name, *t.claim.aliases):
                ground.people.setdefault((t.report.id, plain(name)), ref)
    for ref, told in named:
        # A full name goes before another person's alias.
        for t in told:
            ground.people[t.report.id, plain(t.claim.name)] = ref
    return named


def _printed_name(told: Sequence[Told[PersonClaim]]) -> str:
    most = max(len(name_words(t.claim.name)) for t in told)
    full = [t for t in told if len(name_words(t.claim.name)) == most]
    return chosen(full, lambda c: c.name) or told[0].claim.name


def people_entries(
    named: Sequence[tuple[PersonRef, list[Told[PersonClaim]]]], ground: Ground
) -> tuple[Person, ...]:
    """Make the entry of each person."""
    seen = _seen(ground)
    return tuple(_person(ref, told, ground, seen) for ref, told in named)


def _person(
    ref: PersonRef, told: list[Told[PersonClaim]], ground: Ground, seen: dict[tuple[str, str], list[str]]
) -> Person:
    support = Support()
    party = chosen(told, lambda c: c.party)
    for t in told:
        names = (t.claim.name, *t.claim.aliases)
        support.cite_all(t, names=names, ranks=t.claim.rank, honorifics=t.claim.honorific)
        if t.claim.name == ref.name:
            support.cite(t, "name", ref.name)
        if t.claim.party == party and t.id not in ground.slips:
            support.cite(t, "party", party)
    held = [(t, office) for t in told for office in t.claim.offices]
    former = [(t, o) for t, o in held if _is_past(o)]
    for t, office in former:
        support.cite(t, "former", office.title, office.passage)
    return Person(
        id=ref.id,
        name=ref.name,
        names=tuple(sorted({n for t in told for n in (t.claim.name, *t.claim.aliases)})),
        party=party,
        ranks=distinct(t.claim.rank for t in told),
        honorifics=distinct(t.claim.honorific for t in told),
        tenures=_tenures(ref, [h for h in held if not _is_past(h[1])], ground, seen),
        former=distinct(o.title for _, o in former),
        reports=report_ids(told),
        citations=support.citations(),
    )


def _is_past(office: OfficeHeld) -> bool:
    return office.standing == "former" or plain(office.title).split()[0] in _BEFORE_NOW


def _tenures(
    ref: PersonRef, held: Sequence[Held], ground: Ground, seen: dict[tuple[str, str], list[str]]
) -> tuple[Tenure, ...]:
    """One tenure for each post, however its title is worded."""
    posts: list[list[Held]] = []
    for t, office in sorted(held, key=lambda h: (-len(title_words(h[1].title)), h[0].order)):
        post = next((p for p in posts if _one_post(p[0][1], office)), None) or _fuller(posts, office)
        if post is None:
            posts.append([(t, office)])
        else:
            post.append((t, office))
    tenures = [_tenure(ref, sorted(p, key=lambda h: h[0].order), ground, seen) for p in posts]
    return tuple(sorted(tenures, key=lambda t: (t.first_seen or "9999", t.title, t.standing or "")))


def _one_post(a: OfficeHeld, b: OfficeHeld) -> bool:
    one = same_office(a.title, b.title) or same_chair(a.title, b.title)
    return one and a.standing == b.standing and a.party == b.party


def _fuller(posts: Sequence[list[Held]], office: OfficeHeld) -> list[Held] | None:
    """The only post of this person that a title cut short ("Minister") can mean."""
    fuller = [
        p
        for p in posts
        if within_office(office.title, p[0][1].title)
        and (p[0][1].standing, p[0][1].party) == (office.standing, office.party)
    ]
    return fuller[0] if len(fuller) == 1 else None


def _tenure(
    ref: PersonRef, held: Sequence[Held], ground: Ground, seen: dict[tuple[str, str], list[str]]
) -> Tenure:
    support = Support()
    title = _most_told((t.report.origin, o.title) for t, o in held) or held[0][1].title
    body = _most_told((t.report.origin, o.body) for t, o in held)
    start, end = (_most_told((t.report.origin, at(o)) for t, o in held) for at in (_since, _until))
    days = [(d, t, o) for t, o in held for d in seen.get((ref.id, t.report.id)) or _report_days(t, ground)]
    days = [day for day in days if _holds(day[0], start, end)]
    dated = sorted(((_bounds(d), d, t, o) for d, t, o in days), key=lambda s: (s[0], s[1], s[2].order))
    first = dated[0][1] if dated else None
    last = max(dated, key=lambda s: (s[0][0] is False, s[0][2], s[1]))[1] if dated else None
    for t, office in held:
        support.cite(t, "title", office.title, office.passage)
        support.cite(t, "body", office.body, office.passage)
        support.cite(t, "party", office.party, office.passage)
        support.cite(t, "standing", office.standing, office.passage)
        support.cite(t, "start", office.since, office.term)
        support.cite(t, "end", office.until, office.term)
    for _, day, t, office in dated:
        support.cite(t, "seen", day, office.passage)
        if day == first:
            support.cite(t, "first_seen", day, office.passage)
        if day == last:
            support.cite(t, "last_seen", day, office.passage)
    return Tenure(
        title=title,
        body=body,
        party=held[0][1].party,
        standing=held[0][1].standing,
        first_seen=first,
        last_seen=last,
        start=start,
        end=end,
        reports=report_ids(t for t, _ in held),
        citations=support.citations(),
    )


def _since(office: OfficeHeld) -> str | None:
    return office.since


def _until(office: OfficeHeld) -> str | None:
    return office.until


def _holds(day: str, start: str | None, end: str | None) -> bool:
    """Whether a day can lie in a term: who was minister until June is not seen as one in July."""
    when, first, last = span(day), span(start), span(end)
    if when is None or when.yearless:
        return True
    early = first is not None and not first.yearless and when.last < first.first
    late = last is not None and not last.yearless and when.first > last.last
    return not (early or late)


def _report_days(told: Told[PersonClaim], ground: Ground) -> list[str]:
    day = ground.day.get(told.report.id)
    return [day] if day else []


def _most_told(given: Iterable[tuple[str, str | None]]) -> str | None:
    """The value that most reports give, of equals the longest."""
    votes: dict[str, set[str]] = {}
    for report_id, value in given:
        if value:
            votes.setdefault(value, set()).add(report_id)
    return max(votes, key=lambda v: (len(votes[v]), len(v)), default=None)


def _bounds(day: str) -> tuple[bool, int, int]:
    """Sort key of a date: those without a year last."""
    days = span(day)
    return (days.yearless, days.first, days.last) if days else (True, 0, 0)


def _seen(ground: Ground) -> dict[tuple[str, str], list[str]]:
    """By person and report, the dates of the engagements in which the report shows them, as of its own day.

    Engagements long before the report are background: whom it shows at others too may not have held the
    office then. Whom it shows at those alone is taken to have held it at the latest of them.
    """
    found: dict[tuple[str, str], list[tuple[str, str | None, bool]]] = {}
    for t in ground.of(EngagementClaim):
        ident = ground.engagements[t.report.id, t.claim.ref]
        start, end = ground.dates[ident]
        now = ground.day.get(t.report.id)
        status = ground.ruled.get(ident, t.claim.status)
        if status != "occurred" or start is None or not _before(start, now):
            continue
        for person in ground.persons(t.report.id, t.claim.people):
            found.setdefault((person.id, t.report.id), []).append((start, end, _current(start, now)))
    return {key: _days_shown(shown) for key, shown in found.items()}


def _days_shown(shown: list[tuple[str, str | None, bool]]) -> list[str]:
    current = [(start, end) for start, end, now in shown if now]
    if not current:
        start, end, _ = max(shown, key=lambda s: _bounds(s[0]))
        current = [(start, end)]
    days = list(dict.fromkeys(d for pair in current for d in pair if d))
    return [d for d in days if len(d) == max(map(len, days))]


def _before(start: str, day: str | None) -> bool:
    """Whether an engagement lies before the report, but not so long that its offices are history."""
    event, now = span(start), span(day)
    if event is None or now is None or event.yearless != now.yearless:
        return event is not None and now is None
    return event.first <= now.last and now.first - event.last <= _HISTORY


def _current(start: str, day: str | None) -> bool:
    event, now = span(start), span(day)
    return event is None or now is None or now.first - event.last <= _NEAR

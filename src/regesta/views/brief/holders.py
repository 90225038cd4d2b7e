"""Who is who: the offices of both sides, their holders and who held them before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from regesta.codebook.match import fold, words_of
from regesta.model.entry import EngagementEntry, Person, Tenure
from regesta.views import dates
from regesta.views.brief.draft import Draft
from regesta.views.brief.lines import Line, Section, Table, Words, joined

_ROWS_A_SIDE = 6
_LONG_WORD = 4
_PREDECESSORS = 2
_VARIANTS = 2

Unnamed = tuple[str, str | None, list[EngagementEntry]]
"""An office, whose it is, and the engagements at which its holder was seen and not named, oldest first."""


@dataclass(frozen=True, slots=True)
class _Held:
    person: Person
    tenure: Tenure

    @property
    def begin(self) -> str:
        """The first day on which the office may have been seen held, empty where it has no year."""
        day = self.tenure.first_seen
        return dates.earliest(str(day)) if dates.has_year(day) else ""

    def follows(self, earlier: _Held) -> bool:
        """Say whether this person is seen in the office only after the other is for the last time."""
        end = earlier.tenure.last_seen
        if earlier.person.id == self.person.id or not dates.has_year(end):
            return False
        return self.begin > dates.latest(str(end))


@dataclass(frozen=True)
class _Post:
    """An office with all who are seen in it, the latest first."""

    holders: tuple[_Held, ...]

    def is_followed(self, held: _Held) -> bool:
        """Say whether somebody else is seen in the office only later."""
        return any(other.follows(held) for other in self._newest)

    @cached_property
    def _newest(self) -> tuple[_Held, ...]:
        """The two people who are first seen in it last: one of them follows, if anybody does."""
        newest: dict[str, _Held] = {}
        for held in sorted(self.holders, key=lambda h: (h.begin, h.person.id), reverse=True):
            newest.setdefault(held.person.id, held)
        return tuple(newest.values())[:2]


def who_is_who(draft: Draft) -> Section:
    """A table of offices with their present holders as the reports show them, most involved first."""
    posts = _posts(draft)
    unnamed = unnamed_holders(draft)
    rows: list[tuple[Line, ...]] = []
    left_out: list[str] = []
    present = {h.person.id for post in posts for h in post.holders if not post.is_followed(h)}
    people = [p for p in _by_involvement(draft) if p.id in present]
    for party in draft.relation.pair:
        mine = [p for p in people if p.party == party]
        rows += [_row(draft, person, posts, unnamed) for person in mine[:_ROWS_A_SIDE]]
        if len(mine) > _ROWS_A_SIDE:
            left_out.append(f"{len(mine) - _ROWS_A_SIDE} more: regesta people --party {party}")
    table = Table(("office", "holder", "seen in it", "before"), tuple(rows))
    if not any(row[-1] for row in rows):
        table = Table(table.heads[:-1], tuple(row[:-1] for row in rows))
    return Section(
        "Who is who", table=table, closing=(Words("; ".join(left_out), "soft"),) if left_out else ()
    )


def _posts(draft: Draft) -> list[_Post]:
    held: dict[tuple[str, str, str | None], list[_Held]] = {}
    for person in draft.relation.people:
        for tenure in person.tenures:
            key = (fold(tenure.title), fold(tenure.body or ""), tenure.party or person.party)
            held.setdefault(key, []).append(_Held(person, tenure))
    for holders in held.values():
        holders.sort(key=lambda h: (dates.order(h.tenure.last_seen), h.person.id), reverse=True)
    return [_Post(tuple(holders)) for holders in held.values()]


def unnamed_holders(draft: Draft) -> tuple[Unnamed, ...]:
    """Offices whose holder met the other side without being named: title, party, and where."""
    seen: dict[tuple[str, str | None], list[EngagementEntry]] = {}
    for engagement in sorted(draft.relation.engagements, key=lambda e: (dates.order(e.start), e.id)):
        for part in engagement.roles if engagement.status == "occurred" else ():
            if part.person is None and part.office:
                told = seen.setdefault((part.office, part.party), [])
                if engagement not in told:
                    told.append(engagement)
    return tuple((office, party, engagements) for (office, party), engagements in seen.items())


def _by_involvement(draft: Draft) -> list[Person]:
    times: dict[str, int] = {}
    for engagement in draft.relation.engagements:
        for ref in engagement.people:
            times[ref.id] = times.get(ref.id, 0) + 1
    return sorted(draft.relation.people, key=lambda p: (-times.get(p.id, 0), p.name, p.id))


def _row(draft: Draft, person: Person, posts: list[_Post], unnamed: tuple[Unnamed, ...]) -> tuple[Line, ...]:
    """The row of one person for all offices in which nobody is seen after them."""
    present: list[Tenure] = []
    before: list[_Held] = []
    for post in posts:
        mine = [h for h in post.holders if h.person.id == person.id and not post.is_followed(h)]
        present += [h.tenure for h in mine]
        before += [h for h in post.holders if any(m.follows(h) for m in mine)]
    present.sort(key=lambda t: (dates.order(t.last_seen), t.title), reverse=True)
    offices = list(dict.fromkeys(_office(t) for t in present))
    party = f", {draft.names.party(person.party)}" if person.party else ""
    if len(offices) == 1 and person.party and draft.names.names_party(offices[0], person.party):
        party = ""
    office = "; ".join(offices) + party
    earlier = [_predecessor(draft, h) for h in before[:_PREDECESSORS]]
    earlier += _unnamed(draft, present, person.party, unnamed)
    return (
        (Words(office),),
        (Words(_holder(draft, person), "strong"), *_spellings(person)),
        _seen(draft, present),
        joined(earlier, "; "),
    )


def _office(tenure: Tenure) -> str:
    """Title and body, the body left out where the title says it: Minister of Health, Ministry of Health."""
    standing = (
        f" ({tenure.standing})" if tenure.standing and tenure.standing not in fold(tenure.title) else ""
    )
    said = {w.folded for w in words_of(tenure.title)}
    adds = {
        w.folded for w in words_of(tenure.body or "") if len(w.text) >= _LONG_WORD and w.folded != "ministry"
    }
    return f"{tenure.title}{standing}" + (f", {tenure.body}" if adds - said else "")


def _holder(draft: Draft, person: Person) -> str:
    """The name behind rank or honorific, as the newest report gives them."""
    told = [c for c in person.citations if c.field in ("rank", "ranks")]
    newest = max(told, key=lambda c: (draft.known.get(c.report_id, ""), c.value), default=None)
    rank = newest.value if newest else person.ranks[-1] if person.ranks else ""
    title = draft.names.rank(rank) if rank else person.honorifics[0] if person.honorifics else ""
    return f"{title} {person.name}".strip()


def _spellings(person: Person) -> Line:
    """Other full forms of a name, so that a search in other reports finds them."""
    length = len(person.name.split())
    others = [n for n in person.names if n != person.name and len(n.split()) == length > 1]
    return (Words(f" (also {', '.join(others[:_VARIANTS])})", "soft"),) if others else ()


def _seen(draft: Draft, tenures: list[Tenure]) -> Line:
    first = min((t.first_seen for t in tenures if t.first_seen), key=dates.order, default=None)
    last = max((t.last_seen for t in tenures if t.last_seen), key=dates.order, default=None)
    cites = draft.notebook.cite_ends([c for t in tenures for c in t.citations], "title", "office")
    reports = [r for t in tenures for r in t.reports]
    if first is None:
        return (Words("date unknown"), cites)
    begin = draft.month(first, _telling(draft, reports, first))
    if dates.month_of(first) == dates.month_of(last):
        return (*begin, cites)
    return (*begin, Words(" – "), *draft.month(last, _telling(draft, reports, last)), cites)


def _telling(draft: Draft, reports: list[str], value: str | None) -> list[str]:
    """Those of the reports whose own year is that of the date: the ones that the year may rest on."""
    year = (value or "")[:4]
    return [r for r in reports if r in draft.reports and str(draft.reports[r].year) == year] or reports


def _predecessor(draft: Draft, held: _Held) -> Line:
    tenure = held.tenure
    line: Line = (Words(f"{held.person.name}, "), *draft.month(tenure.first_seen, tenure.reports))
    if dates.month_of(tenure.first_seen) != dates.month_of(tenure.last_seen):
        line += (Words(" – "), *draft.month(tenure.last_seen, tenure.reports))
    return (*line, draft.cite(tenure.citations, "title", "office"))


def _unnamed(
    draft: Draft, tenures: list[Tenure], party: str | None, unnamed: tuple[Unnamed, ...]
) -> list[Line]:
    """Holders of the same office whom a report left unnamed."""
    titles = {fold(t.title) for t in tenures}
    lines: list[Line] = []
    for office, whose, engagements in unnamed:
        if fold(office) in titles and whose == party:
            first = engagements[0]
            told = (
                (Words("one not named, "), *draft.when(first)) if first.start else (Words("one not named"),)
            )
            lines.append((*told, draft.cite(first.citations, "roles", "people")))
    return lines

"""Which people of which reports are one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.codebook.titles import same_office, within_office
from regesta.model.claim import PersonClaim
from regesta.model.joining import Reason
from regesta.register.filing import Told
from regesta.register.resolve.groups import Group, Grouping, Reasons
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.spans import Span, gap, span
from regesta.register.resolve.spellings import skeleton, spelt_alike
from regesta.register.resolve.words import name_words

_FULL = 2
_DISTINCTIVE = 3
_CLEAR = 3
_TERM = 5 * 366


@dataclass(frozen=True, slots=True)
class Figure:
    """A person as one report gives them, with what identity is judged by.

    `party` is the one that counts: where a report gives a person to the other side of the relation that it
    tells of, and most reports give them to this one, it is that of most reports.
    """

    told: Told[PersonClaim]
    words: tuple[str, ...]
    party: str | None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.told.id

    @property
    def report_id(self) -> str:
        """The report that names the person."""
        return self.told.report.id

    def settled(self) -> Told[PersonClaim]:
        """The claim with the party that counts, for the person and the offices alike."""
        claim, party = self.told.claim, self.party
        if claim.party == party:
            return self.told
        offices = tuple(replace(o, party=party) if o.party == claim.party else o for o in claim.offices)
        return replace(self.told, claim=replace(claim, party=party, offices=offices))


def resolve_people(
    people: Sequence[Told[PersonClaim]],
    judged: Judged,
    between: Mapping[str, frozenset[str]] | None = None,
) -> list[Group[Figure]]:
    """Group person claims by name and party; `between` are the parties that each report tells of.

    Names are compared without diacritics, order, initials and generation, and one person serves one party. A
    shorter name ("Duarte" for "Ana Duarte") and a name spelt in another way join a longer one only if party,
    office and time agree and no other person fits as well. A claim without a party joins the only person so
    named.
    """
    grouping: Grouping[Figure] = Grouping(judged, within_report=True)
    votes = _votes(people)
    for told in sorted(people, key=_fullest_first):
        words = name_words(told.claim.name)
        party = _settled(told, words, votes, (between or {}).get(told.report.id, frozenset()))
        figure = Figure(told, words, party)
        grouping.place(figure, _look(figure), _keys(figure), _rate)
    return grouping.groups


Votes = dict[tuple[str, ...], Counter[str]]


def _votes(people: Sequence[Told[PersonClaim]]) -> Votes:
    """By name, how many reports give it to each party."""
    votes: Votes = {}
    counted: set[tuple[tuple[str, ...], str, str]] = set()
    for told in people:
        words, party = name_words(told.claim.name), told.claim.party
        if party is not None and (words, party, told.report.id) not in counted:
            counted.add((words, party, told.report.id))
            votes.setdefault(words, Counter())[party] += 1
    return votes


def _settled(
    told: Told[PersonClaim], words: tuple[str, ...], votes: Votes, between: frozenset[str]
) -> str | None:
    """The party that counts for a claim: a slip of one report is set right by most reports of that name.

    A name of three words or more is rare enough for that; a shorter one only where the other party is told
    three times as often. Only the other party of the same relation is a slip.
    """
    own, told_of = told.claim.party, votes.get(words, Counter())
    if own is None or len(words) < _FULL or len(told_of) < _FULL:
        return own
    (most, count), (_, second) = told_of.most_common(2)
    clear = count > second if len(words) >= _DISTINCTIVE else count >= _CLEAR * second
    return most if clear and {own, most} <= between else own


def _fullest_first(told: Told[PersonClaim]) -> tuple[bool, int, int]:
    return told.claim.party is None, -len(name_words(told.claim.name)), told.order


def _keys(figure: Figure) -> Iterable[tuple[str, ...]]:
    """What a person is filed under: the whole name, how it sounds, and each word of it."""
    party = figure.party or ""
    sounds = ("sounds", party, *skeleton(figure.words))
    return (figure.words, sounds, *(("part", party, word) for word in figure.words))


def _look(figure: Figure) -> Iterable[tuple[str, ...]]:
    party = figure.party
    if party is None or not figure.words:
        return (figure.words,)
    sounds = ("sounds", party, *skeleton(figure.words))
    return (figure.words, sounds, ("part", party, figure.words[0]))


def _rate(figure: Figure, group: Group[Figure]) -> Reasons:
    first = group.items[0]
    parties = {f.party for f in group.items} - {None}
    if figure.party is not None and parties and figure.party not in parties:
        return ()
    served = _party(figure, parties)
    if any(figure.words == f.words for f in group.items):
        return (Reason("name", 2.0 if figure.words == first.words else 1.5), served)
    if not _office_agrees(figure, group):
        return ()
    if any(spelt_alike(figure.words, f.words) for f in group.items):
        return (Reason("spelling", 0.8), served, Reason("office", 0.5))
    if any(set(figure.words) < set(f.words) for f in group.items):
        return (Reason("short-name", 0.5), served, Reason("office", 0.5))
    return ()


def _party(figure: Figure, parties: set[str | None]) -> Reason:
    if figure.told.claim.party != figure.party:
        return Reason("party-told-otherwise", -0.5)
    if figure.party is None or not parties:
        return Reason("party-open", -1.0 if parties else 0.0)
    return Reason("party", 0.0)


def _office_agrees(figure: Figure, group: Group[Figure]) -> bool:
    """Whether an office is the same, or told in short ("Minister"), in reports of about the same time."""
    held = [o.title for o in figure.told.claim.offices]
    return any(
        same_office(title, other.title) or within_office(title, other.title)
        for f in group.items
        if _same_time(figure, f)
        for other in f.told.claim.offices
        for title in held
    )


def _same_time(one: Figure, other: Figure) -> bool:
    a, b = _day(one), _day(other)
    return a is None or b is None or gap(a, b) <= _TERM


def _day(figure: Figure) -> Span | None:
    report = figure.told.report
    return span(report.published or (str(report.year) if report.year else None))

"""Which people of which reports are one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
    rate, votes = _Rating(), _votes(people)
    for told in sorted(people, key=_fullest_first):
        words = name_words(told.claim.name)
        party = _settled(told, words, votes, (between or {}).get(told.report.id, frozenset()))
        figure = Figure(told, words, party)
        grouping.place(figure, _look(figure), _keys(figure), rate)
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


@dataclass(slots=True)
class _Known:
    """What a group's claims say, each thing once: an official may be named in thousands of reports.

    `held` has, by the title of an office, the days of the reports that give it; `count` says how many claims
    were taken in.
    """

    parties: set[str | None] = field(default_factory=set)
    names: dict[tuple[str, ...], None] = field(default_factory=dict)
    held: dict[str, dict[Span | None, None]] = field(default_factory=dict)
    count: int = 0

    def take(self, figure: Figure) -> None:
        """Take one more claim in."""
        self.count += 1
        self.names[figure.words] = None
        if figure.party is not None:
            self.parties.add(figure.party)
        for office in figure.told.claim.offices:
            self.held.setdefault(office.title, {})[_day(figure)] = None


class _Rating:
    """How surely a claim means the person of a group."""

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}

    def __call__(self, figure: Figure, group: Group[Figure]) -> Reasons:
        known = self._known.setdefault(group.number, _Known())
        for more in group.items[known.count :]:
            known.take(more)
        if figure.party is not None and known.parties and figure.party not in known.parties:
            return ()
        served = _party(figure, known.parties)
        if figure.words in known.names:
            return (Reason("name", 2.0 if figure.words == group.items[0].words else 1.5), served)
        if not _office_agrees(figure, known):
            return ()
        if any(spelt_alike(figure.words, words) for words in known.names):
            return (Reason("spelling", 0.8), served, Reason("office", 0.5))
        if any(set(figure.words) < set(words) for words in known.names):
            return (Reason("short-name", 0.5), served, Reason("office", 0.5))
        return ()


def _party(figure: Figure, parties: set[str | None]) -> Reason:
    if figure.told.claim.party != figure.party:
        return Reason("party-told-otherwise", -0.5)
    if figure.party is None or not parties:
        return Reason("party-open", -1.0 if parties else 0.0)
    return Reason("party", 0.0)


def _office_agrees(figure: Figure, known: _Known) -> bool:
    """Whether an office is the same, or told in short ("Minister"), in reports of about the same time."""
    day = _day(figure)
    return any(
        _same_time(day, days)
        for other, days in known.held.items()
        if any(
            same_office(office.title, other) or within_office(office.title, other)
            for office in figure.told.claim.offices
        )
    )


def _same_time(day: Span | None, days: Iterable[Span | None]) -> bool:
    return any(day is None or other is None or gap(day, other) <= _TERM for other in days)


def _day(figure: Figure) -> Span | None:
    report = figure.told.report
    return span(report.published or (str(report.year) if report.year else None))

"""Which people of which reports are one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.model.claim import PersonClaim
from regesta.register.filing import Told
from regesta.register.resolve.groups import Group, Grouping
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.words import name_words, same_office


@dataclass(frozen=True, slots=True)
class Figure:
    """A person as one report gives them, with what identity is judged by."""

    told: Told[PersonClaim]
    words: tuple[str, ...]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.told.id

    @property
    def report_id(self) -> str:
        """The report that names the person."""
        return self.told.report.id


def resolve_people(people: Sequence[Told[PersonClaim]], judged: Judged) -> list[Group[Figure]]:
    """Group person claims by name and party.

    Names are compared without diacritics, order, initials and generation, and one person serves one party. A
    shorter name ("Duarte" for "Ana Duarte") joins a longer one only if party and office agree and no other
    person fits as well. A claim without a party joins the only person so named.
    """
    grouping: Grouping[Figure] = Grouping(judged, within_report=True)
    figures = [Figure(told, name_words(told.claim.name)) for told in people]
    for figure in sorted(figures, key=_fullest_first):
        grouping.place(figure, _look(figure), _keys(figure), _rate)
    return grouping.groups


def _fullest_first(figure: Figure) -> tuple[bool, int, int]:
    return figure.told.claim.party is None, -len(figure.words), figure.told.order


def _keys(figure: Figure) -> Iterable[tuple[str, ...]]:
    """What a person is filed under: the whole name, and each word of it."""
    return (figure.words, *(("part", figure.told.claim.party or "", word) for word in figure.words))


def _look(figure: Figure) -> Iterable[tuple[str, ...]]:
    party = figure.told.claim.party
    if party is None or not figure.words:
        return (figure.words,)
    return (figure.words, ("part", party, figure.words[0]))


def _rate(figure: Figure, group: Group[Figure]) -> float:
    claim, first = figure.told.claim, group.items[0]
    parties = {f.told.claim.party for f in group.items} - {None}
    if claim.party is not None and parties and claim.party not in parties:
        return 0.0
    if figure.words == first.words:
        return 2.0 if claim.party in parties or not parties else 1.0
    known = any(set(figure.words) < set(f.words) for f in group.items)
    return 1.0 if known and _office_agrees(claim, group) else 0.0


def _office_agrees(claim: PersonClaim, group: Group[Figure]) -> bool:
    titles = {o.title for f in group.items for o in f.told.claim.offices}
    return any(same_office(o.title, title) for o in claim.offices for title in sorted(titles))

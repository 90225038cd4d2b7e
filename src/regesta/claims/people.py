"""People and the offices held, as claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regesta.claims.successions import Successions
from regesta.claims.terms_of_office import with_term
from regesta.codebook import Codebook
from regesta.model.claim import Claim, PersonClaim
from regesta.model.doubt import Doubt
from regesta.model.passage import Cited, Passage
from regesta.model.reading import Individual, Reading


class PeopleClaims:
    """Claim each individual of the reading, every field with the passage that tells it.

    "Lao Defence Minister General A B"  ->  person(A B, LAO, General, Minister of Defence)
    """

    name = "people"
    version = 4

    def __init__(self, codebook: Codebook) -> None:
        self._successions = Successions(codebook)

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[Claim | Doubt]:
        """Yield one claim a person; a doubt more where the report leaves open whom they serve."""
        del earlier
        termed = [
            replace(p, offices=tuple(with_term(office, reading) for office in p.offices))
            for p in reading.people
        ]
        for person in self._successions.dated(reading, termed):
            yield _claim(person)
            if person.party is None:
                note = f"the report does not tell which state or organisation {person.name} serves"
                yield Doubt("person.no-party", person.passages[0], note)


def _claim(person: Individual) -> PersonClaim:
    return PersonClaim(
        ref=person.key,
        name=person.name,
        aliases=person.aliases,
        party=person.party,
        rank=person.rank,
        honorific=person.honorific,
        offices=person.offices,
        evidence=person.passages,
        cites=tuple(_cites(person)),
    )


def _cites(person: Individual) -> Iterator[Cited]:
    """The passage of each field: the first naming that shows it."""
    yield Cited("name", _showing(person, person.name))
    for alias in person.aliases:
        yield Cited("aliases", _showing(person, alias))
    if person.party:
        told = [o.passage for o in person.offices]
        yield Cited("party", told[0] if told else person.passages[0])
    if person.rank:
        yield Cited("rank", person.passages[0])
    if person.honorific:
        yield Cited("honorific", _showing(person, person.honorific))
    for office in person.offices:
        yield Cited("offices", office.passage)


def _showing(person: Individual, words: str) -> Passage:
    return next((p for p in person.passages if words in p.quote), person.passages[0])

"""What was found in an example, as flat items that can be held against what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regesta.model.claim import Extraction, PersonClaim
from regesta.model.reading import Reading

Value = str | tuple[str, ...] | None
Item = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Found:
    """The items of one text by what they are: parties, people, engagements, undertakings and so on."""

    reading: Reading
    extraction: Extraction
    areas: tuple[str, ...]

    def items(self) -> Iterator[tuple[str, Item]]:
        """Every item with its sort."""
        yield from (("party", item) for item in self._parties())
        yield from (("person", item) for p in self.extraction.people for item in _person(p))
        yield from (("office", item) for item in self._offices())
        yield from (("body", item) for item in self._bodies())
        yield from (("place", item) for item in self._places())
        yield from (("phrase", item) for item in self._phrases())
        yield from self._acts()
        yield ("areas", {"areas": self.areas})
        yield ("blocks", self._blocks())

    def of(self, *sorts: str) -> list[Item]:
        """The items of some sorts."""
        return [item for sort, item in self.items() if sort in sorts]

    def _parties(self) -> Iterator[Item]:
        seen = [p for m in self.reading.mentions for p in m.parties]
        seen += [p.party for p in self.extraction.people if p.party]
        for party in dict.fromkeys([*self.reading.parties, *seen]):
            yield {"party": party}

    def _places(self) -> Iterator[Item]:
        for mention in self.reading.mentions:
            if mention.kind == "place":
                yield {"place": mention.title}

    def _offices(self) -> Iterator[Item]:
        """Offices without a name."""
        for mention in self.reading.mentions:
            if mention.kind == "office" and mention.title:
                yield {"person": None, "office": mention.title, "party": (*mention.parties, None)[0]}

    def _bodies(self) -> Iterator[Item]:
        for mention in self.reading.mentions:
            if mention.kind == "body":
                party = (*mention.parties, None)[0]
                yield {"body": mention.title, "party": party}
                yield {"body": self._words(mention.first, mention.last), "party": party}
        for claim in self.extraction.bodies:
            yield {"body": claim.name, "party": claim.party, "parent": claim.parent, "former": claim.former}

    def _phrases(self) -> Iterator[Item]:
        """Words that take up somebody again, with whom they mean."""
        names = {p.key: p.name for p in self.reading.people}
        for mention in self.reading.mentions:
            if mention.kind in ("office", "group", "pronoun", "person") and (
                mention.people or mention.parties
            ):
                people = tuple(names[k] for k in mention.people if k in names)
                phrase = self._words(mention.first, mention.last)
                yield {"phrase": phrase, "people": people, "parties": mention.parties}

    def _acts(self) -> Iterator[tuple[str, Item]]:
        found = self.extraction
        for e in found.engagements:
            yield "engagement", {
                "kind": e.kind, "form": e.form, "status": e.status, "people": e.people, "parties": e.parties,
                "place": e.place, "host": e.host, "start": e.start, "end": e.end, "mechanism": e.mechanism,
            }  # fmt: skip
        for i in found.instruments:
            yield "instrument", {
                "instrument": i.kind, "status": i.status, "term": i.term, "title": i.title,
                "parties": i.parties, "signed": i.signed,
            }  # fmt: skip
        for h in found.honours:
            yield "honour", {"honour": h.honour, "to": h.to, "by": h.by, "authority": h.authority}
        for m in found.mechanisms:
            yield "mechanism", {"mechanism": m.name, "cadence": m.cadence, "parties": m.parties}
        for u in found.undertakings:
            yield "undertaking", {
                "force": u.force, "by": u.by, "to": u.to, "speaker": u.speaker, "areas": u.areas,
                "text": u.text,
            }  # fmt: skip

    def _words(self, first: int, last: int) -> str:
        return self.reading.passage(first, last).quote

    def _blocks(self) -> Item:
        """The blocks of the page by kind, in order."""
        made: dict[str, tuple[str, ...]] = {}
        for block in self.reading.report.blocks:
            words = self.reading.report.text[block.start : block.end].strip()
            made[block.kind] = (*made.get(block.kind, ()), words)
        return dict(made)


def _person(person: PersonClaim) -> Iterator[Item]:
    """One item for each office of a person, or one for a person without."""
    base: Item = {
        "person": person.name,
        "rank": person.rank,
        "honorific": person.honorific,
        "party": person.party,
    }
    if not person.offices:
        yield base
    for office in person.offices:
        yield {
            **base, "office": office.title, "body": office.body, "standing": office.standing,
            "since": office.since, "until": office.until,
        }  # fmt: skip

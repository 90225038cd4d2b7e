"""Extractions built by hand: a report of plain sentences, and claims that quote them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from regesta.model.claim import (
    BodyClaim,
    EngagementClaim,
    Extraction,
    HonourClaim,
    InstrumentClaim,
    Link,
    MechanismClaim,
    Part,
    PersonClaim,
    UndertakingClaim,
)
from regesta.model.doubt import Doubt
from regesta.model.passage import Cited, Passage
from regesta.model.reading import OfficeHeld, YearFound
from regesta.model.report import Block, Dateline, Report
from regesta.model.when import When

_KINDS = {
    PersonClaim: "people",
    EngagementClaim: "engagements",
    InstrumentClaim: "instruments",
    HonourClaim: "honours",
    UndertakingClaim: "undertakings",
    MechanismClaim: "mechanisms",
    BodyClaim: "bodies",
}


class Told:
    """One report under construction: each claim appends a sentence and quotes it."""

    def __init__(self, source: str, published: str | None = None, *, year: int | None = None, text: str = ""):
        self.source, self.published = source, published
        self.year = year or (int(published[:4]) if published else None)
        self.text = text or f"Report {source}."
        self._claims: list[tuple[type, dict[str, Any], tuple[int, int]]] = []
        self._doubts: list[tuple[str, tuple[int, int]]] = []
        self._refs = 0

    def _say(self, sentence: str) -> tuple[int, int]:
        start = len(self.text) + 1
        self.text += f"\n{sentence}"
        return start, len(self.text)

    def _claim(self, claim: type, sentence: str, /, **fields: Any) -> str:
        self._refs += 1
        ref = f"{claim.__name__[0].lower()}{self._refs}"
        self._claims.append((claim, {"ref": ref, **fields}, self._say(sentence)))
        return ref

    def person(self, name: str, party: str | None = None, *offices: str, **more: Any) -> str:
        fields = {
            "name": name,
            "aliases": (),
            "party": party,
            "rank": None,
            "honorific": None,
            "offices": offices,
        }
        return self._claim(PersonClaim, f"{name}, {' and '.join(offices)}, took part.", **fields | more)

    def meet(self, start: str | None, people: tuple[str, ...], parties: tuple[str, ...], **more: Any) -> str:
        fields: dict[str, Any] = {
            "kind": "meeting", "form": None, "start": start, "end": None,
            "date_basis": "stated" if start else None, "date_loose": False, "status": "occurred",
            "place": None, "people": people, "parties": parties, "host": None, "roles": (), "part_of": None,
            "mechanism": None,
        }  # fmt: skip
        words = more.pop("said", f"{' and '.join(people)} met on {start}.")
        return self._claim(EngagementClaim, words, **fields | more)

    def visit(
        self, start: str | None, end: str | None, guest: str, parties: tuple[str, str], **more: Any
    ) -> str:
        roles = (Part("guest", guest, parties[0]), Part("host", None, parties[1]))
        fields = {"kind": "visit", "form": "official visit", "end": end, "host": parties[1], "roles": roles}
        return self.meet(start, (guest,), parties, **fields | more)

    def text_between(self, kind: str, title: str, parties: tuple[str, ...], **more: Any) -> str:
        fields: dict[str, Any] = {
            "kind": kind, "title": title, "parties": parties, "term": None, "status": "mentioned",
            "signed": None, "signatories": (), "signed_at": None, "links": (),
        }  # fmt: skip
        return self._claim(InstrumentClaim, f"There is a {title}.", **fields | more)

    def undertake(self, force: str, by: tuple[str, ...], text: str, *areas: str, **more: Any) -> str:
        fields = {
            "force": force,
            "by": by,
            "speaker": (),
            "to": (),
            "areas": areas,
            "text": text,
            "said_at": None,
        }
        return self._claim(UndertakingClaim, text, **fields | more)

    def honour(self, honour: str, to: str, **more: Any) -> str:
        fields = {
            "honour": honour,
            "to": to,
            "by": None,
            "authority": None,
            "date": None,
            "conferred_at": None,
        }
        return self._claim(HonourClaim, f"The {honour} went to {to}.", **fields | more)

    def forum(self, name: str, parties: tuple[str, ...], cadence: str | None = None) -> str:
        return self._claim(MechanismClaim, f"The {name} exists.", name=name, parties=parties, cadence=cadence)

    def body(
        self, name: str, party: str | None = None, parent: str | None = None, former: str | None = None
    ) -> str:
        words = f"{name} belongs to {parent} and was {former}."
        return self._claim(BodyClaim, words, name=name, party=party, parent=parent, former=former)

    def doubt(self, code: str, sentence: str) -> None:
        self._doubts.append((code, self._say(sentence)))

    def done(self) -> Extraction:
        ident = f"r-{hashlib.sha256(self.text.encode()).hexdigest()[:16]}"
        report = Report(
            id=ident,
            source=self.source,
            text=self.text,
            title=self.text.splitlines()[0],
            blocks=(Block(0, len(self.text), "body"),),
            dateline=Dateline("Tallinn", "NNA"),
            published=When(self.published) if self.published else None,
        )
        made: dict[str, list[Any]] = {name: [] for name in _KINDS.values()}
        for kind, fields, (start, end) in self._claims:
            passage = Passage.cut(ident, self.text, start, end)
            given = fields
            if kind is PersonClaim:
                party = fields["party"]
                held = tuple(OfficeHeld(o, None, party, passage) for o in fields["offices"])
                given = fields | {"offices": held}
            made[_KINDS[kind]].append(kind(**given, evidence=(passage,)))
        doubts = tuple(Doubt(c, Passage.cut(ident, self.text, *span), "unclear") for c, span in self._doubts)
        year = YearFound(self.year, "stated" if self.year else None, "as printed" if self.year else "")
        claims: dict[str, Any] = {k: tuple(v) for k, v in made.items()}
        return Extraction(report, year, **claims, doubts=doubts)


def from_other_source(extraction: Extraction, source: str) -> Extraction:
    """The same text, taken in from somewhere else."""
    return replace(extraction, report=replace(extraction.report, source=source))


VISIT = ("EST", "PER")


def a_visit() -> Extraction:
    """One report that uses every kind of claim."""
    t = Told("visit.txt", "2023-05-20")
    t.person("Kaja Tamm", "EST", "Minister of Defence", aliases=("Tamm",), rank="Colonel")
    t.person("Luis Quispe", "PER", "Minister of Defence", "Deputy Prime Minister")
    visit = t.visit("2023-05-17", "2023-05-20", "Kaja Tamm", VISIT, place="Peru")
    talks = t.meet(
        "2023-05-18", ("Kaja Tamm", "Luis Quispe"), VISIT, part_of=visit, form="talks", place="Lima",
        host="PER", roles=(Part("guest", "Kaja Tamm", "EST"), Part("host", "Luis Quispe", "PER")),
    )  # fmt: skip
    t.forum("annual defence policy dialogue", VISIT, "annual")
    t.meet("2023-05-19", (), VISIT, part_of=visit, mechanism="annual defence policy dialogue")
    old = t.text_between(
        "protocol", "protocol on defence cooperation", VISIT, term="2018/2022", status="expired"
    )
    t.text_between(
        "protocol", "protocol on defence cooperation", VISIT, term="2023/2027", status="signed",
        signed="2023-05-18", signatories=("Kaja Tamm", "Luis Quispe"), signed_at=talks,
        links=(Link("succeeds", old),),
    )  # fmt: skip
    t.undertake("agreed", VISIT, "train more divers", "training", said_at=talks, speaker=("Kaja Tamm",))
    t.undertake("hoped", ("PER",), "that Estonia would send a medical team", "health", to=("EST",))
    t.honour("Order of the Sun", "Kaja Tamm", by="Luis Quispe", date="2023-05-19", authority="President")
    t.body("Andes Shipyard", "PER", "Ministry of Defence")
    t.body("Ministry of Defence", "PER")
    t.doubt("meeting.one-party", "He also met somebody.")
    return t.done()


def cited(extraction: Extraction, field: str, quote: str) -> Cited:
    """A citation of words that stand in the report."""
    at = extraction.report.text.index(quote)
    passage = Passage.cut(extraction.report.id, extraction.report.text, at, at + len(quote))
    return Cited(field, passage)

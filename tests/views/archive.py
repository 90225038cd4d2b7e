"""A small register made by hand: invented officials of Malta and Iceland, and the reader that shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import msgspec

from regesta.codebook import Codebook
from regesta.codebook.entries.base import Entry
from regesta.codebook.entries.geography import State
from regesta.codebook.entries.people import Rank
from regesta.codebook.entries.undertakings import Area
from regesta.errors import UsageError
from regesta.model.entry import (
    Citation,
    ConflictEntry,
    Counts,
    DoubtEntry,
    EngagementEntry,
    Entries,
    FollowUp,
    HonourEntry,
    InstrumentEntry,
    LinkEntry,
    MechanismEntry,
    Participant,
    Person,
    PersonRef,
    ReportEntry,
    StatusSeen,
    Tenure,
    ToldValue,
    UndertakingEntry,
)
from regesta.model.passage import Passage

TEXTS = {
    "r-2021": (
        "The Icelandic Minister of Defence told Maltese Minister of Defence Gen. Ara Quill that the two sides"
        " should renew the protocol for 2020-2022. The two ministers agreed to train divers together.\n"
        "Quill asked for faster talks on <search & rescue> zones south of Reykjavik.\n"
    ),
    "r-2023": (
        "Valletta (MNA) – Maltese Minister of Defence General Ara Quill received Icelandic Minister of"
        " Defence Besa Lund on November 14. The two sides signed a protocol on defence cooperation for"
        " 2023-2027. Lund hoped that more cadets would come to Iceland.\n"
    ),
    "r-2025": (
        "Reykjavik, March 5, 2025 – Maltese Minister of Defence Tomo Velan paid an official visit to"
        " Iceland from March 3 to 5. On March 3 he was welcomed by Minister of Defence Besa Lund, who held"
        " talks with him. On March 4 Velan called on President Nils Orvane and toured the naval school in"
        " Keflavik.\nLund and Velan signed a plan for 2025 and agreed to train divers together, to share"
        " weather data and to hold the annual staff talks in Valletta. Velan affirmed that Malta would"
        " send two instructors.\nA colonel spoke of “the usual arrangement” with a third side.\n"
    ),
}


def quote(field: str, value: str, report: str, words: str) -> Citation:
    """Cite the first place of some words in a report."""
    start = TEXTS[report].index(words)
    passage = Passage.cut(report, TEXTS[report], start, start + len(words))
    return Citation(field, value, report, f"reports/{report}.txt", passage, f"c-{report}-{start}")


def _report(ident: str, published: str | None, year: int | None, basis: Any, why: str) -> ReportEntry:
    source = f"reports/{ident}.txt"
    agency = "MNA" if ident == "r-2023" else None
    return ReportEntry(
        id=ident,
        source=source,
        sources=(source,),
        title=None,
        published=published,
        place=None,
        agency=agency,
        language="en",
        readable=True,
        year=year,
        year_basis=basis,
        year_why=why,
    )


REPORTS = (
    _report("r-2021", None, 2021, "inferred", "the protocol for 2020-2022 is under way"),
    _report("r-2023", None, 2023, "inferred", "a protocol for 2023-2027 is signed"),
    _report("r-2025", "2025-03-05", 2025, "stated", "printed in the date line"),
)

QUILL, VELAN, LUND, ORVANE = (
    PersonRef("p-quill", "Ara Quill"),
    PersonRef("p-velan", "Tomo Velan"),
    PersonRef("p-lund", "Besa Lund"),
    PersonRef("p-orvane", "Nils Orvane"),
)


def _person(ref: PersonRef, party: str, rank: str | None, *tenures: Tenure) -> Person:
    reports = tuple(sorted({r for t in tenures for r in t.reports}))
    citations = tuple(replace(t.citations[0], field="name", value=ref.name) for t in tenures)
    return Person(
        id=ref.id,
        name=ref.name,
        names=(ref.name,),
        party=party,
        ranks=(rank,) if rank else (),
        honorifics=(),
        tenures=tenures,
        former=(),
        reports=reports,
        citations=citations,
    )


def _tenure(title: str, party: str, seen: tuple[str, str], *citations: Citation) -> Tenure:
    body = "Ministry of Defence" if "Minister" in title else None
    reports = tuple(sorted({c.report_id for c in citations}))
    return Tenure(
        title=title,
        body=body,
        party=party,
        standing=None,
        first_seen=seen[0],
        last_seen=seen[1],
        start=None,
        end=None,
        reports=reports,
        citations=citations,
    )


PEOPLE = (
    _person(
        LUND,
        "ISL",
        None,
        _tenure(
            "Minister of Defence",
            "ISL",
            ("2023-11-14", "2025-03-05"),
            quote("title", "Minister of Defence", "r-2023", "Icelandic Minister of Defence Besa Lund"),
            quote("title", "Minister of Defence", "r-2025", "Minister of Defence Besa Lund"),
        ),
    ),
    _person(
        ORVANE,
        "ISL",
        None,
        _tenure(
            "President",
            "ISL",
            ("2025-03-04", "2025-03-04"),
            quote("title", "President", "r-2025", "President Nils Orvane"),
        ),
    ),
    _person(
        QUILL,
        "MLT",
        "General",
        _tenure(
            "Minister of Defence",
            "MLT",
            ("2021", "2023-11-14"),
            quote("title", "Minister of Defence", "r-2021", "Maltese Minister of Defence Gen. Ara Quill"),
            quote("title", "Minister of Defence", "r-2023", "Maltese Minister of Defence General Ara Quill"),
        ),
    ),
    _person(
        VELAN,
        "MLT",
        None,
        _tenure(
            "Minister of Defence",
            "MLT",
            ("2025-03-03", "2025-03-05"),
            quote("title", "Minister of Defence", "r-2025", "Maltese Minister of Defence Tomo Velan"),
        ),
    ),
)


def made_engagement(ident: str, kind: Any, form: str | None, start: str | None, cited: Citation, **more: Any):
    values: dict[str, Any] = {
        "end": None,
        "date_basis": "stated",
        "date_loose": False,
        "status": "occurred",
        "place": "Iceland",
        "people": (),
        "parties": ("MLT", "ISL"),
        "host": "ISL",
        "roles": (),
        "part_of": None,
        "mechanism": None,
        "reports": (cited.report_id,),
        "citations": (cited, replace(cited, field="start", value=start or "")),
    }
    return EngagementEntry(id=ident, kind=kind, form=form, start=start, **(values | more))


def _guest_and_host(
    guest: PersonRef, host: PersonRef, guest_party: str, host_party: str
) -> tuple[Participant, ...]:
    return (Participant("guest", guest, guest_party, None), Participant("host", host, host_party, None))


ENGAGEMENTS = (
    made_engagement(
        "e-call",
        "meeting",
        "courtesy call",
        "2025-03-04",
        quote("kind", "meeting", "r-2025", "Velan called on President Nils Orvane"),
        people=(VELAN, ORVANE),
        roles=_guest_and_host(VELAN, ORVANE, "MLT", "ISL"),
        part_of="e-visit",
    ),
    made_engagement(
        "e-plan",
        "signing",
        None,
        "2025-03",
        quote("kind", "signing", "r-2025", "Lund and Velan signed a plan for 2025"),
        people=(VELAN, LUND),
        date_loose=True,
        part_of="e-visit",
    ),
    made_engagement(
        "e-reception",
        "meeting",
        "reception",
        "2023-11-14",
        quote("kind", "meeting", "r-2023", "received Icelandic Minister of Defence Besa Lund on November 14"),
        people=(LUND, QUILL),
        roles=_guest_and_host(LUND, QUILL, "ISL", "MLT"),
        host="MLT",
        place="Valletta",
        date_basis="inferred",
    ),
    made_engagement(
        "e-school",
        "site_visit",
        "tour",
        "2025-03-04",
        quote("kind", "site_visit", "r-2025", "toured the naval school in Keflavik"),
        people=(VELAN,),
        parties=("MLT",),
        place="naval school in Keflavik",
        part_of="e-visit",
    ),
    made_engagement(
        "e-talks",
        "meeting",
        "talks",
        "2021",
        quote("kind", "meeting", "r-2021", "told Maltese Minister of Defence Gen. Ara Quill"),
        people=(QUILL,),
        place=None,
        host=None,
        date_basis="inferred",
        date_loose=True,
        roles=(
            Participant("participant", QUILL, "MLT", None),
            Participant("participant", None, "ISL", "Minister of Defence"),
        ),
    ),
    made_engagement(
        "e-talks-25",
        "meeting",
        "talks",
        "2025-03-03",
        quote("kind", "meeting", "r-2025", "Minister of Defence Besa Lund, who held talks with him"),
        people=(VELAN, LUND),
        part_of="e-visit",
    ),
    made_engagement(
        "e-visit",
        "visit",
        "official visit",
        "2025-03-03",
        quote("kind", "visit", "r-2025", "paid an official visit to Iceland from March 3 to 5"),
        end="2025-03-05",
        people=(VELAN,),
        roles=(Participant("guest", VELAN, "MLT", None),),
    ),
    made_engagement(
        "e-welcome",
        "ceremony",
        "welcome ceremony",
        "2025-03-03",
        quote("kind", "ceremony", "r-2025", "he was welcomed by Minister of Defence Besa Lund"),
        people=(VELAN, LUND),
        roles=_guest_and_host(VELAN, LUND, "MLT", "ISL"),
        part_of="e-visit",
    ),
)


def _instrument(
    ident: str, kind: Any, term: str, status: Any, cited: Citation, **more: Any
) -> InstrumentEntry:
    values: dict[str, Any] = {
        "title": kind,
        "parties": ("ISL", "MLT"),
        "history": (StatusSeen(None, status, cited.report_id),),
        "signed": None,
        "signatories": (),
        "signed_at": None,
        "links": (),
        "reports": (cited.report_id,),
        "citations": (cited, replace(cited, field="term", value=term)),
    }
    return InstrumentEntry(id=ident, kind=kind, term=term, status=status, **(values | more))


INSTRUMENTS = (
    _instrument(
        "i-20",
        "protocol",
        "2020/2022",
        "mentioned",
        quote("status", "mentioned", "r-2021", "the protocol for 2020-2022"),
    ),
    _instrument(
        "i-23",
        "protocol",
        "2023/2027",
        "signed",
        quote("status", "signed", "r-2023", "signed a protocol on defence cooperation for 2023-2027"),
        title="protocol on defence cooperation",
        signed="2023-11-14",
        signatories=(LUND, QUILL),
        links=(LinkEntry("succeeds", "i-20", inferred=True),),
    ),
    _instrument(
        "i-25",
        "plan",
        "2025",
        "signed",
        quote("status", "signed", "r-2025", "signed a plan for 2025"),
        signed="2025-03",
        signatories=(LUND, VELAN),
        signed_at="e-plan",
        links=(LinkEntry("implements", "i-23"),),
    ),
)


def _undertaking(
    ident: str, force: Any, areas: tuple[str, ...], on: str, cited: Citation, **more: Any
) -> UndertakingEntry:
    values: dict[str, Any] = {
        "by": ("ISL", "MLT"),
        "to": (),
        "speaker": (),
        "said_at": None,
        "thread": ident,
        "follow_up": FollowUp(),
        "reports": (cited.report_id,),
        "citations": (cited,),
    }
    text = cited.passage.quote
    return UndertakingEntry(id=ident, force=force, areas=areas, text=text, said_on=on, **(values | more))


UNDERTAKINGS = (
    _undertaking(
        "u-cadets",
        "hoped",
        ("training",),
        "2023-11-14",
        quote("text", "", "r-2023", "more cadets would come to Iceland"),
        by=("ISL",),
        said_at="e-reception",
        speaker=(LUND,),
    ),
    _undertaking(
        "u-divers-21",
        "agreed",
        ("training",),
        "2021",
        quote("text", "", "r-2021", "train divers together"),
        said_at="e-talks",
    ),
    _undertaking(
        "u-divers-25",
        "agreed",
        ("training",),
        "2025-03-03",
        quote("text", "", "r-2025", "train divers together"),
        said_at="e-talks-25",
        thread="u-divers-21",
    ),
    _undertaking(
        "u-instructors",
        "committed",
        ("training",),
        "2025-03-03",
        quote("text", "", "r-2025", "send two instructors"),
        by=("MLT",),
        said_at="e-talks-25",
    ),
    _undertaking(
        "u-weather",
        "agreed",
        ("information",),
        "2025-03-03",
        quote("text", "", "r-2025", "share weather data"),
        said_at="e-talks-25",
    ),
    _undertaking(
        "u-zones",
        "proposed",
        ("hadr",),
        "2021",
        quote("text", "", "r-2021", "faster talks on <search & rescue> zones"),
        by=("MLT",),
        said_at="e-talks",
    ),
)

_STAFF = quote("name", "annual staff talks", "r-2025", "annual staff talks")
MECHANISMS = (
    MechanismEntry(
        id="m-staff",
        name="annual staff talks",
        names=("annual staff talks",),
        parties=("ISL", "MLT"),
        cadence="annual",
        sessions=(),
        last=None,
        next_expected=None,
        reports=("r-2025",),
        citations=(_STAFF,),
    ),
)

HONOURS: tuple[HonourEntry, ...] = ()
_USUAL = quote("text", "", "r-2025", "“the usual arrangement”")
DOUBTS = (
    DoubtEntry(
        "d-usual",
        "instrument.unnamed",
        "a text is spoken of but not named",
        "“the usual arrangement”",
        ("r-2025",),
        (_USUAL,),
    ),
)
CONFLICTS = (
    ConflictEntry(
        "x-place",
        "e-reception",
        "place",
        (ToldValue("Valletta", ("r-2023",)), ToldValue("Mdina", ("r-2023",))),
        ("r-2023",),
        (quote("place", "Valletta", "r-2023", "Valletta"),),
    ),
)

ENTRIES = Entries(
    counts=Counts(reports=3, claims=25, judgements=0, codebook="by-hand"),
    reports=REPORTS,
    people=PEOPLE,
    engagements=ENGAGEMENTS,
    instruments=INSTRUMENTS,
    mechanisms=MECHANISMS,
    undertakings=UNDERTAKINGS,
    honours=HONOURS,
    doubts=DOUBTS,
    conflicts=CONFLICTS,
)


@dataclass(frozen=True)
class HandReader:
    """A RegisterReader over entries made by hand."""

    entries: Entries = ENTRIES

    def reports(self):
        return self.entries.reports

    def people(self):
        return self.entries.people

    def engagements(self):
        return self.entries.engagements

    def instruments(self):
        return self.entries.instruments

    def mechanisms(self):
        return self.entries.mechanisms

    def undertakings(self):
        return self.entries.undertakings

    def honours(self):
        return self.entries.honours

    def bodies(self):
        return self.entries.bodies

    def doubts(self):
        return self.entries.doubts

    def conflicts(self):
        return self.entries.conflicts

    def judgements(self):
        return ()

    def joining(self, ident):
        return None

    def within(self, reports):
        return self

    def reports_on(self, left: str, right: str):
        return frozenset(r.id for r in self.reports())

    def entry(self, ident: str):
        for kind in (PEOPLE, ENGAGEMENTS, INSTRUMENTS, MECHANISMS, UNDERTAKINGS, DOUBTS, CONFLICTS):
            for entry in kind:
                if entry.id == ident:
                    return entry
        raise UsageError(f"no entry {ident}")

    def report_text(self, report_id: str) -> str:
        return TEXTS[report_id]

    def report_texts(self, report_ids):
        return ((ident, TEXTS[ident]) for ident in report_ids)

    def counts(self):
        return self.entries.counts


def _entry(kind: type[Entry], **fields: Any) -> Entry:
    example = [{"text": "An example.", "expect": {}}]
    return msgspec.convert({"examples": example, "not": ["None."], **fields}, kind)


def small_codebook() -> Codebook:
    """Two states, a rank and three areas."""
    states = {
        "MLT": _entry(State, id="MLT", names=["Malta"]),
        "ISL": _entry(State, id="ISL", names=["Iceland"]),
        "LSO": _entry(State, id="LSO", names=["Lesotho"]),
    }
    areas = {
        "training": _entry(Area, id="training", label="training", words=["train"]),
        "information": _entry(Area, id="information", label="information sharing", words=["share"]),
        "hadr": _entry(Area, id="hadr", label="search and rescue", words=["rescue"]),
    }
    ranks = {"general": _entry(Rank, id="general", names=["General"], abbreviations=["Gen"])}
    return Codebook("by-hand", {"states": states, "areas": areas, "ranks": ranks})

"""Listings, the export, the dossier and the timeline."""

import json
from dataclasses import replace

import pytest

from regesta.errors import UsageError
from regesta.views.dossier import dossier
from regesta.views.export import export_json, export_object
from regesta.views.listings import SUBJECTS, Filters, listing
from regesta.views.relation import Window
from regesta.views.timeline import timeline
from tests.views.archive import ENTRIES, TEXTS, HandReader, small_codebook


def listed(subject, **filters):
    window = Window(filters.pop("since", None), filters.pop("until", None), filters.pop("area", None))
    wanted = Filters(filters.pop("parties", ()), window, filters)
    return listing(HandReader(), small_codebook(), subject, wanted)


def ids(found):
    return {o["id"] for o in found.objects}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_row_has_a_cell_for_each_head_and_an_object_beside_it(subject):
    found = listed(subject)
    assert all(len(row) == len(found.heads) for row in found.rows)
    assert len(found.rows) == len(found.objects)
    json.dumps(found.objects)


@pytest.mark.parametrize(
    ("subject", "filters", "kept"),
    [
        ("people", {"parties": ("ISL",)}, {"p-lund", "p-orvane"}),
        ("people", {"parties": ("LSO",)}, set()),
        ("people", {"since": "2025"}, {"p-lund", "p-orvane", "p-velan"}),
        ("engagements", {"kind": "visit"}, {"e-visit"}),
        ("engagements", {"status": "planned"}, set()),
        ("engagements", {"until": "2021"}, {"e-talks"}),
        ("engagements", {"area": "information"}, {"e-talks-25"}),
        ("instruments", {"kind": "plan"}, {"i-25"}),
        ("instruments", {"status": "signed"}, {"i-23", "i-25"}),
        ("instruments", {"since": "2026"}, {"i-23"}),
        ("undertakings", {"force": "hoped"}, {"u-cadets"}),
        ("undertakings", {"area": "hadr"}, {"u-zones"}),
        ("undertakings", {"parties": ("MLT", "LSO")}, set()),
        ("undertakings", {"force": "committed", "parties": ("MLT", "ISL")}, {"u-instructors"}),
        ("mechanisms", {"parties": ("MLT", "ISL")}, {"m-staff"}),
        ("doubts", {"code": "meeting.one-party"}, set()),
        ("reports", {"since": "2025"}, {"r-2025"}),
    ],
)
def test_a_listing_keeps_what_was_asked_for(subject, filters, kept):
    assert ids(listed(subject, **filters)) == kept


def test_engagements_are_listed_from_the_oldest():
    assert [row[1] for row in listed("engagements").rows][:2] == ["2021", "14 Nov 2023"]


def test_offices_are_listed_with_holder_and_when_seen():
    assert (
        "MLT",
        "Minister of Defence",
        "Ministry of Defence",
        "Ara Quill",
        "2021 – Nov 2023",
        "p-quill",
    ) in listed("offices").rows


def test_the_export_names_reports_by_source_and_people_by_name():
    made = export_object(HandReader())
    visit = next(e for e in made["engagements"] if e["id"] == "e-visit")
    assert visit["people"] == ["Tomo Velan"]
    assert visit["reports"] == ["reports/r-2025.txt"]
    assert made["generated_from"] == {"reports": 3, "claims": 25, "judgements": 0, "codebook": "by-hand"}
    assert made["conflicts"][0]["values"][0] == {"value": "Valletta", "reports": ["reports/r-2023.txt"]}


def test_every_evidence_of_the_export_is_a_slice_of_its_report():
    made = export_object(HandReader())
    kinds = ("people", "engagements", "instruments", "undertakings", "mechanisms", "doubts")
    evidence = [item for kind in kinds for entry in made[kind] for item in entry["evidence"]]
    assert evidence
    for item in evidence:
        text = TEXTS[item["report"].removeprefix("reports/").removesuffix(".txt")]
        assert text[item["start"] : item["end"]] == item["text"]


def test_a_report_with_two_sources_is_named_by_both():
    report = replace(ENTRIES.reports[2], sources=("b/copy.txt", "reports/r-2025.txt"))
    made = export_object(HandReader(replace(ENTRIES, reports=(*ENTRIES.reports[:2], report))))
    assert made["mechanisms"][0]["reports"] == ["b/copy.txt", "reports/r-2025.txt"]


def test_the_same_register_exports_the_same_bytes():
    assert export_json(HandReader()) == export_json(HandReader())
    assert export_json(HandReader()).endswith("}\n")


def test_a_dossier_opens_the_sentence_of_each_field():
    found = dossier(HandReader(), small_codebook(), "e-visit")
    fields = {f.name: f for f in found.fields}
    assert found.kind == "engagement"
    assert fields["parties"].value == "Malta; Iceland"
    (source,) = fields["start"].sources
    assert [p.text for p in source.sentence if p.quoted] == [
        "paid an official visit to Iceland from March 3 to 5"
    ]
    assert TEXTS["r-2025"][source.start : source.end].startswith("Reykjavik, March 5, 2025")


def test_a_dossier_of_a_person_shows_each_office_with_its_sentences():
    found = dossier(HandReader(), small_codebook(), "p-lund")
    office = next(f for f in found.fields if f.name == "office")
    assert office.value == "Minister of Defence, Ministry of Defence (seen Nov 2023 – Mar 2025)"
    assert len(office.sources) == 2


def test_an_unknown_id_is_refused():
    with pytest.raises(UsageError):
        dossier(HandReader(), small_codebook(), "e-none")


def test_a_timeline_nests_what_belongs_to_a_visit():
    moments = timeline(HandReader(), small_codebook(), ("MLT", "ISL"), Window())
    assert [m.id for m in moments if m.depth == 0] == ["e-talks", "e-reception", "e-visit"]
    assert {m.id for m in moments if m.depth == 1} == {
        "e-call",
        "e-plan",
        "e-school",
        "e-talks-25",
        "e-welcome",
    }


def test_a_timeline_without_a_pair_holds_everything_and_one_of_strangers_nothing():
    assert len(timeline(HandReader(), small_codebook(), None, Window())) == len(ENTRIES.engagements)
    assert timeline(HandReader(), small_codebook(), ("MLT", "LSO"), Window()) == ()


def test_a_dossier_tells_parts_of_an_entry_in_words_with_ids_that_lead_on():
    protocol = {f.name: f.value for f in dossier(HandReader(), small_codebook(), "i-23").fields}
    assert protocol["links"] == "succeeds i-20 (by its term)"
    assert protocol["signatories"] == "Besa Lund (p-lund); Ara Quill (p-quill)"
    talks = {f.name: f.value for f in dossier(HandReader(), small_codebook(), "e-talks").fields}
    assert (
        talks["roles"] == "participant: Ara Quill (p-quill), Malta; participant: Minister of Defence, Iceland"
    )
    assert (
        dossier(HandReader(), small_codebook(), "e-visit").title == "official visit of Tomo Velan to Iceland"
    )

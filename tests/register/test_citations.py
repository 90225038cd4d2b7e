from dataclasses import fields, replace

import pytest

from tests.register.builders import VISIT, Told, a_visit, cited

DERIVED = {
    "id",
    "reports",
    "citations",
    "thread",
    "follow_up",
    "tenures",
    "values",
    "entry",
    "field",
    "date_loose",
    "cadence_learnt",
}
LISTS = (
    "people",
    "engagements",
    "instruments",
    "mechanisms",
    "undertakings",
    "honours",
    "bodies",
    "doubts",
    "conflicts",
)


def cases():
    yield "one report", (a_visit(),)
    late = Told("late.txt", "2023-06-02")
    late.person("K. Tamm", "EST", "Defense Minister")
    late.person("Kaja Tamm", "EST", "Defense Minister", "former Mayor of Tartu")
    late.visit("2023-05-16", "2023-05-20", "Kaja Tamm", VISIT, place="Lima", status="occurred")
    late.text_between(
        "protocol", "protocol on defence cooperation", VISIT, term="2028/2032", status="proposed"
    )
    late.meet("XXXX-05-18", ("Kaja Tamm", "Luis Quispe"), VISIT, form="talks")
    yield "two reports that disagree", (a_visit(), late.done())


def pieces(entries):
    for name in LISTS:
        for entry in getattr(entries, name):
            yield entry
            yield from getattr(entry, "tenures", ())


@pytest.mark.parametrize("extractions", [c[1] for c in cases()], ids=[c[0] for c in cases()])
def test_every_filled_field_of_every_entry_is_cited(folded, extractions):
    seen = 0
    for entry in pieces(folded(*extractions)):
        named = {c.field for c in entry.citations}
        filled = {f.name for f in fields(entry) if getattr(entry, f.name) not in (None, (), "")}
        assert filled - DERIVED <= named, (entry.id if hasattr(entry, "id") else entry.title, filled - named)
        seen += 1
    assert seen > 12


@pytest.mark.parametrize("extractions", [c[1] for c in cases()], ids=[c[0] for c in cases()])
def test_every_citation_quotes_its_report_where_it_says(folded, extractions):
    texts = {e.report.id: e.report.text for e in extractions}
    for entry in pieces(folded(*extractions)):
        for c in entry.citations:
            assert c.report_id == c.passage.report_id
            assert texts[c.report_id][c.passage.start : c.passage.end] == c.passage.quote
            assert c.passage.quote


def test_a_field_is_cited_by_its_own_words_where_the_claim_gives_them(folded):
    extraction = a_visit()
    first = extraction.engagements[0]
    words = cited(extraction, "end", "2023-05-17")
    made = replace(extraction, engagements=(replace(first, cites=(words,)), *extraction.engagements[1:]))
    visit = next(e for e in folded(made).engagements if e.kind == "visit")
    assert [c.passage for c in visit.citations if c.field == "end"] == [words.passage]
    assert [c.passage for c in visit.citations if c.field == "kind"] == [first.evidence[0]]


def test_a_claim_whose_words_do_not_stand_in_the_report_becomes_a_doubt(folded):
    extraction = a_visit()
    first = extraction.people[0]
    moved = replace(first.evidence[0], start=first.evidence[0].start - 1)
    entries = folded(replace(extraction, people=(replace(first, evidence=(moved,)), *extraction.people[1:])))
    assert "register.unsupported-claim" in {d.code for d in entries.doubts}
    tamm = next(p for p in entries.people if p.name == "Kaja Tamm")
    assert tamm.tenures == (), "only other claims' mention of her is left"


def test_a_claim_without_a_passage_becomes_a_doubt(folded):
    extraction = a_visit()
    bare = replace(extraction.honours[0], evidence=())
    entries = folded(replace(extraction, honours=(bare,)))
    assert entries.honours == ()
    assert any("names no passage" in d.note for d in entries.doubts)

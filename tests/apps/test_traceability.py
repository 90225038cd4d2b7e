"""From reports to the brief: every field and every footnote opens words that stand in its report."""

import json
from pathlib import Path

import pytest

import regesta

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
PAIR = ("KEN", "ETH")


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    with regesta.Register.open(tmp_path_factory.mktemp("desk") / "desk.db") as opened:
        opened.add(*sorted(SAMPLES.glob("kenya-*.txt")))
        yield opened


def test_every_footnote_of_a_brief_quotes_its_report(register):
    page = register.brief(*PAIR).page
    assert len(page.footnotes) > 10
    for note in page.footnotes:
        text = " ".join(register.reader().report_text(note.report_id)[note.start : note.end].split())
        assert all(piece.text.strip() in text for piece in note.sentence if piece.quoted)


def test_every_evidence_of_the_export_is_a_slice_of_its_report(register):
    texts = {r.source: register.reader().report_text(r.id) for r in register.reader().reports()}
    made = json.loads(register.export())
    entries = [e for value in made.values() if isinstance(value, list) for e in value]
    evidence = [item for entry in entries for item in entry.get("evidence", ())]
    assert len(evidence) > 50
    for item in evidence:
        assert texts[item["report"]][item["start"] : item["end"]] == item["text"]


def test_every_entry_of_the_register_can_be_opened(register):
    from regesta.views.dossier import dossier

    reader = register.reader()
    for kind in (reader.people(), reader.engagements(), reader.instruments(), reader.undertakings()):
        assert kind
        for entry in kind:
            found = dossier(reader, register.codebook, entry.id)
            assert any(field.sources for field in found.fields), entry.id


def test_a_brief_is_the_same_whenever_it_is_written(register):
    assert register.brief(*PAIR) == register.brief(*PAIR)
    assert register.brief(*PAIR).to_html() == register.brief(*PAIR).to_html()

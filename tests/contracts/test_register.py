"""What every register must do, whatever it is kept in."""

import itertools
from dataclasses import replace

import pytest

from regesta.codebook import load_codebook
from regesta.errors import UsageError
from regesta.model.judgement import Judgement
from regesta.register.memory import MemoryRegister
from regesta.register.store import SqlRegister
from regesta.views.export import export_json
from tests.register.builders import VISIT, Told, a_visit, from_other_source


def reports():
    second = Told("later.txt", "2023-06-02")
    second.person("Tamm Kaja", "EST", "Defense Minister")
    second.visit("2023-05-16", "2023-05-20", "Tamm Kaja", VISIT)
    second.text_between("protocol", "protocol on defence cooperation", VISIT, term="2028/2032")
    third = Told("undated.txt")
    third.meet("XXXX-05-18", ("Kaja Tamm", "Luis Quispe"), VISIT)
    third.undertake("proposed", ("EST",), "send more divers to be trained", "training", said_at="e1")
    return a_visit(), second.done(), third.done()


def filled(register, extractions):
    for extraction in extractions:
        register.writer().add(extraction)
    return export_json(register.reader())


def test_an_empty_register_has_no_entries(register):
    reader = register.reader()
    assert reader.reports() == reader.people() == reader.engagements() == reader.conflicts() == ()
    assert (reader.counts().reports, reader.counts().claims) == (0, 0)


def test_every_kind_of_entry_can_be_read(register):
    filled(register, reports())
    reader = register.reader()
    kinds = (
        reader.reports, reader.people, reader.engagements, reader.instruments, reader.mechanisms,
        reader.undertakings, reader.honours, reader.bodies, reader.doubts, reader.conflicts,
    )  # fmt: skip
    for kind in kinds:
        entries = kind()
        assert entries, kind.__name__
        assert [e.id for e in entries] == sorted(e.id for e in entries)


def test_adding_says_what_became_of_the_report(register):
    writer, visit = register.writer(), a_visit()
    assert writer.add(visit) == "new"
    assert writer.add(visit) == "known"
    assert writer.add(from_other_source(visit, "mirror.txt")) == "source"
    assert writer.add(from_other_source(visit, "mirror.txt")) == "known"
    assert writer.add(replace(visit, honours=())) == "reread"
    assert writer.add(replace(visit, honours=())) == "known"


def test_adding_twice_changes_nothing(register):
    once = filled(register, reports())
    assert filled(register, reports()) == once


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_adding_changes_nothing(register, order):
    made = reports()
    memory = MemoryRegister(load_codebook())
    assert filled(register, [made[n] for n in order]) == filled(memory, made)


def test_the_order_of_sources_changes_nothing(register, tmp_path):
    visit = a_visit()
    mirror = replace(from_other_source(visit, "a mirror.txt"), honours=())
    both = [visit, mirror]
    other = SqlRegister(str(tmp_path / "other.db"), load_codebook())
    assert filled(register, both) == filled(other, reversed(both))
    (report,) = register.reader().reports()
    assert report.sources == ("a mirror.txt", "visit.txt")
    other.close()


def test_a_reading_that_finds_something_else_counts_from_then_on(register):
    visit = a_visit()
    register.writer().add(visit)
    register.writer().add(replace(visit, honours=()))
    assert register.reader().honours() == ()
    assert len(register.reader().reports()) == 1


def test_a_reader_shows_the_register_as_it_was_when_it_was_made(register):
    first, second, _ = reports()
    register.writer().add(first)
    before = register.reader()
    register.writer().add(second)
    after = register.reader()
    assert len(after.reports()) == 2
    assert len(before.reports()) == 1
    assert before.counts().reports == 1


def test_an_entry_is_found_by_its_id_or_its_beginning(register):
    filled(register, reports())
    reader = register.reader()
    for entry in (*reader.people(), *reader.instruments(), *reader.conflicts()):
        assert reader.entry(entry.id) == entry
    one = reader.mechanisms()[0]
    assert reader.entry(one.id[:7]) == one


@pytest.mark.parametrize("ident", ["per-nobody", "xyz", "", "r-1"])
def test_an_unknown_id_is_a_mistake_of_the_caller(register, ident):
    filled(register, reports())
    with pytest.raises(UsageError, match="there is no entry"):
        register.reader().entry(ident)


def test_a_beginning_that_several_ids_share_is_refused(register):
    filled(register, reports())
    with pytest.raises(UsageError, match="give more of the id"):
        register.reader().entry("per-")


def test_a_reports_text_is_kept_as_it_was_given(register):
    visit = a_visit()
    register.writer().add(visit)
    assert register.reader().report_text(visit.report.id) == visit.report.text
    with pytest.raises(UsageError, match="no report"):
        register.reader().report_text("r-0")


def test_of_many_reports_those_that_are_filed_are_given_with_their_texts(register):
    filled(register, reports())
    reader = register.reader()
    texts = {report.id: reader.report_text(report.id) for report in reader.reports()}
    assert dict(reader.report_texts([*texts, "r-0"])) == texts


def test_a_judgement_is_filed_once_and_counted(register):
    filled(register, reports())
    judgement = Judgement("reject", ("c-1",), by="R. Reader", at="2024-01-01")
    register.writer().judge(judgement)
    register.writer().judge(judgement)
    assert register.reader().counts().judgements == 1


def test_a_register_tells_which_reports_were_filed_since_a_moment(register):
    first, second, _ = reports()
    register.writer().add(first)
    register.writer().add(second)
    assert register.filed_since("2000-01-01T00:00:00+00:00") == {first.report.id, second.report.id}
    assert register.filed_since("2999-01-01T00:00:00+00:00") == frozenset()

"""What every register must do when people judge, withdraw, look back, and when reports repeat each other."""

import itertools
from dataclasses import replace

import pytest

from regesta.codebook import load_codebook
from regesta.errors import UsageError
from regesta.model.judgement import Judgement
from regesta.register.decisions import Signed, accept, amend, different, reject, same, side, withdraw
from regesta.register.memory import MemoryRegister
from regesta.views.export import export_json
from tests.contracts.test_register import filled, reports
from tests.register.builders import VISIT, Told, a_visit

STORY = (
    "On Thursday the two ministers opened the new pier at Paldiski, where three cutters will be stationed.",
    "Colonel Tamm told the crews of the cutters Toonela and Haapsalu that patrols would begin in the spring.",
    "Minister Quispe brought a gift of two radar sets, model RX-12, made at the Callao yard by 140 workers.",
    "A second pier will be built by 2027 for 12 million euros, half of it lent by the Bank of Tartu.",
)


def anno(day):
    return Signed("Anno Saar", f"2024-01-0{day}", "the ministry says otherwise")


def story(source, published, *lines, name="Kaja Tamm"):
    told = Told(source, published)
    told.person(name, "EST", "Minister of Defence")
    told.meet("2023-05-18", (name,), VISIT)
    for line in lines:
        told._say(line)
    return told.done()


def the(entries, **values):
    return next(e for e in entries if all(getattr(e, k) == v for k, v in values.items()))


def test_withdrawing_what_was_just_added_restores_the_bytes(register):
    first, second, third = reports()
    before = filled(register, (first, third))
    assert filled(register, (second,)) != before
    assert register.writer().withdraw(second.report.id) is True
    assert export_json(register.reader()) == before
    with pytest.raises(UsageError, match="no report"):
        register.reader().report_text(second.report.id)


def test_withdrawing_every_report_leaves_an_empty_register(register):
    empty = export_json(register.reader())
    filled(register, reports())
    for extraction in reports():
        register.writer().withdraw(extraction.report.id)
    assert export_json(register.reader()) == empty


def test_a_report_that_is_not_filed_cannot_be_withdrawn(register):
    before = filled(register, reports())
    assert register.writer().withdraw("r-0") is False
    assert export_json(register.reader()) == before


def test_a_report_can_be_added_again_and_judgements_on_it_hold_again(register):
    visit = a_visit()
    register.writer().add(visit)
    found = side(register.reader(), register.reader().honours()[0].id)
    register.writer().judge(reject(found, anno(1)))
    judged = export_json(register.reader())
    register.writer().withdraw(visit.report.id)
    assert register.writer().add(visit) == "new"
    assert export_json(register.reader()) == judged


def test_another_report_in_the_place_of_a_withdrawn_one_is_seen(register):
    first, second, third = reports()
    filled(register, (first, second))
    register.writer().withdraw(second.report.id)
    filled(register, (third,))
    memory = MemoryRegister(load_codebook())
    assert export_json(register.reader()) == filled(memory, (first, third))


@pytest.mark.parametrize("day", ["2023-05-20", "2023-05", "2023"])
def test_a_register_as_of_a_day_knows_the_reports_published_by_then(register, day):
    early, late = story("early.txt", "2023-05-20"), story("late.txt", "2024-02-01", name="Rosa Huaman")
    register.writer().add(early)
    then = export_json(register.reader())
    register.writer().add(late)
    assert export_json(register.reader(day)) == export_json(register.reader(day)) == then


def test_as_of_a_day_before_every_report_nothing_is_known(register):
    filled(register, reports())
    assert register.reader("2001").reports() == ()


def test_as_of_no_date_is_refused(register):
    for wrong in ("soon", "2023-13", "XXXX-05-01", "2023-05-01T10:00"):
        with pytest.raises(UsageError, match="is no date"):
            register.reader(wrong)


def test_a_reprint_and_a_cut_are_copies_whatever_the_order_of_adding(register):
    whole = story("a-wire.txt", "2023-05-19", *STORY)
    reprint = story("b-daily.txt", "2023-05-20", *STORY, "The crews cheered.")
    cut = story("c-brief.txt", "2023-05-21", *STORY[:2])
    form = story("d-next.txt", "2024-05-20", *(line.replace("2", "3") for line in STORY))
    memory = MemoryRegister(load_codebook())
    expected = filled(memory, (whole, reprint, cut, form))
    assert filled(register, (form, cut, reprint, whole)) == expected
    copies = {r.source: r.copy_of for r in register.reader().reports()}
    assert copies == {
        "a-wire.txt": None, "b-daily.txt": whole.report.id,
        "c-brief.txt": whole.report.id, "d-next.txt": None,
    }  # fmt: skip
    register.writer().withdraw(whole.report.id)
    copies = {r.source: r.copy_of for r in register.reader().reports()}
    assert copies == {"b-daily.txt": None, "c-brief.txt": reprint.report.id, "d-next.txt": None}


def test_what_was_rejected_does_not_come_back_in_a_reprint(register):
    register.writer().add(story("a-wire.txt", "2023-05-19", *STORY))
    (meeting,) = register.reader().engagements()
    register.writer().judge(reject(side(register.reader(), meeting.id), anno(1)))
    register.writer().add(story("b-daily.txt", "2023-05-20", *STORY, "The crews cheered."))
    assert register.reader().engagements() == ()


def reread(extraction, *, quote, **fields):
    """The same report read anew: its first engagement quotes only some of its words, and tells this."""
    (meeting, *others) = extraction.engagements
    passage = meeting.evidence[0]
    start = passage.start + passage.quote.index(quote)
    shorter = replace(passage, start=start, end=start + len(quote), quote=quote)
    told = replace(meeting, evidence=(shorter,), cites=(), **fields)
    return replace(extraction, engagements=(told, *others))


@pytest.mark.parametrize(
    ("fields", "returns"),
    [({}, False), ({"place": "Lima"}, False), ({"start": "2023-06-18"}, True), ({"kind": "signing"}, True)],
)
def test_what_was_rejected_does_not_come_back_in_other_words_of_its_report(register, fields, returns):
    first = story("a.txt", "2023-05-19")
    register.writer().add(first)
    (meeting,) = register.reader().engagements()
    register.writer().judge(reject(side(register.reader(), meeting.id), anno(1)))
    assert register.writer().add(reread(first, quote="met on 2023", **fields)) == "reread"
    assert bool(register.reader().engagements()) is returns
    again = export_json(register.reader())
    assert register.writer().add(reread(first, quote="met on 2023", **fields)) == "known"
    assert export_json(register.reader()) == again


def test_what_stood_beside_a_rejected_claim_stays_when_its_report_is_read_anew(register):
    told = Told("a.txt", "2023-05-19")
    told.person("Kaja Tamm", "EST", "Minister of Defence")
    told.meet("2023-05-18", ("Kaja Tamm",), VISIT, said="Tamm met him in the morning.")
    told.meet("2023-05-18", ("Kaja Tamm",), VISIT, said="Tamm met him in the evening.")
    first = told.done()
    register.writer().add(first)
    (one, _) = register.reader().engagements()
    register.writer().judge(reject(side(register.reader(), one.id), anno(1)))
    rejected = next(e for e in first.engagements if e.evidence[0].quote in str(one.citations))
    left = tuple(e for e in first.engagements if e is not rejected)
    register.writer().add(replace(first, engagements=left))
    assert len(register.reader().engagements()) == 1


def test_a_rejected_person_is_not_let_in_again_by_a_meeting_that_names_them(register):
    register.writer().add(story("a.txt", "2023-05-19"))
    (person,) = register.reader().people()
    register.writer().judge(reject(side(register.reader(), person.id), anno(1)))
    assert register.reader().people() == ()
    assert register.reader().engagements()[0].people == ()


def test_an_amended_field_shows_both_and_its_reports_stay_cited(register):
    filled(register, reports())
    meeting = the(register.reader().engagements(), form="talks", place="Lima")
    register.writer().judge(amend(register.reader(), meeting.id, "place", "Callao", anno(1)))
    reader = register.reader()
    assert reader.entry(meeting.id).place == "Callao"
    assert "Lima" in {c.value for c in reader.entry(meeting.id).citations if c.field == "place"}
    (ruling,) = reader.judgements()
    assert (ruling.was, ruling.judgement.value, ruling.entries) == ("Lima", "Callao", (meeting.id,))


@pytest.mark.parametrize(
    ("field", "value"),
    [("id", "x"), ("reports", "x"), ("kind", "dance"), ("start", "soon"), ("colour", "red"), ("kind", None)],
)
def test_an_amendment_that_the_field_cannot_have_is_refused(register, field, value):
    register.writer().add(a_visit())
    with pytest.raises(UsageError, match=field):
        amend(register.reader(), register.reader().engagements()[0].id, field, value, anno(1))


def test_judgements_commute_also_where_they_contradict_each_other(register):
    filled(register, reports())
    reader = register.reader()
    one, other = sorted(p.id for p in reader.people())[:2]
    place = the(reader.engagements(), form="talks", place="Lima").id
    judgements = [
        same(side(reader, one), side(reader, other), anno(1)),
        different(side(reader, one), side(reader, other), anno(2)),
        amend(reader, place, "place", "Callao", anno(1)),
        amend(reader, place, "place", "Cusco", anno(3)),
        accept(side(reader, place), anno(1)),
    ]
    exports = []
    for order in (judgements, judgements[::-1]):
        memory = MemoryRegister(load_codebook())
        for judgement in order:
            memory.judge(judgement)
        exports.append(filled(memory, reports()))
    for judgement in judgements:
        register.writer().judge(judgement)
    assert export_json(register.reader()) == exports[0] == exports[1]
    states = {j.id: (j.state, len(j.against)) for j in register.reader().judgements()}
    assert [states[j.id] for j in judgements] == [
        ("overruled", 1), ("counts", 1), ("overruled", 1), ("counts", 1), ("counts", 0),
    ]  # fmt: skip


def test_a_withdrawal_that_is_withdrawn_lets_the_judgement_hold_again(register):
    filled(register, reports())
    honour = register.reader().honours()[0]
    register.writer().judge(reject(side(register.reader(), honour.id), anno(1)))
    for day, there in ((2, True), (3, False), (4, True)):
        taken = max(register.reader().judgements(), key=lambda j: j.judgement.at)
        register.writer().judge(withdraw(register.reader(), taken.id, anno(day)))
        assert (honour.id in {h.id for h in register.reader().honours()}) is there


def test_a_judgement_says_whether_it_was_new(register):
    judgement = Judgement("reject", ("c-1",), by="R. Reader", at="2024-01-01")
    assert [register.writer().judge(judgement) for _ in range(2)] == [True, False]


def test_a_reader_within_some_reports_has_what_they_tell_and_its_setting(register):
    filled(register, reports())
    whole = register.reader()
    for size in (0, 1, 2, 3):
        for chosen in itertools.combinations(whole.reports(), size):
            ids = {r.id for r in chosen}
            part = whole.within(ids)
            assert part.reports() == chosen
            for kind in ("people", "instruments", "mechanisms", "undertakings", "honours", "conflicts"):
                every = getattr(whole, kind)()
                assert getattr(part, kind)() == tuple(e for e in every if ids & set(e.reports)), kind
            told = {e.id for e in whole.engagements() if ids & set(e.reports)}
            around = {e.part_of for e in whole.engagements() if e.id in told and e.part_of}
            assert {e.id for e in part.engagements()} == told | around
            assert part.counts() == whole.counts()


def test_the_reports_on_two_parties_are_those_that_tell_of_both(register):
    filled(register, reports())
    reader = register.reader()
    assert reader.reports_on("EST", "PER") == {r.id for r in reader.reports()}
    assert reader.reports_on("EST", "CHL") == frozenset()

"""The brief on a relation, over a register made by hand."""

from dataclasses import fields, replace
from typing import Any

import pytest

from regesta.views.brief import write_brief
from regesta.views.brief.lines import Cites, plain
from regesta.views.relation import Window
from tests.views.archive import ENTRIES, TEXTS, HandReader, small_codebook

PAIR = ("MLT", "ISL")


def page_of(entries=ENTRIES, pair=PAIR, window=None):
    return write_brief(HandReader(entries), small_codebook(), pair, window)


def section(page, title):
    return next(s for s in page.sections if s.title == title)


def lines_of(found):
    lines = [found.prose, found.closing]
    lines += [line for item in found.items for line in (item.line, *item.parts)]
    lines += [cell for row in (found.table.rows if found.table else ()) for cell in row]
    return [line for line in lines if line]


def told(found):
    return "\n".join(plain(line) for line in lines_of(found))


def test_every_footnote_quotes_words_that_stand_in_its_report():
    page = page_of()
    assert page.footnotes
    for note in page.footnotes:
        text = TEXTS[note.report_id]
        assert text[note.start : note.end]
        quoted = [piece.text for piece in note.sentence if piece.quoted]
        assert quoted
        assert all(words in " ".join(text.split()) for words in quoted)


def test_every_number_in_a_line_is_a_footnote_and_every_footnote_is_used():
    page = page_of()
    lines = [line for s in page.sections for line in lines_of(s)]
    used = {n for line in lines for piece in line if isinstance(piece, Cites) for n in piece.numbers}
    assert used == {note.number for note in page.footnotes}


def test_no_line_of_a_list_or_row_of_a_table_is_without_a_footnote():
    for found in page_of().sections:
        rows = [sum(row, ()) for row in (found.table.rows if found.table else ())]
        items = [line for item in found.items for line in (item.line, *item.parts)]
        for line in [*rows, *items]:
            assert any(isinstance(p, Cites) and p.numbers for p in line), plain(line)


def test_the_heading_tells_how_far_the_register_reaches():
    page = page_of()
    assert page.title == "Malta – Iceland"
    assert page.coverage == "register of 3 reports · 2021 – Mar 2025 · as known on 5 Mar 2025"


def test_it_begins_with_where_the_relation_stands():
    stand = told(section(page_of(), "Where it stands"))
    assert (
        "the protocol on defence cooperation for 2023–2027 [1] (successor of the one for 2020–2022 [2])"
        in stand
    )
    assert "official visit of Tomo Velan to Iceland, 3–5 Mar 2025" in stand
    assert (
        "Asked for and not seen since in these reports: faster talks on <search & rescue> zones (2021¹)"
        in stand
    )


def test_a_wish_that_was_granted_later_is_not_called_unanswered():
    zones = next(u for u in ENTRIES.undertakings if u.id == "u-zones")
    granted = replace(zones, id="u-zones-25", force="agreed", said_on="2025-03-03", reports=("r-2025",))
    entries = replace(ENTRIES, undertakings=(*ENTRIES.undertakings, granted))
    assert "Asked for" not in told(section(page_of(entries), "Where it stands"))


def test_an_office_shows_its_holder_and_who_held_it_before():
    rows = [[plain(cell) for cell in row] for row in section(page_of(), "Who is who").table.rows]
    assert rows[0][0] == "Minister of Defence, Malta"
    assert rows[0][1] == "Tomo Velan"
    assert rows[0][3].startswith("Ara Quill, 2021¹ – Nov 2023¹")
    assert rows[1][1] == "Besa Lund"


def test_a_minister_whom_no_report_names_is_given_no_name():
    rows = [[plain(cell) for cell in row] for row in section(page_of(), "Who is who").table.rows]
    assert rows[1][3].startswith("one not named, 2021¹")
    assert "The Minister of Defence of Iceland is not named" in told(section(page_of(), "In doubt"))


def test_what_belongs_to_a_visit_is_nested_in_it_in_order_of_day():
    first = section(page_of(), "Latest engagements").items[0]
    assert plain(first.line).startswith("3–5 Mar 2025 · official visit of Tomo Velan to Iceland")
    parts = [plain(p) for p in first.parts]
    assert parts[0].startswith("3 Mar welcome ceremony by Besa Lund")
    assert parts[1].startswith("talks with Besa Lund")
    assert parts[2].startswith("4 Mar courtesy call on Nils Orvane")
    assert parts[-1].startswith("signing of plan 2025 with Besa Lund")


def test_instruments_show_term_links_and_what_is_left_of_them():
    rows = [[plain(cell) for cell in row] for row in section(page_of(), "Instruments").table.rows]
    assert rows[0][0] == "Protocol on defence cooperation"
    assert rows[0][3].startswith("succeeds 2020–2022 (by its term)")
    assert rows[1][3].endswith("expires in 10 months")
    assert rows[2][2].startswith("mentioned")


def test_a_text_that_is_signed_but_has_not_begun_is_not_called_running():
    text = next(i for i in ENTRIES.instruments if i.id == "i-25")
    page = page_of(replace(ENTRIES, instruments=(replace(text, term="2026/2028", links=()),)))
    stand = told(section(page, "Where it stands"))
    assert stand.startswith("Signed and still to begin: the plan for 2026–2028")
    assert "begins in 2026" in told(section(page, "Instruments"))


def test_a_plan_stands_in_the_prose_and_not_among_what_was_held():
    visit = next(e for e in ENTRIES.engagements if e.id == "e-visit")
    plan = replace(visit, id="e-plan-26", status="planned", start="2026-01", end=None)
    page = page_of(replace(ENTRIES, engagements=(*ENTRIES.engagements, plan)))
    assert "Ahead: official visit of Tomo Velan to Iceland (planned), Jan 2026" in told(
        section(page, "Where it stands")
    )
    assert "planned" not in told(section(page, "Latest engagements")).partition("and 1 more")[0]


def test_undertakings_stand_by_area_with_force_and_date():
    lines = [plain(i.line) for i in section(page_of(), "Undertakings by area").items]
    assert lines[0].startswith("Training: ●\u00a0train divers together (2021¹)")
    assert "→ ·\u00a0Iceland: more cadets would come to Iceland (Nov 2023¹)" in lines[0]
    assert "No completion of any of these is reported in 3 reports" in told(
        section(page_of(), "Undertakings by area")
    )


def test_a_year_that_no_report_prints_is_marked_with_its_reason():
    assert page_of().inferred == (
        "r-2021.txt: 2021 inferred, the protocol for 2020-2022 is under way",
        "r-2023.txt: 2023 inferred, a protocol for 2023-2027 is signed",
    )


def test_conflicts_and_doubts_are_told():
    doubt = told(section(page_of(), "In doubt"))
    assert "on the place of the reception for Besa Lund by Ara Quill, Valletta: Valletta and Mdina" in doubt
    assert "A text is spoken of but not named: “the usual arrangement”" in doubt


def test_a_window_leaves_out_what_lies_outside():
    page = page_of(window=Window(since="2024"))
    assert page.coverage.endswith("· since 2024")
    assert len(section(page, "Latest engagements").items) == 1
    assert {n.report_id for n in page.footnotes} <= {"r-2023", "r-2025"}


def test_a_look_back_knows_only_what_was_known_then():
    page = page_of(window=Window(until="2023"))
    assert "as known on 14 Nov 2023" in page.coverage
    assert "The latest contact in that time is the reception for Besa Lund" in told(
        section(page, "Where it stands")
    )


def test_a_look_at_one_area_counts_terms_from_the_latest_report_on_the_relation():
    page = page_of(window=Window(area="hadr"))
    assert "1 report of 3 in the register · 2021 · as known on 5 Mar 2025" in page.coverage


def test_an_area_keeps_only_where_it_was_spoken_of():
    page = page_of(window=Window(area="information"))
    assert "on information sharing" in page.coverage
    assert len(section(page, "Undertakings by area").items) == 1
    visit = section(page, "Latest engagements").items
    assert [len(i.parts) for i in visit] == [1]


def test_a_relation_without_reports_is_said_to_have_none():
    page = page_of(pair=("MLT", "LSO"))
    assert page.notice == "No report on Malta and Lesotho in this register, which holds 3 reports."
    assert page.sections == ()


def test_long_lists_end_with_the_command_that_shows_the_rest():
    visit = next(e for e in ENTRIES.engagements if e.id == "e-visit")
    more = tuple(replace(visit, id=f"e-more-{n}") for n in range(9))
    page = page_of(replace(ENTRIES, engagements=(*ENTRIES.engagements, *more)))
    assert plain(section(page, "Latest engagements").closing) == "and 5 more: regesta timeline MLT ISL"


def test_the_order_of_the_pair_orders_the_sides_and_changes_no_fact():
    there, back = page_of(), page_of(pair=("ISL", "MLT"))
    assert back.title == "Iceland – Malta"
    assert {n.sentence for n in there.footnotes} == {n.sentence for n in back.footnotes}
    rows = section(back, "Who is who").table.rows
    assert plain(rows[0][0]) == "Minister of Defence, Iceland"


@pytest.mark.parametrize(
    "field", [f.name for f in fields(type(ENTRIES)) if f.name not in ("counts", "reports")]
)
def test_a_brief_can_be_written_whatever_kind_of_entry_is_missing(field):
    without: dict[str, Any] = {field: ()}
    page = page_of(replace(ENTRIES, **without))
    assert page.footnotes
    assert not any(s.is_empty for s in page.sections)


def with_quill_seen_until(day):
    people = tuple(
        replace(p, tenures=tuple(replace(t, last_seen=day) for t in p.tenures)) if p.id == "p-quill" else p
        for p in ENTRIES.people
    )
    return replace(ENTRIES, people=people)


@pytest.mark.parametrize(
    ("day", "own_row"),
    [("2025-03-02", False), ("2025-03-03", True), ("2025-03", True), ("XXXX-03-01", True), (None, True)],
)
def test_a_holder_gives_way_only_to_somebody_who_was_seen_later(day, own_row):
    rows = section(page_of(with_quill_seen_until(day)), "Who is who").table.rows
    assert ("Gen. Ara Quill" in [plain(row[1]) for row in rows]) is own_row


def test_another_spelling_of_a_name_stands_behind_it():
    people = tuple(
        replace(p, names=("Lund", "Besa Lund", "Bésa Lund")) if p.id == "p-lund" else p
        for p in ENTRIES.people
    )
    rows = section(page_of(replace(ENTRIES, people=people)), "Who is who").table.rows
    assert "Besa Lund (also Bésa Lund)" in [plain(row[1]) for row in rows]


def test_visits_before_the_two_latest_are_told_in_outline():
    visits = [
        replace(
            e,
            id=f"{e.id}-{year}",
            part_of=f"{e.part_of}-{year}" if e.part_of else None,
            start=f"{year}-03-03",
        )
        for year in (2010, 2011, 2012)
        for e in ENTRIES.engagements
        if e.id == "e-visit" or e.part_of == "e-visit"
    ]
    items = section(page_of(replace(ENTRIES, engagements=tuple(visits))), "Latest engagements").items
    assert [len(item.parts) for item in items] == [5, 5, 5]
    assert plain(items[2].parts[-1]) == "and 1 more: regesta show e-visit-2010"

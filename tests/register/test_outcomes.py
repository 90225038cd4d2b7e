"""Threads of undertakings, and what came of them."""

import pytest

from tests.register.builders import VISIT, Told, cited

BOTH = ("Kaja Tamm", "Luis Quispe")


def said(source, day, force, text, *areas, **more):
    t = Told(source, day)
    at = t.meet(day, BOTH, VISIT)
    for title, fields in more.get("texts", ()):
        t.text_between("protocol", title, VISIT, **fields)
    for name in more.get("forums", ()):
        t.forum(name, VISIT)
    t.undertake(force, more.get("by", VISIT), text, *areas, said_at=at)
    return t.done()


def follow_ups(entries):
    ordered = sorted(entries.undertakings, key=lambda u: u.said_on or "")
    return [(u.follow_up.status, u.follow_up.evidence) for u in ordered]


def done(source, day, kind, words, **more):
    t = Told(source, day)
    t.meet(day, (), VISIT, kind=kind, **more)
    t.text += f" {words}."
    claim, fields, (begin, _) = t._claims[-1]
    t._claims[-1] = (claim, fields, (begin, len(t.text)))
    return t.done()


def test_a_promise_to_sign_a_text_is_done_when_it_is_signed(folded):
    title = "protocol on fisheries patrols"
    t = Told("c", "2022-05-01")
    at = t.meet("2022-05-01", BOTH, VISIT, kind="signing")
    t.text_between("protocol", title, VISIT, status="signed", signed="2022-05-01", signed_at=at)
    entries = folded(
        said("a", "2020-01-10", "proposed", f"conclude a {title}", "maritime", by=("EST",),
             texts=((title, {"status": "proposed"}),)),
        said("b", "2021-01-10", "agreed", "sign the protocol on fisheries patrols next year", "maritime",
             texts=((title, {"status": "negotiated"}),)),
        t.done(),
    )  # fmt: skip
    (instrument,) = entries.instruments
    signing = next(e for e in entries.engagements if e.kind == "signing")
    assert follow_ups(entries) == [("evidenced_done", (instrument.id, signing.id))] * 2
    assert len({u.thread for u in entries.undertakings}) == 1


@pytest.mark.parametrize(
    ("told_on", "start", "status", "expected"),
    [
        ("2021-05-01", None, "occurred", "claimed_done"),
        ("2021-05-01", "2021-04-28", "occurred", "evidenced_done"),
        ("2021-05-01", None, "planned", "no_evidence"),
        ("2018-01-09", None, "occurred", "stated"),
    ],
)
def test_what_a_later_report_tells_as_done_without_its_day_is_claimed(
    folded, told_on, start, status, expected
):
    promise = said("a", "2018-01-10", "committed", "build a boat shed at the Ventspils school", "training")
    t = Told("b", told_on)
    words = "handed over the boat shed of the Ventspils school"
    t.meet(start, (), VISIT, kind="ceremony", status=status, said=words)
    (told,) = folded(promise, t.done()).undertakings
    assert told.follow_up.status == expected
    assert bool(told.follow_up.evidence) is expected.endswith("done")


def test_a_text_is_known_by_its_fullest_name_though_another_report_tells_of_it(folded):
    narrow, wide = "protocol on border trade", "protocol on trade"
    entries = folded(
        said("a", "2020-01-10", "agreed", f"conclude a {narrow}", "border",
             texts=((narrow, {"status": "proposed"}),)),
        said("b", "2021-01-10", "agreed", f"sign the {narrow} without delay", "implementation",
             texts=((wide, {"status": "in_force"}),)),
        said("c", "2021-06-10", "agreed", f"carry out the {wide} in full", "enterprise",
             texts=((wide, {"status": "in_force"}),)),
    )  # fmt: skip
    threads = {u.said_on: u.thread for u in entries.undertakings}
    assert threads["2020-01-10"] == threads["2021-01-10"]
    assert threads["2021-06-10"] != threads["2020-01-10"]


def test_what_was_handed_over_does_what_was_promised(folded):
    promise = said("a", "2018-01-10", "committed", "build a boat shed at the Ventspils school", "training")
    entries = folded(
        promise, done("b", "2021-05-01", "ceremony", "handed over a boat shed to the Ventspils school")
    )
    ceremony = next(e for e in entries.engagements if e.kind == "ceremony")
    assert follow_ups(entries) == [("evidenced_done", (ceremony.id,))]
    cited_for = [c for u in entries.undertakings for c in u.citations if c.field == "follow_up"]
    assert [c.value for c in cited_for] == [ceremony.id]


@pytest.mark.parametrize(
    ("kind", "day", "words"),
    [
        ("ceremony", "2017-05-01", "handed over a boat shed to the Ventspils school"),
        ("ceremony", "2021-05-01", "handed over two ambulances to the Ventspils hospital"),
        ("meeting", "2021-05-01", "spoke of a boat shed at the Ventspils school"),
    ],
)
def test_what_came_before_or_is_something_else_or_only_talk_is_no_evidence(folded, kind, day, words):
    promise = said("a", "2018-01-10", "committed", "build a boat shed at the Ventspils school", "training")
    status, evidence = follow_ups(folded(promise, done("b", day, kind, words)))[0]
    assert (status, evidence) == ("no_evidence" if day > "2018" else "stated", ())


def test_the_session_that_was_asked_for_is_found_by_its_number(folded):
    t = Told("b", "2021-06-01")
    t.forum("policy dialogue", VISIT)
    t.meet("2021-05-20", (), VISIT, mechanism="policy dialogue")
    asked = said("a", "2020-01-10", "agreed", "hold the first session of the policy dialogue", "dialogue",
                 forums=("policy dialogue",))  # fmt: skip
    entries = folded(asked, t.done())
    session = next(e for e in entries.engagements if e.mechanism)
    assert follow_ups(entries)[0] == ("evidenced_done", (session.id,))


def test_carrying_out_a_text_is_superseded_by_its_successor(folded):
    old, new = "protocol on patrols", "protocol on patrols"
    t = Told("b", "2024-12-20")
    t.text_between("protocol", new, VISIT, term="2025/2029", status="signed", signed="2024-12-20")
    entries = folded(
        said("a", "2021-01-10", "agreed", "carry out the protocol on patrols for 2020-2024", "implementation",
             texts=((old, {"term": "2020/2024", "status": "in_force"}),)),
        t.done(),
    )  # fmt: skip
    successor = next(i for i in entries.instruments if i.term == "2025/2029")
    assert follow_ups(entries)[0] == ("superseded", (successor.id,))


def test_absence_is_told_with_its_coverage(folded):
    promise = said("a", "2018-01-10", "agreed", "exchange cookery books", "people")
    later = [done(f"r{n}", f"20{n}-05-01", "dispatch", f"sent help {n}") for n in (19, 20, 21)]
    elsewhere = Told("x", "2022-05-01")
    elsewhere.meet("2022-05-01", (), ("EST", "CHL"))
    (entry,) = folded(promise, *later, elsewhere.done()).undertakings
    assert (entry.follow_up.status, entry.follow_up.sought) == ("no_evidence", 3)
    assert entry.follow_up.until == "2021-05-01"


def test_words_that_point_back_are_understood_from_the_sentences_around_them(folded):
    def pointing(source, day, around, text):
        made = said(source, day, "committed", text, "other", by=("EST",))
        from dataclasses import replace

        report = replace(made.report, text=made.report.text + f"\n{around}")
        shown = replace(made, report=report)
        claim = replace(made.undertakings[0], cites=(cited(shown, "around", around),))
        return replace(shown, undertakings=(claim,))

    shed = "build a boat shed at the Ventspils school"
    first = said("a", "2018-01-10", "committed", shed, "training", by=("EST",))
    late = "The boat shed at the Ventspils school is late; Estonia would complete it as pledged."
    back = pointing("b", "2019-01-10", late, "complete it as pledged")
    other = pointing(
        "c", "2020-01-10", "The radar on Cape Kolka is old; Estonia would replace it.", "replace it"
    )
    threads = {u.text: u.thread for u in folded(first, back, other).undertakings}
    assert threads["complete it as pledged"] == threads[shed]
    assert threads["replace it"] != threads["complete it as pledged"]

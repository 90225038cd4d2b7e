import pytest

from regesta.model.judgement import Judgement
from tests.register.builders import VISIT, Told, a_visit


def forum(source, day, name, parties=VISIT, cadence="annual", held=None):
    t = Told(source, day)
    t.forum(name, parties, cadence)
    if held:
        t.meet(held, ("Kaja Tamm", "Luis Quispe"), parties, mechanism=name)
    return t.done()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("annual defence policy dialogue", "fourth Defense Policy Dialogue", True),
        ("meeting of the Estonian and Peruvian defence ministers", "annual defence ministers' meeting", True),
        ("defence policy dialogue", "border committee", False),
        ("defence policy dialogue", "cyber policy dialogue", False),
    ],
)
def test_a_forum_is_one_whatever_its_number_and_rhythm(folded, one, other, same):
    entries = folded(forum("a", "2022-01-02", one), forum("b", "2023-01-02", other))
    assert (len(entries.mechanisms) == 1) is same


def test_a_forum_of_other_parties_is_another(folded):
    entries = folded(
        forum("a", "2022-01-02", "defence policy dialogue"),
        forum("b", "2022-01-02", "defence policy dialogue", parties=("EST", "CHL")),
    )
    assert len(entries.mechanisms) == 2


def test_sessions_stand_in_order_and_the_next_is_expected_after_the_last(folded):
    entries = folded(
        forum("b", "2023-05-20", "second defence policy dialogue", held="2023-05-18"),
        forum("a", "2022-05-20", "defence policy dialogue", held="2022-05-19"),
    )
    (mechanism,) = entries.mechanisms
    starts = {e.id: e.start for e in entries.engagements}
    assert [starts[s] for s in mechanism.sessions] == ["2022-05-19", "2023-05-18"]
    assert (mechanism.last, mechanism.next_expected) == ("2023-05-18", "2024-05")


def test_a_forum_has_the_parties_of_its_sessions_too(folded):
    t = Told("a", "2022-05-20")
    t.forum("defence ministers' meeting", ("PER", "CHL"))
    t.visit("2022-05-18", "2022-05-20", "Kaja Tamm", VISIT, mechanism="defence ministers' meeting")
    t.meet("2022-05-19", ("Kaja Tamm",), (*VISIT, "CHL"), mechanism="defence ministers' meeting")
    (mechanism,) = folded(t.done()).mechanisms
    assert mechanism.parties == ("CHL", "EST", "PER")
    assert len(mechanism.sessions) == 1, "the visit was paid to attend it"


@pytest.mark.parametrize(
    ("held", "cadence", "expected"),
    [("2022", "annual", "2023"), ("2022-11-03", "biennial", "2024-11"), ("2022-11", "quarterly", "2023-02"),
     ("2022", "quarterly", None), ("XXXX-11-03", "annual", None), ("2022-11-03", None, None)],
)  # fmt: skip
def test_when_the_next_session_is_expected(folded, held, cadence, expected):
    (mechanism,) = folded(forum("a", None, "border committee", cadence=cadence, held=held)).mechanisms
    assert mechanism.next_expected == expected


def test_an_honour_told_twice_is_one(folded):
    def told(source, **more):
        t = Told(source, "2023-05-20")
        t.honour("Order of the Sun", "Kaja Tamm", **more)
        return t.done()

    same = folded(told("a", date="2023-05-19"), told("b", date="2023-05-19", by="Luis Quispe"))
    assert [(h.to, h.by) for h in same.honours] == [("Kaja Tamm", "Luis Quispe")]
    assert len(folded(told("a", date="2023-05-19"), told("b", date="2017-05-19")).honours) == 2
    assert len(folded(told("a"), told("b")).honours) == 2


def test_a_renamed_body_is_one_under_both_names_and_shows_the_new_one(folded):
    reports = []
    for source, told in (
        ("a", ("Port Guard Service", "EST", "Ministry of the Interior", None)),
        ("b", ("Harbour Police Command", "EST", None, "Port Guard Service")),
        ("c", ("Harbour Police Command", "EST", None, None)),
        ("d", ("Pilot School", "EST", "Port Guard Service", None)),
        ("e", ("Port Guard Service", "PER", None, None)),
    ):
        t = Told(source, "2023-05-20")
        t.body(*told)
        reports.append(t.done())
    bodies = {(b.name, b.party): b for b in folded(*reports).bodies}
    renamed = bodies["Harbour Police Command", "EST"]
    assert renamed.names == ("Harbour Police Command", "Port Guard Service")
    assert (len(renamed.reports), renamed.parent) == (3, "Ministry of the Interior")
    assert bodies["Pilot School", "EST"].parent_id == renamed.id
    assert ("Port Guard Service", "PER") in bodies
    assert folded(*reversed(reports)).bodies == folded(*reports).bodies


def test_a_body_is_tied_to_the_one_above_it(folded):
    entries = folded(a_visit())
    by_name = {b.name: b for b in entries.bodies}
    assert by_name["Andes Shipyard"].parent_id == by_name["Ministry of Defence"].id


def test_a_rejected_claim_never_returns(folded):
    from regesta.register.filing import account_of

    extraction = a_visit()
    ident = next(i for i, c in account_of(extraction).claims if c in extraction.honours)
    reject = Judgement("reject", (ident,), by="R. Reader", at="2024-01-01T10:00:00Z", reason="a misreading")
    assert folded(extraction, judgements=(reject,)).honours == ()
    back = Judgement("withdraw", (reject.id,), by="R. Reader", at="2024-01-02T10:00:00Z")
    assert len(folded(extraction, judgements=(back, reject)).honours) == 1


def test_what_was_judged_same_or_different_goes_before_any_likeness(folded):
    from regesta.register.filing import account_of

    def told(source, name):
        t = Told(source, "2023-05-20")
        t.person(name, "EST", "Minister of Defence")
        return t.done()

    one, other, twin = told("a", "Kaja Tamm"), told("b", "Katariina Tamm"), told("c", "Kaja Tamm")
    first, second, third = (account_of(e).claims[0][0] for e in (one, other, twin))
    assert len(folded(one, other).people) == 2
    assert len(folded(one, other, judgements=(Judgement("same", (first,), (second,)),)).people) == 1
    assert len(folded(one, twin, judgements=(Judgement("different", (first,), (third,)),)).people) == 2

"""What is counted from an amended date, status, term or rhythm follows it; what reports tell stays too."""

from regesta.model.judgement import Judgement
from regesta.register.filing import account_of
from regesta.register.rulings import claims_of
from tests.register.builders import VISIT, Told


def amend(entry, field, value):
    claims = claims_of(entry)
    return Judgement(
        "amend", claims, field=field, value=value, by="Anno Saar", at="2024-01-01", reason="seen"
    )


def told():
    t = Told("a", "2023-05-20")
    t.person("Kaja Tamm", "EST", "Minister of Defence")
    t.forum("border committee", VISIT, "annual")
    visit = t.visit("2023-05-17", "2023-05-19", "Kaja Tamm", ("EST", "PER"))
    at = t.meet("2023-05-18", ("Kaja Tamm",), VISIT, mechanism="border committee", part_of=visit)
    t.undertake("agreed", VISIT, "train divers at Callao", "training", said_at=at)
    t.text_between("protocol", "protocol on diving", VISIT, term="2018/2022", status="in_force")
    t.text_between("protocol", "protocol on diving", VISIT, term="2023/2027", status="signed")
    return t.done()


def session(entries):
    return next(e for e in entries.engagements if e.mechanism)


def test_tenures_sessions_and_promises_follow_an_amended_day(folded):
    before = folded(told())
    judgement = amend(session(before), "start", "2023-05-10")
    after = folded(told(), judgements=(judgement,))
    assert session(after).start == "2023-05-10"
    assert after.people[0].tenures[0].first_seen == "2023-05-10"
    assert after.undertakings[0].said_on == "2023-05-10"
    assert after.mechanisms[0].last == "2023-05-10"
    (entry,) = after.judgements
    assert (entry.was, entry.entries) == ("2023-05-18", (session(after).id,))
    assert any((c.field, c.value) == ("start", "2023-05-18") for c in session(after).citations)


def test_a_session_that_was_not_held_counts_no_more(folded):
    before = folded(told())
    after = folded(told(), judgements=(amend(session(before), "status", "cancelled"),))
    assert session(after).status == "cancelled"
    assert after.mechanisms[0].last is None
    assert after.people[0].tenures[0].last_seen == "2023-05-19", "the visit alone shows her"


def test_the_next_session_follows_an_amended_rhythm(folded):
    before = folded(told())
    after = folded(told(), judgements=(amend(before.mechanisms[0], "cadence", "biennial"),))
    assert (before.mechanisms[0].next_expected, after.mechanisms[0].next_expected) == ("2024-05", "2025-05")
    assert after.judgements[0].was == "annual"


def test_a_succession_follows_an_amended_term(folded):
    before = folded(told())
    old, new = sorted(before.instruments, key=lambda i: str(i.term))
    assert [x.to for x in new.links] == [old.id]
    after = folded(told(), judgements=(amend(new, "term", "2024/2028"),))
    assert [i.term for i in after.instruments if i.id == new.id] == ["2024/2028"]
    assert all(i.links == () for i in after.instruments)


def test_a_value_that_the_field_cannot_have_changes_nothing(folded):
    before = folded(told())
    after = folded(told(), judgements=(amend(session(before), "status", "splendid"),))
    assert session(after).status == "occurred"
    assert after.people == before.people


def test_a_judgement_on_an_entry_is_none_on_those_that_it_borrows_from(folded):
    extraction = told()
    claims = {ident: type(c).__name__ for ident, c in account_of(extraction).claims}
    entries = folded(extraction)
    for entry, kind in (
        (session(entries), "EngagementClaim"),
        (entries.people[0], "PersonClaim"),
        (entries.mechanisms[0], "MechanismClaim"),
        *((i, "InstrumentClaim") for i in entries.instruments),
        *((u, "UndertakingClaim") for u in entries.undertakings),
    ):
        assert {claims[c] for c in claims_of(entry)} == {kind}
        assert len(claims_of(entry)) == 1

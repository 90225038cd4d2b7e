import pytest

from regesta.model.claim import Link
from tests.register.builders import VISIT, Told


def report(source, day, *texts):
    t = Told(source, day)
    for kind, title, more in texts:
        t.text_between(kind, title, more.pop("parties", VISIT) if "parties" in more else VISIT, **more)
    return t.done()


def text(kind, title, **more):
    return (kind, title, more)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (text("protocol", "protocol on defence cooperation", term="2023/2027"),
         text("protocol", "defence cooperation protocol", term="2023/2027"), True),
        (text("protocol", "protocol on defence cooperation", term="2023/2027"),
         text("protocol", "protocol", term="2023/2027"), True),
        (text("protocol", "protocol on defence cooperation", term="2023/2027"),
         text("protocol", "protocol on health cooperation", term="2023/2027"), False),
        (text("protocol", "protocol on defence cooperation", term="2023/2027"),
         text("protocol", "protocol on defence cooperation", term="2028/2032"), False),
        (text("protocol", "protocol on defence cooperation", term="2023/2027"),
         text("protocol", "protocol on defence cooperation"), True),
        (text("protocol", "protocol on defence cooperation", term="2015/2017"),
         text("protocol", "protocol on defence cooperation"), False),
        (text("agreement", "agreement on visa waivers", signed="2019-03-02"),
         text("agreement", "visa waiver agreement", signed="2019"), True),
        (text("agreement", "agreement on visa waivers", signed="2019-03-02"),
         text("agreement", "agreement on visa waivers", signed="2022-03-02"), False),
        (text("agreement", "agreement on visas"), text("agreement", "agreement on visas"), True),
        (text("statement", "joint statement"), text("statement", "joint statement"), False),
        (text("statement", "joint statement", signed="2023-05-18"),
         text("statement", "joint statement", signed="2023-05-18"), True),
        (text("treaty", "treaty on fishing"), text("mou", "treaty on fishing"), False),
        (text("mou", "MoU on mining"), text("mou", "MoU on mining", parties=("EST", "CHL")), False),
    ],
)  # fmt: skip
def test_two_reports_tell_of_one_text_or_of_two(folded, one, other, same):
    entries = folded(report("a", "2023-05-20", one), report("b", "2023-06-01", other))
    assert (len(entries.instruments) == 1) is same


@pytest.mark.parametrize(
    ("told", "final"),
    [
        ((("2022-05-01", "negotiated"), ("2023-05-01", "signed")), "signed"),
        ((("2023-05-01", "signed"), ("2023-06-01", "mentioned")), "signed"),
        ((("2023-05-01", "signed"), ("2023-06-01", "proposed")), "signed"),
        ((("2023-05-01", "signed"), ("2024-06-01", "in_force")), "in_force"),
        ((("2023-05-01", "expired"), ("2024-06-01", "in_force")), "in_force"),
        ((("2023-05-01", "in_force"), ("2024-06-01", "expired")), "expired"),
        ((("2023-05-01", "mentioned"), ("2024-06-01", "mentioned")), "mentioned"),
    ],
)
def test_a_status_only_goes_forward(folded, told, final):
    reports = [report(d, d, text("treaty", "treaty on fishing", status=s)) for d, s in told]
    (instrument,) = folded(*reports).instruments
    assert instrument.status == final
    assert [h.on for h in instrument.history] == [d for d, _ in told]


@pytest.mark.parametrize(
    ("made", "coming", "same"),
    [
        (("2020-01-10", "in_force"), ("2022-05-01", "proposed"), False),
        (("2020-01-10", "signed"), ("2022-05-01", "negotiated"), False),
        (("2023-01-10", "signed"), ("2022-05-01", "proposed"), True),
        (("2022-05-20", "signed"), ("2022-06-10", "proposed"), True),
        (("2020-01-10", "in_force"), ("2022-05-01", "mentioned"), True),
    ],
)
def test_what_is_still_proposed_is_not_the_text_that_was_made_long_before(folded, made, coming, same):
    day, status = made
    old = text("protocol", "protocol on defence cooperation", term="2020/2024", status=status, signed=None)
    told_on, told = coming
    new = text("protocol", "protocol on border defence cooperation", status=told)
    entries = folded(report("a", day, old), report("b", told_on, new))
    assert (len(entries.instruments) == 1) is same


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (("2024-03-01", "in_force"), "expired"),
        (("2022-11-01", "signed"), "in_force"),
        (("2024-03-01", "negotiated"), "in_force"),
    ],
)
def test_a_text_has_expired_when_its_term_is_over_and_its_successor_was_signed(folded, told, expected):
    old = text("protocol", "protocol on defence cooperation", term="2018/2022", status="in_force")
    new = text("protocol", "protocol on defence cooperation", term="2023/2027", status=told[1])
    entries = folded(report("a", "2019-05-20", old), report("b", told[0], new))
    first = next(i for i in entries.instruments if i.term == "2018/2022")
    assert first.status == expected
    assert first.history[-1].status == expected
    assert any((c.field, c.value) == ("status", expected) for c in first.citations)


def test_a_text_succeeds_that_whose_term_ends_when_its_own_begins(folded):
    old = text("protocol", "protocol on defence cooperation", term="2018/2022")
    new = text("protocol", "protocol on defence cooperation", term="2023/2027")
    health = text("protocol", "protocol on health", term="2018/2022")
    far = text("protocol", "protocol on defence cooperation", term="2030/2034")
    entries = folded(report("a", "2019-05-20", old, health), report("b", "2023-06-01", new, far))
    by_term = {(i.title, i.term): i for i in entries.instruments}
    later = by_term["protocol on defence cooperation", "2023/2027"]
    (link,) = later.links
    assert (link.relation, link.inferred) == ("succeeds", True)
    assert link.to == by_term["protocol on defence cooperation", "2018/2022"].id
    assert any(c.field == "links" and link.to in c.value for c in later.citations)
    assert by_term["protocol on defence cooperation", "2030/2034"].links == ()


def test_links_lead_to_entries_over_reports(folded):
    t = Told("a", "2023-05-20")
    whole = t.text_between("protocol", "protocol on defence cooperation", VISIT, term="2023/2027")
    t.text_between("plan", "plan for 2024", VISIT, term="2024", links=(Link("implements", whole),))
    other = report("b", "2024-01-01", text("protocol", "protocol on defence cooperation", term="2023/2027"))
    entries = folded(t.done(), other)
    plan = next(i for i in entries.instruments if i.kind == "plan")
    protocol = next(i for i in entries.instruments if i.kind == "protocol")
    assert [(link.relation, link.to, link.inferred) for link in plan.links] == [
        ("implements", protocol.id, False)
    ]
    assert len(protocol.reports) == 2

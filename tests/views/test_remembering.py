"""Who held an office, what expires, what came of promises, and why an entry is one."""

import pytest
from typer.testing import CliRunner

from regesta.apps.cli import app
from regesta.codebook import load_codebook
from regesta.errors import UsageError
from regesta.model.claim import Link
from regesta.register.memory import MemoryRegister
from regesta.register.store import open_register
from regesta.views.expiring import expiring, latest_day, within_days
from regesta.views.holders import holders
from regesta.views.joining import why
from regesta.views.relation import Window
from regesta.views.threads import threads
from tests.register.builders import VISIT, Told

BOTH = ("Kaja Tamm", "Luis Quispe")


def reports():
    """Three reports: a minister, her successor, a protocol, the next one, and a promise told three times."""
    for n, (year, minister, term, force) in enumerate(
        (("2019", "Kaja Tamm", "2015/2019", "hoped"), ("2021", "Kaja Tamm", "2020/2024", "proposed"),
         ("2024", "Mart Saar", None, "agreed"))
    ):  # fmt: skip
        day = f"{year}-03-0{n + 1}"
        t = Told(f"{year}.txt", day)
        t.person(minister, "EST", "Minister of Defence")
        t.person("Luis Quispe", "PER", "Minister of Defence")
        at = t.meet(day, (minister, "Luis Quispe"), VISIT)
        if term:
            old = t.text_between(
                "protocol", "protocol on patrols", VISIT, term="2015/2019", status="in_force"
            )
            if term != "2015/2019":
                fields = {"term": term, "status": "signed", "signed": day, "signed_at": at}
                links = (Link("succeeds", old),)
                t.text_between("protocol", "protocol on patrols", VISIT, links=links, **fields)
        t.undertake(force, VISIT, "train more divers in Tallinn", "training", said_at=at)
        yield t.done()


@pytest.fixture(scope="module")
def book():
    return load_codebook()


@pytest.fixture(scope="module")
def reader(book):
    register = MemoryRegister(book)
    for extraction in reports():
        register.add(extraction)
    return register.reader()


@pytest.mark.parametrize(
    ("title", "on", "found"),
    [
        ("Defence Minister", "2020-05-01", [("Kaja Tamm", "seen before and after")]),
        ("Minister of Defence", "2019-03-01", [("Kaja Tamm", "seen that day")]),
        ("Minister of Defence", "2024-12-01", [("Mart Saar", "seen last before")]),
        ("Minister of Defence", "2023-01-01", []),
        ("Minister of Health", "2020-05-01", []),
        ("Deputy Minister of Defence", "2020-05-01", []),
    ],
)
def test_an_office_has_its_holder_on_a_day(reader, title, on, found):
    answer = holders(reader, title, "EST", on)
    assert [(spell.name, ground) for spell, ground in answer.holders] == found
    assert answer.reports == 3


def test_an_office_shows_its_succession(reader):
    spells = holders(reader, "Minister of Defence", "EST", None).spells
    assert [(s.name, s.first, s.last) for s in spells] == [
        ("Kaja Tamm", "2019-03-01", "2021-03-02"),
        ("Mart Saar", "2024-03-03", "2024-03-03"),
    ]


def test_a_text_that_ends_soon_is_listed_with_its_successor(reader):
    (found,) = expiring(reader, "2019-06-01", within_days("12m"))
    assert (found.term, found.ends) == ("2015/2019", "2019-12-31")
    assert [(s.term, s.status) for s in found.successors] == [("2020/2024", "signed")]
    (found,) = expiring(reader, str(latest_day(reader)), within_days("1y"), ("PER",))
    assert (found.term, found.successors, found.reports) == ("2020/2024", (), 1)
    assert expiring(reader, "2024-03-03", within_days("90d")) == ()
    assert expiring(reader, "2024-03-03", within_days("2y"), ("CHL",)) == ()


def test_a_span_that_is_none_is_refused():
    with pytest.raises(UsageError, match="--within soon"):
        within_days("soon")


def test_a_promise_stands_with_its_restatements_and_its_coverage(reader, book):
    (thread,) = threads(reader, book, VISIT, Window())
    assert [(s.said_on, s.force) for s in thread.statements] == [
        ("2019-03-01", "hoped"), ("2021-03-02", "proposed"), ("2024-03-03", "agreed"),
    ]  # fmt: skip
    assert (thread.trend, thread.status, thread.sought, thread.until) == (
        "rising", "no_evidence", 2, "2024-03-03",
    )  # fmt: skip
    assert threads(reader, book, VISIT, Window(area="border")) == ()


def test_an_entry_tells_why_it_is_one(reader):
    person = next(p for p in reader.people() if p.name == "Kaja Tamm")
    told = why(reader, person.id).claims
    assert [t.source for t in told] == ["2019.txt", "2021.txt"]
    assert [f.name for f in told[1].features] == ["name", "party"]
    assert all(f.words for f in told[1].features)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("who", "Minister of Defence", "Estonia", "--on", "2020-05-01"), "Kaja Tamm"),
        (("who", "Minister of Defence", "EST", "--on", "2024-03-03", "--known-by", "2021"), "from 2 reports"),
        (("who", "Minister of Health", "EST"), "nobody is seen as Minister of Health"),
        (("expiring", "--within", "12m"), "no successor in 1 report"),
        (("expiring", "--on", "2019-06-01"), "succeeded by protocol on patrols 2020–2024"),
        (("follow-up", "EST", "PER"), "no public evidence in 2 later reports to 3 Mar 2024"),
        (("follow-up", "EST", "PER", "--area", "border"), "no undertakings between"),
        (("who", "Minister of Defence", "EST", "--json"), '"spells"'),
    ],
)  # fmt: skip
def test_the_commands_answer(tmp_path, book, command, said):
    file = tmp_path / "regesta.db"
    register = open_register(file, book)
    for extraction in reports():
        register.writer().add(extraction)
    register.close()
    result = CliRunner().invoke(app, [*command, "--register", str(file)])
    assert result.exit_code == 0, result.output
    assert said in result.output

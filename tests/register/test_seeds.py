"""What the register makes of the real reports, where they are at hand; names are learnt from their gold."""

import json
from pathlib import Path

import pytest

from regesta.codebook import load_codebook
from regesta.pipeline import read
from regesta.register.memory import MemoryRegister
from regesta.views import dates
from regesta.views.relation import Window
from regesta.views.threads import threads

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "measure" / "seeds"
SEEDS = SHARED / "seeds"

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the seeds are not at hand")

HOLDER = "Rithy Sovannarith"
OWN = """Date: 10 June 2021
Hanoi – {us} Minister of National Defence {rank} {name} and {them}
Minister of National Defence General {holder} held online talks on June 9, 2021.
"""


def extractions():
    return [read(path.read_text(encoding="utf-8"), path.name) for path in sorted(SEEDS.glob("*.txt"))]


def reader_of(reports):
    register = MemoryRegister(load_codebook())
    for extraction in reports:
        register.add(extraction)
    return register.reader()


@pytest.fixture(scope="module")
def seeds():
    return extractions()


@pytest.fixture(scope="module")
def reader(seeds):
    return reader_of(seeds)


def gold():
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]


def test_two_offices_of_one_person_are_both_current(reader):
    told = next(g for g in gold() if g["published"])
    both = [p for p in told["people"] if len(p["offices"]) > 1 and p["party"] == "VNM"]
    assert both
    for person in both:
        found = [p for p in reader.people() if p.party == "VNM" and person["name"] in p.names]
        held = [t for p in found for t in p.tenures if t.first_seen <= told["published"] <= t.last_seen]
        assert len(found) == 1
        assert len(held) == len(person["offices"])
        assert all(t.end is None for t in held)


def test_the_protocol_succeeds_the_earlier_one_and_the_plan_carries_it_out(reader):
    texts = {(i.kind, i.term): i for i in reader.instruments()}
    signed = [i for g in gold() for i in g["instruments"] if i["event"] == "signed"]
    earlier = next(i for g in gold() for i in g["instruments"] if i["event"] == "in_force" and i["term"])
    protocol = next(i for i in signed if i["kind"] == "protocol")
    plan = next(i for i in signed if i["kind"] == "plan")
    new, old = texts["protocol", protocol["term"]], texts["protocol", earlier["term"]]
    assert [(x.relation, x.to) for x in new.links] == [("succeeds", old.id)]
    assert [(x.relation, x.to) for x in texts["plan", plan["term"]].links] == [("implements", new.id)]


def unnamed(reader, file):
    """The parts of a minister whom a report tells by office alone, with whom they were found to be."""
    report = next(r.id for r in reader.reports() if r.source == file)
    return [
        p
        for e in reader.engagements()
        if report in e.reports
        for p in e.roles
        if p.party == "KHM" and p.office and "Minister" in p.office
    ]


def junior(gold):
    """The report without a year that still gives a minister the lower rank, and that person."""
    return next(
        (g["file"], p)
        for g in gold
        if g["year"] is None
        for p in g["people"]
        if p["rank"]
        and "Lieutenant" in p["rank"]
        and any(o.startswith(("Minister", "Defen")) for o in p["offices"])
    )


def test_the_unnamed_minister_stays_open_until_a_report_names_the_holder_of_that_time(seeds, reader):
    file, told = junior(gold())
    assert unnamed(reader, file)
    assert all(p.person is None for p in unnamed(reader, file))
    own = OWN.format(us="Vietnamese", them="Cambodian", rank=told["rank"], name=told["name"], holder=HOLDER)
    found = unnamed(reader_of([*seeds, read(own, "own.txt")]), file)
    assert [p.person.name for p in found] == [HOLDER] * len(found)
    assert all(p.inferred for p in found)


@pytest.mark.parametrize("area", ["remains", "border"])
def test_a_thread_runs_across_the_reports_in_order_of_date(reader, area):
    found = threads(reader, load_codebook(), ("VNM", "KHM"), Window())
    longest = max((t for t in found if area in t.areas), key=lambda t: len(t.statements))
    days = [dates.order(s.said_on) for s in longest.statements]
    assert len({source for s in longest.statements for source in s.sources}) >= 2
    assert days == sorted(days)
    years = {r.source: r.year_basis for r in reader.reports()}
    inferred = {source for s in longest.statements for source in s.sources if years[source] == "inferred"}
    assert inferred, "one of the reports prints no year, and lies in the year that was found for it"

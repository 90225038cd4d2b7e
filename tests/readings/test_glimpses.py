"""What the learned reader's view of people adds to the grammar and takes from it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from regesta.codebook import load_codebook
from regesta.model.reading import Reading
from regesta.model.seen import Named, Seen, Titled
from regesta.readings.learned.tasks import TITLES
from regesta.readings.parse import Parse
from regesta.readings.parties import Parties
from regesta.readings.people import People
from regesta.reports.ingest import report_from_text
from training.marks import Passage, Span, parse

CASES = Path(__file__).parents[1] / "cases"
BOOK = load_codebook()
TABLE = yaml.safe_load((CASES / "glimpses.yml").read_text(encoding="utf-8"))
GUEST = "Talks will go on in Oulu. They are to be joined by {Nils Aronsson} of <Sweden>."


@cache
def parsed(text: str) -> Reading:
    reading = Parse().read(Reading(report_from_text(text, "case", BOOK), BOOK.version))
    return Parties(BOOK).read(reading)


def seen_in(passage: Passage, reading: Reading, sure: float) -> Seen:
    """What a reader sees that sees all that is marked, as surely as `sure` says."""

    def tokens(span: Span) -> list[int]:
        return [t.i for t in reading.tokens if t.start < span.end and span.start < t.end]

    named, titled = [], []
    for told in passage.told:
        first, *_, last = tokens(told.span) * 2
        kind = next(k for k in TITLES if k == told.kind and k != "person")
        titled.append(Titled(first, last + 1, kind, sure))
    for name in passage.braced:
        first, *_, last = tokens(name) * 2
        titles = [i for told in passage.told if told.span.goes_with(name) for i in tokens(told.span)]
        served = [i for span in passage.angled if span.goes_with(name) for i in tokens(span)]
        named.append(Named(first, last + 1, sure, tuple(titles), tuple(served)))
    return Seen(named=tuple(named), titled=tuple(titled))


def people_of(marked: str, *, sure: float = 0.99) -> Reading:
    passage = parse(marked, "case")
    reading = parsed(passage.text)
    return People(BOOK).read(replace(reading, seen=seen_in(passage, reading, sure)))


def names_of(reading: Reading) -> list[str]:
    return [person.name for person in reading.people]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in TABLE])
def test_what_was_seen_of_people_goes_into_their_names_offices_and_parties(case):
    reading = people_of(case["text"])
    found = {f"{p.name} / {p.party or '?'}": [o.title for o in p.offices] for p in reading.people}
    assert found == case["people"]
    for field in ("rank", "honorific"):
        if field in case:
            assert [getattr(p, field) for p in reading.people] == case[field]


def test_a_name_seen_in_doubt_stays_out():
    assert names_of(people_of(GUEST)) == ["Nils Aronsson"]
    assert names_of(people_of(GUEST, sure=0.7)) == []


def test_an_office_seen_in_doubt_is_nobodys():
    text = "Rear Admiral {Piotr Zalewicz}, [office: Examiner of the Fleet], met Minister {Ana Cruz}."
    held = [[o.title for o in p.offices] for p in people_of(text, sure=0.7).people]
    assert held == [[], ["Minister"]]


def test_without_the_learned_reader_the_grammar_reads_alone():
    text = "General Ana Leota of Samoa met General Piripi Walsh of New Zealand."
    assert names_of(People(BOOK).read(parsed(text))) == ["Ana Leota", "Piripi Walsh"]

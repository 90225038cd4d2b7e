"""A succession that one report tells, in a register where another shows the predecessor."""

import pytest

from regesta.codebook import load_codebook
from regesta.pipeline import read
from regesta.register.memory import MemoryRegister
from regesta.views.holders import holders

BEFORE = (
    "Lima, 10 September 2021 – Norwegian Defence Minister Anna Lund met Peruvian Defence Minister Luis Rey "
    "in Lima on Friday."
)
TOLD = (
    "Oslo, 12 May 2022 – Major General Erik Solberg was sworn in as Norwegian Defence Minister on 3 May, "
    "succeeding Anna Lund. Norwegian Defence Minister Erik Solberg met Peruvian Defence Minister Luis Rey "
    "in Oslo on Thursday."
)


@pytest.fixture(scope="module", params=[(BEFORE, TOLD), (TOLD, BEFORE)], ids=["in order", "the later first"])
def reader(request):
    register = MemoryRegister(load_codebook())
    for n, text in enumerate(request.param):
        register.add(read(text, f"{n}.txt"))
    return register.reader()


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2022-05-02", [("Anna Lund", "seen before and after")]),
        ("2022-01-15", [("Anna Lund", "seen before and after")]),
        ("2022-05-04", [("Erik Solberg", "seen before and after")]),
        ("2022-05-20", [("Erik Solberg", "seen last before")]),
        ("2022-05-03", [("Anna Lund", "seen that day"), ("Erik Solberg", "seen that day")]),
    ],
)
def test_a_told_succession_parts_the_holders_of_an_office(reader, on, found):
    answer = holders(reader, "Minister of Defence", "NOR", on)
    assert sorted((spell.name, ground) for spell, ground in answer.holders) == found


def test_both_tenures_cite_the_words_of_the_succession(reader):
    tenures = {
        p.name: next(t for t in p.tenures if t.party == "NOR") for p in reader.people() if p.party == "NOR"
    }
    assert (tenures["Anna Lund"].end, tenures["Erik Solberg"].start) == ("2022-05-03", "2022-05-03")
    for tenure in tenures.values():
        (cited,) = (c for c in tenure.citations if c.field in ("start", "end"))
        assert "sworn in" in cited.passage.quote
        assert "3 May" in cited.passage.quote

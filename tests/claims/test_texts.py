"""Instruments, honours, recurring forums and bodies, read from invented sentences."""

from pathlib import Path

import pytest
import yaml

from regesta.claims.bodies import Bodies
from regesta.claims.engagements import Engagements
from regesta.claims.honours import Honours
from regesta.claims.instruments import Instruments
from regesta.claims.mechanisms import Mechanisms
from regesta.codebook import load_codebook
from regesta.model.claim import InstrumentClaim, claim_id
from regesta.model.doubt import Doubt
from regesta.pipeline import read_report
from regesta.reports.ingest import report_from_text
from regesta.seams import Extractor

CASES = Path(__file__).parents[1] / "cases"
BOOK = load_codebook()
ENGAGEMENTS = Engagements(BOOK)
EXTRACTORS: dict[str, Extractor] = {
    "instruments": Instruments(BOOK),
    "instruments_outlets": Instruments(BOOK),
    "honours": Honours(BOOK),
    "mechanisms": Mechanisms(BOOK),
    "bodies": Bodies(BOOK),
}


def _cases():
    return [
        pytest.param(name, case, id=f"{name}: {case['text'][:60]!r}")
        for name in EXTRACTORS
        for case in yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    ]


def _read(name, text):
    reading = read_report(report_from_text(text, "case", BOOK), BOOK)
    met = (c for c in ENGAGEMENTS.extract(reading, ()) if not isinstance(c, Doubt))
    earlier = tuple(met) if name.startswith("instruments") else ()
    return list(EXTRACTORS[name].extract(reading, earlier))


def _line(name, claim):
    if name == "instruments":
        return f"{claim.kind} {claim.status} {claim.term or '-'} {' '.join(sorted(claim.parties))}"
    if name == "instruments_outlets":
        return f"{claim.kind} {claim.status} {claim.term or '-'}"
    if name == "honours":
        return " | ".join((claim.honour, claim.to, claim.by or "-", claim.authority or "-"))
    if name == "mechanisms":
        return f"{claim.name} | {claim.cadence or '-'} | {' '.join(claim.parties)}"
    tied = f"was {claim.former}" if claim.former else str(claim.parent)
    return f"{claim.name} | {tied}"


def _wanted(name, line):
    if name != "instruments":
        return line
    kind, status, term, *parties = line.split()
    return f"{kind} {status} {term} {' '.join(sorted(parties))}"


@pytest.mark.parametrize(("name", "case"), _cases())
def test_a_report_yields_exactly_the_texts_it_tells_of(name, case):
    found = _read(name, case["text"])
    claims = sorted(_line(name, c) for c in found if not isinstance(c, Doubt))
    doubts = [c.code for c in found if isinstance(c, Doubt)]
    assert claims == sorted(_wanted(name, line) for line in case["want"])
    assert doubts == case.get("doubts", doubts if name == "instruments_outlets" else [])


def _instruments(text):
    return [c for c in _read("instruments", text) if isinstance(c, InstrumentClaim)]


def test_the_next_term_of_a_protocol_succeeds_the_one_before():
    old, new = _instruments(
        "Kenya and Uganda praised the implementation of the protocol on health for the 2020-2024 period. "
        "They signed a protocol on health for the 2025-2029 period."
    )
    assert [(link.relation, link.to) for link in new.links] == [("succeeds", old.ref)]
    assert not old.links


def test_a_plan_within_the_term_of_a_protocol_implements_it():
    protocol, plan = _instruments(
        "Kenya and Uganda signed a protocol on health for the 2025-2029 period "
        "and a cooperation plan for 2025."
    )
    assert [(link.relation, link.to) for link in plan.links] == [("implements", protocol.ref)]


def test_a_protocol_that_amends_an_agreement_is_tied_to_it():
    protocol, agreement = _instruments(
        "Kenya and Uganda signed a protocol amending the agreement on air traffic."
    )
    assert [(link.relation, link.to) for link in protocol.links] == [("amends", agreement.ref)]


def test_two_texts_under_one_noun_have_claims_of_their_own():
    claims = _instruments("Kenya and Uganda signed two memoranda of understanding on health and on trade.")
    assert len({claim_id(c) for c in claims}) == 2
    assert len({c.title for c in claims}) == 2


def test_every_field_told_of_an_instrument_is_cited():
    (claim,) = _instruments(
        "In May 2024, Kenya and Uganda signed an agreement on ports for the 2025-2029 period."
    )
    cited = {c.field: c.passage.quote for c in claim.cites}
    assert {"kind", "title", "parties", "status", "term", "signed"} <= set(cited)
    assert cited["status"] == "signed"
    assert claim.signed == "2024-05"

"""The states and organisations of the codebook, and how they are looked up."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from regesta.codebook import load_codebook
from regesta.codebook.entries.geography import Body, Organisation, State
from regesta.codebook.parties import party_codes

CODEBOOK = load_codebook()
CODES = party_codes(CODEBOOK)
STATES = CODEBOOK.of(State)
NOT_IN_ISO = {"XKX"}
NOT_MEMBERS = set("XKX TWN HKG MAC VAT PSE COK NIU".split())
"""What Regesta counts among the states though they are no members of the United Nations."""


def test_every_member_of_the_united_nations_is_there():
    assert len({s.id for s in STATES} - NOT_MEMBERS) == 193


@pytest.mark.parametrize("state", [s for s in STATES if s.id not in NOT_IN_ISO], ids=lambda s: s.id)
def test_a_state_goes_by_its_iso_code(state):
    (alpha2,) = get_global("territory_aliases")[state.id]
    name = re.sub(r" SAR China| \(.*\)", "", Locale("en").territories[alpha2]).replace("&", "and")
    name = name.replace("St.", "Saint").replace("and Grenadines", "and the Grenadines")
    assert CODES.lookup(name) == state.id


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("VNM", "VNM"), ("vnm", "VNM"), ("Viet Nam", "VNM"), ("vietnam", "VNM"), ("Việt Nam", "VNM"),
        ("Vietnamese", "VNM"), ("the U.S.", "USA"), ("us", "USA"), ("The Gambia", "GMB"), ("Turkiye", "TUR"),
        ("Cote d’Ivoire", "CIV"), ("asean", "ASEAN"), ("european union", "EU"), ("Nato", "NATO"),
        ("Guinea Bissau", "GNB"), ("south korea", "KOR"), ("DPRK", "PRK"), ("holy see", "VAT"),
    ],
)  # fmt: skip
def test_a_party_is_found_by_any_of_its_names(name, code):
    assert CODES.lookup(name) == code


@pytest.mark.parametrize("name", ["", "the", "Atlantis", "XYZ", "South", "minister"])
def test_an_unknown_name_is_no_party(name):
    assert CODES.lookup(name) is None


def test_a_code_has_a_name_and_a_demonym_to_print():
    assert (CODES.name("NLD"), CODES.demonym("NLD")) == ("Netherlands", "Dutch")
    assert (CODES.name("ASEAN"), CODES.demonym("ASEAN")) == ("ASEAN", "ASEAN")
    assert (CODES.name("QQQ"), CODES.demonym("QQQ")) == ("QQQ", "QQQ")


def test_members_are_states_of_the_codebook():
    members = {m for o in CODEBOOK.of(Organisation) for m in o.members}
    assert members <= {s.id for s in STATES}
    assert CODES.members("CSTO") == ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")
    assert CODES.members("KAZ") == ()


def test_owners_of_bodies_are_parties_of_the_codebook():
    assert {b.party for b in CODEBOOK.of(Body) if b.party} <= set(CODES.codes())


def test_no_name_stands_for_two_states():
    owners: dict[str, set[str]] = {}
    for state in STATES:
        for name in state.names:
            owners.setdefault(name.casefold(), set()).add(state.id)
    assert {n: o for n, o in owners.items() if len(o) > 1} == {}


def test_names_that_people_bear_are_names_of_that_state():
    for state in STATES:
        named = {*state.names, *state.demonyms, *state.capitals, *state.cities}
        assert set(state.people) <= named, state.id


@given(st.sampled_from(CODES.codes()))
def test_the_printed_name_of_a_party_leads_back_to_it(code):
    assert CODES.lookup(CODES.name(code)) == code

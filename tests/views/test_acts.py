"""Engagements in words."""

import pytest

from regesta.model.entry import HonourEntry, MechanismEntry, Participant
from regesta.views.acts import Acts
from regesta.views.names import Names
from tests.views.archive import (
    ENGAGEMENTS,
    INSTRUMENTS,
    LUND,
    ORVANE,
    PEOPLE,
    QUILL,
    VELAN,
    made_engagement,
    quote,
    small_codebook,
)

CITED = quote("kind", "meeting", "r-2025", "held talks with him")
GUEST, HOST = Participant("guest", VELAN, "MLT", None), Participant("host", LUND, "ISL", None)
HONOUR = HonourEntry(
    "h-1", "Order of the Owl", "Tomo Velan", "Besa Lund", LUND, None, None, "e-award", (), ()
)
ALL = (VELAN, QUILL, LUND)
FORUM = MechanismEntry("m-1", "joint committee", (), ("ISL", "MLT"), None, (), None, None, (), ())


def told(kind, form=None, within=None, **more):
    acts = Acts(Names(small_codebook()), PEOPLE, INSTRUMENTS, (HONOUR,), (FORUM,))
    more.setdefault("place", None)
    return acts.words(made_engagement(more.pop("id", "e-x"), kind, form, "2025-03-03", CITED, **more), within)


@pytest.mark.parametrize(
    ("words", "kind", "form", "more"),
    [
        ("talks of Tomo Velan with Besa Lund", "meeting", "talks", {"people": (VELAN, LUND)}),
        ("meeting of Tomo Velan with Besa Lund", "meeting", None, {"people": (VELAN, LUND)}),
        ("courtesy call of Tomo Velan on Besa Lund", "meeting", "courtesy call", {"roles": (GUEST, HOST)}),
        ("phone call of Tomo Velan with Besa Lund", "meeting", "phone call", {"roles": (GUEST, HOST)}),
        ("reception for Tomo Velan by Besa Lund", "meeting", "reception", {"roles": (GUEST, HOST)}),
        ("talks of Tomo Velan and Ara Quill with Besa Lund", "meeting", "talks", {"people": ALL}),
        ("talks of Malta and Iceland, Oslo", "meeting", "talks", {"place": "Oslo"}),
        ("talks of Tomo Velan (Malta, Iceland and Lesotho)", "meeting", "talks",
         {"people": (VELAN,), "parties": ("MLT", "ISL", "LSO")}),
        ("visit of Tomo Velan to Iceland", "visit", None, {"roles": (GUEST,)}),
        ("working visit of Malta to Reykjavik", "visit", "working visit", {"place": "Reykjavik"}),
        ("visit of Tomo Velan to Iceland (planned)", "visit", None, {"roles": (GUEST,), "status": "planned"}),
        ("exercise of Malta and Iceland", "exercise", None, {}),
        ("dispatch from Malta to Iceland", "dispatch", None, {}),
        ("dispatch between Malta and Iceland", "dispatch", None, {"host": None}),
        ("visit to a yard by Tomo Velan", "site_visit", None, {"people": (VELAN,), "place": "a yard"}),
        ("signing by Tomo Velan and Besa Lund", "signing", None, {"people": (VELAN, LUND)}),
        ("award of Order of the Owl to Tomo Velan", "award", None, {"id": "e-award"}),
        ("joint committee", "meeting", "talks", {"mechanism": "m-1", "people": (VELAN, LUND)}),
    ],
)  # fmt: skip
def test_an_engagement_is_told_in_a_few_words(words, kind, form, more):
    assert told(kind, form, **more) == words


def test_the_texts_that_were_signed_are_named():
    acts = Acts(Names(small_codebook()), PEOPLE, INSTRUMENTS)
    signing = next(e for e in ENGAGEMENTS if e.id == "e-plan")
    assert acts.words(signing) == "signing of plan 2025 by Tomo Velan and Besa Lund"


@pytest.mark.parametrize(
    ("words", "kind", "form", "people"),
    [
        ("courtesy call on Nils Orvane", "meeting", "courtesy call", (VELAN, ORVANE)),
        ("talks with Besa Lund", "meeting", "talks", (VELAN, LUND)),
        ("reception by Besa Lund", "meeting", "reception", (VELAN, LUND)),
        ("visit to a base", "site_visit", None, (VELAN,)),
    ],
)
def test_inside_of_a_visit_its_guest_goes_without_saying(words, kind, form, people):
    visit = next(e for e in ENGAGEMENTS if e.id == "e-visit")
    place = "a base" if kind == "site_visit" else "Iceland"
    assert told(kind, form, visit, people=people, place=place) == words


def test_a_host_whom_no_report_names_is_told_by_office():
    unnamed = Participant("host", None, "ISL", "Minister of Trade")
    assert told("meeting", "talks", people=(VELAN,), roles=(unnamed,)) == (
        "talks of Tomo Velan with the Minister of Trade of Iceland"
    )


def test_a_call_within_a_visit_names_its_host_though_the_visit_knows_him_too():
    visit = made_engagement(
        "e-v", "visit", None, "2025-03-03", CITED, people=(VELAN, LUND), roles=(GUEST, HOST), place=None
    )
    assert told("meeting", "courtesy call", visit, people=(VELAN, LUND), roles=(GUEST, HOST)) == (
        "courtesy call on Besa Lund"
    )

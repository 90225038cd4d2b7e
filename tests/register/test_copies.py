"""Copies count once, forms are no copies, and which of several is the original does not depend on order."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.codebook import load_codebook
from regesta.model.entry import ReportEntry
from regesta.model.report import Block
from regesta.register.copies import Likeness, Sketch, bands_of, likeness, originals
from regesta.register.memory import MemoryRegister
from tests.contracts.test_register_changes import STORY, story
from tests.register.builders import VISIT, Told

TEXT = " ".join(STORY)
MORE = (
    "In Tartu meanwhile students of the naval school put 14 questions on salaries, leave and homes to Deputy"
    " Minister Rosa Huaman, who promised answers by June and asked Rector Jaan Kask to gather more of them."
)


def sketch(text):
    return Sketch(text, (Block(0, len(text), "body"),))


def held(left, right):
    """Whether the left is held by the right, and the right by the left."""
    found = likeness(("a", sketch(left)), ("b", sketch(right)))
    return (found.left_held, found.right_held) if found else (False, False)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (TEXT, (True, True)),
        (f"{TEXT} Rain is expected.", (True, True)),
        (f"{TEXT} {MORE}", (True, False)),
        (" ".join(STORY[:2]), (False, True)),
        (f"It Was Agreed On That Day. {TEXT[0].lower()}{TEXT[1:]} On it The Two Agreed.", (True, True)),
        (TEXT.replace("2027", "2029").replace("140", "150"), (False, False)),
        (" ".join(STORY[2:]).replace("Quispe", "Mamani"), (False, False)),
        ("The two ministers met again and spoke of quite other things, said a spokesman.", (False, False)),
        ("", (False, False)),
    ],
    ids=[
        "equal",
        "one line more",
        "told within more",
        "cut",
        "other capitals",
        "form",
        "other names",
        "other",
        "none",
    ],
)
def test_a_text_is_held_by_one_that_tells_all_of_it(other, expected):
    assert held(TEXT, other) == expected


def test_captions_and_page_tails_are_not_compared():
    tail = "Recent posts: rain in the north. Subscribe to our letter. All rights reserved by the 7 owners."
    text = f"{TEXT}\n{tail}"
    blocks = (Block(0, len(TEXT), "body"), Block(len(TEXT) + 1, len(text), "tail"))
    assert Sketch(text, blocks).shingles == sketch(TEXT).shingles


def test_a_text_too_short_to_compare_has_no_bands():
    assert bands_of(sketch("The ministers met in Lima on 3 May.").signature) == ()
    assert len(bands_of(sketch(TEXT).signature)) == 30
    assert bands_of(sketch(TEXT).signature) == bands_of(sketch(TEXT).signature)


def entry(ident, published):
    fields: dict[str, Any] = {
        "title": None,
        "place": None,
        "agency": None,
        "year": None,
        "year_basis": None,
        "year_why": "",
    }
    return ReportEntry(
        id=ident, source=ident, sources=(ident,), published=published, language="en", readable=True, **fields
    )


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans(), st.booleans()), max_size=12),
    st.lists(st.sampled_from([None, "2023-01-01", "2023-01-02"]), min_size=7, max_size=7),
    st.randoms(use_true_random=False),
)
def test_an_original_is_no_copy_and_order_changes_nothing(pairs, days, chance):
    reports = [entry(f"r-{n}", day) for n, day in enumerate(days)]
    likenesses = [Likeness(f"r-{a}", f"r-{b}", one or not two, two) for a, b, one, two in pairs if a < b]
    found = originals(reports, likenesses)
    assert not set(found) & set(found.values())
    chance.shuffle(reports)
    chance.shuffle(likenesses)
    assert originals(reports, likenesses) == found


def test_copies_count_once_for_the_value_that_is_shown():
    def told(source, published, place, *lines):
        t = Told(source, published)
        t.person("Kaja Tamm", "EST", "Minister of Defence")
        t.meet("2023-05-18", ("Kaja Tamm",), VISIT, place=place)
        for line in lines:
            t._say(line)
        return t.done()

    wires = [told(f"{c}.txt", "2023-05-20", "Lima", *STORY, f"Signed {c}.") for c in "abc"]
    others = [told(f"own {c}.txt", "2023-05-19", "Cusco", f"Word {c}.") for c in "de"]
    register = MemoryRegister(load_codebook())
    for extraction in (*wires, *others):
        register.add(extraction)
    reader = register.reader()
    assert sum(r.copy_of is not None for r in reader.reports()) == 2
    (meeting,) = reader.engagements()
    assert meeting.place == "Cusco"
    assert len(meeting.reports) == 5, "copies are told of as reports all the same"


def test_what_a_copy_repeats_joins_the_original_though_nothing_else_would_join_it():
    undated = story("a.txt", "2023-05-19", *STORY)
    undated = replace(undated, engagements=(replace(undated.engagements[0], start=None, end=None),))
    copy = story("b.txt", "2023-05-20", *STORY, "The crews cheered.")
    copy = replace(copy, engagements=(replace(copy.engagements[0], start=None, end=None),))
    register = MemoryRegister(load_codebook())
    register.add(undated)
    register.add(copy)
    (meeting,) = register.reader().engagements()
    assert len(meeting.reports) == 2

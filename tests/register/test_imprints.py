"""An imprint never refuses a text that holds another, and refuses nearly all that do not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.register.copies import Sketch, likeness
from regesta.register.imprints import imprint, those_worth_comparing
from tests.contracts.test_register_changes import STORY

WORDS = tuple(f"w{n}" for n in range(40))
texts = st.lists(st.sampled_from(WORDS), min_size=15, max_size=60).map(" ".join)


def worth(one, *others):
    found = those_worth_comparing(one.imprint, [(n, other.imprint) for n, other in enumerate(others)])
    return [others[n] for n in found]


@settings(max_examples=200, deadline=None)
@given(texts, texts, st.integers(0, 60), st.integers(0, 60))
def test_a_pair_of_which_one_holds_the_other_is_never_refused(text, more, begin, end):
    whole = Sketch(f"{text} {more}", ())
    part = Sketch(" ".join(f"{text} {more}".split()[begin : len(text.split()) + end]), ())
    if likeness(("a", whole), ("b", part)) is not None:
        assert worth(whole, part) == [part]
        assert worth(part, whole) == [whole]


def test_other_texts_are_refused():
    story = Sketch(" ".join(STORY), ())
    form = Sketch(" ".join(STORY).replace("the", "this").replace("a ", "one "), ())
    other = Sketch(" ".join(reversed(" ".join(STORY).split())), ())
    cut = Sketch(" ".join(STORY[:2]), ())
    assert worth(story, form, other, cut) == [cut]


def test_an_imprint_counts_runs_and_takes_little_room():
    runs = [("a", "b"), ("b", "c"), ("a", "b")]
    assert imprint(runs) == imprint(reversed(runs)) == imprint(set(runs))
    assert len(imprint(runs)) == len(imprint(())) == 260

"""Agreement beyond chance, against the worked examples of those who defined it."""

import pytest

from regesta.model.judgement import Judgement, JudgementEntry
from regesta.views.agreement import agreement, cohen_kappa, krippendorff_alpha, opinions


def rated(table):
    """Pairs of answers from a table of how often each row went with each column."""
    return [(str(r), str(c)) for r, row in enumerate(table) for c, n in enumerate(row) for _ in range(n)]


def test_kappa_of_cohens_own_examples():
    # Cohen 1960, tables 1 (given in hundredths) and 2.
    assert cohen_kappa(rated([(25, 13, 12), (12, 2, 16), (3, 15, 2)])) == pytest.approx(-0.09, abs=0.005)
    assert cohen_kappa(rated([(88, 14, 18), (10, 40, 10), (2, 6, 12)])) == pytest.approx(0.492, abs=0.0005)


@pytest.mark.parametrize(
    ("observers", "alpha"),
    [
        # Krippendorff 2011, A: binary data, two observers.
        (("0100000010", "1110010000"), 0.095),
        # B: nominal data, two observers.
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        # C: nominal data, four observers, answers missing (.).
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
)
def test_alpha_of_krippendorffs_own_examples(observers, alpha):
    units = [[answer for answer in unit if answer != "."] for unit in zip(*observers, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(alpha, abs=0.0005)


def test_agreement_is_undefined_where_nobody_or_everybody_says_the_same():
    assert cohen_kappa([]) is None
    assert cohen_kappa([("a", "a"), ("a", "a")]) is None
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha([["a", "a"], ["b"]]) is None


def opinion(who, entry, answer, at="2025-06-05", state="counts"):
    judged = Judgement("opinion", (f"c-{entry}",), value=answer, by=who, at=at)
    return JudgementEntry(judged.id, judged, state, (entry,), None, ())


def test_the_later_of_two_answers_counts_and_one_taken_back_does_not():
    told = opinions(
        [
            opinion("Ann", "e1", "accept"),
            opinion("Ann", "e1", "reject", "2025-06-06"),
            opinion("Bob", "e1", "reject"),
            opinion("Bob", "e2", "accept", state="withdrawn"),
            opinion("Ann", "e2", "accept"),
        ]
    )
    found = agreement(told)
    assert [a.answers for a in found.asked] == [(("Ann", "reject"), ("Bob", "reject"))]
    assert found.asked[0].is_agreed
    assert found.waiting == 1
    assert [(p.left, p.right, p.both, p.alike) for p in found.pairs] == [("Ann", "Bob", 1, 1)]

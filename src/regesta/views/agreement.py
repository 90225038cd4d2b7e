"""How far people who judged the same questions blind agree: Cohen's kappa and Krippendorff's alpha.

Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960);
Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), nominal data, any number of observers, with
answers missing. Both are worked out here, since the libraries kept for them bring more than they save.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from regesta.model.judgement import JudgementEntry

Key = tuple[tuple[str, ...], str]
"""A question: the entries that it is about, and the field for a conflict."""
_TWO = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what each person answered, in order of name."""

    entries: tuple[str, ...]
    field: str
    answers: tuple[tuple[str, str], ...]

    @property
    def is_agreed(self) -> bool:
        """Say whether two or more answered, and all alike."""
        return len(self.answers) >= _TWO and len({answer for _, answer in self.answers}) == 1


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people: how many questions both answered, how many alike, and Cohen's kappa, None if undefined."""

    left: str
    right: str
    both: int
    alike: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """All questions that two or more answered, the agreement of each two, and alpha over everybody."""

    asked: tuple[Asked, ...]
    pairs: tuple[Pair, ...]
    alpha: float | None
    waiting: int


def opinions(judgements: Iterable[JudgementEntry]) -> dict[Key, dict[str, str]]:
    """What each person answered to each question, blind; of two answers of one person the later counts."""
    found: dict[Key, dict[str, str]] = {}
    for told in sorted(judgements, key=lambda j: j.judgement.rank):
        judged = told.judgement
        if judged.verdict == "opinion" and told.state != "withdrawn" and told.entries:
            found.setdefault((told.entries, judged.field or ""), {})[judged.by] = judged.value or ""
    return found


def agreement(told: dict[Key, dict[str, str]]) -> Agreement:
    """How far those agree who answered."""
    asked = [Asked(key[0], key[1], tuple(sorted(by.items()))) for key, by in sorted(told.items())]
    people = sorted({who for by in told.values() for who in by})
    return Agreement(
        asked=tuple(a for a in asked if len(a.answers) >= _TWO),
        pairs=tuple(pair for two in combinations(people, 2) if (pair := _pair(*two, told)).both),
        alpha=krippendorff_alpha([answer for _, answer in a.answers] for a in asked),
        waiting=sum(len(a.answers) < _TWO for a in asked),
    )


def _pair(left: str, right: str, told: dict[Key, dict[str, str]]) -> Pair:
    both = [(by[left], by[right]) for by in told.values() if left in by and right in by]
    return Pair(left, right, len(both), sum(a == b for a, b in both), cohen_kappa(both))


def cohen_kappa(rated: Sequence[tuple[str, str]]) -> float | None:
    """Agreement of two people beyond chance; None where there is nothing, or all is one answer."""
    if not rated:
        return None
    count = len(rated)
    observed = sum(a == b for a, b in rated) / count
    left, right = Counter(a for a, _ in rated), Counter(b for _, b in rated)
    expected = sum(left[answer] * right[answer] for answer in left) / count**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Agreement of any number of people over questions that two or more of them answered; None as above."""
    paired = [Counter(unit) for unit in units if len(unit) >= _TWO]
    totals: Counter[str] = Counter()
    for unit in paired:
        totals.update(unit)
    count = sum(totals.values())
    expected = sum(n * (count - n) for n in totals.values())
    if not expected:
        return None
    apart = sum(sum(n * (unit.total() - n) for n in unit.values()) / (unit.total() - 1) for unit in paired)
    return 1 - (count - 1) * apart / expected

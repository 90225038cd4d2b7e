"""Which judgements hold: taken back ones do not, and of two that contradict each other the later one does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from regesta.model.judgement import Judgement, JudgementState


class Unions:
    """Claims put together: those joined, directly or through others, have one root."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def copy(self) -> Unions:
        """The same claims put together, to try out more."""
        made = Unions()
        made._above = dict(self._above)
        return made

    def root(self, claim: str) -> str:
        """The claim that stands for all joined with this one; the least of their ids."""
        while (above := self._above.get(claim, claim)) != claim:
            claim = above
        return claim

    def join(self, claims: Iterable[str]) -> None:
        """Put claims together with all that each is joined with."""
        roots = sorted({self.root(c) for c in claims})
        for root in roots[1:]:
            self._above[root] = roots[0]

    def sets(self) -> dict[str, tuple[str, ...]]:
        """For each claim that was joined, all claims that it is joined with, itself among them, sorted."""
        together: dict[str, set[str]] = {}
        for claim, above in self._above.items():
            together.setdefault(self.root(claim), set()).update((claim, above))
        return {claim: tuple(sorted(all_)) for all_ in together.values() for claim in all_}


@dataclass(slots=True)
class Verdicts:
    """All judgements in order of id, and what became of each; `against` names those that contradict it."""

    filed: tuple[Judgement, ...]
    state: dict[str, JudgementState] = field(default_factory=dict)
    against: dict[str, set[str]] = field(default_factory=dict)
    same: Unions = field(default_factory=Unions)
    rejected: set[str] = field(default_factory=set)

    def standing(self, verdict: str) -> list[Judgement]:
        """The judgements of one verdict that count, in order of id."""
        return [j for j in self.filed if j.verdict == verdict and self.state[j.id] == "counts"]

    def mark(self, later: Iterable[Judgement], overruled: Judgement) -> None:
        """Set down that a judgement contradicts later ones."""
        for one in later:
            self.against.setdefault(one.id, set()).add(overruled.id)
            self.against.setdefault(overruled.id, set()).add(one.id)


def settle(judgements: Iterable[Judgement]) -> Verdicts:
    """Settle what holds. The order in which judgements were filed changes nothing."""
    filed = tuple(sorted({j.id: j for j in judgements}.values(), key=lambda j: j.id))
    verdicts = Verdicts(filed)
    withdrawn = _withdrawn(filed)
    for j in filed:
        verdicts.state[j.id] = "withdrawn" if j.id in withdrawn else "counts"
    newest_first = sorted((j for j in filed if j.id not in withdrawn), key=lambda j: j.rank, reverse=True)
    _join_and_part(verdicts, [j for j in newest_first if j.verdict in {"same", "different"}])
    _accept_and_reject(verdicts, [j for j in newest_first if j.verdict in {"accept", "reject"}])
    _amend(verdicts, [j for j in newest_first if j.verdict == "amend"])
    return verdicts


def _withdrawn(filed: tuple[Judgement, ...]) -> set[str]:
    """What is taken back by a withdrawal that is not taken back itself."""
    by: dict[str, list[Judgement]] = {}
    for j in filed:
        if j.verdict == "withdraw":
            by.setdefault(j.left[0], []).append(j)
    found: set[str] = set()
    # A withdrawal names what it takes back by a hash of it, so that the latest in a chain comes last here.
    known = {j.id: j for j in filed}
    for j in sorted(filed, key=lambda j: _depth(j, known), reverse=True):
        if any(w.id not in found for w in by.get(j.id, ())):
            found.add(j.id)
    return found


def _depth(judgement: Judgement, filed: dict[str, Judgement]) -> int:
    depth = 0
    at: Judgement | None = judgement
    while at is not None and at.verdict == "withdraw":
        depth, at = depth + 1, filed.get(at.left[0])
    return depth


def _join_and_part(verdicts: Verdicts, newest_first: list[Judgement]) -> None:
    """Let each count unless it contradicts what later ones say taken together."""
    joined: list[Judgement] = []
    parted: list[Judgement] = []
    for j in newest_first:
        if j.verdict == "different":
            if _meet(verdicts.same, j):
                _overrule(verdicts, j, joined)
            else:
                parted.append(j)
            continue
        tried = verdicts.same.copy()
        tried.join((*j.left, *j.right))
        broken = [d for d in parted if _meet(tried, d)]
        if broken:
            _overrule(verdicts, j, broken)
        else:
            joined.append(j)
            verdicts.same = tried


def _meet(same: Unions, apart: Judgement) -> bool:
    """Whether claims that a judgement tells apart are together all the same."""
    return not {same.root(c) for c in apart.left}.isdisjoint(same.root(c) for c in apart.right)


def _overrule(verdicts: Verdicts, judgement: Judgement, later: list[Judgement]) -> None:
    """A judgement gives way to those later ones that speak of its claims, or of what they are joined with."""
    same = verdicts.same
    own = {same.root(c) for c in (*judgement.left, *judgement.right)}
    verdicts.state[judgement.id] = "overruled"
    near = [j for j in later if any(same.root(c) in own for c in (*j.left, *j.right))]
    verdicts.mark(near or later, judgement)


def _accept_and_reject(verdicts: Verdicts, newest_first: list[Judgement]) -> None:
    """The newest word on a claim holds; a judgement is overruled if later ones speak of all its claims."""
    last: dict[str, Judgement] = {}
    for j in newest_first:
        contrary = {last[c].id: last[c] for c in j.left if c in last and last[c].verdict != j.verdict}
        verdicts.mark(contrary.values(), j)
        if contrary and all(c in last for c in j.left):
            verdicts.state[j.id] = "overruled"
        for claim in j.left:
            last.setdefault(claim, j)
    verdicts.rejected = {claim for claim, j in last.items() if j.verdict == "reject"}


def _amend(verdicts: Verdicts, newest_first: list[Judgement]) -> None:
    """Of amendments that give a field of the same claims other values, the newest counts."""
    kept: list[Judgement] = []
    for j in newest_first:
        contrary = [k for k in kept if k.field == j.field and not set(k.left).isdisjoint(j.left)]
        if any(k.value != j.value for k in contrary):
            verdicts.state[j.id] = "overruled"
            verdicts.mark(contrary, j)
        else:
            kept.append(j)

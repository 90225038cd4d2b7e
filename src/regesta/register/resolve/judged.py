"""What people judged, ready to be asked while claims are grouped."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.model.judgement import Judgement

_NONE: frozenset[str] = frozenset()


class Judged:
    """Judgements that still stand: which claims are the same, which are different, which are rejected."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        filed = sorted({j.id: j for j in judgements}.values(), key=lambda j: j.id)
        withdrawn = {j.left for j in filed if j.verdict == "withdraw"}
        standing = [j for j in filed if j.id not in withdrawn]
        self.rejected = frozenset(j.left for j in standing if j.verdict == "reject")
        self._same = _pairs(j for j in standing if j.verdict == "same")
        self._different = _pairs(j for j in standing if j.verdict == "different")

    def same(self, claim_id: str) -> list[str]:
        """Claims that were judged to mean the same as this one, in order of id."""
        return sorted(self._same.get(claim_id, _NONE))

    def different(self, claim_id: str) -> frozenset[str]:
        """Claims that were judged to mean something else than this one."""
        return self._different.get(claim_id, _NONE)


def _pairs(judgements: Iterable[Judgement]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for j in judgements:
        if j.right is not None:
            found.setdefault(j.left, set()).add(j.right)
            found.setdefault(j.right, set()).add(j.left)
    return {claim: frozenset(others) for claim, others in found.items()}

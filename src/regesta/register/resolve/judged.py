"""What people judged, ready to be asked while claims are grouped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from regesta.model.judgement import Judgement
from regesta.register.verdicts import Unions, settle

_NONE: frozenset[str] = frozenset()


class Judged:
    """Judgements that count: which claims are the same, which are different, which are rejected.

    `echoes` give claims of a copy with the claims of its original that they repeat word for word: what was
    judged of one holds of the other, and they are the same unless a person says otherwise. `reworded` give
    claims of earlier readings with those that now say the same in other words: rejected once, rejected still.
    """

    def __init__(
        self,
        judgements: Iterable[Judgement],
        echoes: Mapping[str, str] | None = None,
        reworded: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.verdicts = settle(judgements)
        again = (c for claim in self.verdicts.rejected for c in (reworded or {}).get(claim, ()))
        self.rejected = _with_echoes({*self.verdicts.rejected, *again}, echoes or {})
        parted = self.verdicts.standing("different")
        joined = self.verdicts.same.copy()
        apart = _apart(parted, joined)
        for echo, original in sorted((echoes or {}).items()):
            if apart.get(joined.root(echo), _NONE).isdisjoint({joined.root(original)}):
                joined.join((echo, original))
                # What is joined now may be told apart from more.
                apart = _apart(parted, joined) if parted else apart
        self._same = joined.sets()
        self._different = {
            claim: frozenset(c for other in apart.get(joined.root(claim), ()) for c in self._all(other))
            for j in parted
            for side in (j.left, j.right)
            for one in side
            for claim in self._all(one)
        }

    def same(self, claim_id: str) -> list[str]:
        """Claims that were judged to mean the same as this one, in order of id."""
        return [other for other in self._all(claim_id) if other != claim_id]

    def different(self, claim_id: str) -> frozenset[str]:
        """Claims that were judged to mean something else than this one."""
        return self._different.get(claim_id, _NONE)

    def _all(self, claim_id: str) -> tuple[str, ...]:
        return self._same.get(claim_id, (claim_id,))


def _apart(parted: Iterable[Judgement], joined: Unions) -> dict[str, set[str]]:
    """By claims that stand for all joined with them, those they are told apart from."""
    found: dict[str, set[str]] = {}
    for j in parted:
        for one, others in ((j.left, j.right), (j.right, j.left)):
            for claim in one:
                found.setdefault(joined.root(claim), set()).update(joined.root(c) for c in others)
    return found


def _with_echoes(rejected: Iterable[str], echoes: Mapping[str, str]) -> frozenset[str]:
    """What was rejected, in the original and in every copy of it."""
    originals = {echoes.get(claim, claim) for claim in rejected}
    return frozenset({*originals, *(echo for echo, original in echoes.items() if original in originals)})

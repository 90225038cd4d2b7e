"""What bears out an entry: citations, votes among reports, derived ids."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from regesta.model.claim import Claim
from regesta.model.entry import Citation
from regesta.model.passage import Passage
from regesta.register.filing import Told

V = TypeVar("V", bound=Hashable)
AnyTold = Told[Any]


class Support:
    """Collects one entry's citations: for each field and value, one passage of each report that gives it."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Citation] = {}

    def cite(self, told: AnyTold, field: str, value: object, passage: Passage | None = None) -> None:
        """Let a claim speak for `field` having `value`; nothing is cited for None."""
        if value is None:
            return
        text = str(value)
        key = (field, text, told.report.id)
        if key not in self._found:
            where = passage or passage_for(told.claim, field, text)
            self._found[key] = Citation(field, text, told.report.id, told.report.source, where, told.id)

    def cite_all(self, told: AnyTold, **fields: object) -> None:
        """Let a claim speak for several fields at once; a tuple gives each of its values."""
        for field, value in fields.items():
            for one in value if isinstance(value, tuple) else (value,):
                self.cite(told, field, one)

    def citations(self) -> tuple[Citation, ...]:
        """All citations, those of one passage together, in the order in which they were made."""
        spots: dict[tuple[str, int, int], list[Citation]] = {}
        for citation in self._found.values():
            passage = citation.passage
            spots.setdefault((citation.claim_id, passage.start, passage.end), []).append(citation)
        return tuple(citation for spot in spots.values() for citation in spot)


def passage_for(claim: Claim, field: str, value: str) -> Passage:
    """The passage a claim gives for a field, the one that holds the value's words if there are several."""
    own = [c.passage for c in claim.cites if c.field == field]
    return next((p for p in own if value in p.quote), own[0] if own else claim.evidence[0])


def chosen(told: Sequence[AnyTold], value: Callable[[Any], V | None]) -> V | None:
    """The value that most reports give, copies not counted; of equals the one given first."""
    votes: dict[V, set[str]] = {}
    for t in told:
        found = value(t.claim)
        if found is not None:
            votes.setdefault(found, set()).add(t.report.origin)
    return max(votes, key=lambda v: len(votes[v]), default=None)


def distinct(values: Iterable[V | None]) -> tuple[V, ...]:
    """Each value once, in the order of appearance, None left out."""
    return tuple(dict.fromkeys(v for v in values if v is not None))


def report_ids(told: Iterable[AnyTold]) -> tuple[str, ...]:
    """The reports that make these claims, in order of id."""
    return tuple(sorted({t.report.id for t in told}))


def derived_id(prefix: str, *parts: str) -> str:
    """An entry's id, derived from what it is known by."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{prefix}-{digest[:10]}"

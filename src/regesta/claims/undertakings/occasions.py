"""At which engagement something was said."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.model.claim import Claim, EngagementClaim
from regesta.model.reading import Reading

_TALKING = {"meeting", "conference", "signing", "visit", "ceremony"}


class Occasions:
    """Find the engagement at which a sentence of a report was spoken.

    That is the meeting told in the sentence itself or, failing that, the last one told before it in which
    the speaker takes part, or the last one of the same paragraph.
    """

    def __init__(self, reading: Reading, earlier: Iterable[Claim]) -> None:
        self._reading = reading
        told: list[tuple[int, EngagementClaim]] = []
        for claim in earlier:
            if isinstance(claim, EngagementClaim) and claim.kind in _TALKING and claim.status == "occurred":
                told += [(passage.start, claim) for passage in claim.evidence]
        self._told = sorted(told, key=lambda t: t[0])

    def of(self, i: int, names: tuple[str, ...]) -> str | None:
        """The `ref` of the engagement at which token `i` was said by people called `names`, or None."""
        sentence = self._reading.sentence_of(i)
        paragraph = [s for s in self._reading.sentences if s.paragraph == sentence.paragraph]
        before = [(at, e) for at, e in self._told if at < sentence.end]
        within = [e for at, e in before if at >= sentence.start and e.kind != "visit"]
        nearby = [e for at, e in before if at >= paragraph[0].start and e.kind != "visit"]
        by_speaker = [e for _, e in before if e.kind != "visit" and set(names) & set(e.people)]
        anything = [e for _, e in before if e.kind != "visit"] or [e for _, e in before]
        for candidates in (_with(within, names), _with(nearby, names), within, by_speaker, nearby, anything):
            if candidates:
                return candidates[-1].ref
        return None


def _with(engagements: list[EngagementClaim], names: tuple[str, ...]) -> list[EngagementClaim]:
    return [e for e in engagements if set(names) & set(e.people)]

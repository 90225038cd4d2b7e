"""The codebook's words that turn a noun into a happening, ready to be asked for."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.codebook import Codebook
from regesta.codebook.entries.engagements import Turn


@dataclass(frozen=True, slots=True, repr=False)
class Turns:
    """The words of `turns.yml`, one set for each part that they may play; its notes say what each part is."""

    light: frozenset[str]
    happens: frozenset[str]
    tells: frozenset[str]
    steers: frozenset[str]
    margins: frozenset[str]
    recurs: frozenset[str]
    rounds: frozenset[str]
    points: frozenset[str]
    starts: frozenset[str]
    ends: frozenset[str]
    stands: frozenset[str]
    leads: frozenset[str]
    aspects: frozenset[str]
    manners: frozenset[str]
    gatherings: frozenset[str]
    governs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, codebook: Codebook) -> Turns:
        """Gather the words of all entries, those of an overlay among them."""
        turns = codebook.of(Turn)
        words = {
            part: frozenset(w for t in turns if t.part == part for w in t.words)
            for part in cls.__slots__
            if part != "governs"
        }
        governs = frozenset((v, p) for t in turns for v, after in t.governs.items() for p in after)
        return cls(**words, governs=governs)

"""What was signed at a signing, as far as two reports of it can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.model.claim import InstrumentClaim
from regesta.register.resolve.instruments import subject_of
from regesta.register.resolve.lexicon import Lexicon
from regesta.register.resolve.words import share

_ALIKE = 0.5


@dataclass(frozen=True, slots=True, order=True)
class Paper:
    """A text that a report says was signed: its kind, its term, and the telling words of its title."""

    kind: str
    term: str | None
    subject: frozenset[str]

    def marks(self) -> Iterable[tuple[str, ...]]:
        """What it is filed under: its term, or each word of its subject."""
        marks = [self.term] if self.term else sorted(self.subject)
        return (("paper", self.kind, mark) for mark in marks if mark)

    def is_one_with(self, other: Paper) -> bool:
        """Say whether the two can be told to be one text: kind and term, or kind and subject agree."""
        if self.kind != other.kind or (self.term and other.term and self.term != other.term):
            return False
        if self.term or other.term:
            return self.term == other.term
        return share(self.subject, other.subject) >= _ALIKE


def paper(claim: InstrumentClaim, lexicon: Lexicon) -> Paper:
    """What an instrument claim tells of the text that was signed."""
    return Paper(claim.kind, claim.term, subject_of(lexicon.without_parties(claim.title)))

"""What an undertaking is about, where the register knows it: a text to be signed, a session to be held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.model.claim import InstrumentClaim
from regesta.register.resolve.instruments import subject_of
from regesta.register.resolve.lexicon import Lexicon
from regesta.register.resolve.ordinals import ordinal
from regesta.register.resolve.words import stems, years_in

_MAKING = stems(
    "sign conclude negotiate finalise finalize complete draft adopt prepare initial renew draw elaborate "
    "reach discuss work build successor"
)
_OPENING = stems("open establish launch set start begin create found inaugurate institute convene")
_SESSION = stems("hold convene organise organize host stage meet session round edition sit")
_FIRST = 1


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """An entry that an undertaking is about, and what is to be done with it.

    `act` is "make" (a text is to come about), "carry" (a text is to be carried out), "session 3" (the third
    session is to be held), "open" or "go on" (a forum is to begin, or to meet).
    """

    entry: str
    act: str


def text_topics(text: str, told: Iterable[tuple[str, InstrumentClaim]], lexicon: Lexicon) -> frozenset[Topic]:
    """The instruments that the words name, of those that the same report tells of."""
    words, years = stems(lexicon.without_parties(text)), years_in(text)
    act = "make" if words & _MAKING else "carry"
    return frozenset(Topic(entry, act) for entry, claim in told if _names(words, years, claim, lexicon))


def _names(words: frozenset[str], years: frozenset[str], claim: InstrumentClaim, lexicon: Lexicon) -> bool:
    """By its term, or by its kind together with all telling words of its title."""
    term = years_in(claim.term or "")
    if term and term <= years:
        return True
    subject = subject_of(lexicon.without_parties(claim.title))
    kind = stems(claim.kind) if claim.kind not in ("other", "mou") else stems("memorandum")
    return bool(subject) and kind <= words and subject <= words and not (term and years)


def forum_topics(text: str, told: Iterable[tuple[str, frozenset[str]]]) -> frozenset[Topic]:
    """The forums that the words name; `told` are those of the same report, with the words of their names."""
    words = stems(text)
    number = ordinal((text,))
    if number is None and words & _OPENING and not words & _SESSION:
        number = _FIRST
    act = f"session {number}" if number else "go on"
    return frozenset(Topic(entry, act) for entry, name in told if len(name) > 1 and name <= words)

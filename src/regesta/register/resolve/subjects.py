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


class Texts:
    """The instruments that a register knows, to be found by the words that name them."""

    def __init__(self, told: Iterable[tuple[str, InstrumentClaim]], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_word: dict[tuple[frozenset[str], str], dict[str, set[frozenset[str]]]] = {}
        for entry, claim in told:
            for word in (title := _title(claim, lexicon)):
                key = (frozenset(claim.parties), word)
                self._by_word.setdefault(key, {}).setdefault(entry, set()).add(title)

    def topics(
        self, text: str, own: Iterable[tuple[str, InstrumentClaim]], between: frozenset[str]
    ) -> frozenset[Topic]:
        """The instruments that the words name, of those that the same report (`own`) tells of.

        One of these parties that is named more exactly goes before them, whoever tells of it: "the protocol
        on border trade" is not that on trade.
        """
        lexicon = self._lexicon
        words, years = stems(lexicon.without_parties(text)), years_in(text)
        named = {entry: title for entry, claim in own if (title := _named(words, years, claim, lexicon))}
        most = max((len(title) for title in named.values()), default=0)
        wider: dict[str, int] = {}
        for word in words:
            for entry, titles in self._by_word.get((between, word), {}).items():
                held = max((len(title) for title in titles if title <= words), default=0)
                if held > most:
                    wider[entry] = held
        longest = [entry for entry, held in wider.items() if held == max(wider.values())]
        found = longest if len(longest) == 1 else [e for e, title in named.items() if title]
        act = "make" if words & _MAKING else "carry"
        return frozenset(Topic(entry, act) for entry in found)


def _title(claim: InstrumentClaim, lexicon: Lexicon) -> frozenset[str]:
    """The kind and the telling words of a title that names a subject; nothing for another."""
    subject = subject_of(lexicon.without_parties(claim.title))
    kind = stems(claim.kind) if claim.kind not in ("other", "mou") else stems("memorandum")
    return subject | kind if subject else frozenset()


def _named(
    words: frozenset[str], years: frozenset[str], claim: InstrumentClaim, lexicon: Lexicon
) -> frozenset[str]:
    """By which words a text is named: its term, or its kind together with all telling words of its title."""
    term, title = years_in(claim.term or ""), _title(claim, lexicon)
    if term and term <= years:
        return term | title
    return title if title <= words and not (term and years) else frozenset()


def forum_topics(text: str, told: Iterable[tuple[str, frozenset[str]]]) -> frozenset[Topic]:
    """The forums that the words name; `told` are those of the same report, with the words of their names."""
    words = stems(text)
    number = ordinal((text,))
    if number is None and words & _OPENING and not words & _SESSION:
        number = _FIRST
    act = f"session {number}" if number else "go on"
    return frozenset(Topic(entry, act) for entry, name in told if len(name) > 1 and name <= words)

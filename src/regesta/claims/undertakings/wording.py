"""The codebook's words about positions that are no words of force themselves."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.codebook import Codebook
from regesta.codebook.entries.undertakings import Part, Stance

WORDS_ONLY: frozenset[Part] = frozenset(
    ("gift", "event", "deed", "body", "joint", "house", "thing", "verb", "aim")
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Sets of words by which positions are told from plans, and items from each other.

    `reports` say that something was said and `silences` bind nobody; `texts` are what "under the …" may name;
    `gifts` are what somebody will do for another, `events` what a reporter announces and `deeds` what was
    done at a meeting; `bodies` act for a state, in `joint` ones the sides sit together, `houses` are what a
    speaker speaks for, and `things` never act; `verbs` are those the parser takes for nouns; `aims` open a
    consequence.
    """

    reports: frozenset[str]
    silences: frozenset[str]
    texts: frozenset[str]
    gifts: frozenset[str]
    events: frozenset[str]
    deeds: frozenset[str]
    bodies: frozenset[str]
    joint: frozenset[str]
    houses: frozenset[str]
    things: frozenset[str]
    verbs: frozenset[str]
    aims: frozenset[str]

    @classmethod
    def of(cls, codebook: Codebook) -> Wording:
        """The words of a codebook, each by its first word where it is a phrase."""
        return cls(
            reports=_words(codebook, "report") | _words(codebook, "act"),
            silences=_words(codebook, "silence"),
            texts=frozenset(n for s in codebook.of(Stance) if s.part == "scope" for n in s.under),
            gifts=_words(codebook, "gift"),
            events=_words(codebook, "event"),
            deeds=_words(codebook, "deed"),
            bodies=_words(codebook, "body"),
            joint=_words(codebook, "joint"),
            houses=_words(codebook, "house"),
            things=_words(codebook, "thing"),
            verbs=_words(codebook, "verb"),
            aims=_words(codebook, "aim"),
        )


def _words(codebook: Codebook, part: Part) -> frozenset[str]:
    return frozenset(w.split()[0] for s in codebook.of(Stance) if s.part == part for w in s.words)

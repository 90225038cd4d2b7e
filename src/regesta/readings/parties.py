"""States, organisations, places and bodies named in a report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from regesta.codebook import Codebook
from regesta.model.reading import Mention, Reading
from regesta.readings.bodies import BodyNames
from regesta.readings.names import Names
from regesta.readings.ships import Ships
from regesta.readings.spans import TokenSpans

_LEADING_PARAGRAPHS = 2
_WEIGHT = {"party": 1.0, "body": 1.0, "place": 0.3}


class Parties:
    """Mention every party, place and body of the codebook, and rank the parties by prominence.

        "Vietnam's Ministry of Health"  ->  body (VNM) with, inside, party (VNM)
        "Hanoi said"                    ->  place (VNM)

    Whether a party takes part in anything is left to the extractors: "ASEAN-led mechanisms" mentions ASEAN.
    """

    name = "parties"

    def __init__(self, codebook: Codebook) -> None:
        self._names = Names(codebook)
        self._bodies = BodyNames(codebook)
        self._ships = Ships(codebook)

    def read(self, draft: Reading) -> Reading:
        """Fill mentions of kinds party, place and body, and `parties`."""
        spans = TokenSpans(draft.tokens)
        named = [m for sentence in draft.sentences for m in self._names.find(draft, sentence, spans)]
        bodies = self._bodies.find(draft, named, spans)
        ships = self._ships.find(draft)
        mentions = sorted(
            (*draft.mentions, *named, *bodies, *ships), key=lambda m: (m.first, -m.last, m.kind)
        )
        return replace(draft, mentions=tuple(mentions), parties=_by_prominence(draft, mentions))


def _by_prominence(draft: Reading, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The parties mentioned, most prominent first; of two alike the one named earlier."""
    scores: dict[str, float] = {}
    covered = -1
    for mention in mentions:
        if mention.kind not in _WEIGHT or not mention.parties:
            continue
        if mention.kind == "body":
            covered = max(covered, mention.last)
        elif mention.first < covered:
            continue
        sentence = draft.sentence_of(mention.first)
        weight = _WEIGHT[mention.kind]
        if sentence.block == "headline":
            weight *= 3
        elif sentence.block == "caption":
            weight *= 0.5
        elif sentence.paragraph < _LEADING_PARAGRAPHS:
            weight *= 2
        for code in mention.parties:
            scores[code] = scores.get(code, 0.0) + weight
    return tuple(sorted(scores, key=lambda code: -scores[code]))

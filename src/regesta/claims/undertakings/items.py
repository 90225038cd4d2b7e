"""Cut what was agreed, promised, proposed or hoped into its separable items."""

from __future__ import annotations

from regesta.claims.undertakings.areas import Areas
from regesta.claims.undertakings.complements import Complement
from regesta.claims.undertakings.limits import Stops, region_end, trimmed
from regesta.claims.undertakings.members import is_apart, is_bare, members_of, unbridged
from regesta.claims.undertakings.segments import segments, semicolons
from regesta.claims.undertakings.spans import Span, stripped
from regesta.model.reading import Reading

__all__ = ["Items", "Span", "Stops"]


class Items:
    """Split a complement into items.

        "maintain regular exchanges, enhance training, and hold drills"  ->  three items
        "maintain high-level meetings and cooperation mechanisms"        ->  two, for their areas differ
        "preserve and nurture the relationship"                          ->  one

    Verbs that share an object stay together, and nouns are told apart only where they belong to different
    areas. Aims ("thus contributing to …"), afterthoughts and attributions are left out.
    """

    def __init__(self, areas: Areas) -> None:
        self._areas = areas

    def split(self, reading: Reading, found: Complement, end: int, stops: Stops) -> list[Span]:
        """The items of a complement, in order; `end` is the end of its sentence."""
        last = region_end(reading, found.first, end, stops)
        spans: list[Span] = []
        for segment in segments(reading.tokens, found, last, stops.wording):
            for piece in semicolons(reading.tokens, segment):
                item = stripped(reading.tokens, trimmed(reading, piece, stops.wording))
                if item is not None:
                    spans += self._nouns(reading, item)
        if spans and found.lead < spans[0].first:
            spans[0] = Span(found.lead, spans[0].last)
        return [s for s in (stripped(reading.tokens, s) for s in spans) if s is not None]

    def _nouns(self, reading: Reading, span: Span) -> list[Span]:
        """Split an enumeration of nouns where the areas of its members differ."""
        tokens = reading.tokens
        pieces = members_of(tokens, span)
        if len(pieces) == 1:
            return [span]
        base = tokens[span.first].start
        matters = self._areas.matters(reading.report.text[base : tokens[span.last - 1].end])
        pieces = unbridged(tokens, pieces, [(base + s, base + e) for s, e, _ in matters])
        out: list[Span] = []
        held: frozenset[str] = frozenset()
        many = sum(not piece.weak for piece in pieces) > 2
        whole = tokens[span.first].tag == "DT"
        for piece in pieces:
            start, end = tokens[piece.first].start - base, tokens[piece.last - 1].end - base
            topics = frozenset(a for s, e, areas in matters if start <= s and e <= end for a in areas)
            full = whole and many and tokens[piece.first].tag == "DT" and not piece.weak
            bare = bool(out) and is_bare(tokens, out[-1], piece)
            if out and not full and (bare or not is_apart(held, topics, piece, many=many)):
                out[-1] = Span(out[-1].first, piece.last)
                held = held | topics
            else:
                out.append(Span(piece.first, piece.last))
                held = topics
        return out

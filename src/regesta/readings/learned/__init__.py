"""The layer of the learned reader: a small trained network's view of each sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from math import log

from regesta.model.reading import Reading, Sentence
from regesta.model.seen import Named, Position, Seen, Telling, Titled
from regesta.readings.learned.decode import Chars, decode
from regesta.readings.learned.network import Look, load_network
from regesta.readings.learned.tasks import AREAS, FORCES, KINDS, RARE, STATUSES, TITLES

_EVEN = log(RARE)
"""The score of an area at even odds."""


class Learned:
    """Mark tellings of engagements, positions, and people's names and titles by a trained network.

    Each sentence is read on its own, so that it is read the same wherever it stands. What is seen is
    evidence, which the later layers and the claims weigh. Where the network cannot be loaded nothing is seen,
    and the rules read alone.
    """

    name = "learned"

    def read(self, draft: Reading) -> Reading:
        """Fill `seen`."""
        network = load_network()
        if network is None:
            return draft
        tellings: list[Telling] = []
        positions: list[Position] = []
        named: list[Named] = []
        titled: list[Titled] = []
        for sentence in draft.sentences:
            text = draft.report.text[sentence.start : sentence.end].replace("\n", " ")
            look = network.look(text)
            on = _Tokens(draft, sentence)
            tellings += _tellings(look, on)
            positions += _positions(look, on)
            for one in _people(look, on):
                (named if isinstance(one, Named) else titled).append(one)  # type: ignore[arg-type]
        return replace(draft, seen=Seen(tuple(tellings), tuple(positions), tuple(named), tuple(titled)))


class _Tokens:
    """Lays characters of a sentence on its tokens."""

    def __init__(self, draft: Reading, sentence: Sentence) -> None:
        tokens = draft.tokens[sentence.first : sentence.last]
        self._first = sentence.first
        self._starts = [t.start - sentence.start for t in tokens]
        self._ends = [t.end - sentence.start for t in tokens]

    def of(self, spans: tuple[Chars, ...]) -> tuple[int, ...]:
        """The tokens that any of the spans touches."""
        touched = {
            i
            for first, last in spans
            for i in range(bisect_right(self._ends, first), bisect_left(self._starts, last))
        }
        return tuple(self._first + i for i in sorted(touched))

    def edges(self, span: Chars) -> tuple[int, int] | None:
        """First token and end of a span, None where it touches none."""
        inside = self.of((span,))
        return (inside[0], inside[-1] + 1) if inside else None


def _tellings(look: Look, on: _Tokens) -> list[Telling]:
    """The tellings of a sentence, those that touch as one of the surer kind."""
    out: list[Telling] = []
    for span in decode(look, "engagements"):
        edges = on.edges(span.chars)
        if edges is None:
            continue
        takers, dates = map(on.of, span.related)
        telling = Telling(
            *edges, KINDS[span.kind], STATUSES[int(span.labels.argmax())], span.sure, takers, dates
        )
        if out and out[-1].last == telling.first:
            telling = _joined(out.pop(), telling)
        out.append(telling)
    return out


def _joined(one: Telling, other: Telling) -> Telling:
    surer = max(one, other, key=lambda t: t.sure)
    inside = range(one.first, other.last)
    takers, dates = (
        tuple(i for i in sorted({*a, *b}) if i not in inside)
        for a, b in ((one.takers, other.takers), (one.dates, other.dates))
    )
    return replace(surer, first=one.first, last=other.last, takers=takers, dates=dates)


def _positions(look: Look, on: _Tokens) -> Iterator[Position]:
    for span in decode(look, "undertakings"):
        edges = on.edges(span.chars)
        if edges:
            best = sorted(range(len(AREAS)), key=lambda k: -span.labels[k])
            areas = tuple(AREAS[k] for k in best if span.labels[k] > _EVEN)
            yield Position(*edges, FORCES[span.kind], areas, span.sure, on.of(span.related[0]))


def _people(look: Look, on: _Tokens) -> Iterator[Named | Titled]:
    for span in decode(look, "people"):
        edges = on.edges(span.chars)
        if edges is None:
            continue
        kind = TITLES[span.kind]
        if kind == "person":
            titles, served = map(on.of, span.related)
            yield Named(*edges, span.sure, titles, served)
        else:
            yield Titled(*edges, kind, span.sure)

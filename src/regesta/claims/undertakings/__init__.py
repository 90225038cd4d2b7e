"""Undertakings: what was agreed, promised, proposed or hoped, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regesta.claims.undertakings.areas import Areas
from regesta.claims.undertakings.bearers import Bearing, Voices
from regesta.claims.undertakings.complements import complement, listed
from regesta.claims.undertakings.items import Items, Span, Stops
from regesta.claims.undertakings.lists import first_listed, introduces, is_empty
from regesta.claims.undertakings.occasions import Occasions
from regesta.claims.undertakings.positions import Positions
from regesta.claims.undertakings.triggers import Trigger, Triggers
from regesta.codebook import Codebook
from regesta.model.claim import Claim, UndertakingClaim
from regesta.model.doubt import Doubt
from regesta.model.passage import Cited, Passage
from regesta.model.reading import Reading, Sentence

Told = tuple[Trigger, list[Span], Bearing]

__all__ = ["Undertakings"]


class Undertakings:
    """Read each separable thing that somebody agreed, committed to, proposed or hoped.

        "The two ministers agreed to resume talks and train pilots."
        ->  undertaking(agreed, by=both, "resume talks"), undertaking(agreed, by=both, "train pilots")

    A list set out line by line belongs to the sentence above it that ends in a colon.
    Doubts: `undertaking.no-speaker`, where a position is told and nobody can be named who takes it.
    """

    name = "undertakings"
    version = 1

    def __init__(self, codebook: Codebook) -> None:
        self._triggers = Triggers(codebook)
        self._areas = Areas(codebook)
        self._items = Items(self._areas)

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[Claim | Doubt]:
        """Yield undertakings and doubts in order of appearance."""
        positions = Positions(reading, Voices(reading, self._triggers.reports), self._triggers.silences)
        occasions = Occasions(reading, earlier)
        number = 0
        for trigger, spans, bearing in self._told(reading, positions):
            if not bearing.by:
                passage = reading.passage(trigger.first, trigger.last)
                yield Doubt(
                    "undertaking.no-speaker", passage, "a position, but nobody who can be named takes it"
                )
                continue
            for span in spans:
                number += 1
                yield self._claim(reading, occasions, f"u{number}", (trigger, span, bearing))

    def _told(self, reading: Reading, positions: Positions) -> Iterator[Told]:
        """Go through the report's sentences, and through the lists that hang on them."""
        heading: Told | None = None
        for sentence in reading.sentences:
            if sentence.block != "body":
                continue
            first = first_listed(reading, sentence) if heading is not None else None
            if heading is not None and first is not None:
                spans = self._items.split(
                    reading, listed(reading, first, sentence.last), sentence.last, self._stops(())
                )
                yield heading[0], spans, heading[2]
                continue
            heading = None
            if first_listed(reading, sentence) is None:
                positions.preside(sentence.index if introduces(reading, sentence) else None)
            for told in self._read(reading, sentence, positions):
                trigger, spans, bearing = told
                heading = told if introduces(reading, sentence) else None
                spans = [s for s in spans if not is_empty(reading.passage(s.first, s.last).quote)]
                if spans:
                    yield trigger, spans, bearing
            positions.hear(sentence.index)

    def _stops(self, triggers: Iterable[Trigger]) -> Stops:
        return Stops(self._triggers.reports, frozenset(t.first for t in triggers))

    def _read(self, reading: Reading, sentence: Sentence, positions: Positions) -> Iterator[Told]:
        """What one sentence tells, trigger by trigger."""
        covered = sentence.first
        triggers = list(self._triggers.find(reading, sentence))
        stops = self._stops(triggers)
        for trigger in triggers:
            if trigger.first < covered or not positions.holds(trigger):
                continue
            found = complement(reading, trigger, sentence.last)
            if found is None:
                continue
            spans = self._items.split(reading, found, sentence.last, stops)
            bearing = positions.bearing(trigger, found) if spans else None
            if bearing is None:
                continue
            covered = spans[-1].last
            yield trigger, spans, bearing

    def _claim(
        self, reading: Reading, occasions: Occasions, ref: str, told: tuple[Trigger, Span, Bearing]
    ) -> UndertakingClaim:
        trigger, span, bearing = told
        passage = reading.passage(span.first, span.last)
        names = tuple(reading.person(key).name for key in bearing.speaker.people)
        force = reading.passage(trigger.first, trigger.last)
        return UndertakingClaim(
            ref=ref,
            force=bearing.force,
            by=bearing.by,
            speaker=names,
            to=bearing.to,
            areas=self._areas.of(passage.quote),
            text=passage.quote,
            said_at=occasions.of(span.first, names),
            evidence=(passage,),
            cites=_cites(reading, passage, force, bearing),
        )


def _cites(reading: Reading, passage: Passage, force: Passage, bearing: Bearing) -> tuple[Cited, ...]:
    cites = [Cited("text", passage), Cited("areas", passage), Cited("force", force)]
    spot = bearing.speaker.token
    mention = reading.mention_on(spot) if spot is not None else None
    who = reading.passage(mention.first, mention.last) if mention is not None else force
    cites.append(Cited("by", who))
    if bearing.speaker.people:
        cites.append(Cited("speaker", who))
    return tuple(cites)

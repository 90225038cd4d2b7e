"""Undertakings: what was agreed, promised, proposed or hoped, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regesta.claims.undertakings.areas import Areas
from regesta.claims.undertakings.bearers import Bearing, Voices
from regesta.claims.undertakings.complements import Complement, another, complement, listed
from regesta.claims.undertakings.items import Items, Span, Stops
from regesta.claims.undertakings.lists import first_listed, introduces, is_empty, is_mark
from regesta.claims.undertakings.occasions import Occasions
from regesta.claims.undertakings.positions import Positions
from regesta.claims.undertakings.settings import around
from regesta.claims.undertakings.sightings import Sightings
from regesta.claims.undertakings.told import Told
from regesta.claims.undertakings.triggers import Trigger, Triggers
from regesta.claims.undertakings.wording import Wording
from regesta.codebook import Codebook
from regesta.model.claim import Claim, UndertakingClaim
from regesta.model.doubt import Doubt
from regesta.model.passage import Cited, Passage
from regesta.model.reading import Reading, Sentence
from regesta.model.seen import Position

_POINTING = frozenset({"it", "them", "this", "these", "those", "such", "another", "so"})
_NONE = frozenset({"no", "nothing", "none", "neither"})

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
        self._wording = Wording.of(codebook)
        self._areas = Areas(codebook)
        self._items = Items(self._areas)

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[Claim | Doubt]:
        """Yield undertakings and doubts in order of appearance."""
        voices = Voices(reading, self._wording)
        positions = Positions(reading, voices, self._wording)
        sightings = Sightings(reading, voices, self._wording)
        occasions = Occasions(reading, earlier)
        number = 0
        for told in self._told(reading, positions, sightings):
            if not told.bearing.by:
                passage = reading.passage(told.force.first, told.force.last)
                yield Doubt(
                    "undertaking.no-speaker", passage, "a position, but nobody who can be named takes it"
                )
                continue
            for span in told.spans:
                number += 1
                yield self._claim((reading, occasions, sightings), f"u{number}", told, span)

    def _told(self, reading: Reading, positions: Positions, sightings: Sightings) -> Iterator[Told]:
        """Go through the report's sentences, and through the lists that hang on them."""
        heading: Told | None = None
        for sentence in reading.sentences:
            heads = self._heads(reading, sentence)
            if sentence.block != "body" and not (heads and sentence.block == "headline"):
                continue
            if is_mark(reading, sentence):
                continue
            first = first_listed(reading, sentence) if heading is not None else None
            if heading is not None and first is not None:
                spans = self._items.split(
                    reading, listed(reading, first, sentence.last), sentence.last, self._stops(())
                )
                yield Told(heading.force, tuple(spans), heading.bearing)
                continue
            heading = None
            if first_listed(reading, sentence) is None:
                positions.preside(sentence.index if heads else None)
            found = list(self._read(reading, sentence, (positions, sightings), heads=heads))
            if heads and found:
                heading = found[-1]
                found = found[: -1 if self._is_list_line_next(reading, sentence) else None]
            taken: list[Span] = []
            for told in found:
                named = [s for s in told.spans if not (_is_bare_state(reading, s) or _is_none(reading, s))]
                taken += named
                full = tuple(s for s in named if not is_empty(reading.passage(s.first, s.last).quote))
                if full:
                    yield from sightings.seconded(Told(told.force, full, told.bearing))
            for seen in sightings.missed(sentence, taken):
                yield self._sighted(reading, seen, sightings)
            positions.hear(sentence.index)

    def _sighted(self, reading: Reading, seen: Position, sightings: Sightings) -> Told:
        """What only the learned reader saw, cut like any other item."""
        span = Span(seen.first, seen.last)
        cut = self._items.split(reading, listed(reading, span.first, span.last), span.last, self._stops(()))
        return Told(span, tuple(cut), sightings.bearing(seen))

    def _heads(self, reading: Reading, sentence: Sentence) -> bool:
        """Say whether a list hangs on a sentence: behind its colon, or line by line behind an open line."""
        if introduces(reading, sentence):
            return True
        is_open = (
            not reading.report.text[sentence.start : sentence.end].rstrip().endswith((".", ";", "!", "?"))
        )
        listed_itself = first_listed(reading, sentence) is not None
        return is_open and not listed_itself and self._is_list_line_next(reading, sentence)

    def _is_list_line_next(self, reading: Reading, sentence: Sentence) -> bool:
        following = sentence.index + 1
        if following >= len(reading.sentences):
            return False
        line = reading.sentences[following]
        begins = is_mark(reading, line) or first_listed(reading, line) is not None
        return line.paragraph != sentence.paragraph and begins

    def _stops(self, triggers: Iterable[Trigger]) -> Stops:
        known = tuple(triggers)
        nouns = frozenset(t.first for t in known if t.stance.part == "noun")
        return Stops(self._wording, frozenset(t.first for t in known), nouns)

    def _read(
        self, reading: Reading, sentence: Sentence, views: tuple[Positions, Sightings], *, heads: bool
    ) -> Iterator[Told]:
        """What one sentence tells, trigger by trigger; the last may only head the list that hangs on it."""
        positions, sightings = views
        covered = sentence.first
        triggers = list(self._triggers.find(reading, sentence))
        stops = self._stops(triggers)
        for trigger in triggers:
            if trigger.first < covered:
                continue
            if not positions.holds(trigger):
                if trigger.stance.part == "act":
                    sightings.refuse(Span(trigger.first, trigger.last))
                continue
            found = complement(reading, trigger, sentence.last, self._wording)
            bare = heads and trigger is triggers[-1]
            if found is None and bare:
                found = Complement(trigger.last, "noun", trigger.last)
            if found is None:
                continue
            spans = self._items.split(reading, found, sentence.last, stops)
            bearing = positions.bearing(trigger, found) if spans or bare else None
            if bearing is None:
                continue
            covered = spans[-1].last if spans else trigger.last
            force = Span(trigger.first, trigger.last)
            yield Told(force, tuple(spans), bearing)
            found = another(reading, trigger, Span(covered, sentence.last), self._wording)
            while found is not None:
                spans = self._items.split(reading, found, sentence.last, stops)
                if not spans:
                    break
                covered = spans[-1].last
                yield Told(force, tuple(spans), bearing)
                found = another(reading, trigger, Span(covered, sentence.last), self._wording)

    def _claim(
        self, context: tuple[Reading, Occasions, Sightings], ref: str, told: Told, span: Span
    ) -> UndertakingClaim:
        reading, occasions, sightings = context
        bearing = told.bearing
        passage = reading.passage(span.first, span.last)
        names = tuple(reading.person(key).name for key in bearing.speaker.people)
        force = reading.passage(told.force.first, told.force.last)
        return UndertakingClaim(
            ref=ref,
            force=bearing.force,
            by=bearing.by,
            speaker=names,
            to=bearing.to,
            areas=self._areas.of(passage.quote, _before(reading, span), force.quote, sightings.areas(span)),
            text=passage.quote,
            said_at=occasions.of(span.first, names),
            evidence=(passage,),
            cites=(*_cites(reading, passage, force, bearing), *around(reading, span)),
        )


def _is_bare_state(reading: Reading, span: Span) -> bool:
    """Say whether an item is only a state's name, left of a clause that was read wrongly."""
    mention = reading.mention_on(span.first)
    return mention is not None and (mention.kind, mention.first, mention.last) == (
        "party",
        span.first,
        span.last,
    )


def _is_none(reading: Reading, span: Span) -> bool:
    """Say whether an item is nothing at all ("asked for no money"); "no fence would be built" is one."""
    tokens = reading.tokens[span.first : span.last]
    return tokens[0].text.lower() in _NONE and not any(t.tag in ("MD", "VB") for t in tokens)


def _before(reading: Reading, span: Span) -> str:
    """The headline, and the words before an item: its sentence, and the one before if it points back."""
    sentence = reading.sentence_of(span.first)
    words = {t.text.lower() for t in reading.tokens[sentence.first : span.last]}
    begun = reading.sentences[max(sentence.index - 1, 0)] if words & _POINTING else sentence
    headline = next((s for s in reading.sentences if s.block == "headline"), None)
    text = reading.report.text
    title = text[headline.start : headline.end] if headline is not None else ""
    return f"{title} . {text[begun.start : reading.tokens[span.first].start]}"


def _cites(reading: Reading, passage: Passage, force: Passage, bearing: Bearing) -> tuple[Cited, ...]:
    cites = [Cited("text", passage), Cited("areas", passage), Cited("force", force)]
    spot = bearing.speaker.token
    mention = reading.mention_on(spot) if spot is not None else None
    who = reading.passage(mention.first, mention.last) if mention is not None else force
    cites.append(Cited("by", who))
    if bearing.speaker.people:
        cites.append(Cited("speaker", who))
    return tuple(cites)

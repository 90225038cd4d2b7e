"""Engagements of every kind, nested in their visit."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.claims.engagements.assemble import join
from regesta.claims.engagements.dating import dates_by_trigger
from regesta.claims.engagements.emit import emit
from regesta.claims.engagements.frame import Framer
from regesta.claims.engagements.learned import Learned
from regesta.claims.engagements.nest import carry_dates, nest
from regesta.claims.engagements.objects import Things
from regesta.claims.engagements.opposites import opposed
from regesta.claims.engagements.present import seat_present
from regesta.claims.engagements.private import Private
from regesta.claims.engagements.seats import seat_leaders, seat_speakers
from regesta.claims.engagements.status import Statuses
from regesta.claims.engagements.stays import measure_stays
from regesta.claims.engagements.triggers import Triggers
from regesta.codebook import Codebook
from regesta.model.claim import Claim, EngagementClaim
from regesta.model.doubt import Doubt
from regesta.model.reading import Reading


class Engagements:
    """Read every happening between parties out of its tellings, and lay those of a visit inside it.

        "Oduya paid a courtesy call on Bizimana on May 4"  ->  meeting(guest=Oduya, host=Bizimana, 4 May)

    Each cue of the codebook that stands in a sentence gives a frame; frames that tell the same engagement are
    joined; a frame in which nobody takes part yields a Doubt or nothing.
    """

    name = "engagements"
    version = 2

    def __init__(self, codebook: Codebook) -> None:
        self._triggers = Triggers(codebook)
        statuses = Statuses(codebook)
        self._framer = Framer(statuses)
        self._learned = Learned(codebook, statuses)
        self._private = Private(Things(codebook))

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[EngagementClaim | Doubt]:
        """Yield engagements in order of appearance, then doubts."""
        triggers = tuple(self._triggers.find(reading))
        learned = self._learned.triggers(reading)
        words = {t.word for t in triggers}
        beside = (t for t in learned.values() if t.word not in words and t.carrier not in words)
        dates = dates_by_trigger(reading, (*triggers, *beside))
        frames = [f for t in triggers for f in self._framer.frames(reading, t, dates.get(t.word))]
        frames = [self._learned.second(reading, f) for f in frames]
        frames += self._learned.frames(reading, learned, frames, dates)
        frames = [f for f in frames if not self._private.among(reading, f)]
        frames = [opposed(reading, f) for f in sorted(frames, key=lambda f: f.trigger.word)]
        happenings = join(reading, frames)
        seat_leaders(reading, happenings)
        seat_speakers(reading, happenings)
        measure_stays(reading, happenings)
        nest(reading, happenings)
        seat_present(reading, happenings)
        carry_dates(reading, happenings)
        yield from emit(reading, happenings, earlier)

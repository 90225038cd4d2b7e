"""Build frames from triggers: who, when, where, and whether it is an engagement at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regesta.claims.engagements.circumstances import each_dated, legs_of, place_of, site_of
from regesta.claims.engagements.clauses import core, joined, who
from regesta.claims.engagements.fillers import fillers_of
from regesta.claims.engagements.frames import Bound, Filler, Frame, Trigger
from regesta.claims.engagements.objects import object_of
from regesta.claims.engagements.reality import held, real
from regesta.claims.engagements.status import Statuses
from regesta.model.reading import DatedSpan, Mention, Reading
from regesta.model.seen import Status

_SEVERAL = 2


class Framer:
    """Turns a trigger into frames: usually one; one for each person called on; none for a mere topic."""

    def __init__(self, statuses: Statuses) -> None:
        self._statuses = statuses

    def frames(self, reading: Reading, trigger: Trigger, when: DatedSpan | None) -> Iterator[Frame]:
        """Yield the frames that one trigger tells."""
        verdict = self._statuses.of(reading, trigger)
        if verdict == "unreal" or not real(reading, trigger, when, verdict):
            return
        if trigger.cue.dated and (when is None or when.when.loose):
            return
        fillers = self._travellers(reading, trigger, fillers_of(reading, trigger), verdict)
        if fillers is None or (not fillers and not held(reading, trigger, when, verdict)):
            return
        legs = legs_of(reading, trigger)
        for group, day in shared_out(reading, trigger, fillers, when):
            for site in sites_of(reading, trigger):
                told = frame_of(reading, trigger, group, when=day, status=verdict, site=site)
                if len(legs) < _SEVERAL:
                    yield told
                    continue
                for place, on in legs:
                    name = _name(reading, place)
                    yield replace(told, when=on or day, place=name, place_party=place.parties[0])

    @staticmethod
    def _travellers(
        reading: Reading, trigger: Trigger, fillers: tuple[Filler, ...], verdict: Status
    ) -> tuple[Filler, ...] | None:
        """Those who can be on a visit; None where no visit to anywhere is told."""
        if trigger.cue.kind != "visit":
            return fillers
        if verdict != "occurred" and len({p for f in fillers for p in f.mention.parties}) > 1:
            return fillers
        told = place_of(reading, trigger) is not None or trigger.cue.recalls
        if not told and not _untold(reading, trigger, fillers) and not _recalls(reading, trigger):
            return None
        return tuple(f for f in fillers if f.role != "guest" or _can_travel(reading, f.mention))


def frame_of(
    reading: Reading,
    trigger: Trigger,
    fillers: tuple[Filler, ...],
    *,
    when: DatedSpan | None,
    status: Status,
    site: tuple[int, int] | None,
) -> Frame:
    """A frame with what else the sentence says of a trigger: place, span, recurrence, text, bound."""
    place = place_of(reading, trigger) if not trigger.cue.recalls else None
    home = _goes_home(place, fillers)
    place = None if home else place
    first, last = _span(reading, trigger)
    return Frame(
        trigger=trigger,
        fillers=fillers,
        when=when,
        status=status,
        place=_name(reading, place),
        place_party=place.parties[0] if place and place.parties else None,
        site=reading.passage(*site).quote if site else None,
        first=first,
        last=last,
        background=_background(reading, when),
        recurring=_recurring(reading, trigger),
        what=_what(reading, trigger),
        unknown=_met_others(reading, trigger),
        bound=_bound(reading, trigger),
        recalls=trigger.cue.recalls or home or _sums_up(reading, trigger),
    )


def _bound(reading: Reading, trigger: Trigger) -> Bound | None:
    """Whether the verb tells of the start or the end alone: "arrived", "wrapped up"."""
    if trigger.carrier is None or trigger.preposition not in (None, "for", "on"):
        return None
    lemma = reading.tokens[trigger.carrier].lemma.lower()
    if lemma in trigger.turns.starts:
        return "start"
    return "end" if lemma in trigger.turns.ends else None


def _goes_home(place: Mention | None, fillers: tuple[Filler, ...]) -> bool:
    """Say whether somebody travels to the state he serves, and so ends a visit."""
    guests = [f for f in fillers if f.role == "guest" and f.mention.parties]
    return place is not None and bool(guests) and all(f.mention.parties == place.parties for f in guests)


def _sums_up(reading: Reading, trigger: Trigger) -> bool:
    """Say whether it speaks of a meeting told before ("It was the first meeting since 2019")."""
    if trigger.carrier is None or reading.tokens[trigger.word].dep != "attr":
        return False
    subject = reading.child(trigger.carrier, "nsubj")
    return subject is not None and reading.tokens[subject].text.lower() in ("it", "this", "that")


def sites_of(reading: Reading, trigger: Trigger) -> list[tuple[int, int] | None]:
    """The sites of a tour ("visited the yard and the academy"), or of a ceremony; one None for all else."""
    if trigger.cue.kind not in ("site_visit", "ceremony"):
        return [None]
    thing = site_of(reading, trigger)
    if thing is None:
        return [None]
    if trigger.cue.kind == "ceremony":
        return [core(reading, thing)]
    listed = any(
        reading.tokens[j].dep == "cc" for k in (thing, *joined(reading, thing)) for j in reading.children[k]
    )
    return [core(reading, j) for j in (thing, *(joined(reading, thing) if listed else ()))]


def _recalls(reading: Reading, trigger: Trigger) -> bool:
    """Say whether it takes up a visit of somebody known ("his visit", "the visit", "Oduya's visit")."""
    if trigger.carrier == trigger.word:
        return False
    beside = reading.children[trigger.word]
    if any(reading.tokens[j].dep == "poss" and any(m.people for m in who(reading, j)) for j in beside):
        return True
    return bool({reading.tokens[j].text.lower() for j in beside} & {"the", "his", "her", "this", "their"})


def _untold(reading: Reading, trigger: Trigger, fillers: tuple[Filler, ...]) -> bool:
    """Say whether a visit's destination is left to be understood ("A, on a two-day visit, met B")."""
    if trigger.word == trigger.carrier or trigger.plural or not any(f.mention.people for f in fillers):
        return False
    beside = {reading.tokens[j].text.lower() for j in reading.children[trigger.word]}
    held = trigger.preposition == "on" or trigger.carrier is not None
    return held and bool(beside & {"a", "an"}) and not beside & {"to", "in", "at", "of", "by"}


def _can_travel(reading: Reading, mention: Mention) -> bool:
    """People, delegations and ships travel; states, storms and "it" do not."""
    if mention.kind == "party":
        return False
    return mention.kind != "pronoun" or reading.tokens[mention.head].text.lower() not in ("it", "its")


def shared_out(
    reading: Reading, trigger: Trigger, fillers: tuple[Filler, ...], when: DatedSpan | None
) -> list[tuple[tuple[Filler, ...], DatedSpan | None]]:
    """One group for each meeting: "paid calls on A and B", "met A on May 4 and B on May 5" tell two."""
    if trigger.cue.kind != "meeting":
        return [(fillers, when)]
    verb = trigger.carrier if trigger.carrier is not None else trigger.word
    hosts = [f for f in fillers if f.role == "host" and f.mention.people and f.mention.first > verb]
    subjects = [f for f in fillers if f not in hosts]
    if not hosts:
        last = max(trigger.word, verb)
        hosts = [f for f in fillers if f.mention.first > last and len(f.mention.people) == 1]
        subjects = [f for f in fillers if f.mention.first < verb]
    days = each_dated(reading, [f.mention for f in hosts])
    if len(hosts) > 1 and subjects and days:
        return [((*subjects, host), day) for host, day in zip(hosts, days, strict=True)]
    guests = bool(subjects) or (bool(reading.guests) and any(f.role == "host" for f in hosts))
    if len(hosts) < 2 or not guests or not _several(reading, trigger, hosts):
        return [(fillers, when)]
    return [((*subjects, host), when) for host in hosts]


def _several(reading: Reading, trigger: Trigger, hosts: list[Filler]) -> bool:
    """Say whether a row of people means a row of meetings: "separate receptions for A and B"."""
    if _separately(reading, trigger):
        return True
    called_on = any(f.role == "host" for f in hosts)
    return trigger.plural and (called_on or reading.tokens[trigger.word].lemma not in trigger.cue.plurals)


def _separately(reading: Reading, trigger: Trigger) -> bool:
    home = trigger.carrier if trigger.carrier is not None else trigger.word
    first, last = reading.subtree(home)
    return any(
        t.text.lower() in ("separately", "respectively", "separate") for t in reading.tokens[first:last]
    )


def _span(reading: Reading, trigger: Trigger) -> tuple[int, int]:
    """The words of the telling: from the trigger's verb to the end of what hangs on the noun."""
    first, last = reading.subtree(trigger.word)
    if trigger.carrier is not None and trigger.carrier != trigger.word:
        first = min(first, trigger.carrier)
    if trigger.carrier == trigger.word:
        first = min(first, trigger.word)
        sentence = reading.sentence_of(trigger.word)
        first, last = max(first, sentence.first), min(last, sentence.last)
    return first, last


def _name(reading: Reading, place: Mention | None) -> str | None:
    return reading.passage(place.first, place.last).quote if place else None


def _background(reading: Reading, when: DatedSpan | None) -> bool:
    """A date in another year than the report's tells of an earlier or later time."""
    if when is None or when.when.start is None or reading.year.value is None:
        return False
    year = when.when.start[:4]
    return year.isdigit() and int(year) < reading.year.value


def _met_others(reading: Reading, trigger: Trigger) -> bool:
    """Say whether the verb's object is somebody of no state told ("met the leaders of cooperatives")."""
    if trigger.word != trigger.carrier or trigger.cue.object_is != "person":
        return False
    thing = object_of(reading, trigger.word, trigger.rest)
    return thing is not None and not any(m.parties or m.people for m in who(reading, thing))


def _what(reading: Reading, trigger: Trigger) -> frozenset[str]:
    """Lemmas of the names in what is signed or conferred."""
    if trigger.cue.kind not in ("signing", "award"):
        return frozenset()
    thing = object_of(reading, trigger.word, trigger.rest)
    if thing is None:
        return frozenset()
    first, last = reading.subtree(thing)
    named = (t for t in reading.tokens[first:last] if t.pos in ("NOUN", "PROPN", "NUM"))
    return frozenset(t.lemma.lower() for t in named)


def _recurring(reading: Reading, trigger: Trigger) -> str | None:
    words = [reading.tokens[j].text.lower() for j in reading.children[trigger.word]]
    return next((w for w in words if w in trigger.turns.recurs), None)

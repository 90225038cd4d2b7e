"""Frames from what the learned reader saw and the rules did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regesta.claims.engagements.carriers import carrier_of
from regesta.claims.engagements.circumstances import place_of
from regesta.claims.engagements.clauses import who
from regesta.claims.engagements.frames import Filler, Frame, Trigger
from regesta.claims.engagements.objects import is_country
from regesta.claims.engagements.turns import Turns
from regesta.codebook import Codebook
from regesta.codebook.entries.engagements import Cue
from regesta.model.reading import DatedSpan, Mention, Reading
from regesta.model.seen import EngagementKind, Telling

_FORMS: Mapping[EngagementKind, str | None] = {
    "visit": "visit", "meeting": "meeting", "signing": "signing", "exercise": "exercise", "ceremony": None,
    "site_visit": "site visit", "award": "award", "dispatch": "dispatch", "conference": "conference",
}  # fmt: skip
_VERBS = ("VERB", "AUX")
_TO = ("in", "to", "into", "at", "for", "through", "across")


class Learned:
    """Turns tellings that no rule has told into frames, their fillers and dates as the network paired them."""

    def __init__(self, codebook: Codebook) -> None:
        self._turns = Turns.of(codebook)
        self._cues = {
            kind: Cue(id=f"learned.{kind}", kind=kind, form=form, examples=(), counter=())
            for kind, form in _FORMS.items()
        }

    def frames(self, reading: Reading, told: list[Frame], dates: Mapping[int, DatedSpan]) -> Iterator[Frame]:
        """Yield a frame for each telling beside those `told` by rules."""
        for telling in reading.seen.tellings:
            if any(_covers(frame, telling) for frame in told):
                continue
            trigger = self._trigger(reading, telling)
            fillers = _fillers(reading, telling)
            if not fillers:
                continue
            yield _frame(
                reading, telling, trigger, fillers, _when(reading, telling) or dates.get(trigger.word)
            )

    def _trigger(self, reading: Reading, telling: Telling) -> Trigger:
        """The telling's own noun with the verb above it, or its verb."""
        tokens = reading.tokens
        inside = range(telling.first, telling.last)
        carrier: int | None
        root = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), telling.first)
        if tokens[root].pos in _VERBS:
            noun = next((j for j in reading.children[root] if j in inside and tokens[j].dep == "dobj"), None)
            word = root if noun is None else noun
            carrier, preposition = root, None
        else:
            word = root
            carrier, preposition = carrier_of(reading, root, self._turns)
        plural = tokens[word].tag in ("NNS", "NNPS")
        return Trigger(
            self._cues[telling.kind], word, telling.first, carrier, preposition, plural, turns=self._turns
        )


def _covers(frame: Frame, telling: Telling) -> bool:
    """Say whether a rule has told the same words."""
    t = frame.trigger
    spots = (t.word, t.first, t.carrier)
    return any(s is not None and telling.first <= s < telling.last for s in spots)


def _fillers(reading: Reading, telling: Telling) -> tuple[Filler, ...]:
    """Whoever is meant by the words that the network pairs with the telling."""
    found: list[Mention] = []
    sentence = reading.sentence_of(telling.first)
    for i in telling.takers:
        if reading.tokens[i].tag in ("WP", "WDT") and reading.tokens[reading.tokens[i].head].dep == "relcl":
            found += who(reading, reading.tokens[reading.tokens[i].head].head)
    for m in reading.mentions_in(sentence.first, sentence.last):
        if m.head in telling.takers and (m.people or m.parties) and m.kind != "place":
            found.append(m)
    found.sort(key=lambda m: (m.first, -m.last))
    widest: list[Mention] = []
    for m in found:
        if not any(o.first <= m.first and m.last <= o.last for o in widest):
            widest.append(m)
    return tuple(Filler("participant", m) for m in widest)


def _when(reading: Reading, telling: Telling) -> DatedSpan | None:
    """The date that the network pairs with the telling, the one that says most."""
    days = set(telling.dates)
    sentence = reading.sentence_of(telling.first)
    fitting = [
        w
        for w in reading.whens_in(sentence.first, sentence.last)
        if w.when.kind == "moment" and days & set(range(w.first, w.last))
    ]
    return max(fitting, key=lambda w: len(w.when.start or "") + len(w.when.end or ""), default=None)


def _frame(
    reading: Reading,
    telling: Telling,
    trigger: Trigger,
    fillers: tuple[Filler, ...],
    when: DatedSpan | None,
) -> Frame:
    place = _place(reading, telling, trigger) if telling.kind == "visit" else place_of(reading, trigger)
    first = min(telling.first, *(f.mention.first for f in fillers))
    last = max(telling.last, *(f.mention.last for f in fillers))
    return Frame(
        trigger=trigger,
        fillers=fillers if place is None else tuple(_sided(f, place) for f in fillers),
        when=when,
        status=telling.status,
        place=reading.passage(place.first, place.last).quote if place else None,
        place_party=place.parties[0] if place and place.parties else None,
        site=None,
        first=first,
        last=last,
        background=_background(reading, when),
    )


def _sided(filler: Filler, place: Mention) -> Filler:
    """The guest and the host of a visit, by the state that each serves."""
    if not filler.mention.parties:
        return filler
    return Filler("host" if set(filler.mention.parties) & set(place.parties) else "guest", filler.mention)


def _place(reading: Reading, telling: Telling, trigger: Trigger) -> Mention | None:
    """The state that a visit is to: what hangs on it, or else is next named behind a preposition."""
    own = place_of(reading, trigger)
    if own is not None:
        return own
    sentence = reading.sentence_of(telling.first)
    for m in reading.mentions_in(telling.last, sentence.last):
        if is_country(reading, m) and reading.tokens[m.first - 1].text.lower() in _TO:
            return m
    return None


def _background(reading: Reading, when: DatedSpan | None) -> bool:
    start = when.when.start if when else None
    if start is None or reading.year.value is None or not start[:4].isdigit():
        return False
    return int(start[:4]) < reading.year.value

"""Frames from what the learned reader saw and the rules did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from regesta.claims.engagements.carriers import carrier_of
from regesta.claims.engagements.circumstances import place_of
from regesta.claims.engagements.clauses import who
from regesta.claims.engagements.dating import told_apart
from regesta.claims.engagements.frame import frame_of, shared_out, sites_of
from regesta.claims.engagements.frames import Filler, Frame, Trigger
from regesta.claims.engagements.happenings import DAY
from regesta.claims.engagements.objects import is_country
from regesta.claims.engagements.status import Statuses
from regesta.claims.engagements.turns import Turns
from regesta.claims.engagements.unlikely import unlikely
from regesta.codebook import Codebook
from regesta.codebook.entries.engagements import Cue
from regesta.model.reading import DatedSpan, Mention, Reading
from regesta.model.seen import EngagementKind, Status, Telling

_FORMS: Mapping[EngagementKind, str | None] = {
    "visit": "visit", "meeting": "meeting", "signing": "signing", "exercise": "exercise", "ceremony": None,
    "site_visit": "site visit", "award": "award", "dispatch": "dispatch", "conference": "conference",
}  # fmt: skip
_VERBS = ("VERB", "AUX")
_YEAR = len("2024")
_SURE = 0.7
"""How sure the network must be of a telling that no rule tells."""
_ALONE = 0.9
"""How sure it must be of a telling in which nobody takes part: "The next round was put off"."""
_TWO_SIDED = ("meeting", "exercise")
_MUTUAL = ("meeting", "signing")
_CALLED_OFF: tuple[Status, ...] = ("invited", "postponed", "cancelled", "denied")
_PAIR = 2
_TEXTS = frozenset("letter agreement protocol treaty pact memorandum declaration accord plan".split())
_LINKS = 4  # words between "session" and the dialogue that it is of
_OF_STATES = ("meeting", "exercise", "conference", "signing")
_EVEN = 0.5
"""How sure it must be to be heard on a telling that a rule tells too."""
_TO = ("in", "to", "into", "at", "for", "through", "across")


class Learned:
    """Turns tellings that no rule has told into frames, with fillers and dates as the network paired them."""

    def __init__(self, codebook: Codebook, statuses: Statuses) -> None:
        self._turns = Turns.of(codebook)
        self._statuses = statuses
        self._cues = {
            kind: Cue(
                id=f"learned.{kind}",
                kind=kind,
                form=form,
                examples=(),
                counter=(),
                object_is="site" if kind == "site_visit" else None,
            )
            for kind, form in _FORMS.items()
        }

    def triggers(self, reading: Reading) -> dict[Telling, Trigger]:
        """A trigger for each telling of which the network is sure enough to stand alone."""
        return {t: self._trigger(reading, t) for t in reading.seen.tellings if t.sure >= _SURE}

    def frames(
        self,
        reading: Reading,
        triggers: Mapping[Telling, Trigger],
        told: list[Frame],
        dates: Mapping[int, DatedSpan],
    ) -> Iterator[Frame]:
        """Yield a frame for each telling beside those `told` by rules."""
        for telling, trigger in triggers.items():
            if self._dismissed(reading, telling, trigger) or any(_covers(reading, f, telling) for f in told):
                continue
            fillers = _travelling(telling, _fillers(reading, telling)) or _guests(reading, telling)
            if _stands(reading, telling, fillers):
                dated = _when(reading, telling) or dates.get(trigger.word)
                heard = replace(telling, status=self._status(reading, telling, trigger))
                if heard.status == "invited" and any(_invites(reading, f, telling) for f in told):
                    continue
                for group, when in shared_out(reading, trigger, fillers, dated):
                    yield from _frames(reading, heard, trigger, group, when)

    def _status(self, reading: Reading, telling: Telling, trigger: Trigger) -> Status:
        """What the network says became of it, but for what the words over it call off plainly."""
        verdict = self._statuses.of(reading, trigger)
        plain = next((s for s in _CALLED_OFF if s == verdict), None)
        return plain if plain is not None and telling.status == "occurred" else telling.status

    def _dismissed(self, reading: Reading, telling: Telling, trigger: Trigger) -> bool:
        """Say whether the words are a name, or what stands over them makes them a wish or a topic."""
        if unlikely(reading, telling, trigger):
            return True
        spots = range(telling.first, telling.last)
        over = (replace(trigger, word=i, carrier=reading.tokens[i].head) for i in spots)
        nouns = (i for i in spots if reading.tokens[i].pos == "NOUN")
        above = ((i, *carrier_of(reading, i, self._turns)) for i in nouns)
        under = (replace(trigger, word=i, carrier=v, preposition=p) for i, v, p in above)
        return any(self._statuses.of(reading, t) == "unreal" for t in (trigger, *over, *under))

    @staticmethod
    def second(reading: Reading, frame: Frame) -> Frame:
        """A rule's frame with what the network adds to the same telling: a date that says more, a status."""
        seen = (t for t in reading.seen.tellings if t.sure >= _EVEN and t.kind == frame.trigger.cue.kind)
        telling = next((t for t in seen if _covers(reading, frame, t)), None)
        if telling is None:
            return frame
        when = _when(reading, telling)
        if when is not None and _says_more(when, frame.when):
            frame = replace(frame, when=when)
        frame = replace(frame, fillers=_agreed(reading, telling, frame))
        if frame.status == "occurred" and telling.status != "occurred":
            frame = replace(frame, status=telling.status)
        return frame

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


def _covers(reading: Reading, frame: Frame, telling: Telling) -> bool:
    """Say whether a rule has told the same words, or what they are of: "the opening session" of talks."""
    t = frame.trigger
    spots = (t.word, t.first, t.carrier)
    if any(s is not None and telling.first <= s < telling.last for s in spots):
        return True
    between = reading.tokens[telling.last : t.first]
    near = telling.kind == t.cue.kind and 0 < len(between) <= _LINKS and between[0].text.lower() == "of"
    return near and all(w.pos in ("ADP", "DET", "PRON", "ADJ", "NOUN") for w in between)


def _invites(reading: Reading, frame: Frame, telling: Telling) -> bool:
    """Say whether a rule tells an invitation in the same sentence, and knows who asks whom."""
    here = reading.tokens[telling.first].sentence == reading.tokens[frame.trigger.word].sentence
    return here and frame.status == "invited" and frame.trigger.cue.kind == telling.kind


def _fillers(reading: Reading, telling: Telling) -> tuple[Filler, ...]:
    """Whoever is meant by the words that the network pairs with the telling."""
    found: list[Mention] = []
    sentence = reading.sentence_of(telling.first)
    for i in telling.takers:
        if reading.tokens[i].tag in ("WP", "WDT") and reading.tokens[reading.tokens[i].head].dep == "relcl":
            found += who(reading, reading.tokens[reading.tokens[i].head].head)
    met = _met(reading, telling)
    for m in reading.mentions_in(sentence.first, sentence.last):
        taken = m.head in telling.takers or (m.head == met and len(m.people) > 1)
        meant = taken and (m.people or m.parties) and m.kind != "place"
        if meant and not _of_others(reading, telling, m):
            found.append(m)
    found.sort(key=lambda m: (m.first, -m.last))
    widest: list[Mention] = []
    for m in found:
        if not any(o.first <= m.first and m.last <= o.last for o in widest):
            widest.append(m)
    return tuple(Filler("participant", m) for m in widest)


def _met(reading: Reading, telling: Telling) -> int | None:
    """The object of a meeting's verb: the network may pass over "the two" whom a third joins."""
    if telling.kind != "meeting":
        return None
    verbs = (i for i in range(telling.first, telling.last) if reading.tokens[i].pos in _VERBS)
    return next((j for i in verbs for j in reading.children[i] if reading.tokens[j].dep == "dobj"), None)


def _travelling(telling: Telling, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Of a visit those who can travel: people, delegations and ships do; states and "them" do not."""
    if telling.kind != "visit":
        return fillers
    can = [
        f for f in fillers if f.mention.kind != "party" and (f.mention.people or f.mention.kind != "pronoun")
    ]
    return fillers if can else ()


def _of_others(reading: Reading, telling: Telling, mention: Mention) -> bool:
    """Say whether a state only tells whence somebody is who acts for nobody: "refugees from Sudan"."""
    tokens = reading.tokens
    at = mention.head
    if (
        mention.kind != "party"
        or tokens[at].dep != "pobj"
        or tokens[tokens[at].head].text.lower() not in ("from", "of")
    ):
        return False
    above = tokens[tokens[at].head].head
    return above in telling.takers and tokens[above].pos == "NOUN" and reading.mention_on(above) is None


def _agreed(reading: Reading, telling: Telling, frame: Frame) -> tuple[Filler, ...]:
    """Who takes part by rule and network: where it is sure of both sides, nobody beside whom it names."""
    seen = _fillers(reading, telling)
    people = {k for f in seen for k in f.mention.people}
    sides = {reading.person(k).party for k in people}
    beside = frame.trigger.preposition is not None  # "A had praise for the session held by B and C"
    if beside and telling.kind == "meeting" and telling.sure >= _ALONE and len(sides) > 1:
        kept = tuple(f for f in frame.fillers if not f.mention.people or set(f.mention.people) & people)
        known = {k for f in kept for k in f.mention.people}
        return (*kept, *(f for f in seen if f.mention.people and not set(f.mention.people) & known))
    return (*frame.fillers, *_others(reading, telling, frame, seen))


def _others(reading: Reading, telling: Telling, frame: Frame, seen: tuple[Filler, ...]) -> Iterator[Filler]:
    """Whom the network pairs with what a rule tells of nobody, or of the people of one side alone."""
    told = {reading.person(k).party for k in frame.people()}
    alone = telling.kind in _TWO_SIDED and len({*told, *frame.parties()}) == 1
    for filler in seen:
        parties = {reading.person(k).party for k in filler.mention.people}
        sided = telling.kind in _MUTUAL and len(told) == 1 and bool(parties) and not parties & {*told, None}
        joint = alone and not parties and len(filler.mention.parties) > 1
        if joint or (parties and (not told or sided)):
            yield filler


def _stands(reading: Reading, telling: Telling, fillers: tuple[Filler, ...]) -> bool:
    """Say whether those who take part make it an engagement: officials or states, on two sides if need be."""
    if not fillers:
        return telling.sure >= _ALONE and telling.kind in _OF_STATES
    people = [reading.person(k) for f in fillers for k in f.mention.people]
    acted = any(not f.mention.people or f.mention.kind in ("office", "group", "body") for f in fillers)
    if not acted and not any(p.offices or p.rank for p in people):
        return False
    parties = {p for f in fillers for p in f.mention.parties} | {p.party for p in people if p.party}
    return telling.kind not in _TWO_SIDED or len(parties) > 1 or (not people and telling.sure >= _ALONE)


def _guests(reading: Reading, telling: Telling) -> tuple[Filler, ...]:
    """The guests of the report's visit, of whom a tour, a ceremony or a stay without a name is told."""
    if telling.kind not in ("visit", "site_visit", "ceremony"):
        return ()
    named: dict[tuple[str, ...], Mention] = {}
    for m in reading.mentions:
        if m.kind == "person" and set(m.people) <= reading.guests:
            named.setdefault(m.people, m)
    return tuple(Filler("guest", m) for m in named.values())


def _when(reading: Reading, telling: Telling) -> DatedSpan | None:
    """The date that the network pairs with the telling that says most; two days in a row are a span."""
    days = set(telling.dates)
    sentence = reading.sentence_of(telling.first)
    fitting = [
        w
        for w in reading.whens_in(sentence.first, sentence.last)
        if w.when.kind == "moment"
        and days & set(range(w.first, w.last))
        and not told_apart(reading, w, telling)
        and not _of_text(reading, w)
    ]
    best = max(fitting, key=_weight, default=None)
    for one, other in pairwise(fitting):
        if one is best and _goes_on(reading, one, other):
            return replace(one, when=replace(one.when, end=other.when.start))
    return best


def _of_text(reading: Reading, dated: DatedSpan) -> bool:
    """Say whether a date is the noun's before it, and of no happening: "the letter of June 2022"."""
    before = reading.tokens[max(0, dated.first - 2) : dated.first]
    return len(before) == _PAIR and before[1].text.lower() == "of" and before[0].lemma.lower() in _TEXTS


def _weight(dated: DatedSpan) -> int:
    return len((dated.when.start or "").replace("XXXX-", "")) + len(dated.when.end or "")


def _says_more(new: DatedSpan, old: DatedSpan | None) -> bool:
    """Say whether a date gives a day or month where there was none, or only a year or month."""
    if new.when.start is None:
        return False
    if old is None or old.when.start is None:
        return True
    if _weight(new) <= _weight(old) or len(old.when.start) == DAY:
        return False
    return len(old.when.start) == _YEAR or new.when.start.startswith(old.when.start)


def _goes_on(reading: Reading, one: DatedSpan, other: DatedSpan) -> bool:
    """Say whether two days are joined to a span: "on Tuesday and Wednesday"."""
    between = [t.text.lower() for t in reading.tokens[one.last : other.first]]
    days = all(w.when.end is None and len(w.when.start or "") == DAY for w in (one, other))
    return (
        days
        and between in (["and"], ["to"], ["through"])
        and (one.when.start or "") < (other.when.start or "")
    )


def _frames(
    reading: Reading,
    telling: Telling,
    trigger: Trigger,
    fillers: tuple[Filler, ...],
    when: DatedSpan | None,
) -> Iterator[Frame]:
    for site in sites_of(reading, trigger):
        frame = frame_of(reading, trigger, fillers, when=when, status=telling.status, site=site)
        first = min(frame.first, telling.first)
        frame = replace(frame, first=first, last=max(frame.last, telling.last))
        place = _place(reading, telling, trigger) if telling.kind == "visit" else None
        if place is not None:
            frame = replace(
                frame,
                fillers=tuple(_sided(f, place) for f in fillers),
                place=reading.passage(place.first, place.last).quote,
                place_party=place.parties[0] if place.parties else None,
            )
        yield frame


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

"""Join the tellings of one report into engagements, and lay those of a visit inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from regesta.claims.engagements.clauses import core
from regesta.claims.engagements.frames import Frame
from regesta.model.claim import EngagementKind, Status
from regesta.model.reading import DatedSpan, Mention, Reading

_NEARBY = 3  # sentences after a telling in which its leaders are looked for
_DAY = len("2024-11-24")
_MARGINS = frozenset({"margin", "sideline", "fringe"})
_WEIGHT: tuple[Status, ...] = ("cancelled", "postponed", "denied", "occurred", "planned", "invited")
_CALLS = ("reception", "courtesy call", "phone call", "video call")
_TH = ("th", "first", "second", "third")
_ONCE: frozenset[EngagementKind] = frozenset({"visit"})


@dataclass
class Happening:
    """One engagement in the making: its tellings in order of the text, and what they agree on."""

    kind: EngagementKind
    frames: list[Frame]
    people: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    dated: DatedSpan | None = None
    until: DatedSpan | None = None
    carried: str | None = None
    parent: Happening | None = None

    def first(self) -> int:
        """The token at which it is first told."""
        return self.frames[0].trigger.word

    @property
    def status(self) -> Status:
        """What became of it: called off or denied anywhere is so; held anywhere is held, planned or not."""
        told = [f.status for f in self.frames]
        return next((s for s in _WEIGHT if s in told), told[0])

    def add(self, frame: Frame) -> None:
        """Take in one more telling."""
        self.frames.append(frame)
        self.people += [p for p in frame.people() if p not in self.people]
        self.parties += [p for p in frame.parties() if p not in self.parties]
        if self.dated is not None and frame.when is not None and frame.bound and self._spans(frame):
            self._span(frame)
        elif self.dated is None or _finer(frame.when, self.dated):
            self.dated = frame.when or self.dated

    def _spans(self, frame: Frame) -> bool:
        return spans(self, frame)

    def _span(self, frame: Frame) -> None:
        if frame.bound == "end":
            self.until = frame.when
        elif frame.when is not None:
            self.until, self.dated = self.dated, frame.when


def join(reading: Reading, frames: list[Frame]) -> list[Happening]:
    """Gather tellings of the same engagement, in order of the text."""
    out: list[Happening] = []
    laid: dict[str | None, Frame | None] = {
        f.site: None for f in frames if f.trigger.cue.kind == "ceremony" and f.site
    }
    body = [f for f in frames if not _on_top(reading, f)]
    told = {(f.trigger.cue.kind, w) for f in body for w in _words(reading, f)}
    top = [f for f in frames if _on_top(reading, f) and not _told(reading, f, told)]
    for frame in [*body, *top]:
        if frame.trigger.cue.kind == "site_visit" and frame.site in laid:
            laid[frame.site] = frame  # who goes to a monument to lay a wreath does not tour it
            continue
        if _mere_occasion(reading, frame, body):
            continue
        tour = _received_at(reading, frame, out)
        if tour is not None:
            tour.people += [p for p in frame.people() if p not in tour.people]
            tour.parties += [p for p in frame.parties() if p not in tour.parties]
            continue
        home = next((h for h in reversed(out) if same(reading, h, frame)), None)
        if home is None and frame.recalls:
            continue
        if home is None:
            home = Happening(frame.trigger.cue.kind, [])
            out.append(home)
        home.add(frame)
    for h in out:
        gone = laid.get(h.frames[0].site) if h.kind == "ceremony" else None
        if gone is not None and not h.people:
            h.people, h.parties = list(gone.people()), list(gone.parties())
            h.dated = h.dated or gone.when
    return out


def spans(happening: Happening, frame: Frame) -> bool:
    """Say whether a telling gives the other end of one that is dated by its start or end alone."""
    one = happening.dated.when if happening.dated else None
    other = frame.when.when if frame.when else None
    if one is None or other is None or one.end or other.end or not one.start or not other.start:
        return False
    if happening.until is not None or len(one.start) != _DAY or len(other.start) != _DAY:
        return False
    begun = any(f.bound == "end" for f in happening.frames)
    return (frame.bound == "end" and one.start < other.start) or (
        frame.bound == "start" and begun and other.start < one.start
    )


def _on_top(reading: Reading, frame: Frame) -> bool:
    """A telling in a headline or a caption, which counts only where the text does not tell it."""
    return reading.sentence_of(frame.trigger.word).block in ("headline", "caption")


def _told(reading: Reading, frame: Frame, told: set[tuple[EngagementKind, str]]) -> bool:
    return any((frame.trigger.cue.kind, w) in told for w in _words(reading, frame))


def _mere_occasion(reading: Reading, frame: Frame, frames: list[Frame]) -> bool:
    """ "At a ceremony in Nairobi, A presented the order": the ceremony is where the award was, not one more event."""
    if frame.trigger.cue.kind != "ceremony" or frame.trigger.first != frame.trigger.word:
        return False
    here = reading.tokens[frame.trigger.word].sentence
    return any(
        (f.trigger.cue.kind in ("award", "signing") or f.trigger.cue.form == "handover")
        and reading.tokens[f.trigger.word].sentence == here
        for f in frames
        if f is not frame
    )


def _received_at(reading: Reading, frame: Frame, out: list[Happening]) -> Happening | None:
    """The tour in whose "where he was received by" a reception stands."""
    verb = frame.trigger.carrier
    if frame.trigger.cue.kind != "meeting" or verb is None or reading.tokens[verb].dep != "relcl":
        return None
    if not any(reading.tokens[j].text.lower() == "where" for j in reading.children[verb]):
        return None
    here = reading.tokens[verb].sentence
    return next(
        (h for h in out if h.kind == "site_visit" and reading.tokens[h.first()].sentence == here), None
    )


def seat_speakers(reading: Reading, happenings: list[Happening]) -> None:
    """Seat at a meeting with one named person whoever answers there ("Pisen, for his part, …").

    Looks at the sentences from the meeting's first telling up to the next engagement: their subjects, if they
    serve a party of the meeting that nobody named at it serves yet.
    """
    starts = sorted({reading.tokens[f.trigger.word].sentence for h in happenings for f in h.frames})
    for h in happenings:
        if h.kind != "meeting" or len(h.people) > 1 or len(h.parties) < 2:
            continue
        here = reading.tokens[h.first()].sentence
        stop = next((s for s in starts if s > here), len(reading.sentences))
        seated = {reading.person(k).party for k in h.people}
        for mention in _subjects(reading, here, stop):
            party = mention.parties[0] if mention.parties else None
            if mention.people[0] not in h.people and party in h.parties and party not in seated:
                h.people.append(mention.people[0])
                seated.add(party)


def seat_leaders(reading: Reading, happenings: list[Happening], leads: frozenset[str]) -> None:
    """Seat at a session or a drill whoever is told, up to the next engagement, to have led a side there.

    "The Ghanaian delegation was led by A and that of Togo by B", "A commands the Togolese ships".
    """
    starts = sorted({reading.tokens[f.trigger.word].sentence for h in happenings for f in h.frames})
    for h in happenings:
        if h.kind not in ("meeting", "exercise") or h.people or h.status not in ("occurred", "planned"):
            continue
        here = reading.tokens[h.frames[0].trigger.word].sentence
        stop = next((s for s in starts if s > here), len(reading.sentences))
        for key, party in _leading(reading, here, min(stop, here + _NEARBY), leads):
            if len(h.parties) < 2 or party in h.parties:
                h.people += [key] if key not in h.people else []
                h.parties += [party] if party not in h.parties else []


def _leading(reading: Reading, first: int, stop: int, leads: frozenset[str]) -> Iterator[tuple[str, str]]:
    """People named in sentences in which a verb of leading stands, with the one party that each serves."""
    for sentence in reading.sentences[first:stop]:
        tokens = reading.tokens[sentence.first : sentence.last]
        if not any(t.pos == "VERB" and t.lemma.lower() in leads for t in tokens):
            continue
        for mention in reading.mentions_in(sentence.first, sentence.last):
            if mention.kind in ("person", "office") and len(mention.people) == 1 and len(mention.parties) == 1:
                yield mention.people[0], mention.parties[0]


def _subjects(reading: Reading, first: int, stop: int) -> Iterator[Mention]:
    """Main subjects of a run of sentences that mean one person, in order."""
    for sentence in reading.sentences[first:stop]:
        for token in reading.tokens[sentence.first : sentence.last]:
            if token.dep == "nsubj" and reading.tokens[token.head].head == token.head:
                mention = reading.mention_on(token.i)
                if mention is not None and len(mention.people) == 1:
                    yield mention


def _finer(new: DatedSpan | None, old: DatedSpan) -> bool:
    """A date with an end, or a day where there was a month, says more."""
    if new is None or new.when.start is None:
        return False
    return old.when.start is None or len(new.when.start) > len(old.when.start)


def same(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """Say whether a telling is of an engagement told before: same kind, no clash of dates, people who fit."""
    if happening.kind != frame.trigger.cue.kind:
        return False
    if clash(happening.dated, frame.when) and not spans(happening, frame):
        return False
    if happening.status != frame.status and happening.kind != "visit":
        return False
    if happening.frames[-1].background and frame.when is None and frame.trigger.carrier == frame.trigger.word:
        return False
    if happening.kind in ("site_visit", "award", "dispatch", "exercise", "conference", "ceremony"):
        return _same_object(reading, happening, frame)
    people = set(frame.people())
    ours = set(happening.people)
    if happening.kind in _ONCE:
        return _same_visit(happening, frame)
    if happening.kind == "signing":
        return _same_text(reading, happening, frame)
    if _other_circle(happening, frame):
        return False
    if len(people) >= 2 and len(ours) >= 2:
        return people == ours or (people < ours and frame.recurring is None) or ours < people
    if people and ours:
        return bool(people & ours) and _takes_up(reading, happening, frame)
    return _takes_up(reading, happening, frame)


def _other_circle(happening: Happening, frame: Frame) -> bool:
    """A meeting of three states is not the one of two of them, though the same people sit in both."""
    here, there = set(frame.parties()), set(happening.parties)
    return len(here) >= 2 and len(there) >= 2 and here != there


def _takes_up(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """A definite noun ("the talks", "their meeting") takes up an engagement told shortly before."""
    tokens = reading.tokens
    word = frame.trigger.word
    determiners = {tokens[j].text.lower() for j in reading.children[word] if tokens[j].dep in ("det", "poss")}
    noun = frame.trigger.carrier != word
    if noun and _numbers(reading, word) - _numbers(reading, happening.first()):
        return False
    if frame.trigger.cue.form == "dialogue" and happening.frames[0].trigger.cue.form in _CALLS:
        return False
    definite = bool(determiners & {"the", "this", "these", "their", "his", "her", "that"})
    if noun and not definite and determiners:
        return False
    gap = tokens[word].sentence - tokens[happening.frames[-1].trigger.word].sentence
    return (
        (definite or not noun)
        and gap <= 12
        and not (set(frame.people()) - set(happening.people) and len(happening.people) >= 2)
    )


def _numbers(reading: Reading, word: int) -> set[str]:
    """The number of a session, where the noun has one: "the sixth round", "15th dialogue"."""
    first, _ = core(reading, word)
    return {
        t.text.lower()
        for t in reading.tokens[first:word]
        if t.text[:1].isdigit() or (t.tag == "JJ" and t.dep == "amod" and t.text.lower().endswith(_TH))
    }


def _same_text(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """Signings: the same where one sentence tells both, or the text signed has the same name."""
    last = happening.frames[-1]
    if reading.tokens[last.trigger.word].sentence == reading.tokens[frame.trigger.word].sentence:
        return True
    return bool(last.what and frame.what) and (last.what <= frame.what or frame.what <= last.what)


def _same_visit(happening: Happening, frame: Frame) -> bool:
    people, ours = set(frame.people()), set(happening.people)
    if people and ours and not people & ours:
        return False
    here = {f.place_party for f in happening.frames if f.place_party}
    return not (frame.place_party and here and frame.place_party not in here)


def _same_object(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """Site visits, ceremonies, exercises: told twice only where the thing has the same words."""
    other = happening.frames[0]
    if happening.kind == "ceremony" and other.trigger.cue.form != frame.trigger.cue.form:
        return False
    if happening.kind == "ceremony" and _side_by_side(reading, happening, frame):
        return True
    if frame.site and other.site:
        return frame.site == other.site
    if happening.kind in ("site_visit", "award", "dispatch"):
        return False
    words = _words(reading, frame), _words(reading, other)
    if happening.kind in ("conference", "exercise") and not (words[0] <= words[1] or words[1] <= words[0]):
        return False
    people, ours = set(frame.people()), set(happening.people)
    return (
        bool(words[0] & words[1])
        and (not people or not ours or bool(people & ours))
        and _takes_up(reading, happening, frame)
    )


def _side_by_side(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """ "laid a wreath and offered incense" is one ceremony."""
    tokens = reading.tokens
    one, other = tokens[happening.frames[-1].trigger.word], tokens[frame.trigger.word]
    return (
        one.sentence == other.sentence
        and frame.trigger.cue.verbs != ()
        and not (happening.frames[-1].site and frame.site and happening.frames[-1].site != frame.site)
    )


def _words(reading: Reading, frame: Frame) -> set[str]:
    first, _ = core(reading, frame.trigger.word)
    last = frame.trigger.word + 2
    return {t.lemma.lower() for t in reading.tokens[first:last] if t.pos in ("NOUN", "PROPN", "ADJ", "NUM")}


def clash(one: DatedSpan | None, other: DatedSpan | None) -> bool:
    """Say whether two dates cannot be of one engagement."""
    if one is None or other is None or one.when.start is None or other.when.start is None:
        return False
    a, b = one.when, other.when
    if a.start is None or b.start is None:
        return False
    n = min(len(a.start), len(b.start))
    if a.start[:n] == b.start[:n]:
        return False
    return not (within(b.start, a.start, a.end) or within(a.start, b.start, b.end))


def within(day: str, start: str | None, end: str | None) -> bool:
    """Say whether a date lies inside a span, as far as the notation tells (XXXX years compare as text)."""
    if start is None:
        return True
    if end is None:
        n = min(len(day), len(start))
        return day[:n] == start[:n]
    n = min(len(day), len(start), len(end))
    return start[:n] <= day[:n] <= end[:n]


def nest(reading: Reading, happenings: list[Happening]) -> None:
    """Lay engagements in the visit that they belong to: its guest takes part and its dates allow it."""
    visits = [h for h in happenings if h.kind == "visit" and h.status in ("occurred", "planned")]
    for h in happenings:
        if h.kind == "visit" or h.status not in ("occurred", "planned") or h.frames[0].background:
            continue
        fitting = [v for v in visits if _inside(reading, h, v)]
        if fitting:
            h.parent = min(fitting, key=lambda v: abs(v.first() - h.first()))


def carry_dates(reading: Reading, happenings: list[Happening]) -> None:
    """Give an undated engagement the day of the one told just before it in the same paragraph.

    A signing takes the day of the last meeting before it, wherever that was told: texts are signed at talks.
    """
    told = sorted((h for h in happenings if not h.frames[0].background), key=Happening.first)
    for n, h in enumerate(told):
        if (
            (h.dated is not None and h.dated.when.start)
            or h.status not in ("occurred", "denied")
            or h.kind == "visit"
        ):
            continue
        earlier = [x for x in reversed(told[:n]) if x.kind != "visit" and x.status == "occurred"]
        if h.kind == "signing" or _on_sidelines(reading, h):
            source = next((x for x in earlier if x.kind in ("meeting", "conference") and _day(x)), None)
        else:
            here = reading.sentence_of(h.first()).paragraph
            source = next(
                (x for x in earlier if reading.sentence_of(x.first()).paragraph == here and _day(x)), None
            )
        if source is not None:
            h.carried = _day(source)


def _on_sidelines(reading: Reading, h: Happening) -> bool:
    """Say whether it is told to be (or not to have been) "on the margins" of something else."""
    frame = h.frames[0]
    return any(t.lemma.lower() in _MARGINS for t in reading.tokens[frame.first : frame.last])


def _day(h: Happening) -> str | None:
    """The single day of an engagement, if it is known."""
    if h.dated is not None and h.dated.when.start is not None:
        when = h.dated.when
        return when.start if when.end is None and len(when.start or "") == _DAY else None
    return h.carried


def _inside(reading: Reading, h: Happening, visit: Happening) -> bool:
    if h.status != visit.status and h.status == "occurred":
        return False
    if h.people and visit.people and not set(h.people) & set(visit.people):
        return False
    if not h.people and h.parties and not set(h.parties) & set(visit.parties):
        return False
    if h.dated and h.dated.when.start:
        start = visit.dated.when.start if visit.dated else None
        if start is None:
            return not h.dated.when.loose
        return within(h.dated.when.start, start, visit.dated.when.end if visit.dated else None)
    return True

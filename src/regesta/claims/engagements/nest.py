"""Lay the engagements of a visit inside it, and lend a day to those told without one."""

from __future__ import annotations

from regesta.claims.engagements.happenings import DAY, Happening, within
from regesta.model.reading import Reading

_OF_A_DAY = ("meeting", "ceremony", "site_visit", "award")


def nest(reading: Reading, happenings: list[Happening]) -> None:
    """Lay engagements in the visit that they belong to: its guest takes part and its dates allow it.

    A meeting told with the host's people alone ("In a separate meeting with the chief of staff, both
    sides …") is the guest's too.
    """
    visits = [h for h in happenings if h.kind == "visit" and h.status in ("occurred", "planned")]
    for h in happenings:
        if h.kind == "visit" or h.status not in ("occurred", "planned") or h.frames[0].background:
            continue
        fitting = [v for v in visits if not v.frames[0].background and _inside(reading, h, v)]
        if fitting:
            h.parent = min(fitting, key=lambda v: abs(v.first() - h.first()))
            if _host_alone(reading, h, h.parent):
                h.people += h.parent.people
                h.parties += [p for p in h.parent.parties if p not in h.parties]


def _host_alone(reading: Reading, h: Happening, visit: Happening) -> bool:
    """Say whether a meeting is told with people of the host's side alone, though both sides are at it."""
    if h.kind != "meeting" or not h.people or not visit.people or set(h.people) & set(visit.people):
        return False
    theirs = {reading.person(k).party for k in h.people}
    guests = {reading.person(k).party for k in visit.people}
    return len(theirs) == 1 and not theirs & guests and bool(guests & set(h.parties))


def _inside(reading: Reading, h: Happening, visit: Happening) -> bool:
    if h.status != visit.status and h.status == "occurred":
        return False
    apart = h.people and visit.people and not set(h.people) & set(visit.people)
    if apart and not _host_alone(reading, h, visit):
        return False
    if not h.people and h.parties and not set(h.parties) & set(visit.parties):
        return False
    if h.dated and h.dated.when.start:
        start = visit.dated.when.start if visit.dated else None
        if start is None:
            return not h.dated.when.loose
        return within(h.dated.when.start, start, visit.dated.when.end if visit.dated else None)
    return True


def carry_dates(reading: Reading, happenings: list[Happening]) -> None:
    """Give an undated engagement the day of what is told just before it in the same paragraph.

    A signing takes the day of the last meeting or signing before it, wherever that was told: texts are signed
    at talks; and talks told in one sentence with a signing take the day of it. A closing ceremony is held on
    the last day of what it closes, and what a report of a single day tells, on that day.
    """
    told = sorted((h for h in happenings if not h.frames[0].background), key=_at)
    for n, h in enumerate(told):
        if (
            (h.dated is not None and h.dated.when.start)
            or h.status not in ("occurred", "denied")
            or h.kind == "visit"
        ):
            continue
        earlier = [x for x in reversed(told[:n]) if x.kind != "visit" and x.status == "occurred"]
        if h.kind == "signing" or _on_sidelines(reading, h):
            talks = [
                x for x in earlier if x.kind in ("meeting", "conference", "signing") and not _others(h, x)
            ]
            h.carried = next((day for x in talks if (day := _day(x))), None)
        else:
            h.carried = _rounded_off(reading, told, h) or _told_before(reading, told, h)
    for h in told:
        if h.kind == "meeting" and h.status == "occurred" and h.carried is None and h.dated is None:
            h.carried = next((day for x in told if _beside(reading, h, x) and (day := _day(x))), None)
    _of_one_day(reading, told)


def _at(h: Happening) -> int:
    """Where an engagement stands among the others: a signing at its last telling, which the talks precede."""
    return h.frames[-1].trigger.word if h.kind == "signing" else h.first()


def _of_one_day(reading: Reading, told: list[Happening]) -> None:
    """Give the one day that a report tells of to the meetings and ceremonies that it tells without a day."""
    held = [h for h in told if h.status == "occurred"]
    dated = [h for h in held if h.dated is not None and h.dated.when.start]
    days = {h.dated.when.start for h in dated if h.dated is not None}
    if len(days) != 1 or any(h.until is not None or (h.dated and h.dated.when.end) for h in dated):
        return
    day = days.pop()
    for h in held:
        undated = h.dated is None and h.carried is None and h.kind in _OF_A_DAY
        if undated and day is not None and len(day) == DAY and not _before(reading, h):
            h.carried = day


def _before(reading: Reading, h: Happening) -> bool:
    """Say whether something is told to recur or to have been before ("had met", "their annual talks")."""
    frame = h.frames[0]
    over = {frame.trigger.word, frame.trigger.carrier}
    return frame.recurring is not None or any(
        reading.tokens[j].text.lower() == "had" for i in over if i is not None for j in reading.children[i]
    )


def _beside(reading: Reading, talks: Happening, signing: Happening) -> bool:
    """Say whether one sentence tells talks and a signing that was held: "in talks before the signing"."""
    if signing.kind != "signing" or signing.status != "occurred" or _others(signing, talks):
        return False
    here = {reading.tokens[f.trigger.word].sentence for f in talks.frames}
    return any(reading.tokens[f.trigger.word].sentence in here for f in signing.frames)


def _rounded_off(reading: Reading, told: list[Happening], h: Happening) -> str | None:
    """The last day of what a closing ceremony closes, or the first of what an opening ceremony opens."""
    if h.kind != "ceremony":
        return None
    word = h.first()
    beside = {reading.tokens[j].text.lower() for j in reading.children[word]}
    for x in told:
        if x.kind not in ("exercise", "conference", "meeting") or x.dated is None or x.status != "occurred":
            continue
        when = x.dated.when
        last = x.until.when.start if x.until is not None else when.end
        if last is None and any(f.bound == "end" for f in x.frames):
            last = when.start
        day = last if "closing" in beside else when.start if "opening" in beside and when.end else None
        if day is not None and len(day) == DAY:
            return day
    return None


def _told_before(reading: Reading, told: list[Happening], h: Happening) -> str | None:
    """The day of the last engagement told before in the paragraph: a day told elsewhere is not lent."""
    at = h.first()
    here = reading.sentence_of(at).paragraph
    days: list[tuple[int, str]] = []
    for x in told:
        if x.status != "occurred" or x is h:
            continue
        for frame in x.frames:
            word = frame.trigger.word
            if word >= at or reading.sentence_of(word).paragraph != here:
                continue
            own = frame.when.when if frame.when is not None else None
            if own is not None and own.start and own.end is None and len(own.start) == DAY:
                days.append((word, own.start))
            elif own is None and x.carried:
                days.append((word, x.carried))
    return max(days, default=(0, None))[1]


def _others(h: Happening, talks: Happening) -> bool:
    """Say whether two people signed and two others talked: the one did not happen at the other."""
    return len(h.people) > 1 and len(talks.people) > 1 and set(h.people) != set(talks.people)


def _on_sidelines(reading: Reading, h: Happening) -> bool:
    """Say whether it is told to be (or not to have been) "on the margins" of something else."""
    frame = h.frames[0]
    return any(
        t.lemma.lower() in frame.trigger.turns.margins for t in reading.tokens[frame.first : frame.last]
    )


def _day(h: Happening) -> str | None:
    """The single day of an engagement, if it is known."""
    if h.dated is not None and h.dated.when.start is not None:
        when = h.dated.when
        return when.start if when.end is None and len(when.start or "") == DAY else None
    return h.carried

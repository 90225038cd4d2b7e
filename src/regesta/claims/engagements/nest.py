"""Lay the engagements of a visit inside it, and lend a day to those told without one."""

from __future__ import annotations

from regesta.claims.engagements.happenings import DAY, Happening, within
from regesta.model.reading import Reading


def nest(reading: Reading, happenings: list[Happening]) -> None:
    """Lay engagements in the visit that they belong to: its guest takes part and its dates allow it.

    A meeting told with the host's people alone ("In a separate meeting with the chief of staff, both
    sides …") is the guest's too.
    """
    visits = [h for h in happenings if h.kind == "visit" and h.status in ("occurred", "planned")]
    for h in happenings:
        if h.kind == "visit" or h.status not in ("occurred", "planned") or h.frames[0].background:
            continue
        fitting = [v for v in visits if _inside(reading, h, v)]
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
            talks = [x for x in earlier if x.kind in ("meeting", "conference") and not _others(h, x)]
            source = next((x for x in talks if _day(x)), None)
        else:
            here = reading.sentence_of(h.first()).paragraph
            source = next((x for x in earlier if _told_in(reading, x, here) and _day(x)), None)
        if source is not None:
            h.carried = _day(source)


def _others(h: Happening, talks: Happening) -> bool:
    """Say whether two people signed and two others talked: the one did not happen at the other."""
    return len(h.people) > 1 and len(talks.people) > 1 and set(h.people) != set(talks.people)


def _told_in(reading: Reading, h: Happening, paragraph: int) -> bool:
    """Say whether an engagement and its day are told in a paragraph: a day told elsewhere is not lent."""
    if reading.sentence_of(h.first()).paragraph != paragraph:
        return False
    return h.dated is None or reading.sentence_of(h.dated.first).paragraph == paragraph


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

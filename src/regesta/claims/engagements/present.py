"""Who was there where nobody is named: those of the talks at a signing, the guest at his welcome."""

from __future__ import annotations

from regesta.claims.engagements.happenings import Happening, clash
from regesta.model.reading import Reading

_TALKS = ("meeting", "conference")


def seat_present(reading: Reading, happenings: list[Happening]) -> None:
    """Seat people at signings and ceremonies told without anybody, as the text implies.

    A text signed now, with no one named, was signed by those who met just before; a past one is left alone.
    A guard of honour or a wreath without a name is the guest's of the visit in which it lies.
    """
    told = sorted(happenings, key=Happening.first)
    for n, h in enumerate(told):
        if h.kind == "meeting" and _of_hosts(reading, h):
            guests = sorted(reading.guests)
            h.people += guests
            h.parties += [p for k in guests if (p := reading.person(k).party) and p not in h.parties]
            continue
        if h.people or h.status != "occurred" or any(f.background for f in h.frames):
            continue
        if h.kind == "signing":
            talks = next((x for x in reversed(told[:n]) if _held_before(h, x)), None)
            if talks is not None:
                h.people += talks.people
                h.parties += [p for p in talks.parties if p not in h.parties]
        elif h.kind == "ceremony" and (h.parent is not None or _of_guests(reading, h)):
            visit = h.parent if h.parent is not None and h.parent.kind == "visit" else None
            heads = [k for k in visit.people if k in reading.guests] if visit else []
            there = heads or (visit.people if visit else sorted(reading.guests))
            guests = [k for k in there if visit is None or reading.person(k).party != _host(visit)]
            h.people += guests
            theirs = [p for k in guests if (p := reading.person(k).party)]
            h.parties += [p for p in theirs if p not in h.parties]


def _of_guests(reading: Reading, h: Happening) -> bool:
    """Say whether a ceremony may be the guests': told of no state, or of theirs too."""
    return not h.parties or bool({reading.person(k).party for k in reading.guests} & set(h.parties))


def _of_hosts(reading: Reading, h: Happening) -> bool:
    """Say whether a meeting is told with its host alone, in a report that has a guest: "Calls on A and B"."""
    served = {reading.person(k).party for k in h.people}
    away = {reading.person(k).party for k in reading.guests}
    background = any(f.background for f in h.frames)
    return (
        len(served) == 1 and bool(away) and not served & away and set(h.parties) <= served and not background
    )


def _held_before(h: Happening, talks: Happening) -> bool:
    """Say whether two sides talked, and no date or party parts their talks from a signing."""
    if talks.kind not in _TALKS or talks.status != "occurred" or any(f.background for f in talks.frames):
        return False
    both = len(talks.people) > 1 and len(talks.parties) > 1
    return both and set(h.parties) <= set(talks.parties) and not clash(h.dated, talks.dated)


def _host(visit: Happening) -> str | None:
    return next((f.place_party for f in visit.frames if f.place_party), None)

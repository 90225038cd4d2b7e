"""Join the tellings of one report into engagements."""

from __future__ import annotations

from regesta.claims.engagements.attendance import apart, attendances, seat_attendees
from regesta.claims.engagements.frames import Frame
from regesta.claims.engagements.happenings import Happening
from regesta.claims.engagements.same import same, words_of
from regesta.model.reading import Reading
from regesta.model.seen import EngagementKind


def join(reading: Reading, frames: list[Frame]) -> list[Happening]:
    """Gather tellings of the same engagement, in order of the text."""
    out: list[Happening] = []
    present = attendances(reading, frames)
    frames = apart(frames, present, reading)
    laid: dict[str | None, Frame | None] = {
        f.site: None for f in frames if f.trigger.cue.kind == "ceremony" and f.site
    }
    body = [f for f in frames if not _on_top(reading, f)]
    told = {(f.trigger.cue.kind, w) for f in body for w in words_of(reading, f)}
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
        homes = [h for h in reversed(out) if same(reading, h, frame)]
        home = next((h for h in homes if _met_there(h, frame)), next(iter(homes), None))
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
    seat_attendees(reading, out, present)
    return out


def _met_there(h: Happening, frame: Frame) -> bool:
    """Say whether both sides of a meeting are named, and whoever a new telling names is one of them."""
    return h.kind != "meeting" or (len(h.people) > 1 and set(frame.people()) <= set(h.people))


def _on_top(reading: Reading, frame: Frame) -> bool:
    """A telling in a headline or a caption, which counts only where the text does not tell it."""
    return reading.sentence_of(frame.trigger.word).block in ("headline", "caption")


def _told(reading: Reading, frame: Frame, told: set[tuple[EngagementKind, str]]) -> bool:
    return any((frame.trigger.cue.kind, w) in told for w in words_of(reading, frame))


def _mere_occasion(reading: Reading, frame: Frame, frames: list[Frame]) -> bool:
    """Say whether a ceremony is only where an award or signing was ("at a ceremony in Nairobi, A gave …")."""
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

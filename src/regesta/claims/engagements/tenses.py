"""What the calendar says of a status: nothing has occurred on a day that is yet to come."""

from __future__ import annotations

from regesta.claims.engagements.happenings import Happening
from regesta.model.reading import Reading
from regesta.model.seen import Status


def status_of(reading: Reading, h: Happening) -> Status:
    """The status told; planned where the date lies behind the report's, and held where years before it."""
    start = h.dated.when.start if h.dated is not None else None
    today = _today(reading)
    if start is None or today is None or not start[:4].isdigit():
        return h.status
    n = min(len(start), len(today))
    if h.status == "occurred" and start[:n] > today[:n] and not _told_as_past(reading, h):
        return "planned"
    if h.status == "planned" and start[:4] < today[:4]:
        return "occurred"
    return h.status


def _told_as_past(reading: Reading, h: Happening) -> bool:
    """Say whether a verb in the past tense makes it happen ("The following day he was received")."""
    verbs = (f.trigger.carrier for f in h.frames if f.trigger.carrier is not None)
    return any(
        reading.tokens[v].tag == "VBD"
        or any(
            reading.tokens[j].tag == "VBD" and reading.tokens[j].dep == "auxpass" for j in reading.children[v]
        )
        for v in verbs
    )


def _today(reading: Reading) -> str | None:
    """The day of publication as far as it is printed, or else the year of the main events."""
    published = reading.report.published
    if published is not None and published.start is not None and published.start[:4].isdigit():
        return published.start
    return str(reading.year.value) if reading.year.value is not None else None

"""When somebody was last here: kept by the browser alone, so that home can tell what is new since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

COOKIE = "regesta_visit"
_PAUSE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit: when the one before it ended (None on the first), and when a page was last asked for."""

    since: str | None
    last: str

    def as_cookie(self) -> str:
        """The visit as the browser keeps it."""
        return f"{self.since or ''}~{self.last}"


def visit_of(cookie: str | None, now: datetime) -> Visit:
    """The visit that a request belongs to: after a pause a new one begins. No cookie, no visit before."""
    known, _, last = (cookie or "").partition("~")
    then, since = moment(last), moment(known)
    if then is None or then > now:
        return Visit(None, _printed(now))
    if now - then > _PAUSE:
        return Visit(_printed(then), _printed(now))
    return Visit(_printed(since) if since else None, _printed(now))


def moment(told: str) -> datetime | None:
    """A day or a moment in ISO 8601, UTC where it does not say; None for anything else."""
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _printed(when: datetime) -> str:
    return when.isoformat(timespec="seconds")

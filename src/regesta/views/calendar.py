"""What is ahead: engagements announced, sessions expected, texts that run out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regesta.model.entry import EngagementEntry
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.acts import Acts
from regesta.views.overview import is_ahead


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something that is announced, expected or runs out, on dates as precise as reports allow.

    `past` says that its time was over on the day of the latest report and that nothing of it was seen.
    """

    entry: str
    sort: str
    start: str
    end: str | None
    told: str
    parties: tuple[str, ...]
    past: bool


def appointments(reader: RegisterReader, acts: Acts, known_on: str | None) -> tuple[Appointment, ...]:
    """All that has a year, in order of date."""
    found = [*_announced(reader, acts, known_on), *_expected(reader, known_on), *_ending(reader, known_on)]
    return tuple(sorted(found, key=lambda a: (dates.earliest(a.start), a.start, a.entry)))


def _announced(reader: RegisterReader, acts: Acts, known_on: str | None) -> Iterator[Appointment]:
    for engagement in reader.engagements():
        if (
            engagement.status in ("planned", "invited")
            and engagement.start
            and dates.has_year(engagement.start)
        ):
            yield Appointment(
                entry=engagement.id,
                sort="announced" if engagement.status == "planned" else "invited",
                start=engagement.start,
                end=engagement.end,
                told=_told(acts, engagement),
                parties=engagement.parties,
                past=not is_ahead(engagement.end or engagement.start, known_on),
            )


def _told(acts: Acts, engagement: EngagementEntry) -> str:
    return acts.words(engagement).removesuffix(f" ({engagement.status})")


def _expected(reader: RegisterReader, known_on: str | None) -> Iterator[Appointment]:
    for forum in reader.mechanisms():
        expected = forum.next_expected
        if expected and dates.has_year(expected):
            past = not is_ahead(expected, known_on)
            yield Appointment(forum.id, "expected", expected, None, forum.name, forum.parties, past)


def _ending(reader: RegisterReader, known_on: str | None) -> Iterator[Appointment]:
    for text in reader.instruments():
        final = (text.term or "").rpartition("/")[2]
        if final and dates.has_year(final) and is_ahead(final, known_on):
            day = dates.latest(final)
            told = f"{text.title} {dates.printed_term(text.term)} runs out"
            yield Appointment(text.id, "runs out", day, None, told, text.parties, past=False)

"""The timeline of a relation as a drawing with its lines: what a page or a picture of it needs."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.codebook import Codebook
from regesta.model.entry import Entry
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.acts import Acts
from regesta.views.chart import Chart, chart
from regesta.views.names import Names
from regesta.views.relation import Window, relation
from regesta.views.timeline import Moment, moments


@dataclass(frozen=True, slots=True)
class Drawn:
    """A relation drawn; `moments` are its engagements in words, `known_on` the day of the latest report."""

    title: str
    chart: Chart
    moments: tuple[Moment, ...]
    reports: int
    filed: int
    known_on: str | None


def draw(reader: RegisterReader, codebook: Codebook, parties: tuple[str, ...], window: Window) -> Drawn:
    """Draw visits with their meetings, texts with their successions, and forums with their sessions."""
    names = Names(codebook)
    found = relation(reader, parties, window)
    acts = Acts(names, reader.people(), reader.instruments(), reader.honours(), reader.mechanisms())
    known_on = max(found.dates.values(), key=dates.latest, default=None)
    every: dict[str, Entry] = {e.id: e for e in reader.engagements()}
    return Drawn(
        title=" and ".join(names.party(code) for code in parties),
        chart=chart(found, acts, every, known_on),
        moments=moments(found.engagements, acts),
        reports=len(found.reports),
        filed=found.filed,
        known_on=dates.printed(known_on) if known_on else None,
    )

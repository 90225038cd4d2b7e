"""A text with those before and after it: what each keeps, drops and adds of the areas agreed on."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.entry import EngagementEntry, InstrumentEntry, UndertakingEntry
from regesta.views import dates
from regesta.views.connections import chain_of
from regesta.views.expiring import areas_agreed
from regesta.views.neighbours import Neighbours


@dataclass(frozen=True, slots=True)
class LinkInChain:
    """One text of a chain; its areas are compared with those of `before`, the text that it succeeds.

    `others` gives the titles of the texts that it is linked to.
    """

    text: InstrumentEntry
    before: str | None
    areas: tuple[str, ...]
    others: dict[str, str]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    added: tuple[str, ...]


def chain(known: Neighbours, text: InstrumentEntry) -> tuple[LinkInChain, ...]:
    """The texts that a text is linked with, itself among them, oldest first; none where it stands alone."""
    texts = chain_of(known, text)
    if len(texts) < len((text, text)):
        return ()
    areas = {i.id: _areas(known, i) for i in texts}
    called = {i.id: f"{i.title} {dates.printed_term(i.term)}".strip() for i in texts}
    return tuple(_link(i, areas, called) for i in texts)


def _link(text: InstrumentEntry, areas: dict[str, frozenset[str]], called: dict[str, str]) -> LinkInChain:
    own = areas[text.id]
    before = next((link.to for link in text.links if link.relation == "succeeds" and link.to in areas), None)
    earlier = areas[before] if before else frozenset[str]()
    compared = bool(own and earlier)
    return LinkInChain(
        text=text,
        before=before,
        areas=tuple(sorted(own)),
        others={link.to: called[link.to] for link in text.links if link.to in called},
        kept=tuple(sorted(own & earlier)) if compared else (),
        dropped=tuple(sorted(earlier - own)) if compared else (),
        added=tuple(sorted(own - earlier)) if compared else (),
    )


def _areas(known: Neighbours, text: InstrumentEntry) -> frozenset[str]:
    signing = known.entries.get(text.signed_at or "")
    if not isinstance(signing, EngagementEntry):
        return frozenset()
    near = known.of("day", signing.start) if signing.start else ()
    there = [e for e in (signing, *near) if isinstance(e, EngagementEntry)]
    said = known.of("said at", *(e.id for e in there))
    return areas_agreed(signing, there, [u for u in said if isinstance(u, UndertakingEntry)])

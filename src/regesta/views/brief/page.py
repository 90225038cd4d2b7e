"""Put the sections of a brief together."""

from __future__ import annotations

from regesta.codebook import Codebook
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.brief.doubts import in_doubt
from regesta.views.brief.draft import Draft
from regesta.views.brief.engagements import latest_engagements
from regesta.views.brief.holders import who_is_who
from regesta.views.brief.instruments import instruments
from regesta.views.brief.lines import BriefPage
from regesta.views.brief.mechanisms import recurring
from regesta.views.brief.standing import where_it_stands
from regesta.views.brief.undertakings import undertakings
from regesta.views.names import Names
from regesta.views.relation import Relation, Window, relation

_SECTIONS = (
    where_it_stands,
    who_is_who,
    latest_engagements,
    instruments,
    undertakings,
    recurring,
    in_doubt,
)


def write_brief(
    reader: RegisterReader, codebook: Codebook, pair: tuple[str, ...], window: Window | None = None
) -> BriefPage:
    """Write the brief on two or more parties, named by their codes.

    The brief knows no clock: terms are counted from the date of the latest report on the relation. Where the
    register has no report on all parties the page has a `notice` and no sections.
    """
    names = Names(codebook)
    found = relation(reader, pair, window or Window())
    title = " – ".join(names.party(p) for p in pair)
    if found.is_empty:
        return BriefPage(title, "", (), (), (), notice=_nothing(found, names))
    draft = Draft(found, names, reader)
    sections = tuple(s for s in (write(draft) for write in _SECTIONS) if not s.is_empty)
    return BriefPage(
        title=title,
        coverage=_coverage(draft),
        sections=sections,
        inferred=draft.inferred_years(),
        footnotes=draft.notebook.footnotes(),
    )


def _nothing(found: Relation, names: Names) -> str:
    told = f"No report on {names.parties(found.pair)}{_limits(found.window, names)} in this register"
    return f"{told}, which holds {_reports(found.filed)}."


def _coverage(draft: Draft) -> str:
    found = draft.relation
    told = f"{_reports(len(found.reports))} of {found.filed} in the register"
    if len(found.reports) == found.filed:
        told = f"register of {_reports(found.filed)}"
    dated = [draft.known[r.id] for r in found.reports if r.id in draft.known]
    lost = len(found.reports) - len(dated)
    if lost:
        told += f", {lost} of unknown year"
    pieces = [told]
    if dated:
        pieces.append(dates.span(min(dated, key=dates.earliest), max(dated, key=dates.latest)))
    if draft.known_on:
        pieces.append(f"as known on {dates.printed(draft.known_on)}")
    return " · ".join(pieces) + _limits(found.window, draft.names)


def _limits(window: Window, names: Names) -> str:
    limits = []
    if window.since:
        limits.append(f"since {dates.printed(window.since)}")
    if window.until:
        limits.append(f"until {dates.printed(window.until)}")
    if window.area:
        limits.append(f"on {names.area(window.area)}")
    return " · " + ", ".join(limits) if limits else ""


def _reports(number: int) -> str:
    return f"{number} report" if number == 1 else f"{number} reports"

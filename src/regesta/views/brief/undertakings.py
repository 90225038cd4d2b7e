"""Undertakings by area: who bound themselves to what, how firmly and when."""

from __future__ import annotations

from regesta.model.entry import UndertakingEntry
from regesta.model.seen import Force
from regesta.views import dates
from regesta.views.brief.draft import Draft
from regesta.views.brief.lines import Item, Line, Section, Words, joined
from regesta.views.names import capital, clipped

MARKS: dict[Force, str] = {"agreed": "●", "committed": "◐", "proposed": "○", "hoped": "·"}
_STRENGTH: dict[Force, int] = {"agreed": 3, "committed": 2, "proposed": 1, "hoped": 0}
_FULL_AREAS = 9
_LAST = ("general", "other")
_A_LINE = 3
_WIDTH = 84


def undertakings(draft: Draft) -> Section:
    """One line an area, oldest to newest; areas with less in them share a closing line."""
    by_area: dict[str, list[UndertakingEntry]] = {}
    for undertaking in draft.relation.undertakings:
        by_area.setdefault(_home(undertaking, draft.relation.window.area), []).append(undertaking)
    areas = sorted(by_area, key=lambda a: (a in _LAST, *_weight(by_area[a]), a))
    items = [Item(_area(draft, area, by_area[area])) for area in areas[:_FULL_AREAS]]
    if areas[_FULL_AREAS:]:
        brief = [_brief_area(draft, area, by_area[area]) for area in areas[_FULL_AREAS:]]
        items.append(Item(joined(brief, "; ")))
    return Section("Undertakings by area", items=tuple(items), closing=_closing(draft) if items else ())


def _home(undertaking: UndertakingEntry, wanted: str | None) -> str:
    """The one area that an undertaking is told under: the one asked for, or its most particular."""
    if wanted in undertaking.areas:
        return str(wanted)
    return next((a for a in undertaking.areas if a not in _LAST), (undertaking.areas or ("other",))[0])


def _weight(found: list[UndertakingEntry]) -> tuple[int, int, int]:
    """Areas with several occasions, firm words and many items come first."""
    occasions = {dates.month_of(u.said_on) for u in found}
    return (-len(occasions), -max(_STRENGTH[u.force] for u in found), -len(found))


def _area(draft: Draft, area: str, found: list[UndertakingEntry]) -> Line:
    chosen = _telling(found)
    pieces: Line = (Words(capital(draft.names.area(area)), "em"), Words(": "))
    for before, undertaking in zip([None, *chosen], chosen, strict=False):
        if before is not None:
            pieces += (Words(" → " if _follows(before, undertaking) else "; "),)
        pieces += _undertaking(draft, undertaking)
    rest = len(found) - len(chosen)
    return (*pieces, Words(f" (+{rest})", "soft")) if rest else pieces


def _follows(before: UndertakingEntry, after: UndertakingEntry) -> bool:
    """Say whether it is known that one was voiced on a later occasion than the other."""
    if not (dates.has_year(before.said_on) and dates.has_year(after.said_on)):
        return False
    return dates.month_of(before.said_on) != dates.month_of(after.said_on)


def _telling(found: list[UndertakingEntry]) -> list[UndertakingEntry]:
    """At most three: the firmest of each of the newest occasions, then more of the newest; oldest first."""
    ranked = sorted(found, key=_standing, reverse=True)
    occasions: dict[str, UndertakingEntry] = {}
    for undertaking in ranked:
        occasions.setdefault(dates.month_of(undertaking.said_on), undertaking)
    chosen = list(occasions.values())[:_A_LINE]
    threads = {u.thread for u in chosen}
    for undertaking in ranked:
        if len(chosen) < _A_LINE - 1 and undertaking.thread not in threads:
            chosen.append(undertaking)
            threads.add(undertaking.thread)
    return sorted(chosen, key=lambda u: (dates.order(u.said_on), -_STRENGTH[u.force], u.id))


def _standing(undertaking: UndertakingEntry) -> tuple[tuple[int, str], int, int, str]:
    """A key by which the newest, then the firmest, then what a report tells first comes out highest."""
    first = min((c.passage.start for c in undertaking.citations), default=0)
    return (dates.order(undertaking.said_on), _STRENGTH[undertaking.force], -first, undertaking.id)


def _undertaking(draft: Draft, undertaking: UndertakingEntry) -> Line:
    return (
        Words(f"{MARKS[undertaking.force]}\u00a0"),
        Words(f"{_bearer(draft, undertaking)}{clipped(undertaking.text, _WIDTH)} ("),
        *draft.month(undertaking.said_on, undertaking.reports),
        Words(")"),
        draft.cite(undertaking.citations, "text", "force"),
    )


def _bearer(draft: Draft, undertaking: UndertakingEntry) -> str:
    """Whose position it is, where it isn't that of both."""
    if set(draft.relation.pair) <= set(undertaking.by) or not undertaking.by:
        return ""
    return f"{draft.names.parties(undertaking.by)}: "


def _brief_area(draft: Draft, area: str, found: list[UndertakingEntry]) -> Line:
    """Marks and dates alone."""
    chosen = _telling(found)
    marks: list[Line] = [
        (
            Words(f"{MARKS[u.force]}\u00a0"),
            *draft.month(u.said_on, u.reports),
            draft.cite(u.citations, "text"),
        )
        for u in chosen
    ]
    return (Words(capital(draft.names.area(area)), "em"), Words(" "), *joined(marks, ", "))


def _closing(draft: Draft) -> Line:
    done = [
        u for u in draft.relation.undertakings if u.follow_up.status in ("claimed_done", "evidenced_done")
    ]
    number = len(draft.relation.reports)
    line: Line = (Words("agreed ● committed ◐ proposed ○ hoped ·  ", "soft"),)
    if not done:
        told = f"{number} report" + ("" if number == 1 else "s")
        line += (Words(f"No completion of any of these is reported in {told}. ", "soft"),)
    pair = " ".join(f"--party {p}" for p in draft.relation.pair)
    return (*line, Words(f"All: regesta undertakings {pair}", "soft"))

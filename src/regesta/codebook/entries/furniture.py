"""Page furniture: lines of a page that are no part of what is reported."""

from __future__ import annotations

from regesta.codebook.entries.base import Entry
from regesta.model.report import BlockKind


class Furniture(Entry, frozen=True, kw_only=True):
    """A kind of furniture line. `starts` are openings of the line, `lines` whole lines, letter case ignored."""

    label: BlockKind
    starts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    ends_report: bool = False

"""What is new in a register since some reports were filed and somebody judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from regesta.model.entry import Entry, ReportEntry
from regesta.model.judgement import JudgementEntry


@dataclass(frozen=True, slots=True)
class News:
    """What only the new reports tell of, by kind; what they say again of known entries; who decided what.

    `told_again` counts the entries that were known before and that a new report also tells of.
    """

    reports: tuple[ReportEntry, ...]
    copies: int
    entries: dict[str, tuple[str, ...]]
    told_again: int
    decided: tuple[JudgementEntry, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing happened."""
        return not (self.reports or self.decided)


def news(
    entries: Mapping[str, Entry],
    reports: Mapping[str, ReportEntry],
    filed: frozenset[str],
    judgements: Iterable[JudgementEntry],
    kind_of: Mapping[type[Entry], str],
) -> News:
    """Sort what is new out: `filed` are the new reports' ids, `judgements` the new judgements."""
    found: dict[str, list[str]] = {}
    again = 0
    for entry in entries.values():
        told = filed.intersection(entry.reports)
        if not told or type(entry) not in kind_of:
            continue
        if len(told) == len(entry.reports):
            found.setdefault(kind_of[type(entry)], []).append(entry.id)
        else:
            again += 1
    new = sorted((reports[r] for r in filed if r in reports), key=lambda r: (r.published or "", r.id))
    decided = sorted(judgements, key=lambda j: j.judgement.rank, reverse=True)
    return News(
        reports=tuple(reversed(new)),
        copies=sum(r.copy_of is not None for r in new),
        entries={kind: tuple(found[kind]) for kind in kind_of.values() if kind in found},
        told_again=again,
        decided=tuple(decided),
    )

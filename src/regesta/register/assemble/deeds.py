"""Engagements as evidence: what was done, filed under the words that tell of it and under its forum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from regesta.model.entry import EngagementEntry
from regesta.register.assemble.engagements import Same
from regesta.register.ground import Ground
from regesta.register.resolve.lexicon import Lexicon
from regesta.register.resolve.ordinals import ordinal
from regesta.register.resolve.spans import Span, span
from regesta.register.resolve.undertakings import telling_words
from regesta.register.resolve.words import stems

_DOING = frozenset({"ceremony", "dispatch", "exercise", "award", "site_visit", "conference"})
_HANDING = stems(
    "handover hand handed inaugurate inauguration inaugural open opening complete completion deliver launch"
)
_CROWD = 200


@dataclass(frozen=True, slots=True)
class Deed:
    """An engagement that may be what was undertaken, with the words that tell of it.

    `number` is that of the session, `hands_over` says that something was handed over, opened or completed.
    `stated` says that reports tell it without its day: `days` is then the latest by which it was done.
    """

    entry: EngagementEntry
    days: Span
    words: frozenset[str]
    number: int | None
    hands_over: bool
    stated: bool = False


class Deeds:
    """Dated engagements of one fold, to be found by their words or as sessions of a forum."""

    def __init__(self, happened: Sequence[Same], entries: Sequence[EngagementEntry], ground: Ground) -> None:
        self._sessions: dict[str, list[Deed]] = {}
        self._by_word: dict[str, list[Deed]] = {}
        told = {same.id: same for same in happened}
        for entry in entries:
            days = span(entry.start, entry.end)
            stated = days is None and entry.status == "occurred"
            if stated:
                known = (span(ground.day.get(t.report.id)) for t in told[entry.id].told)
                days = min((d for d in known if d is not None), key=lambda d: d.first, default=None)
            if days is not None and not days.yearless:
                deed = _deed(entry, days, told[entry.id], ground.lexicon)
                self._file(replace(deed, stated=True) if stated else deed)

    def _file(self, deed: Deed) -> None:
        if deed.entry.mechanism is not None and not deed.stated:
            self._sessions.setdefault(deed.entry.mechanism, []).append(deed)
        if deed.entry.kind in _DOING:
            for word in deed.words:
                self._by_word.setdefault(word, []).append(deed)

    def sessions(self, mechanism: str) -> list[Deed]:
        """The sessions of a forum, in order of date."""
        return sorted(self._sessions.get(mechanism, ()), key=lambda d: (d.days.first, d.entry.id))

    def with_words(self, words: Iterable[str]) -> Iterator[Deed]:
        """Engagements that share words, in order of date; words that very many of them have lead to none."""
        found = {
            deed.entry.id: deed
            for word in words
            for deed in (self._by_word.get(word, ()) if len(self._by_word.get(word, ())) <= _CROWD else ())
        }
        return iter(sorted(found.values(), key=lambda d: (d.days.first, d.entry.id)))


def _deed(entry: EngagementEntry, days: Span, same: Same, lexicon: Lexicon) -> Deed:
    quotes = [tuple(p.quote for p in t.claim.evidence) for t in same.told]
    text = " ".join(quote for told in quotes for quote in told)
    numbers = sorted({n for told in quotes if (n := ordinal(told)) is not None})
    words = telling_words(f"{text} {entry.place or ''}", lexicon)
    hands_over = entry.kind == "ceremony" and bool(stems(f"{text} {entry.form or ''}") & _HANDING)
    return Deed(entry, days, words, numbers[0] if entry.mechanism and numbers else None, hands_over)

"""The register in memory: what the one in a database is measured against in tests."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations

from regesta.codebook import Codebook
from regesta.model.claim import Extraction
from regesta.model.judgement import Judgement
from regesta.model.report import Report
from regesta.register.asof import checked, up_to
from regesta.register.codec import digest
from regesta.register.copies import Likeness, Sketch, bands_of, likeness, mark_copies, may_be_alike
from regesta.register.filing import Account, Filing, account_of, made_before, report_entry
from regesta.register.fold import fold
from regesta.register.reader import EntriesReader
from regesta.register.shelf import MemoryShelf
from regesta.seams import Filed, RegisterReader, RegisterWriter


class MemoryRegister:
    """Claims and judgements in lists; nothing outlives the process."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._filed: dict[str, dict[str, tuple[Report, Account]]] = {}
        self._accounts: dict[str, list[Account]] = {}
        self._judgements: dict[str, Judgement] = {}
        self._filed_at: dict[str, str] = {}

    def reader(self, as_of: str | None = None) -> RegisterReader:
        known = up_to([self._filing(ident) for ident in self._filed], checked(as_of))
        filings = mark_copies(known, self._likenesses())
        entries = fold(filings, self._judgements.values(), self._codebook)
        texts = {ident: next(iter(sources.values()))[0].text for ident, sources in self._filed.items()}
        return EntriesReader(MemoryShelf(entries, texts.get))

    def writer(self) -> RegisterWriter:
        return self

    def add(self, extraction: Extraction) -> Filed:
        report, account = extraction.report, account_of(extraction)
        sources = self._filed.setdefault(report.id, {})
        before = sources.get(report.source)
        new = not sources
        self._filed_at.setdefault(report.id, datetime.now(UTC).isoformat(timespec="seconds"))
        sources[report.source] = (report, account)
        self._accounts.setdefault(report.id, []).append(account)
        if new:
            return "new"
        if before is None:
            return "source"
        return "known" if digest(report.id, before[1]) == digest(report.id, account) else "reread"

    def judge(self, judgement: Judgement) -> bool:
        new = judgement.id not in self._judgements
        self._judgements[judgement.id] = judgement
        return new

    def withdraw(self, report_id: str) -> bool:
        self._filed_at.pop(report_id, None)
        self._accounts.pop(report_id, None)
        return self._filed.pop(report_id, None) is not None

    def filed_since(self, moment: str) -> frozenset[str]:
        return frozenset(ident for ident, at in self._filed_at.items() if at >= moment)

    def close(self) -> None:
        self._filed.clear()
        self._judgements.clear()

    def _filing(self, ident: str) -> Filing:
        sources = self._filed[ident]
        now = sources[min(sources)][1]
        reports = tuple(report for report, _ in sources.values())
        return Filing(report_entry(reports, now.year), now, made_before(self._accounts[ident], now))

    def _likenesses(self) -> list[Likeness]:
        sketches = []
        for ident, sources in self._filed.items():
            report = next(iter(sources.values()))[0]
            sketch = Sketch(report.text, report.blocks)
            bands = frozenset(bands_of(sketch.signature))
            if bands:
                sketches.append((ident, sketch, bands))
        found = [
            likeness((a, one), (b, other))
            for (a, one, left), (b, other, right) in combinations(sketches, 2)
            if not left.isdisjoint(right) and may_be_alike(one.signature, other.signature)
        ]
        return [pair for pair in found if pair is not None]

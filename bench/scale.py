"""File an invented archive into one register and ask it: does it get slower as it grows?

python -m bench.scale [--reports 20000] [--register FILE] [--extracted FILE] [--write]

A line a thousand reports, then JSON. What was read of the reports is kept in the second file, and taken from
it if it is there: reading them takes many times as long as filing them.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import msgspec

from bench.archive import archive
from bench.desk import DESK
from bench.filing import _peak
from regesta.codebook import load_codebook
from regesta.model.claim import Extraction
from regesta.pipeline import extract
from regesta.register.store import SqlRegister, open_register
from regesta.reports.ingest import report_from_text
from regesta.views.brief import write_brief
from regesta.views.dossier import dossier
from regesta.views.render.markdown import markdown

SCALE = "## A large register"
"""The heading under which the page keeps what this measures."""

_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_SHOWN = (1_000, 5_000, 10_000, 15_000, 20_000)
_STEP = 1_000
_MORE = 600
_PAIR = ("KEN", "PER")


def read(count: int, kept: Path) -> None:
    """Keep what is read of the first `count` reports, one a line, unless that was done before."""
    if kept.exists():
        return
    codebook = load_codebook()
    written = kept.with_suffix(".part")
    with written.open("wb") as file:
        for n, text in enumerate(archive(count), start=1):
            extraction = extract(report_from_text(text, f"{n:05}.txt", codebook), codebook)
            file.write(msgspec.json.encode(extraction) + b"\n")
    written.rename(kept)


def extractions(kept: Path) -> Iterator[Extraction]:
    """What was read, report by report."""
    decoder = msgspec.json.Decoder(Extraction)
    with kept.open("rb") as file:
        yield from map(decoder.decode, file)


def fill(where: Path, found: Iterator[Extraction], copies: Path) -> list[dict[str, float]]:
    """File reports; for each thousand, processor milliseconds a report. At some sizes it is copied."""
    register = open_register(where, load_codebook())
    steps: list[dict[str, float]] = []
    filed = 0
    while batch := list(islice(found, _STEP)):
        taken = sum(_filed(register, extraction) for extraction in batch)
        filed += len(batch)
        steps.append({"reports": filed, "file_ms": taken / len(batch) * 1e3, "peak_mb": _peak()})
        print(json.dumps(steps[-1]), file=sys.stderr, flush=True)
        if filed in _SHOWN:
            _copy(where, copies / f"{filed}.db")
    register.close()
    return steps


def _copy(register: Path, to: Path) -> None:
    with closing(sqlite3.connect(register)) as one, closing(sqlite3.connect(to)) as other:
        one.backup(other)


def by_turns(copies: Path, found: Iterator[Extraction]) -> list[dict[str, float]]:
    """File more reports, each into all copies, so that what else the machine does slows all alike."""
    sizes = [size for size in _SHOWN if (copies / f"{size}.db").exists()]
    registers = {size: open_register(copies / f"{size}.db", load_codebook()) for size in sizes}
    taken: dict[int, list[float]] = {size: [] for size in sizes}
    for n, extraction in enumerate(found):
        for size in (sizes[n % len(sizes) :] + sizes[: n % len(sizes)])[:: 1 if n % 2 else -1]:
            taken[size].append(_filed(registers[size], extraction) * 1e3)
    for register in registers.values():
        register.close()
    return [{"reports": s, "file_ms": sum(t) / len(t), "median_ms": _middle(t)} for s, t in taken.items()]


def _filed(register: SqlRegister, extraction: Extraction) -> float:
    """Processor seconds to file one report."""
    start = time.process_time()
    register.add(extraction)
    return time.process_time() - start


def _middle(taken: list[float]) -> float:
    return sorted(taken)[len(taken) // 2]


def ask(register: SqlRegister) -> dict[str, float]:
    """Processor seconds to fold, then for a brief and the dossier of an engagement, medians of five."""
    codebook = load_codebook()
    start = time.process_time()
    reader = register.reader()
    folded = time.process_time() - start
    engagements = reader.within(reader.reports_on(*_PAIR)).engagements()
    shown = engagements[len(engagements) // 2].id
    return {
        "fold_s": folded,
        "brief_s": _median(lambda: markdown(write_brief(register.reader(), codebook, _PAIR))),
        "show_s": _median(lambda: dossier(register.reader(), codebook, shown)),
        "copies": sum(r.copy_of is not None for r in reader.reports()),
        "engagements": len(reader.engagements()),
        "peak_mb": _peak(),
    }


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return _middle(taken)


def told(steps: list[dict[str, float]], turns: list[dict[str, float]], asked: dict[str, float]) -> str:
    """What was measured, as a section of the page."""
    peak = {s["reports"]: s["peak_mb"] for s in steps}
    rows = "\n".join(
        f"| {t['reports']:,} | {t['file_ms']:.2f} | {t['median_ms']:.2f} | {peak[t['reports']]:,.0f} |"
        for t in turns
    )
    grown, typical = (turns[-1][x] / turns[0][x] for x in ("file_ms", "median_ms"))
    return f"""{SCALE}
Written by `python -m bench.scale --write`. An invented archive of {steps[-1]["reports"]:,} reports with terms
of office, yearly sessions and {asked["copies"]:,} copies, read before, filed one transaction each. Another
{_MORE} reports are then filed by turns into the register as it was at each of these sizes, so that what else
the machine does slows all alike; processor milliseconds a report. The largest takes {grown:.2f} times as long
as the smallest ({typical:.2f} times by the medians). Memory is the peak while the first reports were filed.

| reports before | filing one, ms | median, ms | peak memory, MB |
|---|---|---|---|
{rows}

Of that register, with {asked["engagements"]:,} engagements: `brief` {asked["brief_s"]:.2f} s,
`show` {asked["show_s"]:.3f} s. Folding it anew, which the first view after an addition does, takes
{asked["fold_s"]:.0f} s and {asked["peak_mb"]:,.0f} MB: it grows with the register.
"""


def main() -> None:
    """Fill, ask and print; write the section of the page if that is wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--register", type=Path)
    parser.add_argument("--extracted", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        where, kept = asked.register or folder / "register.db", asked.extracted or folder / "extracted.jsonl"
        read(asked.reports + _MORE, kept)
        found = extractions(kept)
        steps = fill(where, islice(found, asked.reports), folder)
        turns = by_turns(folder, found)
        register = open_register(where, load_codebook())
        answers = ask(register)
        register.close()
    print(json.dumps({"steps": steps, "turns": turns, **answers}))
    if asked.write:
        write(told(steps, turns, answers))


def write(section: str) -> None:
    """Put the section in the place of the one that the page has, or before what the desk measured."""
    page = _PAGE.read_text(encoding="utf-8")
    before, _, after = page.partition(SCALE)
    kept = after[after.index("\n## ") + 1 :] if "\n## " in after else ""
    if not after:
        before, mark, rest = page.partition(DESK)
        kept = mark + rest
    _PAGE.write_text(f"{before.rstrip()}\n\n{section}\n{kept}".rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

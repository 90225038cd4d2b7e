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


def fill(where: Path, early: Path, found: Iterator[Extraction]) -> list[dict[str, float]]:
    """File reports; for each thousand, processor milliseconds a report. The first thousand are copied."""
    register = open_register(where, load_codebook())
    steps: list[dict[str, float]] = []
    filed = 0
    while batch := list(islice(found, _STEP)):
        taken = sum(_filed(register, extraction) for extraction in batch)
        filed += len(batch)
        steps.append({"reports": filed, "file_ms": taken / len(batch) * 1e3, "peak_mb": _peak()})
        print(json.dumps(steps[-1]), file=sys.stderr, flush=True)
        if len(steps) == 1:
            _copy(where, early)
    register.close()
    return steps


def _copy(register: Path, to: Path) -> None:
    with closing(sqlite3.connect(register)) as one, closing(sqlite3.connect(to)) as other:
        one.backup(other)


def by_turns(early: Path, late: Path, found: Iterator[Extraction]) -> dict[str, float]:
    """File each of more reports into both registers, so that what else the machine does slows both alike."""
    registers = [open_register(where, load_codebook()) for where in (early, late)]
    taken: list[list[float]] = [[], []]
    for n, extraction in enumerate(found):
        for which in (0, 1) if n % 2 else (1, 0):
            taken[which].append(_filed(registers[which], extraction) * 1e3)
    for register in registers:
        register.close()
    (small, large), (middle, larger) = map(_mean, taken), map(_middle, taken)
    return {"early_ms": small, "late_ms": large, "early_median_ms": middle, "late_median_ms": larger}


def _filed(register: SqlRegister, extraction: Extraction) -> float:
    """Processor seconds to file one report."""
    start = time.process_time()
    register.add(extraction)
    return time.process_time() - start


def _mean(taken: list[float]) -> float:
    return sum(taken) / len(taken)


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


def told(steps: list[dict[str, float]], turns: dict[str, float], asked: dict[str, float]) -> str:
    """What was measured, as a section of the page."""
    shown = [s for s in steps if s["reports"] in _SHOWN]
    rows = "\n".join(f"| {s['reports']:,} | {s['file_ms']:.2f} | {s['peak_mb']:,.0f} |" for s in shown)
    first, last = shown[0], shown[-1]
    grown = last["file_ms"] / first["file_ms"]
    small, large, middle, larger = (f"{ms:.2f}" for ms in turns.values())
    more, typical = float(large) / float(small), float(larger) / float(middle)
    return f"""{SCALE}
Written by `python -m bench.scale --write`. An invented archive of {last["reports"]:,} reports with terms
of office, yearly sessions and {asked["copies"]:,} copies, read before, filed one transaction each; processor
milliseconds a report, mean of the last thousand. The last thousand take {grown:.2f} times as long as the
first.

| reports | filing one, ms | peak memory, MB |
|---|---|---|
{rows}

Another {_MORE} reports were filed by turns into registers of {first["reports"]:,} and of {last["reports"]:,},
so that what else the machine does slows both alike: {small} and {large} ms a report, that is {more:.2f}
times as much (medians {middle} and {larger} ms, {typical:.2f} times).

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
        early, late, found = folder / "early.db", folder / "late.db", extractions(kept)
        steps = fill(where, early, islice(found, asked.reports))
        _copy(where, late)
        turns = by_turns(early, late, found)
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

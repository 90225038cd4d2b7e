"""File an invented archive into one register and ask it: does it get slower as it grows?

python -m bench.scale [--reports 20000] [--register WHERE] [--write]   a line a thousand reports, then JSON
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.archive import archive
from bench.desk import DESK
from bench.filing import _peak
from regesta.codebook import load_codebook
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
_PAIR = ("KEN", "PER")


def fill(register: SqlRegister, count: int) -> list[dict[str, float]]:
    """File `count` reports; for each thousand, processor milliseconds a report to read and to file it."""
    codebook = load_codebook()
    reading = filing = 0.0
    steps: list[dict[str, float]] = []
    for n, text in enumerate(archive(count), start=1):
        start = time.process_time()
        extraction = extract(report_from_text(text, f"{n:05}.txt", codebook), codebook)
        read = time.process_time()
        register.add(extraction)
        filing += time.process_time() - read
        reading += read - start
        if n % _STEP == 0:
            steps.append({"reports": n, "read_ms": reading, "file_ms": filing, "peak_mb": _peak()})
            print(json.dumps(steps[-1]), file=sys.stderr, flush=True)
            reading = filing = 0.0
    return steps


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
    return sorted(taken)[2]


def told(steps: list[dict[str, float]], asked: dict[str, float]) -> str:
    """What was measured, as a section of the page."""
    shown = [s for s in steps if s["reports"] in _SHOWN]
    rows = "\n".join(f"| {s['reports']:,} | {s['file_ms']:.1f} | {s['peak_mb']:,.0f} |" for s in shown)
    more = shown[-1]["file_ms"] / shown[0]["file_ms"]
    return f"""{SCALE}
Written by `python -m bench.scale --write`. An invented archive of {steps[-1]["reports"]:,} reports with terms
of office, yearly sessions and {asked["copies"]:,} copies, filed one transaction each; processor
milliseconds a report, mean of the last thousand. The last takes {more:.2f} times the first. Reading a
report costs more than filing it (above).

| reports | filing one, ms | peak memory, MB |
|---|---|---|
{rows}

Of that register, with {asked["engagements"]:,} engagements: `brief` {asked["brief_s"]:.2f} s,
`show` {asked["show_s"]:.3f} s. Folding it anew, which the first view after an addition does, takes
{asked["fold_s"]:.0f} s and {asked["peak_mb"]:,.0f} MB: it grows with the register.
"""


def main() -> None:
    """Fill, ask and print; write the section of the page if that is wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--register")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        register = open_register(asked.register or Path(folder) / "register.db", load_codebook())
        steps = fill(register, asked.reports)
        answers = ask(register)
        print(json.dumps({"steps": steps, **answers}))
        register.close()
    if asked.write:
        write(told(steps, answers))


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

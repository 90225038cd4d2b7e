"""Measure Regesta and write docs/performance.md.

python -m bench.run [--quick]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from bench import filing, generate, speed
from bench.desk import DESK
from bench.scale import SCALE

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
_TEXTS = 150
_STARTS = 10


def main() -> None:
    """Run all measures, print the page and write it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--quick", action="store_true", help="a tenth of the reports; the page is not written"
    )
    quick = parser.parse_args().quick
    share = 10 if quick else 1
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "samples" / "reports").glob("*.[tm]*"))]
    texts += generate.reports(_TEXTS // share)
    parts: list[str] = []
    for measure in (
        _head,
        lambda: _speed(speed.measure(texts)),
        _start_up,
        lambda: _memory(_child("--reports", str(filing.SIZES[-1] // share))),
        lambda: _filing([_child("--file", "--reports", str(size // share)) for size in filing.SIZES]),
    ):
        parts.append(measure())
        print(parts[-1], flush=True)
    parts.append(_by_hand())
    if not quick:
        PAGE.write_text("\n".join(parts), encoding="utf-8")


def _by_hand() -> str:
    """What `bench.scale` and `bench.desk` have measured on a large register stays on the page as it is."""
    page = PAGE.read_text(encoding="utf-8")
    mark = SCALE if SCALE in page else DESK
    _, mark, told = page.partition(mark)
    return mark + told


def _head() -> str:
    return f"""# Performance

Written by `make bench`, which repeats every figure but those of a large register and of the desk.
Python {platform.python_version()}, {os.cpu_count()} cores, spaCy {version("spacy")}. Ratios carry over to
other machines;
seconds depend on the machine and on its load.
"""


def _speed(found: speed.Speed) -> str:
    rows = [
        ("spaCy, everything on", found.whole_parser),
        ("spaCy as Regesta uses it (without its name finder)", found.parser_as_used),
        ("`extract`, intake and parse included", found.extract),
    ]
    table = "\n".join(
        f"| {name} | {found.texts / s:.1f} | {found.tokens / s:,.0f} | {s / found.whole_parser:.2f} "
        f"| {s / found.parser_as_used:.2f} |"
        for name, s in rows
    )
    whole = sum(found.steps.values())
    steps = "\n".join(f"| {name} | {s / whole:.1%} |" for name, s in found.steps.items())
    return f"""## Extraction
The same {found.texts} reports ({found.tokens:,} tokens) run through each in turn; medians of
{speed.ROUNDS} rounds.

| | reports/s | tokens/s | times spaCy | times spaCy as used |
|---|---|---|---|---|
{table}

| step of `extract` | share of its time |
|---|---|
{steps}
"""


def _start_up() -> str:
    command = [str(Path(sys.executable).parent / "regesta"), "--help"]
    taken = []
    for _ in range(_STARTS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return f"""## Start-up
`regesta --help`: {median(taken[1:]):.2f} s (median of {_STARTS}).
"""


def _memory(found: dict[str, Any]) -> str:
    return f"""## Memory
Extracting {found["reports"]:,} generated reports one after another in one process takes
{found["peak_mb"]:,.0f} MB at the peak, at {found["reports"] / found["seconds"]:.0f} reports/s.
"""


def _filing(found: list[dict[str, Any]]) -> str:
    rows = "\n".join(
        f"| {f['reports']:,} | {f['reports'] / f['filing']:,.0f} | {f['folding']:.2f} | {f['size_mb']:.1f} "
        f"| {f['peak_mb']:,.0f} |"
        for f in found
    )
    return f"""## Filing
Generated reports, extracted before, filed one transaction each into a new SQLite register, which is then
folded once.

| reports | filed a second | fold, seconds | file, MB | peak memory, MB |
|---|---|---|---|---|
{rows}
"""


def _child(*arguments: str) -> dict[str, Any]:
    """Run bench.filing in a process of its own, so that memory is its alone."""
    command = [sys.executable, "-m", "bench.filing", *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


if __name__ == "__main__":
    main()

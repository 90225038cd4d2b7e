"""Peak memory of extracting many reports, and how fast registers of several sizes are filled; run in a child.

python -m bench.filing [--reports 5000]   prints one JSON object
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from bench.generate import reports
from regesta.codebook import load_codebook
from regesta.pipeline import extract
from regesta.register.store import open_register
from regesta.reports.ingest import report_from_text

SIZES = (100, 1_000, 5_000)


def memory(count: int) -> dict[str, float]:
    """Extract `count` reports one after another; megabytes at the peak and seconds taken."""
    codebook = load_codebook()
    start = time.perf_counter()
    for n, text in enumerate(reports(count)):
        extract(report_from_text(text, f"{n}.txt", codebook), codebook)
    seconds = time.perf_counter() - start
    return {"reports": count, "seconds": seconds, "peak_mb": _peak()}


def filing(count: int) -> dict[str, float]:
    """File `count` extracted reports into a new register, then fold it; seconds of each, and its size."""
    codebook = load_codebook()
    filed = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        register = open_register(path, codebook)
        writer = register.writer()
        for n, text in enumerate(reports(count)):
            extraction = extract(report_from_text(text, f"{n}.txt", codebook), codebook)
            start = time.perf_counter()
            writer.add(extraction)
            filed += time.perf_counter() - start
        start = time.perf_counter()
        register.reader()
        folded = time.perf_counter() - start
        register.close()
        size = path.stat().st_size / 1e6
    return {"reports": count, "filing": filed, "folding": folded, "size_mb": size, "peak_mb": _peak()}


def _peak() -> float:
    """Megabytes at the peak so far, of this process alone."""
    status = Path("/proc/self/status")
    if status.exists():
        # On Linux, what getrusage tells begins with the parent's peak.
        line = next(x for x in status.read_text(encoding="utf-8").splitlines() if x.startswith("VmHWM:"))
        return int(line.split()[1]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> None:
    """Measure memory, or with `--file` filing, for so many reports."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=SIZES[-1])
    parser.add_argument("--file", action="store_true")
    asked = parser.parse_args()
    json.dump((filing if asked.file else memory)(asked.reports), sys.stdout)


if __name__ == "__main__":
    main()

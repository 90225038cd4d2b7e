"""File an invented archive into one register and ask it: does it get slower as it grows?

python -m bench.scale [--reports 20000] [--register WHERE]   a line a thousand reports, then one JSON object
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
from bench.filing import _peak
from regesta.codebook import load_codebook
from regesta.pipeline import extract
from regesta.register.store import SqlRegister, open_register
from regesta.reports.ingest import report_from_text
from regesta.views.brief import write_brief
from regesta.views.dossier import dossier
from regesta.views.render.markdown import markdown

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


def main() -> None:
    """Fill, ask and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--register")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        register = open_register(asked.register or Path(folder) / "register.db", load_codebook())
        steps = fill(register, asked.reports)
        print(json.dumps({"steps": steps, **ask(register)}))
        register.close()


if __name__ == "__main__":
    main()

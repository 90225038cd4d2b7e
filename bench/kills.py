"""Kill a program that adds 200 reports at random points, and see what the register has kept.

python -m bench.kills [--points 50] [--seed 1]   prints one JSON object; status 1 if anything was lost
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from bench.archive import archive
from regesta.codebook import load_codebook
from regesta.model.claim import Extraction
from regesta.pipeline import extract
from regesta.register.store import open_register
from regesta.reports.ingest import report_from_text
from regesta.views.export import export_json

_REPORTS = 200
_CHILD = """
import sys, msgspec
from regesta.codebook import load_codebook
from regesta.model.claim import Extraction
from regesta.register.store import open_register
made = msgspec.json.decode(open(sys.argv[2], "rb").read(), type=list[Extraction])
register = open_register(sys.argv[1], load_codebook())
print("ready", flush=True)
for extraction in made:
    register.add(extraction)
    print(extraction.report.source, flush=True)
"""


def extractions() -> list[Extraction]:
    """What is added: read beforehand, so that every kill falls into the filing."""
    codebook = load_codebook()
    texts = enumerate(archive(_REPORTS))
    return [extract(report_from_text(text, f"{n:03}.txt", codebook), codebook) for n, text in texts]


def killed_after(wait: float, path: Path, made: Path) -> set[str]:
    """Start adding, kill it after so many seconds, and say which reports it had acknowledged."""
    command = [sys.executable, "-c", _CHILD, str(path), str(made)]
    environment = os.environ | {"PYTHONPATH": "src:."}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        if child.stdout is None or child.stdout.readline() != "ready\n":
            raise RuntimeError("the child did not start")
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        lines = child.stdout.read().splitlines(keepends=True)
    return {line.strip() for line in lines if line.endswith("\n")}


def main() -> None:
    """Kill at every point, check, and add the rest."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--points", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng, codebook = random.Random(asked.seed), load_codebook()
    lost = halved = different = acknowledged = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every = extractions()
        (folder / "made.json").write_bytes(msgspec.json.encode(every))
        start = time.perf_counter()
        whole = open_register(folder / "whole.db", codebook)
        for extraction in every:
            whole.add(extraction)
        took = time.perf_counter() - start
        expected = export_json(whole.reader())
        claims = {e.report.source: len(e.claims()) for e in every}
        for point in range(asked.points):
            path = folder / f"{point}.db"
            told = killed_after(rng.uniform(0, took), path, folder / "made.json")
            register = open_register(path, codebook)
            reader = register.reader()
            kept = {r.source for r in reader.reports()}
            acknowledged += len(told)
            lost += len(told - kept)
            halved += reader.counts().claims != sum(claims[source] for source in kept)
            for extraction in every:
                register.add(extraction)
            different += export_json(register.reader()) != expected
            register.close()
        whole.close()
    found = {"points": asked.points, "acknowledged": acknowledged, "lost": lost}
    print(json.dumps(found | {"in part": halved, "different when completed": different}))
    sys.exit(1 if lost or halved or different else 0)


if __name__ == "__main__":
    main()

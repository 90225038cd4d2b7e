"""The gold gate: score each corpus and hold it to its floors.

    python -m tests.gate [--corpus NAME]... [--lower]

Floors are set, and lowered, by `--lower` alone, and the difference is reviewed. A floor holds for a corpus
of one content: where its hash has changed, it must be set anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regesta.codebook import load_codebook
from regesta.model.report import Report
from regesta.pipeline import extract
from regesta.reports.fetch import read_file
from regesta.views.extraction import extraction_object
from tests.gold.score import ROWS, Tally, score_report

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "gold" / "floors.json"
_STEP = 0.005


@dataclass(frozen=True)
class Corpus:
    """A folder of gold and that of its texts; `scorer` is the script that scores it, None for our own."""

    name: str
    gold: Path
    texts: Path
    scorer: Path | None = None

    @property
    def version(self) -> str:
        """A hash of gold and texts, so that a floor is never held against another corpus."""
        digest = hashlib.sha256()
        for path in sorted(self.gold.glob("*.json")):
            digest.update(path.read_bytes())
            digest.update((self.texts / json.loads(path.read_text(encoding="utf-8"))["file"]).read_bytes())
        return digest.hexdigest()[:16]


CORPORA = (
    Corpus("samples", ROOT / "samples" / "gold", ROOT / "samples" / "reports"),
    Corpus("seeds", SHARED / "measure" / "seeds", SHARED / "seeds", SHARED / "measure" / "score.py"),
    Corpus(
        "dev",
        SHARED / "measure" / "dev" / "gold",
        SHARED / "measure" / "dev" / "texts",
        SHARED / "measure" / "score.py",
    ),
)


def main(arguments: list[str] | None = None) -> int:
    """Score the corpora asked for; exit status 1 if one falls below a floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", action="append", choices=[c.name for c in CORPORA])
    parser.add_argument("--lower", action="store_true", help="write the figures as floors, lower ones too")
    asked = parser.parse_args(arguments)
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    held = True
    for corpus in CORPORA:
        if asked.corpus is None or corpus.name in asked.corpus:
            held &= _gate(corpus, floors, lower=asked.lower)
    if asked.lower and held:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0 if held else 1


def _gate(corpus: Corpus, floors: dict[str, Any], *, lower: bool) -> bool:
    """Score one corpus, print its figures beside the floors, and say whether all are held."""
    if not any(corpus.gold.glob("*.json")):
        _say(f"{corpus.name}: skipped, there is no gold in {corpus.gold}")
        return True
    figures = _scored(corpus)
    floor = floors.get(corpus.name)
    if lower:
        floors[corpus.name] = {
            "corpus": corpus.version,
            "floors": {k: _floored(v) for k, v in figures.items()},
        }
        floor = floors[corpus.name]
    _say(f"{corpus.name}: {', '.join(f'{k} {v:.3f}' for k, v in figures.items())}")
    if floor is None:
        _say(f"{corpus.name}: no floors are set, so this only reports")
        return True
    if floor["corpus"] != corpus.version:
        _say(f"{corpus.name}: the corpus has changed since its floors were set; set them anew with --lower")
        return False
    fallen = [k for k, v in figures.items() if v < floor["floors"].get(k, 0.0)]
    for row in fallen:
        _say(f"{corpus.name}: {row} {figures[row]:.3f} has fallen below its floor {floor['floors'][row]:.3f}")
    return not fallen


def _scored(corpus: Corpus) -> dict[str, float]:
    """The F1 of each row and their mean."""
    if corpus.scorer is not None:
        return _scored_by_script(corpus, corpus.scorer)
    tally = Tally()
    for gold, found, text in _extracted(corpus):
        score_report(gold, found, text, tally)
    return {"headline": tally.headline, **{row: tally.f1(row) for row in ROWS}}


def _scored_by_script(corpus: Corpus, scorer: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        lines = (json.dumps(found, ensure_ascii=False) for _, found, _ in _extracted(corpus))
        out.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, str(scorer), str(corpus.gold), str(corpus.texts), str(out), "--json"]
        printed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {"headline": printed["headline"], **{row: printed[row]["f"] for row in ROWS}}


def _extracted(corpus: Corpus) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """Gold, extraction and text of each report of a corpus."""
    codebook = load_codebook()
    for path in sorted(corpus.gold.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        report = read_file(str(corpus.texts / gold["file"]), codebook)
        if not isinstance(report, Report):
            raise report
        yield gold, extraction_object(extract(report, codebook)), report.text


def _floored(figure: float) -> float:
    """The figure as a floor: a little lower, so that a rounding does not break it."""
    return round(max(figure - _STEP, 0.0), 3)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())

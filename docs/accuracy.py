"""Write docs/accuracy.md: what the gold says of each corpus, now and at first sight.

python -m docs.accuracy
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from regesta.codebook import load_codebook
from regesta.model.report import Report
from regesta.pipeline import extract
from regesta.readings import learned
from regesta.reports.fetch import read_file
from regesta.views.extraction import extraction_object

ROOT = Path(__file__).parents[1]
MEASURE = ROOT.parent / "shared" / "measure"
PAGE = Path(__file__).parent / "accuracy.md"
FIRST_SIGHT = Path(__file__).parent / "first_sight.yml"
_CAUSES = 8

ROWS = (
    "people", "offices", "engagements", "engagements+date", "engagements exact", "instruments",
    "instruments+status", "honours", "undertakings", "undertakings strict", "undertaking areas",
)  # fmt: skip


def main() -> None:
    """Score every corpus there is and write the page; leave it as it is where the scorer is not at hand."""
    if not (MEASURE / "score.py").exists():
        sys.stdout.write(f"docs/accuracy.md is left as it is: there is no scorer in {MEASURE}\n")
        return
    corpora = {
        "samples": (ROOT / "samples" / "gold", ROOT / "samples" / "reports"),
        "seeds": (MEASURE / "seeds", ROOT.parent / "shared" / "seeds"),
        "dev": (MEASURE / "dev" / "gold", MEASURE / "dev" / "texts"),
        "held-out": (ROOT / "training" / "held_out" / "gold", ROOT / "training" / "held_out" / "texts"),
    }
    parts = [_HEAD]
    for name, (gold, texts) in corpora.items():
        if any(gold.glob("*.json")):
            parts.append(_section(name, gold, texts))
    if (MEASURE / "series" / "gold.json").exists():
        parts.append(_series())
    parts.append(_with_and_without({name: corpora[name] for name in ("dev", "held-out")}))
    parts.append(_first_sight())
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def _section(name: str, gold: Path, texts: Path) -> str:
    """One corpus: a table of precision, recall and F1, and the commonest differences."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        count = _extract_all(gold, texts, out)
        figures = json.loads(_score(gold, texts, out, "--json"))
        errors = _score(gold, texts, out, "--errors").splitlines()
    lines = [f"## {name}: {count} reports, headline {figures['headline']:.3f}\n"]
    lines += ["| row | precision | recall | F1 |", "|---|---|---|---|"]
    lines += [f"| {row} | {_cells(figures[row])} |" for row in ROWS]
    causes = Counter(line.split("  ")[1].strip() for line in errors if line[:1].isalpha() and "  " in line)
    kinds = [(kind, n) for kind, n in causes.most_common() if kind in _KINDS][:_CAUSES]
    lines.append(
        "\nWhat differs, most often first: " + "; ".join(f"{kind} ({n})" for kind, n in kinds) + ".\n"
    )
    return "\n".join(lines)


def _extract_all(gold: Path, texts: Path, out: Path) -> int:
    codebook = load_codebook()
    lines = []
    for path in sorted(gold.glob("*.json")):
        file = json.loads(path.read_text(encoding="utf-8")).get("file", f"{path.stem}.txt")
        report = read_file(str(texts / file), codebook)
        if not isinstance(report, Report):
            raise report
        lines.append(json.dumps(extraction_object(extract(report, codebook)), ensure_ascii=False))
    out.write_text("\n".join(lines), encoding="utf-8")
    return len(lines)


def _score(gold: Path, texts: Path, out: Path, flag: str) -> str:
    command = [sys.executable, str(MEASURE / "score.py"), str(gold), str(texts), str(out), flag]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (our own words)
    return done.stdout


def _cells(figure: dict[str, float]) -> str:
    return " | ".join(f"{figure[k]:.3f}" for k in ("p", "r", "f"))


def _series() -> str:
    """The register over a series of reports on one relation: did the entries of many reports become one?"""
    series = MEASURE / "series"
    with tempfile.TemporaryDirectory() as folder:
        register, out = str(Path(folder) / "register.db"), str(Path(folder) / "export.json")
        _run("-m", "regesta", "add", str(series / "texts"), "--register", register)
        _run("-m", "regesta", "export", "--format", "json", "--register", register, "-o", out)
        printed = _run(str(MEASURE / "score_register.py"), str(series / "gold.json"), out).splitlines()
    rows = [line.lstrip(" *").split() for line in printed[1:] if "/" in line]
    lines = [f"## series: 14 reports of one relation, {printed[-1]}\n"]
    lines += ["What the register makes of many reports; errors of reading count too.\n"]
    lines += ["| row | precision | recall | F1 |", "|---|---|---|---|"]
    lines += [f"| {row} | {p} | {r} | {f} |" for row, p, r, f, *_ in rows]
    return "\n".join([*lines, ""])


def _with_and_without(corpora: dict[str, tuple[Path, Path]]) -> str:
    """What the learned reader adds to the rules, by reading each corpus once more without it."""
    lines = [
        "## With the learned reader, and by the rules alone\n",
        f"| corpus | read by | {' | '.join(_FIRST)} |",
        "|---|---|" + "---|" * len(_FIRST),
    ]
    known = learned.load_network
    for name, (gold, texts) in corpora.items():
        for how, network in (("rules and network", known), ("rules", lambda: None)):
            learned.load_network = network
            with tempfile.TemporaryDirectory() as folder:
                out = Path(folder) / "out.jsonl"
                _extract_all(gold, texts, out)
                figures = json.loads(_score(gold, texts, out, "--json"))
            row = [figures["headline"], *(figures[key]["f"] for key in _FIRST[1:])]
            lines.append(f"| {name} | {how} | {' | '.join(f'{f:.3f}' for f in row)} |")
    learned.load_network = known
    return "\n".join([*lines, ""])


def _run(*words: str) -> str:
    done = subprocess.run([sys.executable, *words], check=True, capture_output=True, text=True)  # noqa: S603 (our own words)
    return done.stdout


def _first_sight() -> str:
    """The figures had before anybody opened a report, with the commit at which they were had."""
    runs: list[dict[str, Any]] = yaml.safe_load(FIRST_SIGHT.read_text(encoding="utf-8"))
    lines = [
        "## First sight\n",
        "Each group of development reports was scored once before any of it was opened. These figures tell",
        "what to expect of a report that nobody tuned for.\n",
        f"| reports | commit | {' | '.join(_FIRST)} |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for run in runs:
        figures = " | ".join(f"{run['figures'][key]:.3f}" for key in _FIRST)
        lines.append(f"| {run['reports']} | `{run['commit']}` | {figures} |")
    return "\n".join([*lines, ""])


_FIRST = (
    "headline", "people", "offices", "engagements+date", "instruments+status", "undertakings",
    "undertakings strict",
)  # fmt: skip

_KINDS = (
    "person missed", "person not in gold", "office missed", "engagement missed",
    "engagement not in gold", "date wrong", "status wrong", "who differs", "instrument missed",
    "instrument not in gold", "undertaking missed", "undertaking not in gold", "force wrong",
    "by wrong", "area wrong",
)  # fmt: skip

_HEAD = """# Accuracy

Written by `python -m docs.accuracy`. Each corpus is scored against gold written by hand, by the same rules:
micro-averaged precision, recall and F1. The headline is the mean F1 of people, offices, engagements with
their date, instruments with their status, and undertakings with force, bearer and area. `make gate` holds
the figures to floors.

The seeds and the opened development reports have been tuned on, so they flatter. **For a report that nobody
has seen, go by the first-sight table at the end.** The samples are invented reports of this repository with
gold of our own.
"""


if __name__ == "__main__":
    main()

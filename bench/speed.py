"""How long `extract` takes beside the bare parser over the same texts, and what each layer costs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from regesta.codebook import Codebook, load_codebook
from regesta.model.claim import Claim
from regesta.model.doubt import Doubt
from regesta.model.reading import Reading
from regesta.pipeline import extract, extractors, layers
from regesta.readings.parse import PIPELINE
from regesta.reports.ingest import report_from_text

if TYPE_CHECKING:
    from spacy.language import Language

ROUNDS = 5


@dataclass(frozen=True)
class Speed:
    """Median seconds of each run over the same texts, and the seconds of each step of `extract`."""

    texts: int
    tokens: int
    whole_parser: float
    parser_as_used: float
    extract: float
    steps: dict[str, float]


def measure(texts: Sequence[str], rounds: int = ROUNDS) -> Speed:
    """Run the parsers and `extract` in turn, `rounds` times, so that a busy machine slows all alike."""
    import spacy

    codebook = load_codebook()
    whole, used = spacy.load(PIPELINE), spacy.load(PIPELINE, exclude=["ner"])
    runs: dict[str, Callable[[], object]] = {
        "whole": lambda: _parse(whole, texts),
        "used": lambda: _parse(used, texts),
        "extract": lambda: [extract(report_from_text(t, "bench", codebook), codebook) for t in texts],
    }
    for run in runs.values():
        run()
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            seconds[name].append(_timed(run))
    middle = {name: median(taken) for name, taken in seconds.items()}
    tokens = sum(len(used.make_doc(t)) for t in texts)
    return Speed(
        len(texts), tokens, middle["whole"], middle["used"], middle["extract"], steps(texts, codebook)
    )


def steps(texts: Sequence[str], codebook: Codebook) -> dict[str, float]:
    """Seconds spent in intake, in each layer and in each extractor over all texts."""
    spent: dict[str, float] = {"intake": 0.0}
    for text in texts:
        start = time.perf_counter()
        report = report_from_text(text, "bench", codebook)
        spent["intake"] += time.perf_counter() - start
        reading = Reading(report=report, codebook_version=codebook.version)
        for layer in layers(codebook):
            start = time.perf_counter()
            reading = layer.read(reading)
            spent[layer.name] = spent.get(layer.name, 0.0) + time.perf_counter() - start
        claims: tuple[Claim, ...] = ()
        for extractor in extractors(codebook):
            start = time.perf_counter()
            found = tuple(extractor.extract(reading, claims))
            spent[f"claims: {extractor.name}"] = (
                spent.get(f"claims: {extractor.name}", 0.0) + time.perf_counter() - start
            )
            claims += tuple(c for c in found if not isinstance(c, Doubt))
    return spent


def _parse(parser: Language, texts: Sequence[str]) -> None:
    for text in texts:
        for _ in parser.pipe(line for line in text.splitlines() if line.strip()):
            pass


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start

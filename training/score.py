"""How well a network reads passages that it was not trained on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from training.examples import Example
from training.network import Network
from training.tasks import Task

Spans = list[tuple[int, int, int]]


def score(network: Network, task: Task, rows: Sequence[Example]) -> Iterator[str]:
    """Yield lines: spans found whatever their kind and of the right kind, labels, relations."""
    looks = []
    with torch.no_grad():
        for row in rows:
            ids, kinds = torch.tensor(row.ids)[None], torch.tensor(row.shapes)[None]
            looks.append([t[0].numpy() for t in network.see(task, ids, kinds, torch.ones_like(ids))])
    for likely in (0.3, 0.5, 0.7):
        yield _found(rows, looks, likely)
    yield _related(task, rows, looks)


def spans_of(tags: np.ndarray, told: np.ndarray) -> Spans:
    """The spans (first, end, kind) of a row of tags, where `told` says which pieces tell anything."""
    spans: Spans = []
    for i, tag in enumerate(tags):
        if not told[i]:
            continue
        kind, goes_on = divmod(int(tag) - 1, 2)
        if goes_on and spans and spans[-1][1] == i and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], i + 1, kind)
        else:
            spans.append((i, i + 1, kind))
    return spans


def _found(rows: Sequence[Example], looks: Sequence[Sequence[np.ndarray]], likely: float) -> str:
    counts = np.zeros(4)
    for row, (tags, *_) in zip(rows, looks, strict=True):
        odds = np.exp(tags - tags.max(-1, keepdims=True))
        spans = spans_of(tags[:, 1:].argmax(-1) + 1, 1 - odds[:, 0] / odds.sum(-1) > likely)
        wanted = spans_of(row.tags, row.tags > 0)
        hits = [[k for s, e, k in spans if s < b and a < e] for a, b, _ in wanted]
        right = sum(k in h for (_, _, k), h in zip(wanted, hits, strict=True))
        counts += (len(spans), len(wanted), sum(map(bool, hits)), right)
    found, gold, anyhow, kind = counts
    told = [
        f"{name} P {hit / max(found, 1):.3f} R {hit / max(gold, 1):.3f} F {2 * hit / (found + gold):.3f}"
        for name, hit in (("any kind", anyhow), ("right kind", kind))
    ]
    return f"  at {likely}: " + "; ".join(told)


def _related(task: Task, rows: Sequence[Example], looks: Sequence[Sequence[np.ndarray]]) -> str:
    parts = np.zeros((3, 3))
    for row, (_, labels, asks, answers) in zip(rows, looks, strict=True):
        for k, (h, end) in enumerate(row.heads):
            mean = labels[h:end].mean(axis=0)
            said = mean > 0 if task.many else mean == mean.max()
            parts[2] += ((said & (row.labels[k] == 1)).sum(), said.sum(), row.labels[k].sum())
            scores = np.einsum("rw,lrw->lr", asks[h], answers) > 0
            for r in (0, 1):
                real, said, known = row.roles[k, r] == 1, scores[:, r], row.roles[k, r] >= 0
                parts[r] += ((real & said & known).sum(), (said & known).sum(), (real & known).sum())
    return "  " + "; ".join(
        f"{name} F {2 * h / max(f + g, 1):.3f}"
        for name, (h, f, g) in zip(("relation 0", "relation 1", "labels"), parts, strict=True)
    )

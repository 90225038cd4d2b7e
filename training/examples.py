"""Cut passages into sentences and word pieces, with a label for each piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from tokenizers import Encoding, Tokenizer

from regesta.readings.learned.network import shapes
from regesta.readings.parse import load_parser
from training.marks import Passage, Span
from training.tasks import Labelled, Task, labelled


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence of one task: its piece ids and shapes, and a tag for each.

    `heads` are the first pieces and ends of the head spans, `labels` (heads, labels) what each is, and
    `roles` (heads, 2, pieces) is 1 where a piece belongs to what a head is related to, -1 inside the head.
    """

    task: Task
    ids: np.ndarray
    shapes: np.ndarray
    tags: np.ndarray
    heads: tuple[tuple[int, int], ...]
    labels: np.ndarray
    roles: np.ndarray


def examples(task: Task, passages: Iterable[Passage], pieces: Tokenizer) -> Iterator[Example]:
    """Yield an example for each sentence of each passage."""
    passages = list(passages)
    docs = load_parser().pipe(p.text for p in passages)
    for passage, doc in zip(passages, docs, strict=True):
        spans = labelled(task, passage)
        for sent in doc.sents:
            yield _example(task, spans, passage.text, (sent.start_char, sent.end_char), pieces)


def _example(
    task: Task, spans: list[Labelled], text: str, cut: tuple[int, int], pieces: Tokenizer
) -> Example:
    sentence = text[cut[0] : cut[1]]
    encoding = pieces.encode(sentence)
    size = len(encoding.ids)
    tags = np.zeros(size, dtype=np.int64)
    found: list[tuple[tuple[int, int], np.ndarray, np.ndarray]] = []
    for one in spans:
        own = _within(encoding, one.span, cut)
        if not own:
            continue
        tags[own] = 2 + 2 * one.kind
        tags[own[0]] = 1 + 2 * one.kind
        if not one.labels:
            continue
        labels = np.zeros(len(task.labels), dtype=np.int64)
        labels[list(one.labels)] = 1
        role = np.zeros((2, size), dtype=np.int64)
        for r, related in enumerate(one.related):
            for span in related:
                role[r, _within(encoding, span, cut)] = 1
        role[:, own] = -1
        found.append(((own[0], own[-1] + 1), labels, role))
    found.sort(key=lambda f: f[0])
    return Example(
        task,
        np.array(encoding.ids, dtype=np.int64),
        np.array(shapes(encoding.word_ids, encoding.offsets, sentence), dtype=np.int64),
        tags,
        tuple(f[0] for f in found),
        np.stack([f[1] for f in found]) if found else np.zeros((0, len(task.labels)), dtype=np.int64),
        np.stack([f[2] for f in found]) if found else np.zeros((0, 2, size), dtype=np.int64),
    )


def _within(encoding: Encoding, span: Span, cut: tuple[int, int]) -> list[int]:
    """The pieces of a span that lies in the sentence."""
    start, end = cut
    if span.start < start or span.end > end:
        return []
    return [
        i
        for i, (a, b) in enumerate(encoding.offsets)
        if b > a and a + start < span.end and b + start > span.start
    ]

"""From the network's scores to spans, what they are and what they are related to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from regesta.readings.learned.network import Look
    from regesta.readings.learned.tasks import TaskName

Chars = tuple[int, int]

LIKELY: dict[TaskName, float] = {"engagements": 0.5, "undertakings": 0.5, "people": 0.5}
"""Probability of belonging to any span from which a word piece does."""
_GAP = 2
"""Word pieces by which one span may be broken."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of word pieces of one kind.

    `chars` are its characters in the sentence, `sure` how sure the network is of the kind, 0 to 1, `labels`
    its label scores, `related` the characters of what stands in relation 0 and 1 to it.
    """

    chars: Chars
    kind: int
    sure: float
    labels: NDArray[np.float32]
    related: tuple[tuple[Chars, ...], tuple[Chars, ...]]


def decode(look: Look, task: TaskName) -> list[Span]:
    """The spans of a sentence that a task sees, in order."""
    view = look.views[task]
    out: list[Span] = []
    for first, last in _runs(look, task):
        mass = view.tags[first:last, 1:].reshape(last - first, -1, 2).sum(axis=-1)
        kind = int(mass.sum(axis=0).argmax())
        top = first + int(mass[:, kind].argmax())
        head = first if view.tags[first, 0] < LIKELY[task] else top
        scores = np.einsum("rw,lrw->lr", view.asks[head], view.answers) > 0
        near, far = (
            tuple(look.offsets[int(i)] for i in np.flatnonzero(scores[:, r]) if not first <= i < last)
            for r in (0, 1)
        )
        chars = (look.offsets[first][0], look.offsets[last - 1][1])
        out.append(
            Span(chars, kind, float(mass[:, kind].max()), view.labels[first:last].mean(axis=0), (near, far))
        )
    return out


def _runs(look: Look, task: TaskName) -> list[tuple[int, int]]:
    """First piece and end of each span: it goes on over a short gap, and ends where another begins.

    Tag 0 is none; 1 + 2k begins kind k, 2 + 2k goes on with it. Pieces without characters are no words.
    """
    tags = look.views[task].tags
    runs: list[tuple[int, int]] = []
    for i in np.flatnonzero(1 - tags[:, 0] > LIKELY[task]):
        if look.offsets[i][0] == look.offsets[i][1]:
            continue
        begins = tags[i, 1::2].sum() > tags[i, 2::2].sum()
        kind = int(tags[i, 1:].argmax()) // 2
        goes_on = runs and i - runs[-1][1] <= (0 if begins else _GAP)
        if goes_on and not begins and int(tags[runs[-1][0], 1:].argmax()) // 2 == kind:
            runs[-1] = (runs[-1][0], int(i) + 1)
        else:
            runs.append((int(i), int(i) + 1))
    return runs

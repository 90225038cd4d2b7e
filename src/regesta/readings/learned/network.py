"""Run the trained network on one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from regesta.readings.learned.tasks import TASKS, TaskName

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LONGEST = 128
"""Word pieces of a sentence that are looked at; what stands behind them is not."""


@dataclass(frozen=True, slots=True)
class View:
    """What one task sees of the word pieces.

    `tags` are the probabilities of each piece's tags (pieces, tags), `labels` label scores (pieces, labels).
    The product of the vectors `asks` and `answers` (pieces, 2, width) is above 0 where a piece stands in
    relation 0 or 1 to the span that begins at another.
    """

    tags: NDArray[np.float32]
    labels: NDArray[np.float32]
    asks: NDArray[np.float32]
    answers: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Look:
    """A sentence as the network sees it: the characters of each word piece, and each task's view."""

    offsets: tuple[tuple[int, int], ...]
    views: dict[TaskName, View]


class Network:
    """A loaded network, on one thread so that it gives the same figures at any load."""

    def __init__(self, session: InferenceSession, pieces: Tokenizer) -> None:
        self._session = session
        self._pieces = pieces

    def look(self, text: str) -> Look:
        """Look at one sentence."""
        encoding = self._pieces.encode(text)
        ids = np.array([encoding.ids], dtype=np.int64)
        out = [o[0] for o in self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})]
        views = {
            task: View(_softmax(out[4 * n]), out[4 * n + 1], out[4 * n + 2], out[4 * n + 3])
            for n, task in enumerate(TASKS)
        }
        return Look(tuple(encoding.offsets), views)


@cache
def load_network() -> Network | None:
    """Load the network that the package brings, once; None where it is left out of an installation."""
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError:
        return None
    folder = files("regesta.readings.learned") / "weights"
    if not (folder / "reader.onnx").is_file():
        return None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(folder / "reader.onnx") as weights, as_file(folder / "pieces.json") as spelling:
        session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        pieces = Tokenizer.from_file(str(spelling))
    pieces.no_padding()
    pieces.enable_truncation(LONGEST)
    return Network(session, pieces)


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    top = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: NDArray[np.float32] = top / top.sum(axis=-1, keepdims=True)
    return out

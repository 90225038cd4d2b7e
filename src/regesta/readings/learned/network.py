"""Run the trained network on one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

import numpy as np

from regesta.readings.learned.tasks import AREAS, FORCES, KINDS, STATUSES, TITLES, TaskName

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LONGEST = 128
"""Word pieces of a sentence that are looked at; what stands behind them is not."""
_SLOW: Final = "SkipLayerNormFusion"
"""What onnxruntime takes for an optimisation; the sum and the norm take a quarter of its time."""
WIDTH: Final = 64
"""Width of the vectors whose product tells what stands in relation to what."""
SHAPES: Final = ("small", "capital", "capitals", "digits")
"""How a word is written, by which the network knows names, since it reads small letters only."""

_WIDTHS: Final[dict[TaskName, tuple[int, int]]] = {
    "engagements": (1 + 2 * len(KINDS), len(STATUSES)),
    "undertakings": (1 + 2 * len(FORCES), len(AREAS)),
    "people": (1 + 2 * len(TITLES), 1),
}
"""How many tags and labels each task has, in the order in which the network tells them."""


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
        size = len(encoding.ids)
        given = {
            "ids": encoding.ids,
            "shapes": shapes(encoding.word_ids, encoding.offsets, text),
            "at": range(size),
        }
        fed = {name: np.array([row], dtype=np.int64) for name, row in given.items()}
        seen = self._session.run(None, fed)[0][0]
        views = {}
        for task, (tags, labels) in _WIDTHS.items():
            parts = np.split(seen[:, : tags + labels + 4 * WIDTH], (tags, tags + labels, -2 * WIDTH), axis=1)
            asks, answers = (part.reshape(size, 2, WIDTH) for part in parts[2:])
            views[task] = View(_softmax(parts[0]), parts[1], asks, answers)
            seen = seen[:, tags + labels + 4 * WIDTH :]
        return Look(tuple(encoding.offsets), views)


def shapes(words: Sequence[int | None], offsets: Sequence[tuple[int, int]], text: str) -> list[int]:
    """For each word piece of a text, which of `SHAPES` the word has that it belongs to.

    `words` number the words of the pieces, None where a piece stands for none; `offsets` are characters.
    """
    spelt: dict[int, str] = {}
    for word, (start, end) in zip(words, offsets, strict=True):
        if word is not None:
            spelt[word] = spelt.get(word, "") + text[start:end]
    known = {word: SHAPES.index(_shape(written)) for word, written in spelt.items()}
    return [0 if word is None else known[word] for word in words]


def _shape(word: str) -> str:
    if word.isdigit():
        return "digits"
    if word[:1].isupper():
        return "capitals" if len(word) > 1 and word.isupper() else "capital"
    return "small"


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
        session = onnxruntime.InferenceSession(
            str(weights), options, providers=["CPUExecutionProvider"], disabled_optimizers=[_SLOW]
        )
        pieces = Tokenizer.from_file(str(spelling))
    pieces.no_padding()
    pieces.enable_truncation(LONGEST)
    return Network(session, pieces)


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    top = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: NDArray[np.float32] = top / top.sum(axis=-1, keepdims=True)
    return out

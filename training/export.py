"""Write a trained network as int8 ONNX, with the pieces it reads.

The graph is laid out by hand: one operator a layer for attention, one product for all heads, no mask and no
shapes to work out, since sentences are read one at a time. That takes half the time of a traced graph.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from training.tasks import TASKS

PARTS = ("tags", "labels", "asks", "answers")
_FUSED = "com.microsoft"
_CLOSE = 1e-12
Weights = Mapping[str, NDArray[np.float32]]


def export(weights: Weights, heads: int, pieces: Tokenizer, folder: Path) -> None:
    """Write `reader.onnx` and `pieces.json` into a folder.

    `weights` are the network's by their names, `heads` is the number of its encoder's attention heads. They
    take 7 of 8 bits, so that processors that add the products in 16 bits do not overflow and give the same
    figures as those that add them in 32.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        onnx.save(_Graph(weights, heads).model(), str(whole))
        quantize_dynamic(
            str(whole),
            str(folder / "reader.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
    pieces.save(str(folder / "pieces.json"), pretty=False)


class _Graph:
    """The network as a graph: `ids` and `shapes` (1, length) in, all that the tasks' heads see out.

    The last axis of `seen` holds, task by task, tags, labels, asks and answers.
    """

    def __init__(self, weights: Weights, heads: int) -> None:
        self._weights, self._heads = weights, heads
        self._nodes: list[onnx.NodeProto] = []
        self._kept: list[onnx.TensorProto] = []

    def model(self) -> onnx.ModelProto:
        """Lay out embeddings, layers and heads."""
        hidden = self._embedded()
        layers = sum(name.endswith("attention.self.query.weight") for name in self._weights)
        for n in range(layers):
            hidden = self._layer(hidden, f"encoder.encoder.layer.{n}.")
        names = [f"heads.{task.name}.{part}" for task in TASKS for part in PARTS]
        width = self._product(hidden, names, "seen")
        ins = [
            helper.make_tensor_value_info(n, TensorProto.INT64, [1, "length"])
            for n in ("ids", "shapes", "at")
        ]
        out = helper.make_tensor_value_info("seen", TensorProto.FLOAT, [1, "length", width])
        graph = helper.make_graph(self._nodes, "reader", ins, [out], self._kept)
        sets = [helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=sets, ir_version=8)

    def _embedded(self) -> str:
        names = {"ids": "word_embeddings", "at": "position_embeddings", "shapes": "token_type_embeddings"}
        rows = [
            self._add("Gather", [self._keep(name, self._of(f"encoder.embeddings.{name}.weight")), given])
            for given, name in names.items()
        ]
        both = self._add("Add", [self._add("Add", rows[:2]), rows[2]])
        return self._normed(both, "encoder.embeddings.LayerNorm")

    def _layer(self, hidden: str, name: str) -> str:
        """Attention over all pieces, then each piece by itself; what came in is added to both."""
        own = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
        matrix, bias = self._side_by_side(own)
        kept = [hidden, self._keep(f"{name}qkv", matrix), self._keep(f"{name}qkv.bias", bias)]
        seen = self._add("Attention", kept, _FUSED, num_heads=self._heads)
        said = f"{name}attention.output"
        self._product(seen, [f"{said}.dense"], f"{said}.dense")
        hidden = self._normed(self._add("Add", [f"{said}.dense", hidden]), f"{said}.LayerNorm")
        self._product(hidden, [f"{name}intermediate.dense"], f"{name}intermediate")
        bent = self._add("Gelu", [f"{name}intermediate"], _FUSED)
        self._product(bent, [f"{name}output.dense"], f"{name}output.dense")
        return self._normed(self._add("Add", [f"{name}output.dense", hidden]), f"{name}output.LayerNorm")

    def _product(self, hidden: str, names: list[str], out: str) -> int:
        """Lay out one product for linear maps side by side; gives its width."""
        matrix, bias = self._side_by_side(names)
        product = self._add("MatMul", [hidden, self._keep(f"{out}.weight", matrix)])
        given = [product, self._keep(f"{out}.bias", bias)]
        self._nodes.append(helper.make_node("Add", given, [out], name=out))
        return matrix.shape[1]

    def _side_by_side(self, names: list[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        matrix = np.concatenate([self._of(f"{name}.weight").T for name in names], axis=1)
        return matrix, np.concatenate([self._of(f"{name}.bias") for name in names])

    def _normed(self, hidden: str, name: str) -> str:
        kept = [self._keep(f"{name}.{part}", self._of(f"{name}.{part}")) for part in ("weight", "bias")]
        return self._add("LayerNormalization", [hidden, *kept], epsilon=_CLOSE)

    def _of(self, name: str) -> NDArray[np.float32]:
        return self._weights[name].astype(np.float32)

    def _keep(self, name: str, values: NDArray[np.float32]) -> str:
        self._kept.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _add(self, kind: str, given: list[str], domain: str = "", **settings: float) -> str:
        out = f"{kind}.{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, given, [out], name=out, domain=domain, **settings))
        return out

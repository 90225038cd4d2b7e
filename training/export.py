"""Write a trained network as int8 ONNX, with the pieces it reads."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from training.network import Network
from training.tasks import TASKS

OUTPUTS = tuple(f"{t.name}.{part}" for t in TASKS for part in ("tags", "labels", "asks", "answers"))


def export(network: Network, pieces: Tokenizer, folder: Path) -> None:
    """Write `reader.onnx` and `pieces.json` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    ids = torch.ones((2, 9), dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "mask", *OUTPUTS)}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            network,
            (ids, torch.ones_like(ids)),
            str(whole),
            input_names=["ids", "mask"],
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(str(whole), str(folder / "reader.onnx"), weight_type=QuantType.QInt8)
    pieces.save(str(folder / "pieces.json"), pretty=False)

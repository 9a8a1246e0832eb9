"""A trained language model as the two files of the package: the network in signed bytes, and its tables."""

import zipfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from bench.language_data import MARKS, TAGS
from bench.language_model import WIDTH, Network
from manytold.text.encoder import NETWORK, TABLES
from manytold.text.pieces import Lists

ANCIENT = (1980, 1, 1, 0, 0, 0)
OUTPUTS = ("tags", "arcs", "under", "above", "marks")
OPERATORS = 17
"""The version of the operators of ONNX that is asked for."""


class Single(nn.Module):
    """The network for one sentence, of which nothing is hidden."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, x: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """What the package asks for."""
        found: tuple[Tensor, ...] = self.network(x, torch.zeros(1, 1, 1, 1), first, last)
        return found


def write(network: Network, labels: Sequence[str], words: Sequence[str], listed: Lists, to: Path) -> None:
    """Writes both files and prints their digests."""
    network.eval()
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        place = torch.zeros(1, 5, dtype=torch.long)
        axes = {"x": {1: "parts"}, "first": {1: "words"}, "last": {1: "words"}} | {n: {1: "words"} for n in OUTPUTS}
        axes["arcs"] = {1: "words", 2: "words"}
        torch.onnx.export(
            Single(network), (torch.randn(1, 9, WIDTH), place, place), str(whole), input_names=["x", "first", "last"],
            output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=OPERATORS, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, to / NETWORK, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm"],
        )  # fmt: skip
    _pack(to / TABLES, _tables(network, labels, words, listed))
    for name in (NETWORK, TABLES):
        raw = (to / name).read_bytes()
        print(name, len(raw), sha256(raw).hexdigest())


def _tables(network: Network, labels: Sequence[str], words: Sequence[str], listed: Lists) -> dict[str, Any]:
    state = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    rows = state["parts.weight"]
    scales = np.abs(rows).max(axis=1) / 127
    texts = {
        "vocabulary": words, "given": sorted(listed.given), "family": sorted(listed.family),
        "listed_places": sorted(listed.places), "tags": TAGS, "labels": labels, "marks": MARKS,
    }  # fmt: skip
    return {name: np.frombuffer("\n".join(lines).encode(), np.uint8) for name, lines in texts.items()} | {
        "rows": np.round(rows / scales[:, None]).astype(np.int8),
        "scales": scales.astype(np.float32),
        "places": state["places.weight"].astype(np.float32),
        "shapes": state["shapes.weight"],
        "marked": state["lists.weight"].T.copy(),
        "last_weights": state["labels.weight"].T.copy(),
        "last_bias": state["labels.bias"],
    }


def _pack(path: Path, arrays: Mapping[str, Any]) -> None:
    """The same bytes whenever the same numbers are written."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for name, array in arrays.items():
            raw = BytesIO()
            np.save(raw, array)
            pack.writestr(zipfile.ZipInfo(f"{name}.npy", ANCIENT), raw.getvalue(), zipfile.ZIP_DEFLATED, 9)

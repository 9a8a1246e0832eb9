"""Which lines of a page are its article: two looks by small networks, the second of which sees what the first says.

Trained by `bench/train_blocks.py`; what it reaches, and on which pages: `docs/why/extraction.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from manytold.read.features import Columns, Layout, Numbers, View, shifted, summed, table

LOOKS = ("first", "second")
WIDEST = 6.0
"""Standard deviations from the mean beyond which a feature says no more."""
LEAK = 0.1

SHARE = 0.3
DOUBT = 20.0
LONGEST = 400
AROUND = (1, 2, 3, 4, -1, -2, -3, -4)
WIDTHS = (2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Network:
    """A perceptron: inputs less `mean` by `scale`, then layers of weights and biases, the last with one output."""

    mean: Numbers
    scale: Numbers
    layers: tuple[tuple[Numbers, Numbers], ...]

    def __call__(self, rows: Numbers) -> Numbers:
        """The probability of each row."""
        values = np.clip((rows - self.mean) * self.scale, -WIDEST, WIDEST)
        for weights, biases in self.layers[:-1]:
            values = values @ weights + biases
            values = np.maximum(values, LEAK * values)
        weights, biases = self.layers[-1]
        sums: Numbers = (values @ weights + biases)[:, 0]
        return 1 / (1 + np.exp(-np.clip(sums, -30, 30)))


@dataclass(frozen=True, slots=True)
class Model:
    """Networks of each look; those of one look are averaged."""

    first: Sequence[Network]
    second: Sequence[Network]

    def __call__(self, seen: View) -> Numbers:
        """How likely each line of a page is part of its article."""
        return mean_of(self.second, again(seen, mean_of(self.first, seen.rows)))


def mean_of(networks: Sequence[Network], rows: Numbers) -> Numbers:
    """The mean answer of several networks."""
    return np.mean([network(rows) for network in networks], axis=0, dtype=np.float32)


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    with (files("manytold.read") / "blockmodel.npz").open("rb") as stored:
        return model_of(dict(np.load(stored, allow_pickle=False)))


def model_of(arrays: Mapping[str, Numbers]) -> Model:
    """A model from arrays named `look/network/mean`, `look/network/scale` and `look/network/layer/weights or biases`."""

    networks: dict[str, list[Network]] = {look: [] for look in LOOKS}
    for name in sorted(key.removesuffix("/mean") for key in arrays if key.endswith("/mean")):
        count = sum(key.startswith(f"{name}/") and key.endswith("/weights") for key in arrays)
        layers = [(_wide(arrays[f"{name}/{at}/weights"]), _wide(arrays[f"{name}/{at}/biases"])) for at in range(count)]
        mean, scale = _wide(arrays[f"{name}/mean"]), _wide(arrays[f"{name}/scale"])
        networks[name.partition("/")[0]].append(Network(mean, scale, tuple(layers)))
    return Model(*networks.values())


def arrays_of(model: Model) -> dict[str, Numbers]:
    """The arrays that `model_of` reads, with half the precision."""
    arrays: dict[str, Numbers] = {}
    for look, networks in zip(LOOKS, (model.first, model.second), strict=True):
        for at, network in enumerate(networks):
            arrays |= {f"{look}/{at}/mean": network.mean, f"{look}/{at}/scale": network.scale}
            for number, (weights, biases) in enumerate(network.layers):
                arrays[f"{look}/{at}/{number}/weights"] = weights.astype(np.float16)
                arrays[f"{look}/{at}/{number}/biases"] = biases
    return arrays


def _wide(array: Numbers) -> Numbers:
    return np.asarray(array, np.float32)


def again(seen: View, first: Numbers) -> Numbers:
    """The features of the second look: what the first says of the neighbours, of boxes and of alike lines."""
    lines, layout = seen.lines, seen.layout
    weight = np.minimum(lines.size, LONGEST)
    good = weight * first
    whole = max(good.sum(), 1)
    columns: Columns = [first, *(shifted(first, step) for step in AROUND)]
    for group in (layout.around, layout.chain[layout.box], layout.chain[layout.parent[layout.alone]]):
        sums, goods = np.bincount(group, weights=weight)[group], np.bincount(group, weights=good)[group]
        columns += [(goods - good + DOUBT * SHARE) / (sums - weight + DOUBT), goods / whole]
    columns += _wider(layout, weight, good)
    columns += _around(weight, good)
    columns += [np.full(len(first), np.log1p(whole)), np.full(len(first), np.log1p(first.sum()))]
    return table([seen.rows, *columns], len(first))


def _wider(layout: Layout, weight: Numbers, good: Numbers) -> Columns:
    sums, goods = layout.inside(weight), layout.inside(good)
    whole, columns, places = max(good.sum(), 1), [], layout.around
    for _ in range(2):
        columns += [(goods[places] - good + DOUBT * SHARE) / (sums[places] - weight + DOUBT), goods[places] / whole]
        places = layout.parent[places]
    return columns


def _around(weight: Numbers, good: Numbers) -> Columns:
    sums, goods, at = summed(weight), summed(good), np.arange(len(weight))
    whole = max(goods[-1], 1)
    columns: Columns = [goods[:-1] / whole, (goods[-1] - goods[1:]) / whole]
    for width in WIDTHS:
        low, high = np.maximum(at - width, 0), np.minimum(at + width + 1, len(at))
        columns += [
            (goods[high] - goods[low] - good) / np.maximum(sums[high] - sums[low] - weight, 1),
            (goods[at] - goods[low]) / np.maximum(sums[at] - sums[low], 1),
            (goods[high] - goods[at + 1]) / np.maximum(sums[high] - sums[at + 1], 1),
        ]
    return columns

"""Which lines of a page are its article: two looks by small networks, the second of which sees what the first says.

Trained by `bench/train_blocks.py`; what it reaches, and on which pages: `docs/why/extraction.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from manytold.read.boxes import BIT
from manytold.read.features import CLOSED_PROSE, Columns, Layout, Numbers, View, inherited, shifted, summed, table

LOOKS = ("first", "second")
WIDEST = 6.0
"""Standard deviations from the mean beyond which a feature says no more."""
LEAK = 0.1
AT_ONCE = 8
HALF, SURE = 0.5, 0.8
FEW, SENTENCE, LITTLE = 20, 30, 0.3
OTHER = sum(
    BIT[name]
    for name in (
        *("in_nav", "in_aside", "in_footer", "in_form", "in_figure", "in_caption", "in_table", "in_address"),
        *("in_dialog", "hidden", "in_link", "advert", "comment", "letter", "wall", "consent", "share", "related"),
        *("side", "menu", "foot", "caption", "picture", "person", "unseen"),
    )
)
ENOUGH = 800
"""Letters of running text in the article element around a headline that are taken for the article."""

SHARE = 0.3
DOUBT = 20.0
LONGEST = 400
AROUND = (1, 2, 3, 4, -1, -2, -3, -4)
WIDTHS = (2, 5, 10, 20)


Layers = tuple[tuple[Numbers, Numbers], ...]
"""Weights and biases, the last with one output."""


@dataclass(frozen=True, slots=True)
class Look:
    """Perceptrons over the same inputs, less `mean` and by `scale`; their answers are averaged."""

    mean: Numbers
    scale: Numbers
    networks: tuple[Layers, ...]

    def __call__(self, rows: Numbers) -> Numbers:
        """The probability of each row.

        Rows are taken a few at a time, products so small that OpenBLAS keeps to one thread: on a busy machine its
        threads wait for one another for tens of milliseconds.
        """
        count, width = rows.shape
        inputs = np.zeros((-(-count // AT_ONCE), AT_ONCE, width), np.float32)
        flat = inputs.reshape(-1, width)[:count]
        np.clip((rows - self.mean) * self.scale, -WIDEST, WIDEST, out=flat)
        likely = np.mean([_answer(layers, inputs) for layers in self.networks], axis=0, dtype=np.float32)
        return np.asarray(likely.reshape(-1)[:count])


def _answer(layers: Layers, values: Numbers) -> Numbers:
    for weights, biases in layers[:-1]:
        values = values @ weights + biases
        values = np.maximum(values, LEAK * values)
    weights, biases = layers[-1]
    return np.asarray(1 / (1 + np.exp(-np.clip(values @ weights + biases, -30, 30))))


@dataclass(frozen=True, slots=True)
class Model:
    """The two looks at a page."""

    first: Look
    second: Look

    def __call__(self, seen: View) -> Numbers:
        """How likely each line of a page is part of its article."""
        return self.second(again(seen, self.first(seen.rows)))


def chosen(seen: View, likely: Numbers) -> Numbers:
    """Which lines are the article's: the likely ones, less doubtful short ones that look like none of the sure.

    A line looks like others that stand in the same kinds of boxes. One of running text that follows a chosen line and
    looks like the sure ones stays even where the model doubts it: corrections and afterwords are the article's.
    """
    lines, kin = seen.lines, seen.layout.kin
    good, sure = likely > HALF, likely >= SURE
    known = np.bincount(kin, weights=sure) > 0
    alike = known[kin] & (lines.linked <= HALF)
    good &= sure | alike | (lines.heading > 0) | (lines.prose > 0)
    after = np.concatenate([[False], good[:-1]])
    good |= after & alike & (lines.size >= CLOSED_PROSE) & (lines.closed > 0)
    return _of_one(seen, np.asarray(good | _plain(seen)))


def _plain(seen: View) -> Numbers:
    """The sentences of a small page that stand as most of its sentences do, less those in boxes of other uses.

    The model learned from pages of newspapers, few of which have less than 30 lines.
    """
    lines, layout = seen.lines, seen.layout
    if len(lines.size) > FEW:
        return np.zeros(len(lines.size), bool)
    around = inherited(layout.marks.tolist(), layout.parent.tolist())[layout.box]
    told = (lines.closed > 0) & (lines.size >= SENTENCE) & (lines.linked <= LITTLE) & (lines.heading == 0)
    told &= ((around & OTHER) == 0) & (np.arange(len(told)) > seen.head)
    usual = np.argmax(np.bincount(layout.kin, weights=told * lines.size))
    return np.asarray(told & (layout.kin == usual))


def _of_one(seen: View, good: Numbers) -> Numbers:
    """The lines of one article element, where a page has that of the headline or one with half of the text.

    Pages that go on with the next story, or hold dialogues of their own, have text of others.
    """
    layout, weight = seen.layout, seen.lines.weight * good
    held = layout.inside(weight)
    home = int(layout.part[seen.head]) if seen.head >= 0 else 0
    if not home or held[home] < ENOUGH:
        parts = np.unique(layout.part)
        home = int(parts[np.argmax(held[parts] * (parts > 0))])
        if not home or held[home] < max(HALF * weight.sum(), 1):
            return good
    at = np.arange(len(good))
    return np.asarray(good & (at >= layout.first[home]) & (at < layout.end[home]))


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    with (files("manytold.read") / "blockmodel.npz").open("rb") as stored:
        return model_of(dict(np.load(stored, allow_pickle=False)))


def model_of(arrays: Mapping[str, Numbers]) -> Model:
    """A model from arrays named `look/mean`, `look/scale`, `look/network/layer/weights` and `.../biases`."""
    return Model(*(_look(arrays, name) for name in LOOKS))


def _look(arrays: Mapping[str, Numbers], name: str) -> Look:
    networks: dict[str, dict[str, tuple[Numbers, Numbers]]] = {}
    for key in sorted(arrays):
        look, _, rest = key.partition("/")
        if look == name and rest.endswith("/weights"):
            network, layer, _ = rest.split("/")
            pair = arrays[key], arrays[key.removesuffix("weights") + "biases"]
            networks.setdefault(network, {})[layer] = (np.asarray(pair[0], np.float32), np.asarray(pair[1], np.float32))
    return Look(arrays[f"{name}/mean"], arrays[f"{name}/scale"], tuple(tuple(n.values()) for n in networks.values()))


def arrays_of(model: Model) -> dict[str, Numbers]:
    """The arrays that `model_of` reads, weights with half the precision."""
    arrays: dict[str, Numbers] = {}
    for name, look in zip(LOOKS, (model.first, model.second), strict=True):
        arrays |= {f"{name}/mean": look.mean, f"{name}/scale": look.scale}
        for at, layers in enumerate(look.networks):
            for number, (weights, biases) in enumerate(layers):
                arrays[f"{name}/{at}/{number}/weights"] = weights.astype(np.float16)
                arrays[f"{name}/{at}/{number}/biases"] = biases
    return arrays


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

"""Train the networks that choose the lines of an article, and write `read/blockmodel.npz`.

`python -m bench.train_blocks` trains on all labelled pages; `trained` does so on a part of them, for the
cross-validation of `bench.extraction`. A line's label is whether most of its four-word runs, in order, stand in the
article's text. Pages whose own text disagrees with what other sites teach (F1 below 0.35 by a model that has not seen
their site) are left out of training: their labels are mostly texts cut short.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from rapidfuzz.distance import Indel

from bench.labelled import DATA, rows
from bench.shingles import RUN, f1, runs, words
from manytold.read import blockmodel
from manytold.read.blockmodel import LEAK, WIDEST, Layers, Look, Model, again, arrays_of
from manytold.read.features import Hints, Numbers, View, view
from manytold.read.limits import lean
from manytold.read.metadata import metadata
from manytold.read.outline import outline, seen_only
from manytold.text.html import parse

SETS = ("n4k", "fundus")
HIDDEN_UNITS = (48, 24)
NETWORKS, EPOCHS, BATCH, RATE, DECAY, DROPPED = 2, 12, 512, 3e-3, 1e-4, 0.15
FOLDS = 3
AGREED = 0.35
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page: its lines measured, their words, which are the article's, and how much each counts."""

    id: str
    site: str
    seen: View
    lines: Sequence[Sequence[str]]
    gold: Sequence[str]
    good: Numbers
    weight: Numbers


def site(url: str) -> str:
    """The registered domain, near enough: two labels, or three below such as `co.uk`."""
    labels = (urlsplit(url).hostname or "").split(".")
    deep = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if deep else -2 :])


def fold(of: str, folds: int, salt: str = "") -> int:
    """The fold of a site, the same in every run."""
    return int(md5(f"{salt}{of}".encode(), usedforsecurity=False).hexdigest(), 16) % folds


def lessons(data: Path) -> list[Lesson]:
    """All labelled pages that have lines."""
    found = [lesson(row) for name in SETS for row in rows(data / "extraction", name)]
    return [one for one in found if one is not None]


def lesson(row: Mapping[str, Any]) -> Lesson | None:
    tree = parse(lean(row["html"]))
    page = seen_only(outline(tree)) if tree is not None else None
    if tree is None or page is None or not page.texts:
        return None
    claims = metadata(tree)
    lines, gold = [words(text) for text in page.texts], words(row["text"])
    weight = np.clip([len(line) for line in lines], 2, 100)
    seen = view(page, Hints(claims.title, claims.description, claims.body))
    weight = weight / np.sqrt(max(weight.sum(), 200))
    return Lesson(row["id"], site(row["url"]), seen, lines, gold, labels(lines, gold), weight.astype(np.float32))


def labels(lines: Sequence[Sequence[str]], gold: Sequence[str]) -> Numbers:
    """1 for lines whose words stand in the gold text, in the order of the page; short ones beside others that do."""
    known = set(runs(gold))
    share = [np.mean([run in known for run in runs(line)]) if len(line) >= RUN else -1.0 for line in lines]
    flat = [(word, at) for at, line in enumerate(lines) if share[at] < 0 or share[at] > SURE for word in line]
    numbers: dict[str, int] = {}
    page = [numbers.setdefault(word, len(numbers)) for word, _ in flat]
    hits: Counter[int] = Counter()
    for part in Indel.opcodes(page, [numbers.setdefault(word, len(numbers)) for word in gold]):
        if part.tag == "equal" and part.src_end - part.src_start >= RUN:
            hits.update(at for _, at in flat[part.src_start : part.src_end])
    aligned = [hits[at] / len(line) if line else 0.0 for at, line in enumerate(lines)]
    good = [a > SURE if s < 0 else s > SURE and a >= 0.3 for s, a in zip(share, aligned, strict=True)]
    return np.array(good, np.float32)


def trained(pages: Sequence[Lesson]) -> Model:
    """The model of these pages; the second look learns from what a first look that has not seen the site says."""
    said: dict[str, Numbers] = {}
    for part in range(FOLDS):
        others = [p for p in pages if fold(p.site, FOLDS, "inner") != part]
        first = look_of([p.seen.rows for p in others], others)
        said |= {p.id: first(p.seen.rows) for p in pages if fold(p.site, FOLDS, "inner") == part}
    agreed = [p for p in pages if f1(p.gold, chosen(p, said[p.id])) >= AGREED]
    first = look_of([p.seen.rows for p in agreed], agreed)
    return Model(first, look_of([again(p.seen, said[p.id]) for p in agreed], agreed))


def chosen(page: Lesson, likely: Numbers) -> list[str]:
    """The words of the lines that are likely the article's."""
    return [word for at in np.flatnonzero(likely > SURE) for word in page.lines[at]]


def look_of(tables: Iterable[Numbers], pages: Sequence[Lesson]) -> Look:
    """Networks of the same lines, each from another beginning."""
    x = np.vstack(list(tables))
    y, weight = np.concatenate([p.good for p in pages]), np.concatenate([p.weight for p in pages])
    mean, scale = x.mean(0), 1 / np.maximum(x.std(0) + 1e-3, 0.02)
    inputs = np.clip((x - mean) * scale, -WIDEST, WIDEST)
    return Look(mean, scale, tuple(_layers(inputs, y, weight / weight.mean(), seed) for seed in range(NETWORKS)))


def _layers(x: Numbers, y: Numbers, weight: Numbers, seed: int) -> Layers:
    """Weights and biases by Adam (Kingma and Ba 2015) with a falling rate; inputs are dropped out at random."""
    chance = np.random.default_rng(seed)
    sizes = [x.shape[1], *HIDDEN_UNITS, 1]
    weights = [(chance.normal(size=(a, b)) * np.sqrt(2 / a)).astype(np.float32) for a, b in pairwise(sizes)]
    biases = [np.zeros(b, np.float32) for b in sizes[1:]]
    both = [*weights, *biases]
    means, squares = [np.zeros_like(p) for p in both], [np.zeros_like(p) for p in both]
    steps, step = EPOCHS * -(-len(x) // BATCH), 0
    for _ in range(EPOCHS):
        order = chance.permutation(len(x))
        for start in range(0, len(x), BATCH):
            some, step = order[start : start + BATCH], step + 1
            kept = (chance.random((len(some), x.shape[1]), dtype=np.float32) >= DROPPED) / np.float32(1 - DROPPED)
            slopes = _slopes(weights, biases, x[some] * kept, y[some], weight[some])
            rate = RATE * 0.5 * (1 + np.cos(np.pi * step / steps))
            for at, slope in enumerate(slopes):
                means[at] += 0.1 * (slope - means[at])
                squares[at] += 0.001 * (slope * slope - squares[at])
                both[at] -= rate * (means[at] / (1 - 0.9**step)) / (np.sqrt(squares[at] / (1 - 0.999**step)) + 1e-8)
    return tuple(zip(weights, biases, strict=True))


def _slopes(
    weights: Sequence[Numbers], biases: Sequence[Numbers], x: Numbers, y: Numbers, weight: Numbers
) -> list[Numbers]:
    """Gradients of the weighted log loss with decay, weights first."""
    values = [x]
    for w, b in zip(weights, biases, strict=True):
        sums = values[-1] @ w + b
        values.append(np.maximum(sums, LEAK * sums))
    likely = 1 / (1 + np.exp(-np.clip(sums[:, 0], -30, 30)))
    slope = ((likely - y) * weight / len(y))[:, None].astype(np.float32)
    of_weights, of_biases = [], []
    for number in range(len(weights) - 1, -1, -1):
        of_weights.append(values[number].T @ slope + DECAY * weights[number])
        of_biases.append(slope.sum(0))
        if number:
            slope = (slope @ weights[number].T) * np.where(values[number] > 0, 1, LEAK).astype(np.float32)
    return [*reversed(of_weights), *reversed(of_biases)]


def main() -> int:
    place = Path(blockmodel.__file__).with_suffix(".npz")
    np.savez_compressed(place, **arrays_of(trained(lessons(DATA))))
    print(f"{place.name}: {place.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

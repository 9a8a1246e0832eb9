"""Which end of a text is about another matter: small trees over the numbers of `topic`.

Trained by `bench/train_foreign.py` on two thirds of the labelled articles; what it reaches on the rest:
`docs/why/foreign.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from manytold.read.topic import Leaning, Numbers, features, terms_of
from manytold.text.vectors import LANGUAGE, table

DEPTH = 3
MOST_LETTERS = 60_000
"""Longer texts are left alone: ten times an article of a newspaper, and work stays bounded."""
MOST_COSINE = 0.08
"""Ends with more stems in common are not looked at any further: 98 % of pasted ends have one below 0.072, and two
thirds of untouched articles have no end below it (training part)."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of depth three whose answers are added up: inner nodes in order of level, then the leaves."""

    column: Numbers
    bound: Numbers
    leaf: Numbers
    limit: float
    """From which sum on an end is cut: one in two hundred untouched articles of the training part reaches it."""

    def __call__(self, rows: Numbers) -> Numbers:
        """The sum of each row."""
        tree = np.arange(len(self.column))[None, :]
        node = np.zeros((len(rows), len(self.column)), dtype=int)
        row = np.arange(len(rows))[:, None]
        for _ in range(DEPTH):
            node = 2 * node + 1 + (rows[row, self.column[tree, node]] > self.bound[tree, node])
        sums: Numbers = self.leaf[tree, node - (2**DEPTH - 1)].sum(axis=1)
        return sums


@dataclass(frozen=True, slots=True)
class Model:
    """All that is learnt."""

    leaning: Leaning
    fielded: Trees
    plain: Trees

    def foreign_end(self, title: str, texts: Sequence[str], language: str | None) -> int | None:
        """The first block of an end that is about another matter, or None."""
        if sum(map(len, texts)) > MOST_LETTERS:
            return None
        fielded = language == LANGUAGE
        trees = self.fielded if fielded else self.plain
        terms = terms_of(title, texts, language)
        places, rows = features(terms, self.leaning, table() if fielded else None, MOST_COSINE)
        if not places:
            return None
        sums = trees(rows)
        best = int(np.argmax(sums))
        return places[best] if sums[best] >= trees.limit else None


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    with (files("manytold.read") / "topicmodel.npz").open("rb") as stored:
        return model_of(dict(np.load(stored, allow_pickle=False)))


def model_of(arrays: Mapping[str, Numbers]) -> Model:
    """A model from the arrays of `arrays_of`."""
    fielded, plain = (
        Trees(arrays[f"{name}/column"], arrays[f"{name}/bound"], arrays[f"{name}/leaf"], float(arrays[f"{name}/limit"]))
        for name in ("fielded", "plain")
    )
    return Model(
        Leaning(arrays["own"], arrays["other"]),
        fielded,
        plain,
    )


def arrays_of(model: Model) -> dict[str, Numbers]:
    """The arrays that `model_of` reads."""
    arrays = {
        "own": model.leaning.own,
        "other": model.leaning.other,
    }
    for name, trees in (("fielded", model.fielded), ("plain", model.plain)):
        arrays |= {
            f"{name}/column": trees.column.astype(np.int16),
            f"{name}/bound": trees.bound.astype(np.float32),
            f"{name}/leaf": trees.leaf.astype(np.float32),
            f"{name}/limit": np.array(trees.limit),
        }
    return arrays

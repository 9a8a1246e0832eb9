"""Sentences of two texts, aligned in order: shows that words were exchanged while the telling stayed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel

from manytold.copies.view import View

ALIKE = 0.3
"""Common words in order over all words, from which one sentence may be another's: 95 % of the sentences of which a
machine exchanged 60 % of the content words and damaged the rest keep as much; 90 % of those of other reports of the
event find no sentence so near."""
LENGTHS = 0.5
UNCHANGED = 0.95

Cell = tuple[int, int, float]


@dataclass(frozen=True, slots=True, order=True)
class Alignment:
    """How well the sentences of the shorter text follow one another in the other.

    `kept` is the number of its words that stand in the same order in the same sentences, in part words where a sentence
    is only partly alike. `matched` counts sentences, `unchanged` those that are the same.
    """

    kept: float
    matched: int
    unchanged: int


NOTHING = Alignment(0.0, 0, 0)


def align(shorter: View, other: View) -> Alignment:
    """The best alignment in order (Needleman and Wunsch 1970) over sentences that are alike."""
    return _best_chain(_alike(shorter, other), shorter.sentences, other.sentences)


def _alike(shorter: View, other: View) -> list[Cell]:
    """Pairs of sentences that are alike, row by row and in each row from the right.

    Words in common, in whatever order, are never fewer than those in order: a product of tables leaves few pairs.
    """
    common = shorter.buckets @ other.buckets.T
    first, second = shorter.buckets.sum(1)[:, None], other.buckets.sum(1)[None, :]
    enough = (2 * common >= ALIKE * (first + second)) & (2 * np.minimum(first, second) >= np.maximum(first, second))
    rows, columns = np.nonzero(enough)
    cells = []
    for i, j in sorted(zip(rows.tolist(), (-columns).tolist(), strict=True)):
        x, y = shorter.sentences[i], other.sentences[-j]
        likeness = Indel.normalized_similarity(x, y, score_cutoff=ALIKE)
        if likeness and min(len(x), len(y)) >= LENGTHS * max(len(x), len(y)):
            cells.append((i, -j, likeness))
    return cells


def _best_chain(cells: Iterable[Cell], rows: Sequence[list[int]], columns: Sequence[list[int]]) -> Alignment:
    """The heaviest chain of cells that goes forward in both texts."""
    best = [NOTHING] * (len(columns) + 1)
    for i, j, likeness in cells:
        before = max(best[: j + 1])
        words = likeness * min(len(rows[i]), len(columns[j]))
        same = before.unchanged + (likeness >= UNCHANGED)
        best[j + 1] = max(best[j + 1], Alignment(before.kept + words, before.matched + 1, same))
    return max(best)

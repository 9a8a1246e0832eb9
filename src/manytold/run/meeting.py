"""Which items of an archive meet, by columns of numbers. What `store.holders` keeps up to date is made at once here."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
AT_ONCE = 4_000_000
"""Meetings that are counted at once."""


def pairs_of(key: Numbers, rank: Numbers, item: Numbers, most: int) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of items that are both among the first `most` holders of a key, and how many keys bring them together."""
    if not len(key):
        return key, rank, item
    order = np.lexsort((item, rank, key))
    key, rank, item = key[order], rank[order], item[order]
    start = np.searchsorted(key, key, side="left")
    place = np.arange(len(key)) - start
    last = rank[np.minimum(start + most - 1, len(key) - 1)]
    same = key[np.minimum(start + most - 1, len(key) - 1)] == key
    first = ~same | (rank <= last)
    names, dense = np.unique(item[first], return_inverse=True)
    place, start = place[first], np.searchsorted(key[first], key[first], side="left")
    codes, counts = np.empty(0, np.int64), np.empty(0, np.int64)
    for some in _portions(place):
        offsets = np.arange(place[some].sum()) - np.repeat(np.cumsum(place[some]) - place[some], place[some])
        one = np.repeat(dense[some], place[some])
        other = dense[np.repeat(start[some], place[some]) + offsets]
        found, often = np.unique((np.minimum(one, other) << 32) | np.maximum(one, other), return_counts=True)
        codes, counts = _added(codes, counts, found, often)
    return names[codes >> 32], names[codes & 0xFFFFFFFF], counts


def often_enough(a: Numbers, b: Numbers, keys: Numbers, least: int) -> tuple[Numbers, Numbers]:
    """The pairs that enough keys bring together, each once."""
    names, dense = np.unique(np.concatenate((a, b)), return_inverse=True)
    codes, counts = _added(
        np.empty(0, np.int64), np.empty(0, np.int64), (dense[: len(a)] << 32) | dense[len(a) :], keys
    )
    met = codes[counts >= least]
    return names[met >> 32], names[met & 0xFFFFFFFF]


def _portions(sizes: Numbers) -> Iterator[slice]:
    """Stretches with few enough meetings."""
    total = np.cumsum(sizes)
    at = 0
    while at < len(sizes):
        done = total[at - 1] if at else 0
        end = max(at + 1, int(np.searchsorted(total, done + AT_ONCE, side="right")))
        yield slice(at, end)
        at = end


def _added(codes: Numbers, counts: Numbers, more: Numbers, often: Numbers) -> tuple[Numbers, Numbers]:
    """Both sums under one."""
    found, where = np.unique(np.concatenate((codes, more)), return_inverse=True)
    sums = np.zeros(len(found), np.int64)
    np.add.at(sums, where, np.concatenate((counts, often)))
    return found, sums

"""The best tree of one sentence: every word has one head, one word hangs on the root, and there are no circles."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]
NEVER = -1e9


def best_tree(arcs: Numbers) -> list[int]:
    """The head of each word but the root: rows are words, columns heads, number 0 the root; most scores win.

    The root's one word is the one whose tree scores best (Zmigrod et al. 2020); mostly the first look is a tree.
    """
    count = len(arcs)
    if count < 2:
        return []
    scores = arcs.astype(np.float64)
    scores = scores - _logsum(scores)
    np.fill_diagonal(scores, NEVER)
    scores[0] = NEVER
    heads = scores.argmax(axis=1)
    heads[0] = -1
    if (heads == 0).sum() == 1 and _circle(heads) is None:
        return [int(head) for head in heads[1:]]
    return _one_root(scores)


def _logsum(scores: Numbers) -> Numbers:
    top = scores.max(axis=1, keepdims=True)
    found: Numbers = top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
    return found


def _one_root(scores: Numbers) -> list[int]:
    """The best tree with one word at the root: a price on the root makes all trees with several of them dear."""
    priced = scores.copy()
    priced[:, 0] -= PRICE
    return [int(head) for head in _tree(priced)[1:]]


PRICE = 1e6
"""More than all other scores of a sentence together; a second word at the root costs it once more."""


def _tree(scores: Numbers) -> Numbers:
    """Chu and Liu 1965, Edmonds 1967: circles are drawn together and solved as one word, from the outside in."""
    heads: Numbers = scores.argmax(axis=1)
    heads[0] = -1
    circle = _circle(heads)
    if circle is None:
        return heads
    inside = np.array(circle)
    outside = np.array([n for n in range(len(scores)) if n not in set(circle)])
    gain = scores[inside] - scores[inside, heads[inside]][:, None]
    small = np.full((len(outside) + 1, len(outside) + 1), NEVER * 10)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    into, out = gain[:, outside], scores[np.ix_(outside, inside)]
    small[-1, :-1] = into.max(axis=0)
    small[:-1, -1] = out.max(axis=1)
    small[0] = NEVER * 10
    solved = _tree(small)
    return _opened(heads, solved, inside, outside, (into.argmax(axis=0), out.argmax(axis=1)))


def _opened(
    heads: Numbers, solved: Numbers, inside: Numbers, outside: Numbers, best: tuple[Numbers, Numbers]
) -> Numbers:
    """The heads of all words, given those of the words outside a circle and of the circle as one."""
    found = heads.copy()
    entered, left = best
    for place, word in enumerate(outside):
        head = solved[place]
        if place:
            found[word] = inside[left[place]] if head == len(outside) else outside[head]
    comes = solved[-1]
    found[inside[entered[comes]]] = outside[comes]
    return found


def _circle(heads: Sequence[int] | Numbers) -> list[int] | None:
    """The words of one circle, or None."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        way, at = [], start
        while state[at] == 0:
            state[at] = 1
            way.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return way[way.index(at) :]
        for word in way:
            state[word] = 2
    return None

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from manytold.text.trees import best_tree


def is_tree(heads: list[int]) -> bool:
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return heads.count(0) == 1


def worth(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    rows = scores[1:] - np.log(np.exp(scores[1:]).sum(axis=1, keepdims=True))
    return float(sum(rows[word, head] for word, head in enumerate(heads)))


def squares(most: int):
    return st.integers(2, most).flatmap(
        lambda n: arrays(np.float64, (n, n), elements=st.floats(-9, 9, allow_nan=False, width=16))
    )


@given(squares(5))
def test_no_other_tree_scores_better(scores: np.ndarray) -> None:
    every = product(range(len(scores)), repeat=len(scores) - 1)
    best = max(worth(scores, heads) for heads in every if is_tree(list(heads)))
    assert worth(scores, tuple(best_tree(scores))) == pytest.approx(best, abs=1e-6)


@given(squares(24))
def test_any_scores_make_one_tree(scores: np.ndarray) -> None:
    assert is_tree(best_tree(scores))


def test_no_word_and_one_word() -> None:
    assert best_tree(np.zeros((1, 1))) == []
    assert best_tree(np.zeros((2, 2))) == [0]

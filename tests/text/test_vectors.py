"""Directions of words: fields, odd words, one answer in any order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.text.vectors import DIRECTIONS, table, vector_of


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("ferry", "ship", "inflation"),
        ("goalkeeper", "football", "parliament"),
        ("senator", "congress", "striker"),
        ("earthquake", "tsunami", "mortgage"),
        ("vaccine", "virus", "orchestra"),
    ],
)
def test_words_of_one_field_are_nearer_than_words_of_two(word: str, near: str, far: str) -> None:
    own, close, other = (vector_of([each]) for each in (word, near, far))
    assert own @ close > own @ other + 0.1


def test_unknown_words_have_no_direction_and_change_none() -> None:
    assert not vector_of(["qzxvwkj", "", "42"]).any()
    assert not vector_of([]).any()
    assert np.array_equal(vector_of(["ferry", "qzxvwkj"]), vector_of(["ferry"]))


def test_rare_words_weigh_more() -> None:
    both = vector_of(["country", "volcano"])
    assert both @ vector_of(["volcano"]) > both @ vector_of(["country"])


@given(st.lists(st.sampled_from(["Ferry", "harbour", "fares", "council", "zzqy", "goal"]), max_size=12))
def test_order_and_case_change_nothing(words: list[str]) -> None:
    mixed = [word.upper() for word in reversed(words)]
    assert np.array_equal(vector_of(words), vector_of(mixed))
    length = float(np.linalg.norm(vector_of(words)))
    assert length == pytest.approx(1.0, abs=1e-5) or length == 0.0


def test_every_row_can_be_used() -> None:
    found = table()
    assert found.rows.shape == (len(found.places), DIRECTIONS)
    assert (found.lengths > 0).all()
    assert (found.weights > 0).all()

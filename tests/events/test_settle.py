"""What holds of all that the owner ever said."""

import random
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.events.settle import settle
from manytold.model.corrections import Correction, Word
from manytold.run.components import Forest

START = datetime(2031, 5, 5, tzinfo=UTC)
NAMES = "abcdef"


def word(says: Word, these: str, those: str = "", at: int = 0, of: str = "event") -> Correction:
    """A correction whose articles have names of one letter."""
    name = f"{says}-{of}-{these}-{those}-{at}"
    return Correction(name, of, says, tuple(these), tuple(those), START + timedelta(minutes=at))  # type: ignore[arg-type]


def held(*corrections: Correction) -> list[tuple[str, str, str]]:
    return [(c.says, "".join(c.these), "".join(c.those)) for c in settle(corrections, "event")]


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ([("together", "abc", "")], [("together", "abc", "")]),
        ([("together", "abc", ""), ("apart", "a", "bc")], [("apart", "a", "bc"), ("together", "bc", "")]),
        ([("together", "ab", ""), ("apart", "a", "b")], [("apart", "a", "b")]),
        ([("apart", "a", "b"), ("together", "ab", "")], [("together", "ab", "")]),
        ([("apart", "ab", "cd"), ("together", "ac", "")], [("together", "ac", ""), ("apart", "b", "cd")]),
        (
            [("together", "ab", ""), ("together", "bc", ""), ("apart", "a", "c")],
            [("apart", "a", "c"), ("together", "bc", "")],
        ),
    ],
)
def test_the_later_word_holds(said: list[tuple[Word, str, str]], holds: list[tuple[str, str, str]]) -> None:
    found = held(*(word(*one, at=at) for at, one in enumerate(said)))
    assert found == holds


def test_each_kind_of_groups_by_itself() -> None:
    assert held(word("together", "ab", of="copy"), word("apart", "a", "b", of="storyline")) == []


LETTERS = st.text(st.sampled_from(NAMES), min_size=1, max_size=3).map(lambda text: "".join(sorted(set(text))))
WORDS = st.builds(word, st.sampled_from(("together", "apart")), LETTERS, LETTERS, st.integers(0, 9))


@given(st.lists(WORDS, max_size=8), st.randoms(use_true_random=False))
def test_what_holds_is_free_of_contradiction_in_any_order(said: list[Correction], dice: random.Random) -> None:
    found = settle(said, "event")
    forest = Forest()
    for one in found:
        for a, b in product(one.articles, repeat=2) if one.says == "together" else ():
            forest.join(a, b)
    for one in found:
        for a, b in product(one.these, one.those) if one.says == "apart" else ():
            assert forest.root(a) != forest.root(b)
    assert settle(dice.sample(said, len(said)), "event") == found
    assert settle(found, "event") == found


@given(st.lists(WORDS, max_size=8), WORDS)
def test_the_last_word_holds_as_a_whole(said: list[Correction], last: Correction) -> None:
    late = word(last.says, "".join(last.these), "".join(last.those), at=99)
    now = [one for one in settle([*said, late], "event") if one.id == late.id]
    if late.says == "together":
        assert [one.articles for one in now] == ([late.articles] if len(late.articles) > 1 else [])
    else:
        left = tuple(name for name in late.these if name not in late.those)
        assert [one.these for one in now] == ([left] if left else [])

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from manytold.events.agglomerate import agglomerate

NAMES = "abcdefghij"
PAIRS = list(combinations(NAMES, 2))


def test_a_missing_pair_counts_as_nothing() -> None:
    assert agglomerate("abc", {("a", "b"): 0.9, ("b", "c"): 0.8}, (), 0.5) == [("a", "b"), ("c",)]
    assert agglomerate("abc", {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.3}, (), 0.5) == [("a", "b", "c")]


def test_given_pairs_are_joined_whatever_the_scores_say() -> None:
    given = [("b", "c"), ("c", "d")]
    assert agglomerate("abcd", {("a", "b"): 0.4}, given, 0.5) == [("a",), ("b", "c", "d")]
    assert agglomerate("abcd", {("a", "c"): 0.9, ("a", "d"): 0.9}, given, 0.5) == [("a",), ("b", "c", "d")]
    assert agglomerate("abcd", {("a", "b"): 0.9}, given, 0.5) == [("a", "b", "c", "d")]


def test_copies_of_one_text_count_as_one() -> None:
    """A text that is near two events joins one of them, and however many copies of it there are pulls none together."""
    copies = "cdefghijklmn"
    scores = {(min(a, b), max(a, b)): 0.7 for a in "abyz" for b in copies} | {("a", "b"): 0.9, ("y", "z"): 0.8}
    one = {pair: score for pair, score in scores.items() if not set(pair) & set(copies[1:])}
    assert agglomerate("abcyz", one, (), 0.5) == [("a", "b", "c"), ("y", "z")]
    given = [("c", other) for other in copies[1:]]
    assert agglomerate(f"ab{copies}yz", scores, given, 0.5) == [("a", "b", *copies), ("y", "z")]


def test_ties_go_to_the_least_ids() -> None:
    assert agglomerate("abc", {("b", "c"): 0.7, ("a", "b"): 0.7}, (), 0.5) == [("a", "b"), ("c",)]


def test_nothing_makes_nothing() -> None:
    assert agglomerate([], {}, (), 0.5) == []


def plain(ids: str, scores: dict[tuple[str, str], float], cut: float) -> set[frozenset[str]]:
    """The same by the definition, slowly."""
    groups = [{i} for i in ids]

    def mean(x: set[str], y: set[str]) -> float:
        return sum(round(scores.get((min(a, b), max(a, b)), 0.0) * 1e6) for a in x for b in y) / (len(x) * len(y))

    while len(groups) > 1:
        x, y = min(combinations(groups, 2), key=lambda p: (-mean(*p), *sorted((min(p[0]), min(p[1])))))
        if mean(x, y) < cut * 1e6:
            break
        groups = [g for g in groups if g is not x and g is not y] + [x | y]
    return {frozenset(g) for g in groups}


@given(st.dictionaries(st.sampled_from(PAIRS), st.floats(0.05, 1.0).map(lambda x: round(x, 2)), max_size=30))
def test_it_is_average_link_agglomeration(scores: dict[tuple[str, str], float]) -> None:
    assert {frozenset(g) for g in agglomerate(NAMES, scores, (), 0.5)} == plain(NAMES, scores, 0.5)


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.floats(0.05, 1.0), max_size=30),
    st.lists(st.sampled_from(PAIRS), max_size=3),
    st.randoms(use_true_random=False),
)
def test_no_order_changes_the_groups(
    scores: dict[tuple[str, str], float], must: list[tuple[str, str]], rng: random.Random
) -> None:
    before = agglomerate(NAMES, scores, must, 0.5)
    mixed = list(scores.items())
    rng.shuffle(mixed)
    assert agglomerate(NAMES[::-1], dict(mixed), must[::-1], 0.5) == before

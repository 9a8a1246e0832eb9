"""Merging only what can be other than before gives the groups of the whole graph."""

from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from manytold.events import groups, storylines
from manytold.events.agglomerate import agglomerate
from manytold.events.drawn import drawn_in
from manytold.model.events import EventLink, StorylineLink

NAMES = "abcdefghijklmn"
CUT = 0.5

Scores = dict[tuple[str, str], float]
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] < p[1])
SCORES = st.dictionaries(PAIRS, st.sampled_from((0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9, 1.0)), max_size=40)
GIVEN = st.sets(PAIRS, max_size=2)


def whole(names: Sequence[str], scores: Scores, given_pairs: set[tuple[str, str]]) -> set[tuple[str, ...]]:
    return set(agglomerate(names, scores, given_pairs, CUT))


def anew(
    before: set[tuple[str, ...]], changed: set[str], scores: Scores, tied: set[tuple[str, str]]
) -> set[tuple[str, ...]]:
    """The groups after a change, made from what is drawn in alone."""
    home = {name: some for some in before for name in some}
    inside, edge = set[str](), set(changed)
    while edge:
        inside |= {mate for name in edge for mate in home.get(name, (name,))}
        edge = drawn_in(inside, scores, tied, CUT) - inside
    own = {pair: s for pair, s in scores.items() if set(pair) <= inside}
    made = agglomerate(sorted(inside), own, {pair for pair in tied if set(pair) <= inside}, CUT)
    return set(made) | {some for some in before if inside.isdisjoint(some)}


@settings(max_examples=600, deadline=None)
@given(SCORES, SCORES, st.sets(st.sampled_from(NAMES), min_size=1, max_size=3), GIVEN)
@example({("a", "b"): 0.9, ("b", "c"): 0.6}, {("c", "d"): 0.9}, {"d"}, set())
def test_only_what_is_drawn_in_is_made_anew(
    old: Scores, new: Scores, changed: set[str], tied: set[tuple[str, str]]
) -> None:
    """Some texts have other links than before, all others have the same."""
    after = {pair: s for pair, s in old.items() if changed.isdisjoint(pair)}
    after |= {pair: s for pair, s in new.items() if not changed.isdisjoint(pair)}
    before = whole(NAMES, old, tied)
    assert anew(before, changed, after, tied) == whole(NAMES, after, tied)


def test_a_chain_is_not_followed_to_its_end() -> None:
    """Pairs that are surest of one another and are linked to the next pair below that."""
    chain = {(NAMES[i], NAMES[i + 1]): 1.0 - i % 2 * 0.4 for i in range(len(NAMES) - 1)}
    assert drawn_in({"a", "b"}, chain, (), CUT) == set()
    assert drawn_in({"b"}, chain, (), CUT) == {"a", "c"}
    assert drawn_in({"a"}, {("a", "b"): 0.5, ("a", "c"): 0.49}, (), CUT) == {"b"}


def test_given_links_draw_whatever_they_score() -> None:
    assert drawn_in({"a"}, {("a", "b"): 0.0}, [("a", "b")], CUT) == {"b"}


def test_the_surest_of_several_links_counts() -> None:
    weak, sure = EventLink("a", "b", 0.1, ""), EventLink("b", "a", 0.9, "")
    assert groups.draws({"a"}, [weak, sure]) == groups.draws({"a"}, [sure, weak]) == {"b"}
    assert groups.draws({"a"}, [weak]) == set()
    assert groups.draws({"a"}, [EventLink("a", "b", 0.1, "", given=True), weak]) == {"b"}
    assert storylines.draws({"a"}, [StorylineLink("a", "b", 0.4, ""), StorylineLink("a", "c", 0.3, "")]) == {"b"}

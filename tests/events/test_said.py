"""The owner's word goes before every score and before copies."""

import random
from dataclasses import replace
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from manytold.events.agglomerate import agglomerate
from manytold.events.groups import merge
from manytold.events.said import APART
from manytold.events.storylines import merge as merge_storylines
from manytold.model.corrections import TOGETHER, opposite, side
from manytold.model.events import Event, EventGroup, EventLink, StorylineLink
from tests.events.make import make_link, make_profile
from tests.store.make import make_event

NAMES = "abcdefgh"
PAIRS = list(combinations(NAMES, 2))
PROFILES = [make_profile(name, days=i % 3) for i, name in enumerate(NAMES)]
THESE, THOSE = side("c1", True), side("c1", False)


def together(a: str, b: str) -> EventLink:
    return replace(make_link(a, b, 1.0, given=True), said=TOGETHER)


def stands(name: str, mark: str) -> EventLink:
    return EventLink(name, name, 0.0, "", said=mark)


def told(groups: list[EventGroup]) -> set[str]:
    return {"".join(group.articles) for group in groups if len(group.articles) > 1}


def test_joined_events_stay_whole() -> None:
    both = [make_link(a, b, 0.9) for a, b in (*combinations("abc", 2), *combinations("def", 2))]
    chain = [together(a, b) for a, b in zip("abcde", "bcdef", strict=True)]
    assert told(merge(PROFILES, both)) == {"abc", "def"}
    assert told(merge(PROFILES, [*both, *chain])) == {"abcdef"}


def test_a_parted_copy_goes() -> None:
    links = [make_link("a", "b", 1.0, given=True), make_link("a", "c", 0.9), make_link("b", "c", 0.9)]
    parts = [stands("b", THESE), stands("a", THOSE), stands("c", THOSE)]
    assert told(merge(PROFILES, links)) == {"abc"}
    assert told(merge(PROFILES, [*links, *parts])) == {"ac"}


def test_a_newcomer_goes_where_it_fits_better() -> None:
    old = [make_link("a", "b", 0.9), make_link("b", "c", 0.9), make_link("a", "c", 0.9)]
    parts = [stands("a", THESE), stands("b", THOSE), stands("c", THOSE)]
    new = [make_link("d", "a", 0.8), make_link("d", "b", 0.6), make_link("d", "c", 0.6)]
    assert told(merge(PROFILES, [*old, *parts, *new])) == {"ad", "bc"}
    near = next(group.near for group in merge(PROFILES, [*old, *parts, *new]) if group.articles == ("a", "d"))
    assert [link.why.startswith(APART) for link in near] == [True, True, False, False]


SCORED = st.lists(st.tuples(st.sampled_from(PAIRS), st.sampled_from([0.1, 0.4, 0.6, 0.9])), max_size=25)
GIVEN = st.lists(st.sampled_from(PAIRS), max_size=3)
PARTS = st.lists(st.tuples(st.text(NAMES[:4], min_size=1, max_size=2), st.text(NAMES[4:], min_size=1, max_size=3)))
JOINS = st.lists(st.sampled_from([pair for pair in PAIRS if (pair[0] < "e") == (pair[1] < "e")]), max_size=3)


@given(SCORED, GIVEN, PARTS, JOINS, st.randoms(use_true_random=False))
def test_corrections_hold_in_any_order(
    scored: list[tuple[tuple[str, str], float]],
    copied: list[tuple[str, str]],
    parts: list[tuple[str, str]],
    joins: list[tuple[str, str]],
    dice: random.Random,
) -> None:
    links = [make_link(*pair, score) for pair, score in scored]
    links += [make_link(*pair, 1.0, given=True) for pair in copied]
    links += [together(*pair) for pair in joins]
    for number, (these, those) in enumerate(parts):
        links += [stands(name, side(f"c{number}", True)) for name in these]
        links += [stands(name, side(f"c{number}", False)) for name in those]
    groups = merge(PROFILES, links)
    home = {article: group.id for group in groups for article in group.articles}
    assert all(home[a] == home[b] for a, b in joins)
    assert all(home[a] != home[b] for these, those in parts for a, b in product(these, those))
    assert merge(dice.sample(PROFILES, len(PROFILES)), dice.sample(links, len(links))) == groups


@given(SCORED, st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([THESE, THOSE])), max_size=6))
def test_refusing_is_all_that_sides_do(
    scored: list[tuple[tuple[str, str], float]], marks: list[tuple[str, str]]
) -> None:
    """By the definition, slowly: the best of the pairs of groups that may be joined."""
    scores = dict(scored)
    sides: dict[str, set[str]] = {}
    for name, mark in marks:
        sides.setdefault(name, set()).add(mark)
    groups = [{name} for name in NAMES]

    def mean(x: set[str], y: set[str]) -> float:
        return sum(scores.get((min(a, b), max(a, b)), 0.0) for a, b in product(x, y)) / (len(x) * len(y))

    def may(x: set[str], y: set[str]) -> bool:
        mine, theirs = ({m for name in group for m in sides.get(name, ())} for group in (x, y))
        return not any(opposite(mark) in theirs for mark in mine)

    while free := [(x, y) for x, y in combinations(groups, 2) if may(x, y) and round(mean(x, y), 9) >= 0.5]:
        x, y = min(free, key=lambda p: (-round(mean(*p), 9), *sorted((min(p[0]), min(p[1])))))
        groups = [g for g in groups if g is not x and g is not y] + [x | y]
    found = agglomerate(NAMES, scores, (), 0.5, (), sides)
    assert {frozenset(g) for g in found} == {frozenset(g) for g in groups}


def test_storylines_too() -> None:
    events: list[Event] = [make_event(name) for name in "abc"]
    links = [StorylineLink("a", "b", 0.9, "both name Velmont"), StorylineLink("b", "c", 0.1, "little")]
    words = [StorylineLink("a", "a", 0.0, "", THESE), StorylineLink("b", "b", 0.0, "", THOSE)]
    words += [StorylineLink("b", "c", 1.0, "joined by the owner", TOGETHER)]
    assert {line.events for line in merge_storylines(events, links)} == {("a", "b"), ("c",)}
    lines = merge_storylines(events, [*links, *words])
    assert {line.events for line in lines} == {("a",), ("b", "c")}
    assert [link.why for line in lines for link in line.why] == ["joined by the owner"]

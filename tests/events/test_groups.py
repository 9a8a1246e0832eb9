import random
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from manytold.events.groups import CUT, event_id, merge
from tests.events.make import make_link, make_profile

NAMES = "abcdefgh"
PAIRS = list(combinations(NAMES, 2))
PROFILES = [make_profile(name, days=i % 3 or None) for i, name in enumerate(NAMES)]


def test_everybody_is_in_exactly_one_event() -> None:
    groups = merge(PROFILES, [make_link("a", "b", 0.9)])
    assert sorted(a for g in groups for a in g.articles) == list(NAMES)


def test_the_id_is_that_of_the_earliest_and_undated_come_last() -> None:
    profiles = [make_profile("a", days=None), make_profile("b", days=2), make_profile("c", days=1)]
    (group,) = merge(profiles, [make_link(x, y, 1.0) for x, y in combinations("abc", 2)])
    assert group.id == event_id("c")


def test_given_links_are_never_parted() -> None:
    groups = merge(PROFILES, [make_link("a", "b", 1.0, given=True), make_link("a", "b", 0.01)])
    assert ("a", "b") in [g.articles for g in groups]


def test_links_below_the_cut_are_told_as_near() -> None:
    link, faint = make_link("a", "b", CUT - 0.05), make_link("a", "c", CUT - 0.05, alike=0.5)
    groups = {g.articles: g.near for g in merge(PROFILES, [link, faint])}
    assert groups["a",] == groups["b",] == (replace(link, score=link.alike),)
    assert groups["c",] == ()


@given(
    st.lists(st.tuples(st.sampled_from(PAIRS), st.sampled_from([0.1, 0.4, 0.6, 0.9]), st.booleans()), max_size=25),
    st.randoms(use_true_random=False),
)
def test_no_order_and_no_doubles_change_the_events(
    wanted: list[tuple[tuple[str, str], float, bool]], rng: random.Random
) -> None:
    links = [make_link(a, b, score, given=score > 0.8 and sure) for (a, b), score, sure in wanted]
    before = merge(PROFILES, links)
    shuffled, items = links + rng.sample(links, len(links) // 2), list(PROFILES)
    rng.shuffle(shuffled)
    rng.shuffle(items)
    assert merge(items, shuffled) == before

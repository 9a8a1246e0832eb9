"""The owner says who copies whom."""

import random
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from manytold.copies.groups import merge
from manytold.model.copies import CopyGroup, CopyLink
from manytold.model.corrections import TOGETHER, side
from tests.copies.make import make_link, make_print

NAMES = "abcdefgh"
PAIRS = list(combinations(NAMES, 2))
PRINTS = [make_print(name, hours=hours) for hours, name in enumerate(NAMES)]
THESE, THOSE = side("c1", True), side("c1", False)


def together(a: str, b: str) -> CopyLink:
    return CopyLink(a, b, "reworked", 0.0, "a copy, says the owner", said=TOGETHER)


def stands(name: str, mark: str) -> CopyLink:
    return CopyLink(name, name, "reworked", 0.0, "", said=mark)


def told(groups: list[CopyGroup]) -> set[str]:
    return {"".join((group.lead, *(copy.article for copy in group.copies))) for group in groups}


def test_no_copy_of_that() -> None:
    links = [make_link(a, b, 0.9) for a, b in combinations("abc", 2)]
    assert told(merge(PRINTS, links)) == {"abc"}
    parts = [stands("c", THESE), stands("a", THOSE), stands("b", THOSE)]
    assert told(merge(PRINTS, [*links, *parts])) == {"ab"}


def test_a_copy_says_the_owner() -> None:
    (group,) = merge(PRINTS, [together("a", "b")])
    assert (told([group]), group.copies[0].reason) == ({"ab"}, "a copy, says the owner")
    (group,) = merge(PRINTS, [together("a", "b"), make_link("a", "b", 0.3, "reworked")])
    assert (group.copies[0].share, group.copies[0].reason) == (0.3, "a copy, says the owner; made up")


SCORED = st.lists(st.tuples(st.sampled_from(PAIRS), st.sampled_from([0.2, 0.42, 0.6, 0.9])), max_size=25)
PARTS = st.lists(st.tuples(st.text(NAMES[:4], min_size=1, max_size=2), st.text(NAMES[4:], min_size=1, max_size=3)))
JOINS = st.lists(st.sampled_from([pair for pair in PAIRS if (pair[0] < "e") == (pair[1] < "e")]), max_size=3)


@given(SCORED, PARTS, JOINS, st.randoms(use_true_random=False))
def test_corrections_hold_in_any_order(
    scored: list[tuple[tuple[str, str], float]],
    parts: list[tuple[str, str]],
    joins: list[tuple[str, str]],
    dice: random.Random,
) -> None:
    links = [make_link(*pair, share) for pair, share in dict(scored).items()] + [together(*pair) for pair in joins]
    for number, (these, those) in enumerate(parts):
        links += [stands(name, side(f"c{number}", True)) for name in these]
        links += [stands(name, side(f"c{number}", False)) for name in those]
    groups = merge(PRINTS, links)
    home = {name: group.id for group in groups for name in (group.lead, *(copy.article for copy in group.copies))}
    assert all(home[a] == home[b] for a, b in joins)
    assert all(home.get(a, a) != home.get(b, b) for these, those in parts for a, b in product(these, those))
    assert merge(dice.sample(PRINTS, len(PRINTS)), dice.sample(links, len(links))) == groups


@given(SCORED)
def test_a_word_about_others_changes_nothing(scored: list[tuple[tuple[str, str], float]]) -> None:
    """Growing a group with corrections in mind gives what growing it without them gives."""
    links = [make_link(*pair, share) for pair, share in dict(scored).items()]
    assert merge(PRINTS, [*links, stands("z", THESE)]) == merge(PRINTS, links)
    assert merge(PRINTS, [*links, stands("a", THESE), stands("b", THESE)]) == merge(PRINTS, links)

"""Links that are weighed beside others: what a newcomer changes at one end is seen at the other."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.events import groups
from manytold.model.events import EventLink, Profile
from manytold.model.pages import Page
from manytold.run.archive import walk_archive
from manytold.run.outcome import answer_of_shelf
from manytold.steps import Column, Weighed
from tests.run.test_live import live
from tests.run.toy import TOY, make_page


def judge(pairs: Iterable[tuple[Profile, Profile]]) -> Iterator[EventLink]:
    for one, other in pairs:
        a, b = sorted((one, other), key=lambda item: item.article)
        shared = len(set(a.terms) & set(b.terms))
        yield EventLink(a.article, b.article, shared / 4, "same words", alike=shared / 4)


def scores(a: Column, b: Column, score: Column, _days: Column, _apart: Column) -> Column:
    """Less for a link whose ends have many; nothing for one of very many, unless it is worth telling by itself."""
    many = np.bincount(np.concatenate((a, b)))
    worth = np.round(score / np.maximum(many[a], many[b]), 4)
    return np.where((worth < 0.06) & (score < 0.8), 0.0, np.minimum(1.0, worth * 2))


def counts(link: EventLink) -> bool:
    return not link.given


PLAN = replace(
    TOY,
    events=replace(
        TOY.events,
        judge=judge,
        merge=groups.merge,
        binds=groups.binds,
        shows=groups.shows,
        draws=groups.draws,
        weighed=Weighed(counts, scores),
    ),
)


def test_what_is_near_is_told_anew_at_both_ends(tmp_path: Path) -> None:
    """The last text has no link to the first one, but changes what that one's link to another is worth."""
    found = [make_page("z", "w1", 0), make_page("y", "w1 w2", 1), make_page("q", "w2 w3", 2), make_page("x", "w2", 3)]
    walk_archive(found, tmp_path, map, PLAN, 2)
    assert live(found, 1, PLAN) == live(found, 100, PLAN) == answer_of_shelf(tmp_path)


TEXTS = st.lists(st.sampled_from(("w1", "w2", "w3", "w4", "w5", "c1")), min_size=1, max_size=4, unique=True)
PAGES = st.lists(st.builds(make_page, st.sampled_from("abcdefgh"), TEXTS.map(" ".join), st.integers(0, 9)), max_size=14)


@settings(max_examples=150, deadline=None)
@given(PAGES, st.integers(1, 4), st.randoms(use_true_random=False))
def test_any_order_and_batches(found: list[Page], batch: int, dice: random.Random) -> None:
    mixed = dice.sample(found, len(found))
    assert live(mixed, batch, PLAN, 4) == live(found, 100, PLAN)

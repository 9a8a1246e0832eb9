"""Keys that many share: who meets under them depends on who is there, never on who came first or in which batch."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.articles import Article
from manytold.model.events import Profile
from manytold.run.archive import walk_archive
from manytold.run.live import walk_newcomers
from manytold.run.outcome import answer_of, answer_of_shelf
from manytold.run.plan import Plan
from manytold.store import meetings
from manytold.store.database import open_database
from tests.run.test_live import SETTINGS, live
from tests.run.toy import START, TOY, make_page, profile


def dated(article: Article) -> Profile:
    """The toy profile, published in the minute that a word `t…` tells."""
    times = [int(word[1:]) for word in article.text.split() if word[0] == "t" and word[1:].isdigit()]
    return replace(profile(article), published=START + timedelta(minutes=times[0]) if times else None)


def published(item: Profile) -> datetime | None:
    return item.published


def plan(most: int, least: int = 1) -> Plan:
    return replace(
        TOY,
        profile=replace(TOY.profile, work=dated),
        copies=replace(TOY.copies, most=most),
        events=replace(TOY.events, when=published, most=most, least=least),
        storylines=replace(TOY.storylines, most=most),
    )


def test_a_key_that_fills_up_late_is_as_one_that_was_full() -> None:
    found = [make_page(name, "w1", minute) for minute, name in enumerate("abcd")]
    assert live(found, 1, plan(2)) == live(found, 100, plan(2)) == live(found[::-1], 1, plan(2))


def test_the_first_by_time_meet() -> None:
    found = [make_page(name, f"w1 t{minute}", 0) for name, minute in zip("abcd", (7, 3, 9, 5), strict=True)]
    answer = live([*found, make_page("e", "w1", 0)], 1, plan(2))
    assert b'"tellings":[{"copies":["b"],"lead":"b"},{"copies":["d"],"lead":"d"}]' in answer
    assert answer.count(b'"when"') == 4


def test_who_leaves_lets_the_next_one_in() -> None:
    found = [make_page(name, f"w1 t{minute}", 0) for minute, name in enumerate("abc")]
    moved = make_page("b", "w2", 1)
    assert live([*found, moved], 1, plan(2)) == live([moved, *found[::-1]], 100, plan(2))


def test_a_pair_needs_enough_keys() -> None:
    found = [make_page("a", "w1 w2", 0), make_page("b", "w1 w3", 0), make_page("c", "w1 w2 w3", 0)]
    with open_database("sqlite://") as database:
        walk_newcomers(database, found, SETTINGS, plan=plan(9, least=2))
        with database.look() as session:
            links = meetings.links_of(session, meetings.EVENTS, "abc")
    assert [(link.a, link.b) for link in links] == [("a", "c"), ("b", "c")]


WORDS = ("w1", "w2", "w3", "w4", "c1", "c2", "s1", "s2", "t1", "t2", "t3", "t4")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6, unique=True).map(" ".join)
PAGES = st.lists(st.builds(make_page, st.sampled_from("abcdefgh"), TEXTS, st.integers(0, 30)), max_size=16)


@settings(max_examples=150, deadline=None)
@given(PAGES, st.integers(1, 3), st.integers(1, 2), st.integers(1, 5), st.randoms(use_true_random=False))
def test_any_order_and_batches(found: list, most: int, least: int, batch: int, dice: Random) -> None:  # type: ignore[type-arg]
    mixed = dice.sample(found, len(found))
    assert live(mixed, batch, plan(most, least), 4) == live(found, 100, plan(most, least))


@settings(max_examples=25, deadline=None)
@given(PAGES, st.integers(1, 3), st.integers(1, 2), st.integers(1, 4))
def test_live_is_archive(
    tmp_path_factory: pytest.TempPathFactory,
    found: list,  # type: ignore[type-arg]
    most: int,
    least: int,
    parts: int,
) -> None:
    shelf = tmp_path_factory.mktemp("shelf")
    walk_archive(found, shelf, map, plan(most, least), parts)
    with open_database("sqlite://") as database:
        for page in found:
            walk_newcomers(database, [page], SETTINGS, plan=plan(most, least))
        assert answer_of_shelf(shelf) == answer_of(database)

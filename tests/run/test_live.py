"""The live walk ends in one answer, whatever came first, in whatever batches; and it says what it did."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.run.archive import walk_archive
from manytold.run.live import WalkReport, walk_newcomers
from manytold.run.outcome import answer_of, answer_of_shelf
from manytold.run.plan import Plan
from manytold.run.standard import STANDARD
from manytold.settings import Settings, WalkSettings
from manytold.steps import Each
from manytold.store import articles, events, outcomes, pages
from manytold.store.database import open_database
from manytold.store.lists import count_status
from manytold.store.tables import pages as kept
from tests.run.make import make_pages
from tests.run.toy import TOY, make_page

SETTINGS = Settings(walk=WalkSettings(processes=1))


def live(found: Sequence[Page], batch: int, plan: Plan = STANDARD, at_a_time: int = 1000) -> bytes:
    """The answer after a live walk in memory, in as many goes as it takes."""
    with open_database("sqlite://") as database:
        for start in range(0, len(found), at_a_time):
            walk_newcomers(database, found[start : start + at_a_time], SETTINGS, plan=plan, batch=batch)
        return answer_of(database)


def shuffled(found: Sequence[Page], seed: int) -> list[Page]:
    return random.Random(seed).sample(found, len(found))


def test_real_walk_in_twenty_orders() -> None:
    found = make_pages()
    first = live(found, 100)
    assert first.count(b'"copies"') > 3
    for seed in range(20):
        assert live(shuffled(found, seed), (1, 7, 100)[seed % 3]) == first, f"seed {seed}"


WORDS = ("w1", "w2", "w3", "far", "c1", "c2", "s1", "s2", "skip", "wboom", "wm1", "wm2", "cm1", "sm1")
TROUBLE = ("boom-read", "boom-sketch", "boom-fingerprint", "boom-describe", "unprintable")
TEXTS = st.lists(st.sampled_from(WORDS + TROUBLE), min_size=1, max_size=4, unique=True).map(" ".join)
PAGES = st.lists(st.builds(make_page, st.sampled_from("abcdefgh"), TEXTS, st.integers(0, 30)), max_size=16)


@settings(max_examples=60, deadline=None)
@given(PAGES, st.integers(1, 5), st.integers(1, 5), st.randoms(use_true_random=False))
def test_any_pages_in_any_order_and_batches(found: list[Page], batch: int, goes: int, dice: random.Random) -> None:
    mixed = dice.sample(found, len(found))
    assert live(mixed, batch, TOY, goes) == live(found, 100, TOY)


@settings(max_examples=12, deadline=None)
@given(PAGES, st.integers(1, 5))
def test_live_is_archive(tmp_path_factory: pytest.TempPathFactory, found: list[Page], parts: int) -> None:
    shelf = tmp_path_factory.mktemp("shelf")
    walk_archive(found, shelf, map, TOY, parts)
    assert answer_of_shelf(shelf) == live(found, 3, TOY)


def test_merge_sees_links_in_one_order(tmp_path: Path) -> None:
    """Three events of one storyline, of which the first was told anew: the shelf finds their links in another order."""
    found = [make_page("a", "w1", 0), *(make_page(name, "s1", 0) for name in "abc")]
    walk_archive(found, tmp_path, map, TOY, 2)
    assert answer_of_shelf(tmp_path) == live(found, 3, TOY)


def test_a_repeated_walk_does_nothing() -> None:
    found = make_pages()
    with open_database("sqlite://") as database:
        report = walk_newcomers(database, [*found, Failed("x", "slow"), Skipped("y", "robots")], SETTINGS)
        again = walk_newcomers(database, found, SETTINGS)
        with database.look() as session:
            status = count_status(session)
    assert (report.pages, report.walked, report.skipped, report.failed) == (len(found), status.pages, 3, 2)
    assert report.articles == status.articles == 15
    assert len(report.events) == status.events
    assert again == WalkReport(pages=len(found))


def test_pages_kept_by_others_are_walked_too() -> None:
    found = make_pages()
    with open_database("sqlite://") as database:
        with database.begin() as session:
            pages.save_pages(session, found)
        seen: list[WalkReport] = []
        walk_newcomers(database, [], SETTINGS, seen.append, batch=7)
        assert answer_of(database) == live(found, 100)
    assert len(seen) == 3
    assert seen[-1].walked == 21


def test_pages_kept_by_an_older_version_are_walked() -> None:
    """Their nouns lack fields that are known today."""
    found = make_page("a", "w1", 3)
    with open_database("sqlite://") as database:
        with database.begin() as session:
            pages.save_pages(session, [found])
            (row,) = session.execute(select(kept.c.noun))
            older = {key: value for key, value in json.loads(row.noun).items() if key not in ("further", "permanent")}
            session.execute(update(kept).values(noun=json.dumps(older).encode()))
        assert walk_newcomers(database, [found], SETTINGS, plan=TOY).walked == 1
        assert answer_of(database) == live([found], 1, TOY)


def test_a_late_older_reading_renumbers() -> None:
    late, early = make_page("a", "w1 new", 20), make_page("a", "w1 old", 10)
    with open_database("sqlite://") as database:
        walk_newcomers(database, [late], SETTINGS, plan=TOY)
        walk_newcomers(database, [early], SETTINGS, plan=TOY)
        with database.look() as session:
            assert [article.text for article in articles.load_versions(session, "a")] == ["w1 old", "w1 new"]


def test_what_fails_is_said_once_and_forgotten_when_it_works() -> None:
    found = [make_page("a", "w1 boom-describe", 1), make_page("b", "w2 unprintable", 1), make_page("c", "boom-read", 1)]
    with open_database("sqlite://") as database:
        for _ in range(2):
            walk_newcomers(database, found, SETTINGS, plan=TOY)
        with database.look() as session:
            said = {(o.what, o.reason.partition(":")[0]) for o in outcomes.load_outcomes(session)}
        walk_newcomers(database, [make_page("a", "w1 mended", 2)], SETTINGS, plan=TOY)
        with database.look() as session:
            left = {outcome.what for outcome in outcomes.load_outcomes(session)}
    broken = {("https://a.example/b", "read failed"), ("https://a.example/c", "read failed")}
    assert said == {("e-a", "describe failed")} | broken
    assert left == {"https://a.example/b", "https://a.example/c"}


@pytest.mark.parametrize("step", ["read", "profile", "describe"])
def test_a_step_of_another_version_is_done_again(step: str) -> None:
    found = [make_page(name, f"w1 s1 {name}", 1) for name in "abc"]
    old = replace(TOY, **{step: Each(step, 0, broken)})
    with open_database("sqlite://") as database:
        walk_newcomers(database, found, SETTINGS, plan=old)
        assert answer_of(database) != live(found, 100, TOY)
        walk_newcomers(database, [], SETTINGS, plan=TOY)
        assert answer_of(database) == live(found, 100, TOY)
        with database.look() as session:
            assert outcomes.load_outcomes(session) == []


def broken(_item: object) -> Skipped:
    return Skipped("", "not written yet")


def test_events_that_join_answer_under_both_ids() -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, [make_page("a", "w1", 1), make_page("b", "w2", 1)], SETTINGS, plan=TOY)
        walk_newcomers(database, [make_page("a", "w1 w2", 2)], SETTINGS, plan=TOY)
        with database.look() as session:
            event = events.load_event(session, "e-b")
    assert event is not None
    assert event.id == "e-a"


def test_worker_processes_give_the_same_answer(tmp_path: Path) -> None:
    found = make_pages()
    with open_database(f"sqlite:///{tmp_path}/a.db") as database:
        walk_newcomers(database, found, Settings(walk=WalkSettings(processes=2)), batch=7)
        assert answer_of(database) == live(found, 100)

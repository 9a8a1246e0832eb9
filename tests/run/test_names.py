"""Names are kept by every walk alike: in any order and batches, after edits and partings, and for older stores."""

import random

import pytest
from sqlalchemy import delete

from manytold.model.names import NameTold
from manytold.run.correcting import say
from manytold.run.live import walk_newcomers
from manytold.run.names import STEP, fill_names
from manytold.run.naming import parting
from manytold.run.standard import STANDARD
from manytold.store import tables
from manytold.store.articles import load_article_ids
from manytold.store.database import Database, open_database
from manytold.store.events import load_event_ids, load_events, load_events_of
from manytold.store.names import events_between, names_of, quoted_in, replace_names, told_of
from tests.run.make import BRIDGE, BRIDGE_TOO, DAY, FIRE, FIRE_TOO, make_page
from tests.run.test_live import SETTINGS

PAGES = [
    make_page("valley-post.example", "fire", "Fire in Velmont", FIRE),
    make_page("canal-news.example", "tannery", "Velmont tannery burns", FIRE_TOO, 2),
    make_page("hill-echo.example", "bridge", "A bridge for Eastmark", BRIDGE, 50),
    make_page("press-desk.example", "sarn", "Eastmark votes for its bridge", BRIDGE_TOO, 52),
]


def kept(database: Database) -> list[NameTold]:
    with database.look() as session:
        return names_of(session, load_event_ids(session))


def walked(order: list[int], batch: int) -> list[NameTold]:
    with open_database("sqlite://") as database:
        walk_newcomers(database, [PAGES[i] for i in order], SETTINGS, batch=batch)
        return kept(database)


@pytest.fixture(scope="module")
def once() -> list[NameTold]:
    return walked([0, 1, 2, 3], 10)


def test_who_is_named_where(once: list[NameTold]) -> None:
    found = {one.key: one for one in once}
    assert (found["irsa-dolme"].kind, found["irsa-dolme"].quotes, found["irsa-dolme"].articles) == ("person", 1, 2)
    assert found["velmont"].event == found["irsa-dolme"].event != found["hanne-orlick"].event


@pytest.mark.parametrize(("order", "batch"), [([3, 2, 1, 0], 1), ([2, 0, 3, 1], 2), ([1, 3, 0, 2], 3)])
def test_any_order_and_batch_gives_the_same(order: list[int], batch: int, once: list[NameTold]) -> None:
    assert walked(order, batch) == once


def test_an_older_store_is_filled_once(once: list[NameTold]) -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, PAGES, SETTINGS)
        with database.begin() as session:
            session.execute(delete(tables.names))
            session.execute(delete(tables.step_versions).where(tables.step_versions.c.name == STEP))
        walk_newcomers(database, (), SETTINGS)
        assert kept(database) == once
        with database.begin() as session:
            session.execute(delete(tables.names))
        fill_names(database)
        assert kept(database) == []


def test_who_is_parted_takes_its_names_along() -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, PAGES[:2], SETTINGS)
        with database.begin() as session:
            (event,) = load_event_ids(session)
            article = load_events(session, [event])[event].tellings[1].lead
            say(session, STANDARD, parting(session, [article], "event", copies_too=False, now=DAY))
        with database.look() as session:
            homes = load_events_of(session, load_article_ids(session))
        found = kept(database)
        assert {one.event for one in found} == set(homes.values())
        assert len(set(homes.values())) == 2
        assert {one.articles for one in found} == {1}


def test_a_name_is_found_by_time_and_by_who_is_quoted() -> None:
    many = [NameTold("a-b", "A B", "person", f"e{i}", DAY.replace(day=1 + i), 1, i % 2) for i in range(20)]
    random.Random(3).shuffle(many)
    with open_database("sqlite://") as database, database.begin() as session:
        replace_names(session, {one.event: [one] for one in many})
        first = told_of(session, "a-b", 15)
        rest = told_of(session, "a-b", 15, first.older)
        assert [one.event for one in (*first.items, *rest.items)] == [f"e{i}" for i in reversed(range(20))]
        assert rest.older is None
        assert quoted_in(session, "a-b", 3) == ["e19", "e17", "e15"]
        assert events_between(session, "a-b", DAY.replace(day=3), DAY.replace(day=5), 9) == ["e4", "e3", "e2"]

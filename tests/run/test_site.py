"""What a site's pages have in common is learned the same way in any order, and facts are found without it."""

import random
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from manytold.errors import Untrue
from manytold.model.articles import Article
from manytold.model.pages import Page
from manytold.run.archive import walk_archive
from manytold.run.cluster import cluster
from manytold.run.live import walk_newcomers
from manytold.run.local import spread
from manytold.run.outcome import answer_of, answer_of_shelf
from manytold.run.verify import verify
from manytold.run.work import Map
from manytold.steps import Each
from manytold.store import articles, search, sketches
from manytold.store.articles import load_article_ids, load_articles
from manytold.store.comparisons import load_statements
from manytold.store.database import Database, open_database
from manytold.text.urls import site_of
from tests.run.make import make_page, make_pages
from tests.run.sites import (
    ABOUT,
    AUTHOR,
    BACKGROUND,
    FOLLOW,
    HOST,
    LINES,
    ONGOING,
    SECOND,
    STORIES,
    dressed,
    page,
    read_lines,
    site_pages,
)
from tests.run.test_live import SETTINGS, live, shuffled
from tests.store.postgres import make_postgres, server

ORDERS = 20


@pytest.fixture(scope="module")
def expected() -> bytes:
    return live(site_pages(), 1000, LINES)


@pytest.fixture(scope="module")
def walked() -> Iterator[Database]:
    with open_database("sqlite://") as database:
        walk_newcomers(database, site_pages(), SETTINGS, plan=LINES)
        yield database


def latest(database: Database) -> dict[str, Article]:
    with database.look() as session:
        found = load_articles(session, load_article_ids(session)).values()
    return {(article.url or "").rpartition("/")[2]: article for article in found}


def chrome(article: Article) -> list[str]:
    return [article.text[p.start : p.end] for p in article.passages if p.kind == "chrome"]


def test_what_recurs_about_different_matters_is_chrome(walked: Database) -> None:
    found = latest(walked)
    seen = {line for article in found.values() for line in chrome(article)}
    assert {ABOUT, SECOND, *(line for line in seen if line.startswith("Pollen count"))} == seen
    assert sum(ABOUT in chrome(article) for article in found.values()) >= len(STORIES) - 1


def test_no_word_of_a_story_is_lost(walked: Database) -> None:
    for slug, article in latest(walked).items():
        told = article.told.text
        assert all(line in told for line in STORIES.get(slug, ()))
        assert not any(line in chrome(article) for line in (BACKGROUND, ONGOING, FOLLOW))


def test_text_is_as_it_was_read(walked: Database) -> None:
    found = latest(walked)
    assert ABOUT in found["lynx"].text
    assert ABOUT not in found["lynx"].told.text
    assert len(found["lynx"].told.text) == len(found["lynx"].text)
    assert AUTHOR in found["lynx"].told.text, "one story under four addresses and another are not enough"


def test_nothing_is_stated_or_found_in_chrome(walked: Database) -> None:
    itself = latest(walked)["moving"].id
    with walked.look() as session:
        found = load_articles(session, load_article_ids(session))
        statements = load_statements(session, found)
        assert search.search(session, "printed in the old mill hundredth side door knock belongs") == [itself]
        assert search.search(session, "glacier fortnight") != []
    for name, stated in statements.items():
        dark = [(p.start, p.end) for p in found[name].passages if p.kind == "chrome"]
        spans = [
            (s.start, s.end)
            for s in (*stated.annotation.sentences, *stated.annotation.quantities, *stated.annotation.times)
        ]
        assert dark or not chrome(found[name])
        assert not [1 for start, end in spans for s, e in dark if start < e and s < end]


def test_every_line_can_be_derived_again(walked: Database) -> None:
    assert verify(walked, LINES, lambda *_: None).texts >= len(site_pages()) - 2


def test_a_mark_that_was_not_learned_is_found() -> None:
    with open_database("sqlite://") as database:
        walk_newcomers(database, [page("lynx", STORIES["lynx"], 0)], SETTINGS, plan=LINES)
        (article,) = latest(database).values()
        last = replace(article.passages[-1], kind="chrome")
        with database.begin() as session:
            articles.save_versions(session, {article.id: [replace(article, passages=(*article.passages[:-1], last))]})
        with pytest.raises(Untrue, match=f"passages of article {article.id}"):
            verify(database, LINES, lambda *_: None)


@pytest.mark.parametrize("order", range(ORDERS))
def test_any_order_and_batches(order: int, expected: bytes) -> None:
    assert live(shuffled(site_pages(), order), (1, 3, 7, 100)[order % 4], LINES, (1000, 5)[order % 2]) == expected


@pytest.fixture(scope="module", params=["map", "pool", "cluster"])
def engine(request: pytest.FixtureRequest) -> Iterator[Map]:
    if request.param == "map":
        yield map
        return
    way: AbstractContextManager[Map] = spread(2) if request.param == "pool" else cluster("local", 2)
    with way as over:
        yield over


@pytest.mark.parametrize("order", range(ORDERS))
def test_engines(order: int, engine: Map, expected: bytes, tmp_path: Path) -> None:
    walk_archive(iter(shuffled(site_pages(), order)), tmp_path, engine, LINES, 3, shard=(1, 7, 100)[order % 3])
    assert answer_of_shelf(tmp_path) == expected


def test_same_answer_on_postgresql(expected: bytes) -> None:
    address = server()
    if address is None:
        pytest.skip("no PostgreSQL found: install it, or name a server in MANYTOLD_TEST_POSTGRES")
    with make_postgres(address) as url, open_database(url) as database:
        walk_newcomers(database, shuffled(site_pages(), 3), SETTINGS, plan=LINES, batch=4)
        assert answer_of(database) == expected


def test_what_no_longer_recurs_is_told_again() -> None:
    """Three pages show the paragraph, until one of them is published without it."""
    slugs = ["lynx", "bakery", "choir"]
    pages = [page(slug, (*STORIES[slug], ABOUT), at) for at, slug in enumerate(slugs)]
    edited = page("choir", STORIES["choir"], 2, late=5)
    with open_database("sqlite://") as database:
        walk_newcomers(database, pages, SETTINGS, plan=LINES)
        assert all(chrome(article) == [ABOUT] for article in latest(database).values())
        report = walk_newcomers(database, [edited], SETTINGS, plan=LINES)
        assert [chrome(article) for article in latest(database).values()] == [[], [], []]
        assert answer_of(database) == live([edited, *pages], 2, LINES)
    assert report.articles == 3, "the others are told anew"


def test_earlier_wordings_show_the_same_chrome() -> None:
    slugs = ["lynx", "bakery", "choir"]
    pages = [page(slug, (*STORIES[slug], ABOUT), at) for at, slug in enumerate(slugs)]
    longer = page("choir", (*STORIES["choir"], STORIES["chess"][2], ABOUT), 2, late=5)
    with open_database("sqlite://") as database:
        walk_newcomers(database, [*pages, longer], SETTINGS, plan=LINES)
        name = latest(database)["choir"].id
        with database.look() as session:
            both = articles.load_versions(session, name)
    assert [chrome(version) for version in both] == [[ABOUT], [ABOUT]]


def test_newcomers_touch_only_their_own_keys() -> None:
    """Once the chrome is known, one more page changes one article."""
    with open_database("sqlite://") as database:
        *first, last = (page(slug, dressed(slug, at), at) for at, slug in enumerate(STORIES))
        walk_newcomers(database, first, SETTINGS, plan=LINES)
        report = walk_newcomers(database, [last], SETTINGS, plan=LINES)
    assert report.articles == 1


def test_other_sites_learn_nothing_from_it() -> None:
    strangers = [
        Page(p.url and p.url.replace(HOST, f"paper{n}.example"), None, 200, p.media_type, p.body, p.fetched)
        for n, p in enumerate(site_pages())
    ]
    each = replace(LINES, read=Each("read", 1, read_as_strangers))
    assert b'"chrome"' not in live(strangers, 100, each)


def read_as_strangers(page: Page) -> Article:
    return replace(read_lines(page), source=site_of(page.url or ""))


def test_rows_are_bounded() -> None:
    """At most eleven blocks of an article are remembered, however many it has."""
    many = tuple(f"Paragraph {chr(97 + n) * 3} says something rather short about {chr(98 + n) * 4}." for n in range(24))
    with open_database("sqlite://") as database:
        walk_newcomers(database, [page("lynx", (*STORIES["lynx"], *many), 1)], SETTINGS, plan=LINES)
        with database.look() as session:
            ids = load_article_ids(session)
            assert [len(keys) for keys in sketches.keys_of(session, ids).values()] == [11]


def test_a_walk_without_recurrence_is_unmarked() -> None:
    assert b'"chrome"' not in live(make_pages(), 100)


def made_up(*seed: int) -> str:
    """A name that no dictionary knows."""
    dice = random.Random(repr(seed))
    return "".join(dice.choice("bdfgklmnprstv") + dice.choice("aeiou") for _ in range(4)).title()


def line(story: int, at: int) -> str:
    names = [made_up(story, at, n) for n in range(4)]
    return "The council of {} told the mayor of {} on Monday that {} may build a bridge at {}.".format(*names)


def test_many_holders_are_judged_by_the_first(tmp_path: Path) -> None:
    """More holders than are looked at: the answer is the same, one by one or all at once."""
    pages = [
        make_page(HOST, f"made-{n}", f"News of {made_up(n, 1)}", (*(line(n // 3, at) for at in range(3)), ABOUT), n)
        for n in range(30)
    ]
    one = live(pages, 100, LINES)
    assert one.count(b'"chrome"') > 5
    assert live(shuffled(pages, 1), 1, LINES) == one
    walk_archive(shuffled(pages, 2), tmp_path, map, LINES, 2)
    assert answer_of_shelf(tmp_path) == one

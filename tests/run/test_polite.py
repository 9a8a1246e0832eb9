"""Fifty feeds, five of them hostile, over hours of a clock that is set by hand: the server's log shows good manners."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bench.politeness import broken_rules
from bench.town import BEGUN, HOSTILE, Seen, Town, open_town
from manytold.fetch.manners import Memory
from manytold.kit import Kit, open_kit
from manytold.model.sources import Due, Feed
from manytold.run.visit import visit
from manytold.run.visited import Visit
from manytold.settings import FetchSettings, Settings
from manytold.store.sources import load_dues, load_feeds, save_feed
from manytold.text.urls import site_of

FETCH = FetchSettings(allow=("*.localhost",), pause_s=0.03, total_s=3.0, idle_s=2.5, max_bytes=200_000, every_s=1800)
ROUNDS = 6


@dataclass
class Clock:
    """The time of day, as set."""

    now: datetime = BEGUN

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Story:
    """What happened: the counts of each round, the log, and what is known in the end."""

    town: Town
    visits: list[Visit] = field(default_factory=list)
    dues: dict[str, Due] = field(default_factory=dict)
    feeds: list[Feed] = field(default_factory=list)

    def due(self, number: int) -> Due:
        return next(due for url, due in self.dues.items() if url.endswith(f"/{number}"))


@contextmanager
def desk(home: Path, fetch: FetchSettings, clock: Clock) -> Iterator[Kit]:
    with open_kit(Settings(home=home, fetch=fetch), clock) as kit:
        yield kit


async def live(home: Path, town: Town, fetch: FetchSettings, rounds: int) -> Story:
    story, clock = Story(town), Clock()
    async with open_town(town):
        with desk(home, fetch, clock) as kit:
            urls = [town.url(n) for n in range(town.feeds)]
            with kit.database.begin() as session:
                for url in urls:
                    save_feed(session, Feed(url, site_of(url), site_of(url)))
            for number in range(rounds):
                town.round = number
                clock.now = BEGUN + number * timedelta(minutes=61)
                await asyncio.sleep(fetch.pause_s)
                story.visits.append(await visit(kit, lambda *_: None))
            with kit.database.look() as session:
                story.dues, story.feeds = load_dues(session), load_feeds(session)
    return story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    town = Town(50, hostile=10, names=True)
    fetch = replace(FETCH, max_entries=2)
    return asyncio.run(live(tmp_path_factory.mktemp("home"), town, fetch, ROUNDS))


def test_nothing_stops(story: Story) -> None:
    assert story.visits[0].feeds == 50
    assert story.visits[0].troubled == len(HOSTILE)
    assert story.visits[0].pages == 80
    assert all(visit.failed == 0 for visit in story.visits)
    assert sum(visit.pages for visit in story.visits[1:]) > 80, "news keeps coming in"


def test_the_log_shows_good_manners(story: Story) -> None:
    assert broken_rules(story.town, story.town.log, FETCH.pause_s) == []


def test_the_log_could_show_bad_manners(story: Story) -> None:
    log, town = story.town.log, story.town
    slow = [replace(seen, ended=seen.begun + 1) if seen.path == "/feed/1" else seen for seen in log]
    assert any("while it answered" in words for words in broken_rules(town, slow, FETCH.pause_s))
    assert any("only" in words for words in broken_rules(town, log, 10.0))
    bare = [replace(seen, conditional=False) for seen in log]
    assert any("validators" in words for words in broken_rules(town, bare, FETCH.pause_s))
    for number, words in ((7, "after 410"), (11, "old address"), (13, "rest"), (17, "rest"), (49, "rest")):
        seen = [s for s in log if s.path == f"/feed/{number}"]
        twice = [*log, replace(seen[-1], round=seen[-1].round + 1, begun=1e12, ended=1e12)]
        assert any(words in said for said in broken_rules(town, twice, FETCH.pause_s)), number


def test_unchanged_feeds_say_so(story: Story) -> None:
    later = [seen for seen in story.town.log if seen.path == "/feed/30"][1:]
    assert {seen.status for seen in later} == {200, 304}


def test_a_move_is_remembered_and_an_end_kept(story: Story) -> None:
    assert story.town.url(11).replace("/feed/", "/new/") in [feed.url for feed in story.feeds]
    assert story.due(7).stopped


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("drip", "too slow"),
        ("endless", "answer is larger than"),
        ("bomb", "answer is larger than"),
        ("loop", "it redirects: more than 5 times"),
        ("private", "it redirects: 10.0.0.1 is a private address"),
        ("reset", "closed the connection without an answer"),
        ("500", "the site is out of order (500)"),
        ("broken", ""),
        ("image", "announces no articles"),
        ("429", "less often (429)"),
    ],
)
def test_each_hostile_feed_is_told_in_words(story: Story, kind: str, words: str) -> None:
    due = story.due(40 + HOSTILE.index(kind))
    assert words in due.health
    assert due.failures > 0
    assert due.failures < ROUNDS, "it is asked less and less often"


def test_articles_are_looked_at_again_by_the_clock(tmp_path: Path) -> None:
    async def run() -> tuple[list[Visit], list[Seen]]:
        town, clock = Town(2, names=True), Clock()
        fetch = replace(FETCH, max_entries=3, again=("1h", "6h"))
        visits = []
        async with open_town(town):
            with desk(tmp_path, fetch, clock) as kit:
                with kit.database.begin() as session:
                    save_feed(session, Feed(town.url(1), "h1", "h1"))
                memory = Memory()
                for hours in (0, 0.5, 1.2, 2, 6.8, 20):
                    clock.now = BEGUN + timedelta(hours=hours)
                    visits.append(await visit(kit, lambda *_: None, memory=memory))
        return visits, town.log

    visits, log = asyncio.run(run())
    # The articles are 0, 2 and 4 hours old when they are fetched first, so that two are past their first hour.
    assert [visit.again for visit in visits] == [0, 0, 1, 0, 3, 0]
    assert broken_rules(Town(0), log, FETCH.pause_s) == []

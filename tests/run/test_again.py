"""Articles that change, vanish or are walled off after they were fetched."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from manytold.kit import Kit, open_kit
from manytold.model.outcomes import Outcome
from manytold.model.pages import Entry
from manytold.questions.article import article
from manytold.run.ask_again import MOST_OF_HOST
from manytold.run.live import walk_newcomers
from manytold.run.visit import visit
from manytold.run.visited import Visit
from manytold.settings import FetchSettings, Settings
from manytold.store.articles import load_article_ids
from manytold.store.outcomes import load_outcomes
from manytold.store.wanted import load_again, load_wanted, save_wanted
from tests.fetch.hostile import Hostile, hostile, whole
from tests.run.make import DAY, FIRE, FIRE_LATER, make_page

FETCH = FetchSettings(allow=("*.localhost",), pause_s=0.0)
HOUR = timedelta(hours=1)


@dataclass
class Clock:
    now: datetime = DAY

    def __call__(self) -> datetime:
        return self.now


def told(number: int) -> bytes:
    first = f"A fire in the old tannery of Velmont killed {number} people on Sunday night, the fire service said."
    page = make_page("a", "fire", "Fire in Velmont", (first, *FIRE[1:], *FIRE_LATER))
    return whole(page.body, ETag=f'"{number}"')


@dataclass
class Desk:
    kit: Kit
    server: Hostile
    clock: Clock

    def want(self, *paths: str) -> None:
        with self.kit.database.begin() as session:
            save_wanted(session, [Entry(self.server.url(path, "a.localhost")) for path in paths], "feed")

    async def at(self, hours: float, answer: bytes | None = None) -> Visit:
        self.server.any = self.server.any if answer is None else answer
        self.clock.now = DAY + hours * HOUR
        return await visit(self.kit, lambda *_: None)

    def outcomes(self) -> list[Outcome]:
        with self.kit.database.look() as session:
            return load_outcomes(session, "fetch")

    def left(self) -> int:
        with self.kit.database.look() as session:
            return len(load_again(session, 99, DAY + 999 * HOUR)) + len(load_wanted(session, 99, DAY + 999 * HOUR))


def play(home: Path, story: object) -> None:
    async def run() -> None:
        clock = Clock()
        with open_kit(Settings(home=home, fetch=FETCH), clock) as kit:
            async with hostile() as server:
                await story(Desk(kit, server, clock))  # type: ignore[operator]

    asyncio.run(run())


def test_a_change_becomes_a_version_with_its_edit(tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        desk.want("/any")
        assert (await desk.at(0, told(3))).pages == 1
        assert (await desk.at(0.5)).again == 0
        assert (await desk.at(1.2)).again == 1
        assert (await desk.at(6.8, told(4))).again == 1
        walk_newcomers(desk.kit.database, (), desk.kit.settings)
        with desk.kit.database.look() as session:
            assert load_outcomes(session) == []
        with desk.kit.database.look() as session:
            (name,) = load_article_ids(session)
            versions = article(session, name).article.versions
        assert [version.version for version in versions] == [1, 2]
        assert versions[1].edit is not None
        (change,) = versions[1].edit.changes
        assert (change.kind, change.before and change.before.text, change.after and change.after.text) == (
            "number", "3", "4",
        )  # fmt: skip
        assert versions[1].edit.stealth
        assert [seen.headers.get("if-none-match") for seen in desk.server.seen if seen.path == "/any"] == [
            None, '"3"', '"3"',
        ]  # fmt: skip

    play(tmp_path, story)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (whole(b"no", "404 Not Found"), "taken it down (404)"),
        (whole(b"no", "410 Gone"), "taken it down (410)"),
        (whole(b"", "302 Found", Location="/"), "leads to the front page now"),
    ],
)
def test_what_was_taken_down_is_told_and_left_alone(tmp_path: Path, answer: bytes, words: str) -> None:
    async def story(desk: Desk) -> None:
        desk.want("/any")
        await desk.at(0, told(3))
        counts = await desk.at(1.2, answer)
        assert (counts.again, counts.gone, counts.failed) == (1, 1, 0)
        (outcome,) = desk.outcomes()
        assert words in outcome.reason
        assert desk.left() == 0

    play(tmp_path, story)


@pytest.mark.parametrize(
    "answer",
    [whole(b"", "500 Oops"), whole(b"<title>Just a moment...</title>"), whole(b"no", "403 Forbidden"), b""],
    ids=["500", "wall", "403", "reset"],
)
def test_trouble_is_no_change_and_the_next_look_comes(tmp_path: Path, answer: bytes) -> None:
    async def story(desk: Desk) -> None:
        desk.want("/any")
        await desk.at(0, told(3))
        counts = await desk.at(1.2, answer)
        assert (counts.again, counts.missed, counts.failed) == (1, 1, 0)
        assert desk.outcomes() == []
        assert (await desk.at(6.8, told(3))).again == 1
        assert desk.left() == 1

    play(tmp_path, story)


def test_one_host_is_looked_at_a_few_at_a_time_and_news_comes_first(tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        desk.want(*(f"/quiet?{n}" for n in range(MOST_OF_HOST + 5)))
        await desk.at(0)
        desk.want("/quiet?news")
        counts = await desk.at(2)
        assert (counts.pages, counts.again) == (1, MOST_OF_HOST)
        paths = desk.server.paths()[-MOST_OF_HOST - 1 :]
        assert paths[0] == "/quiet?news"
        assert (await desk.at(2.1)).again == 5

    play(tmp_path, story)


@pytest.mark.parametrize("rest", ["3600", "Mon, 05 May 2031 07:00:00 GMT"])
def test_a_site_that_wants_rest_gets_it_for_all_its_articles(tmp_path: Path, rest: str) -> None:
    async def story(desk: Desk) -> None:
        desk.want("/any?1", "/any?2", "/any?3")
        counts = await desk.at(0, whole(b"", "429 Slow down", Retry_After=rest))
        assert (counts.failed, counts.put_off) == (1, 2)
        assert len([path for path in desk.server.paths() if path.startswith("/any")]) == 1
        assert (await desk.at(0.9)).pages == 0
        assert (await desk.at(1.1, told(3))).pages == 3
        assert desk.outcomes() == []

    play(tmp_path, story)


def test_what_a_guard_answers_is_no_article(tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        desk.want("/any")
        counts = await desk.at(0, whole(b"<title>Just a moment...</title>", "403 Forbidden"))
        assert (counts.pages, counts.failed) == (0, 1)
        assert "blocked by bot protection by Cloudflare" in desk.outcomes()[0].reason

    play(tmp_path, story)

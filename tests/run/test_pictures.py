"""Pictures for readers: each outlet is asked in turn and by its rules, and nobody waits for long."""

import asyncio
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path

from PIL import Image

from manytold.kit import Kit, open_kit
from manytold.run.pictures import MOST_UNDER_WAY, Pictures
from manytold.settings import FetchSettings, Settings
from manytold.store.pictures import pictures_known
from tests.fetch.hostile import Hostile, hostile, whole


def a_picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (400, 300), "teal").save(out, "PNG")
    return out.getvalue()


def play(folder: Path, act: Callable[[Kit, Hostile], Awaitable[None]], pause_s: float = 0.0) -> None:
    fetch = FetchSettings(allow=("localhost", "*.localhost"), pause_s=pause_s, total_s=5, idle_s=5)

    async def run(kit: Kit) -> None:
        async with hostile() as here:
            here.any = whole(a_picture())
            await act(kit, here)

    with open_kit(Settings(home=folder, fetch=fetch)) as kit:
        asyncio.run(run(kit))


def known(kit: Kit, url: str) -> bool | None:
    with kit.database.look() as session:
        return pictures_known(session, [url]).get(url)


def test_one_outlet_is_asked_in_turn_and_another_does_not_wait_for_it(tmp_path: Path) -> None:
    async def act(kit: Kit, here: Hostile) -> None:
        pictures, clock = Pictures(kit), asyncio.get_running_loop().time
        begun = clock()
        asked = [pictures.picture(here.url(f"/any?{i}", "a.localhost")) for i in (0, 1, 2, 0)]
        crowd = asyncio.gather(*asked)
        assert await pictures.picture(here.url("/any", "b.localhost"))
        assert not crowd.done()
        assert all(await crowd)
        assert clock() - begun >= 2 * 0.4
        assert here.most_at_once[f"a.localhost:{here.port}"] == 1
        assert sorted(here.paths()) == ["/any", "/any?0", "/any?1", "/any?2", "/robots.txt", "/robots.txt"]

    play(tmp_path, act, pause_s=0.4)


def test_who_waits_for_long_is_told_so_and_finds_it_later(tmp_path: Path) -> None:
    async def act(kit: Kit, here: Hostile) -> None:
        pictures, url = Pictures(kit, wait_s=0.0), here.url("/any", "localhost")
        assert await pictures.picture(url) is None
        while await pictures.picture(url) is None:
            await asyncio.sleep(0.01)
        assert here.paths() == ["/robots.txt", "/any"]

    play(tmp_path, act)


def test_rules_of_hosts_hold_for_pictures(tmp_path: Path) -> None:
    async def act(kit: Kit, here: Hostile) -> None:
        here.robots = whole(b"User-agent: *\nDisallow: /any?private\n", Content_Type="text/plain")
        pictures, url = Pictures(kit), here.url("/any?private", "localhost")
        assert await pictures.picture(url) == b""
        assert known(kit, url) is False
        assert await pictures.picture(here.url("/any?open", "localhost"))
        assert here.paths() == ["/robots.txt", "/any?open"]

    play(tmp_path, act)


def test_what_is_under_way_ends_with_the_server_and_is_not_taken_for_missing(tmp_path: Path) -> None:
    async def act(kit: Kit, here: Hostile) -> None:
        pictures, url = Pictures(kit), here.url("/silent", "localhost")
        waits = asyncio.create_task(pictures.picture(url))
        while "/silent" not in here.paths():
            await asyncio.sleep(0.01)
        await pictures.close()
        assert await waits is None
        assert known(kit, url) is None

    play(tmp_path, act)


def test_no_more_wait_than_can_be_served(tmp_path: Path) -> None:
    async def act(kit: Kit, here: Hostile) -> None:
        pictures = Pictures(kit, wait_s=0.0)
        urls = [here.url(f"/silent?{i}", "localhost") for i in range(MOST_UNDER_WAY + 1)]
        assert await asyncio.gather(*map(pictures.picture, urls)) == [None] * len(urls)
        ours = {task for task in asyncio.all_tasks() if "_fetched" in repr(task)}
        assert len(ours) == MOST_UNDER_WAY
        await pictures.close()

    play(tmp_path, act)

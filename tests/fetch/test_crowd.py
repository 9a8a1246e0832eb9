"""Hosts side by side, each one at a time with its pause and its rules."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from manytold.fetch.crowd import Answer, fetch_all
from manytold.fetch.manners import Manners
from manytold.fetch.send import open_send
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Purpose, Request
from manytold.settings import FetchSettings
from tests.fetch.hostile import Hostile, hostile, whole

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
SETTINGS = FetchSettings(allow=("*.localhost",), pause_s=0.02, idle_s=2.0, total_s=5.0)


def crowd(
    addresses: Callable[[Hostile], list[Request]], settings: FetchSettings = SETTINGS, robots: bytes = b""
) -> tuple[list[Answer], Hostile, float]:
    async def run() -> tuple[list[Answer], Hostile, float]:
        async with hostile() as server, open_send(settings, lambda: NOW) as send:
            server.robots = robots or server.robots
            begun = asyncio.get_running_loop().time()
            got = [answer async for answer in fetch_all(addresses(server), send, settings)]
            return got, server, asyncio.get_running_loop().time() - begun

    return asyncio.run(run())


def pages(server: Hostile, hosts: int, each: int, path: str = "/slow", purpose: Purpose = "page") -> list[Request]:
    names = [f"h{number}.localhost" for number in range(hosts)]
    return [Request(server.url(f"{path}?{turn}", name), purpose) for name in names for turn in range(each)]


def test_every_request_is_answered_once() -> None:
    got, server, _ = crowd(lambda server: pages(server, 6, 3))
    assert sorted(request.url for request, _ in got) == sorted(request.url for request in pages(server, 6, 3))
    assert all(isinstance(answer, Page) and answer.url == request.url for request, answer in got)


def test_one_at_a_time_for_a_host_and_hosts_side_by_side() -> None:
    _, server, seconds = crowd(lambda server: pages(server, 10, 4))
    assert set(server.most_at_once.values()) == {1}
    assert seconds < 10 * 4 * (0.03 + 0.02) / 2


def test_requests_to_one_host_keep_their_order() -> None:
    got, _, _ = crowd(lambda server: pages(server, 3, 5))
    for name in ("h0", "h1", "h2"):
        mine = [request.url for request, _ in got if f"//{name}." in request.url]
        assert mine == sorted(mine)


def test_the_pause_is_kept() -> None:
    _, _, seconds = crowd(lambda server: pages(server, 1, 5, "/quiet"), replace(SETTINGS, pause_s=0.1))
    assert seconds >= 0.4


def test_no_more_at_once_than_set() -> None:
    async def run() -> int:
        under_way = most = 0

        async def send(request: Request) -> Page | Failed:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0.001)
            under_way -= 1
            return Failed(request.url, "no")

        requests = [Request(f"http://h{number}.example/", "feed") for number in range(200)]
        got = [answer async for answer in fetch_all(requests, send, replace(SETTINGS, crowd=7))]
        assert len(got) == 200
        return most

    assert asyncio.run(run()) == 7


def test_ten_thousand_requests_without_ten_thousand_tasks() -> None:
    async def run() -> tuple[int, int]:
        most = 0

        async def send(request: Request) -> Page | Failed:
            nonlocal most
            most = max(most, len(asyncio.all_tasks()))
            return Failed(request.url, "no")

        requests = (Request(f"http://h{number % 5000}.example/{number}", "feed") for number in range(10_000))
        count = 0
        async for _ in fetch_all(requests, send, replace(SETTINGS, pause_s=0.0)):
            count += 1
        return count, most

    count, most = asyncio.run(run())
    assert count == 10_000
    assert most <= SETTINGS.crowd + 2


ROBOTS = b"User-agent: Manytold\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n"


def test_robots_are_asked_once_and_obeyed_for_pages_alone() -> None:
    def requests(server: Hostile) -> list[Request]:
        paths = ("/quiet", "/private/x", "/slow")
        asked = [Request(server.url(path, "a.localhost")) for path in paths]
        return [*asked, Request(server.url("/private/feed", "a.localhost"), "feed")]

    got, server, _ = crowd(requests, robots=whole(ROBOTS, Content_Type="text/plain"))
    assert [type(answer) for _, answer in got] == [Page, Skipped, Page, Page]
    assert "robots.txt" in getattr(got[1][1], "reason", "")
    assert server.paths() == ["/robots.txt", "/quiet", "/slow", "/private/feed"]


@pytest.mark.parametrize(
    ("robots", "kind", "words"),
    [
        (whole(b"no", "404 Not Found"), Page, ""),
        (whole(b"no", "403 Forbidden"), Page, ""),
        (whole(b"", "500 Oops"), Failed, "robots.txt is out of order (500)"),
        (whole(b"", "429 Slow Down"), Failed, "robots.txt is out of order (429)"),
        (whole(b""), Page, ""),
        (whole(bytes(range(256)) * 40), Page, ""),
        (whole(b"User-agent: *\nDisallow: /" + b"*a" * 5000), Page, ""),
        (whole(b"User-agent: *\nCrawl-delay: 99999999\nCrawl-delay: x\nDisallow:"), Page, ""),
        (whole(b"User-agent: *\nDisallow: /\n"), Skipped, "robots.txt asks not to read it"),
        (whole(b"", "302 Found", Location="http://10.0.0.1/robots.txt"), Failed, "10.0.0.1 is a private address"),
        (b"nonsense\r\n\r\n", Failed, "proper HTTP"),
    ],
)
def test_all_kinds_of_robots(robots: bytes, kind: type, words: str) -> None:
    got, _, _ = crowd(lambda server: pages(server, 1, 1, "/quiet"), robots=robots)
    assert isinstance(got[0][1], kind), got
    assert words in getattr(got[0][1], "reason", "")


@pytest.mark.parametrize(
    ("hosts", "robots", "again"),
    [
        (2_000, b"User-agent: *\nDisallow: /private\n" + b"# words\n" * 300, 0),
        (80, b"User-agent: *\nDisallow: /private\n" + b" " * 499_992 + b"\nDisallow: /xy" * 2_000, 80),
    ],
)
def test_rules_of_many_hosts_are_kept_within_bounds(hosts: int, robots: bytes, again: int) -> None:
    asked: list[str] = []
    settings = replace(SETTINGS, pause_s=0.0)

    async def send(request: Request) -> Page | Failed:
        asked.extend([request.url] if request.purpose == "robots" else [])
        return Page(request.url, request.url, 200, "", robots if request.purpose == "robots" else b"x", NOW)

    async def run() -> None:
        manners = Manners(send, settings)
        for path in ("a", "b", "private"):
            for host in range(hosts):
                answer = await manners.ask(Request(f"http://h{host}.example/{path}"))
                assert isinstance(answer, Skipped if path == "private" else Page)

    asyncio.run(run())
    assert len(asked) == hosts + 2 * again


def test_a_crawl_delay_is_kept() -> None:
    robots = whole(b"User-agent: *\nCrawl-delay: 0.3\n", Content_Type="text/plain")
    _, _, seconds = crowd(lambda server: pages(server, 1, 2, "/quiet"), robots=robots)
    assert seconds >= 0.3


def test_a_host_that_has_had_enough_is_left_alone_longer() -> None:
    async def run() -> float:
        async def send(request: Request) -> Page | Failed:
            return Page(request.url, request.url, 429, "", b"", NOW)

        manners = Manners(send, SETTINGS)
        await manners.ask(Request("http://a.example/", "feed"))
        return manners.ready("http://a.example/other") - asyncio.get_running_loop().time()

    assert 1.5 < asyncio.run(run()) <= 2.0


def test_pauses_last_from_one_call_to_the_next() -> None:
    async def run() -> float:
        settings = replace(SETTINGS, pause_s=0.2)
        async with hostile() as server, open_send(settings, lambda: NOW) as send:
            manners = Manners(send, settings)
            begun = asyncio.get_running_loop().time()
            for _ in range(2):
                async for _ in fetch_all(pages(server, 1, 1), send, settings, manners=manners):
                    pass
            assert server.paths().count("/robots.txt") == 1
            return asyncio.get_running_loop().time() - begun

    assert asyncio.run(run()) >= 0.2


def test_bad_addresses_fail_at_once_and_stop_nobody() -> None:
    def requests(server: Hostile) -> list[Request]:
        bad = ["", "http://", "file:///etc/passwd", "http://[::1", "http://me:secret@", "\ud800", "http://10.0.0.1/"]
        return [*(Request(url) for url in bad), *pages(server, 1, 1)]

    got, _, seconds = crowd(requests, replace(SETTINGS, pause_s=1.0))
    assert sum(isinstance(answer, Failed) for _, answer in got) == 7
    assert sum(isinstance(answer, Page) for _, answer in got) == 1
    assert "secret" not in repr([answer for _, answer in got])
    assert seconds < 1.0


def test_leaving_early_stops_everything() -> None:
    async def run() -> tuple[int, int]:
        async with hostile() as server, open_send(SETTINGS, lambda: NOW) as send:
            answers = fetch_all(pages(server, 20, 5), send, SETTINGS)
            async for _ in answers:
                break
            await answers.aclose()  # type: ignore[attr-defined]
            seen = len(server.seen)
            left = len([task for task in asyncio.all_tasks() if "ask" in repr(task.get_coro())])
            await asyncio.sleep(0.1)
            return left, len(server.seen) - seen

    left, later = asyncio.run(run())
    assert left == 0
    assert later <= SETTINGS.crowd


def test_being_cancelled_stops_everything() -> None:
    async def run() -> int:
        async with hostile() as server, open_send(SETTINGS, lambda: NOW) as send:

            async def all_of_them() -> None:
                async for _ in fetch_all(pages(server, 20, 50, "/silent"), send, SETTINGS):
                    pass

            task = asyncio.create_task(all_of_them())
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return len([task for task in asyncio.all_tasks() if "Manners" in repr(task.get_coro())])

    assert asyncio.run(run()) == 0

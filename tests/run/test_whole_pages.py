"""An article over several pages is fetched as a whole, politely, and within bounds."""

import asyncio

import pytest

from manytold.fetch.manners import Manners
from manytold.fetch.send import open_send
from manytold.model.pages import Page, Request
from manytold.run.whole_pages import MOST_PARTS, whole_pages
from manytold.settings import FetchSettings
from tests.fetch.hostile import ROUTES, Asked, Hostile, Writer, hostile, whole
from tests.run.make import DAY

SETTINGS = FetchSettings(allow=("*.localhost",), pause_s=0.0)
PATH = "/2031/05/05/ferry-to-tolvik-stops"


def part(number: int, last: int, size: int = 0) -> bytes:
    onward = f'<a rel="next" href="{PATH}?page={number + 1}">{number + 1}</a>' if number < last else ""
    return f"<html><body><h1>Ferry</h1><p>Part {number}.{'x' * size}</p>{onward}</body></html>".encode()


def ask(
    monkeypatch: pytest.MonkeyPatch, last: int, most_bytes: int = 10**6, size: int = 0, robots: bytes = b""
) -> Page:
    async def answer(here: Hostile, asked: Asked, writer: Writer) -> None:
        number = int(asked.path.partition("=")[2] or 1)
        writer.write(whole(part(number, last, size)))

    async def run() -> Page:
        async with hostile() as server, open_send(SETTINGS, lambda: DAY) as send:
            server.robots = robots or server.robots
            got = await whole_pages(Manners(send, SETTINGS), most_bytes)(Request(server.url(PATH, "a.localhost")))
            assert isinstance(got, Page)
            return got

    monkeypatch.setitem(ROUTES, PATH, answer)
    return asyncio.run(run())


@pytest.mark.parametrize(("last", "further"), [(1, 0), (2, 1), (4, 3), (99, MOST_PARTS)])
def test_further_pages_come_with_the_first(monkeypatch: pytest.MonkeyPatch, last: int, further: int) -> None:
    page = ask(monkeypatch, last)
    assert [f"Part {n}.".encode() in p.body for n, p in enumerate(page.further, 2)] == [True] * further
    assert b"Part 1." in page.body


def test_all_pages_together_stay_within_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    page = ask(monkeypatch, 9, most_bytes=5_000, size=2_000)
    assert len(page.further) == 1


def test_the_rules_of_the_site_hold_for_further_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    robots = whole(b"User-agent: *\nDisallow: /*?page=3\n", Content_Type="text/plain")
    assert len(ask(monkeypatch, 9, robots=robots).further) == 1

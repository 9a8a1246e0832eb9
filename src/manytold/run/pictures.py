"""Fetches pictures for cards as politely as pages are fetched, and remembers what failed for a while."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from manytold.fetch.manners import Manners, Memory
from manytold.fetch.send import Send
from manytold.kit import Kit
from manytold.model.outcomes import Failed
from manytold.model.pages import Page, Request
from manytold.read.pictures import small_picture
from manytold.store.nouns import microseconds
from manytold.store.pictures import load_picture, save_picture, touch_picture

AGAIN_AFTER = timedelta(days=1)
"""When an address that gave no picture may be asked again."""
TOUCHED_AFTER = timedelta(days=1)
AT_ONCE = 4
"""Pictures that are fetched and decoded at one time, by all readers together."""
WAIT_S = 8.0
"""Seconds that a browser waits for a picture. One that takes longer, because thirty of its outlet are asked a second
apart, goes on being fetched and is there when the page is opened again."""
MOST_UNDER_WAY = 100
"""Pictures that are asked for or wait for their outlet's turn; those beyond are asked for when they are wanted again.
Three front pages of thirty cards and a few more; one that waits holds 20 kB."""


class Pictures:
    """Gives pictures from what is kept or from their outlets: each outlet asked in turn, nothing asked twice at once.

    For as long as one event loop lasts; `close` ends what is under way.
    """

    def __init__(self, kit: Kit, wait_s: float = WAIT_S) -> None:
        self._kit = kit
        self._wait_s = wait_s
        self._memory = Memory()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._under_way: dict[str, asyncio.Task[bytes]] = {}

    async def picture(self, url: str) -> bytes | None:
        """The picture of an address; empty when there is none, None when it is not there yet."""
        kept = await asyncio.to_thread(_kept, self._kit, url)
        if kept is not None:
            return kept
        task = self._under_way.get(url)
        if task is None:
            if len(self._under_way) >= MOST_UNDER_WAY:
                return None
            task = self._under_way[url] = asyncio.create_task(self._fetched(url))
            task.add_done_callback(lambda _: self._under_way.pop(url, None))
        await asyncio.wait((task,), timeout=self._wait_s)
        return task.result() if task.done() and not task.cancelled() else None

    async def close(self) -> None:
        """End what is under way; nothing is remembered of it."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _fetched(self, url: str) -> bytes:
        kept = await asyncio.to_thread(_kept, self._kit, url)
        if kept is not None:
            return kept  # by somebody between the first look and now
        async with self._kit.open_send() as send:
            manners = Manners(self._made_small(send), self._kit.settings.fetch, self._memory)
            answer = await manners.ask(Request(url))
        body = answer.body if isinstance(answer, Page) and answer.status == 200 else b""
        await asyncio.to_thread(_keep, self._kit, url, body)
        return body

    def _made_small(self, send: Send) -> Send:
        """A way to send for one that has a place, by which large bodies do not wait for being decoded."""

        async def small(request: Request) -> Page | Failed:
            async with self._places:
                answer = await send(request)
                if request.purpose == "robots" or not isinstance(answer, Page) or answer.status != 200:
                    return answer
                made: bytes | None = await asyncio.to_thread(small_picture, answer.body)
                return replace(answer, body=made or b"")

        return small


def _kept(kit: Kit, url: str) -> bytes | None:
    """What is kept; None where the outlet is to be asked."""
    with kit.database.look() as session:
        found = load_picture(session, url)
    now = kit.now()
    if found is None or (not found.body and _age(kit, found.kept) >= AGAIN_AFTER):
        return None
    if found.body and _age(kit, found.used) >= TOUCHED_AFTER:
        with kit.database.begin() as session:
            touch_picture(session, url, now)
    return found.body


def _age(kit: Kit, moment: int) -> timedelta:
    return timedelta(microseconds=microseconds(kit.now()) - moment)


def _keep(kit: Kit, url: str, body: bytes) -> None:
    with kit.database.begin() as session:
        save_picture(session, url, body, kit.now())

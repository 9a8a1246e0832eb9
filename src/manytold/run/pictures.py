"""Fetches pictures for cards through the guarded way to send, and remembers what failed for a while."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from manytold.kit import Kit
from manytold.model.pages import Page, Request
from manytold.read.pictures import small_picture
from manytold.store.nouns import microseconds
from manytold.store.pictures import load_picture, save_picture, touch_picture

AGAIN_AFTER = timedelta(days=1)
"""When an address that gave no picture may be asked again."""
TOUCHED_AFTER = timedelta(days=1)
AT_ONCE = 4
"""Pictures that are fetched and decoded at one time, by all readers together."""


@dataclass(frozen=True, slots=True)
class Turns:
    """Who fetches now: a few at once, and nobody what another is fetching."""

    at_once: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    under_way: dict[str, asyncio.Lock] = field(default_factory=dict)


async def picture(kit: Kit, turns: Turns, url: str) -> bytes:
    """The picture of an address, from what is kept or from its outlet; empty when there is none."""
    kept = await asyncio.to_thread(_kept, kit, url)
    if kept is not None:
        return kept
    lock = turns.under_way.setdefault(url, asyncio.Lock())
    try:
        async with lock:
            kept = await asyncio.to_thread(_kept, kit, url)
            if kept is not None:
                return kept
            async with turns.at_once:
                return await _fetched(kit, url)
    finally:
        if not lock.locked():
            turns.under_way.pop(url, None)


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


async def _fetched(kit: Kit, url: str) -> bytes:
    async with kit.open_send() as send:
        answer = await send(Request(url))
    good = isinstance(answer, Page) and answer.status == 200
    body = await asyncio.to_thread(small_picture, answer.body) if isinstance(answer, Page) and good else None
    await asyncio.to_thread(_keep, kit, url, body or b"")
    return body or b""


def _keep(kit: Kit, url: str, body: bytes) -> None:
    with kit.database.begin() as session:
        save_picture(session, url, body, kit.now())

"""The queue of announced articles is fetched.

Every answer is kept in a transaction of its own before the next is looked at.
"""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from manytold.fetch.crowd import fetch_all
from manytold.fetch.manners import Manners
from manytold.fetch.send import Send
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry, Page, Request
from manytold.run.visited import FETCH, Progress, Visit, note
from manytold.store.outcomes import clear_outcomes
from manytold.store.pages import save_page
from manytold.store.wanted import Wanted, count_wanted, load_wanted, next_wanted, settle_wanted

AT_ONCE = 200
"""Queued articles that are taken into memory at once."""
MOST_TRIES = 4
RETRY = timedelta(minutes=5)
PATIENCE_S = 5.0
"""Seconds that one fetch waits for an article whose site asks to come again that soon."""


async def ask_pages(kit: Kit, send: Send, manners: Manners, progress: Progress, counts: Visit) -> Visit:
    """Fetch until nothing in the queue is due."""
    with kit.database.begin() as session:
        total = count_wanted(session)
    done = 0
    while queue := await _waiting(kit):
        requests = [Request(url, "page", item.etag, item.last_modified) for url, item in queue.items()]
        async for request, answer in fetch_all(requests, send, kit.settings.fetch, manners=manners):
            counts = _keep_page_answer(kit, queue[request.url], answer, counts)
            done += 1
            progress("articles", done, max(total, done))
    return counts


async def _waiting(kit: Kit) -> dict[str, Wanted]:
    """What may be fetched now; a site that asks for a moment's patience is waited for."""
    with kit.database.begin() as session:
        soon = next_wanted(session)
    wait = (soon - kit.now()).total_seconds() if soon else 0.0
    if 0.0 < wait <= PATIENCE_S:
        await asyncio.sleep(wait)
    with kit.database.begin() as session:
        return {item.entry.url: item for item in load_wanted(session, AT_ONCE, kit.now())}


def _keep_page_answer(kit: Kit, item: Wanted, answer: Page | Skipped | Failed, counts: Visit) -> Visit:
    url = item.entry.url
    with kit.database.begin() as session:
        if isinstance(answer, Page) and answer.status == 200:
            save_page(session, _announced(answer, item.entry))
            settle_wanted(session, url, None, answer.header("etag"), answer.header("last-modified"))
            clear_outcomes(session, FETCH, [url])
            return counts.plus(pages=1)
        if isinstance(answer, Page) and answer.status == 304:
            settle_wanted(session, url, None, item.etag, item.last_modified)
            return counts.plus(unchanged=1)
        outcome = Failed(url, _status_words(answer.status)) if isinstance(answer, Page) else answer
        settle_wanted(session, url, outcome, again=_again(item, answer, kit.now()))
        note(session, url, type(outcome)(url, outcome.reason))
        return counts.plus(failed=1)


def _announced(page: Page, entry: Entry) -> Page:
    """The page with the announcement that led to it."""
    return replace(page, announced=entry)


def _status_words(status: int) -> str:
    words = {404: "not found", 410: "gone for good", 401: "wants a login", 403: "refuses us", 451: "withheld by law"}
    return f"{status} {words.get(status, 'is no page; it is asked again' if status >= 429 else 'is no page')}"


def _again(item: Wanted, answer: Page | Skipped | Failed, now: datetime) -> datetime | None:
    """When to try once more: after trouble that may pass, a few times, later each time or when the site says."""
    passing = isinstance(answer, Failed) or (
        isinstance(answer, Page) and (answer.status == 429 or answer.status >= 500)
    )
    if not passing or item.attempts + 1 >= MOST_TRIES:
        return None
    asked = answer.header("retry-after") if isinstance(answer, Page) else None
    if asked and asked.isascii() and asked.isdigit():
        return now + timedelta(seconds=min(int(asked[:6]), 86400))
    return now + RETRY * (1 << item.attempts)

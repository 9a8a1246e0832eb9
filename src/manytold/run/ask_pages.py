"""The queue of announced articles is fetched.

Every answer is kept in a transaction of its own before the next is looked at.
"""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from manytold.fetch.again import look_again
from manytold.fetch.crowd import fetch_all
from manytold.fetch.due import LONGEST_RETRY_S, retry_after
from manytold.fetch.health import blocked_words, guarded_by, is_wall
from manytold.fetch.manners import Manners
from manytold.fetch.send import Send
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry, Page, Request
from manytold.run.visited import FETCH, Progress, Visit, note
from manytold.run.whole_pages import whole_pages
from manytold.store.outcomes import clear_outcomes
from manytold.store.pages import save_page
from manytold.store.wanted import Wanted, count_wanted, load_wanted, next_wanted, retry_wanted, settle_wanted

AT_ONCE = 200
"""Queued articles that are taken into memory at once."""
MOST_TRIES = 7
RETRY, RETRY_GROWS = timedelta(minutes=5), 3
"""The first of the waits between tries, and what each is longer than the one before: 30 hours together."""
PATIENCE_S = 5.0
"""Seconds that one fetch waits for an article whose site asks to come again that soon."""


async def ask_pages(kit: Kit, send: Send, manners: Manners, progress: Progress, counts: Visit) -> Visit:
    """Fetch until nothing in the queue is due."""
    with kit.database.begin() as session:
        total = count_wanted(session)
    done = 0
    ask = whole_pages(manners, kit.settings.fetch.max_bytes)
    while queue := await _waiting(kit):
        requests = [Request(url, "page", item.etag, item.last_modified) for url, item in queue.items()]
        async for request, answer in fetch_all(requests, send, kit.settings.fetch, manners=manners, ask=ask):
            counts = _keep_page_answer(kit, queue[request.url], answer, manners.rest_s(request.url), counts)
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


def _keep_page_answer(kit: Kit, item: Wanted, answer: Page | Skipped | Failed, rest_s: float, counts: Visit) -> Visit:
    url, now = item.entry.url, kit.now()
    again = look_again(item.entry, item.fetched or now, now, kit.settings.fetch.again_after)
    with kit.database.begin() as session:
        if isinstance(answer, Page) and answer.status == 200 and not is_wall(answer):
            save_page(session, announced(answer, item.entry))
            settle_wanted(session, item, answer.header("etag"), answer.header("last-modified"), now, again)
            clear_outcomes(session, FETCH, [url])
            return counts.plus(pages=1)
        if isinstance(answer, Page) and answer.status == 304:
            settle_wanted(session, item, item.etag, item.last_modified, now, again)
            return counts.plus(unchanged=1)
        if isinstance(answer, Failed) and rest_s:
            retry_wanted(session, item, now + timedelta(seconds=min(rest_s, LONGEST_RETRY_S)), counted=False)
            return counts.plus(put_off=1)
        retry_wanted(session, item, _retry(item, answer, now))
        note(session, url, Failed(url, _words(answer)) if isinstance(answer, Page) else replace(answer, what=url))
        return counts.plus(failed=1)


def announced(page: Page, entry: Entry) -> Page:
    """The page with the announcement that led to it."""
    return replace(page, announced=entry)


def _words(page: Page) -> str:
    """What it means that this page is no article."""
    if is_wall(page) or (page.status in (401, 403, 429, 503) and guarded_by(page) is not None):
        return blocked_words(page)
    words = {404: "not found", 410: "gone for good", 401: "wants a login", 403: "refuses us", 451: "withheld by law"}
    later = "is no page; it is asked again" if page.status >= 429 else "is no page"
    return f"{page.status} {words.get(page.status, later)}"


def _retry(item: Wanted, answer: Page | Skipped | Failed, now: datetime) -> datetime | None:
    """When to try once more: after trouble that may pass, a few times, later each time or when the site says."""
    passing = isinstance(answer, Failed) or (
        isinstance(answer, Page) and (answer.status == 429 or answer.status >= 500)
    )
    if not passing or item.attempts + 1 >= MOST_TRIES:
        return None
    asked = min(retry_after(answer, now), LONGEST_RETRY_S) if isinstance(answer, Page) else 0.0
    return now + (timedelta(seconds=asked) if asked else RETRY * RETRY_GROWS**item.attempts)

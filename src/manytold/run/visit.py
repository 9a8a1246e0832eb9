"""Fetching what is followed: due feeds are asked, what they announce is queued, and the queue is fetched.

Every answer is kept in a transaction of its own before the next is looked at, so that a fetch can be cut off at any
moment and the next one goes on where it was.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from manytold.fetch.crowd import fetch_all
from manytold.fetch.due import after, first_due, requests_due
from manytold.fetch.manners import Manners
from manytold.fetch.send import Send
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry, Page, Request
from manytold.model.sources import Due, Feed
from manytold.run.announcements import Announcements, announcements_of
from manytold.run.work import attempt
from manytold.store.outcomes import clear_outcomes, save_outcome
from manytold.store.pages import save_page
from manytold.store.rows import Session
from manytold.store.sources import delete_feed, load_dues, load_feed, load_feeds, save_due, save_feed
from manytold.store.wanted import Wanted, count_wanted, load_wanted, next_wanted, save_wanted, settle_wanted

Found = Announcements | Skipped | Failed | None
Progress = Callable[[str, int, int | None], None]
FETCH = "fetch"
AT_ONCE = 200
"""Queued articles that are taken into memory at once."""
MOST_TRIES = 4
RETRY = timedelta(minutes=5)
PATIENCE_S = 5.0
"""Seconds that one fetch waits for an article whose site asks to come again that soon."""
MOST_SITEMAPS = 20
"""Sitemaps of an index that are asked, newest named first being the custom of most sites."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Counts of one fetch: feeds asked and in trouble, entries queued, answers to the queue by what came of them."""

    feeds: int = 0
    troubled: int = 0
    queued: int = 0
    pages: int = 0
    unchanged: int = 0
    failed: int = 0

    def plus(self, **more: int) -> "Visit":
        """The counts with some raised."""
        return replace(self, **{name: getattr(self, name) + number for name, number in more.items()})


async def visit(kit: Kit, progress: Progress, *, everything: bool = False) -> Visit:
    """Ask every feed that is due (or every feed), then fetch whatever is queued."""
    async with kit.open_send() as send:
        manners = Manners(send, kit.settings.fetch)
        counts = await _visit_feeds(kit, send, manners, progress, everything=everything)
        return await _visit_queue(kit, send, manners, progress, counts)


async def _visit_feeds(kit: Kit, send: Send, manners: Manners, progress: Progress, *, everything: bool) -> Visit:
    with kit.database.begin() as session:
        dues = load_dues(session)
        for feed in load_feeds(session):
            dues.setdefault(feed.url, first_due(feed.url, kit.now(), kit.settings.fetch.every_s))
    asked = [replace(due, next=kit.now()) for due in dues.values()] if everything else dues.values()
    requests = requests_due(asked, kit.now())
    counts = Visit()
    async for request, answer in fetch_all(requests, send, kit.settings.fetch, manners=manners):
        found = _announced_by(answer)
        # Further sitemaps come first: once the answer is kept, an unchanged index would not be read again.
        queued = await _visit_sitemaps(kit, send, manners, request.url, found)
        queued += _keep_feed_answer(kit, dues[request.url], answer, found)
        counts = counts.plus(feeds=1, queued=queued, troubled=not _is_good(answer))
        progress("feeds", counts.feeds, len(requests))
    return counts


def _announced_by(answer: Page | Skipped | Failed) -> Found:
    """What a whole answer announces, nothing for any other; a reader that breaks costs this answer alone."""
    if not isinstance(answer, Page) or answer.status != 200:
        return None
    return attempt("reading what it announces", answer.url or "", announcements_of, answer)


def _is_good(answer: Page | Skipped | Failed) -> bool:
    return isinstance(answer, Page) and answer.status in (200, 304)


def _keep_feed_answer(kit: Kit, due: Due, answer: Page | Skipped | Failed, found: Found) -> int:
    """Keep what one feed answered; gives how many entries were queued."""
    with kit.database.begin() as session:
        feed = load_feed(session, due.url)
        if feed is None:
            return 0
        known = after(due, answer, kit.now())
        if isinstance(found, Announcements):
            feed, known = _moved(session, feed, known)
        if isinstance(found, Skipped | Failed):
            known = replace(known, health=found.reason)
        save_due(session, known)
        _note(session, feed.url, found if isinstance(found, Skipped | Failed) else _trouble(answer, known))
        if not isinstance(found, Announcements):
            return 0
        return save_wanted(session, found.entries[: kit.settings.fetch.max_entries], feed.url)


def _moved(session: Session, feed: Feed, due: Due) -> tuple[Feed, Due]:
    """A feed that has moved for good is followed at its new address from now on (RFC 9110, 15.4.2 and 15.4.9).

    Not onto an address that is followed already: a redirect must not take another feed's place.
    """
    if not due.moved_to or due.moved_to == feed.url or load_feed(session, due.moved_to):
        return feed, due
    moved = replace(feed, url=due.moved_to)
    delete_feed(session, feed.url)
    save_feed(session, moved)
    return moved, replace(due, url=moved.url)


def _trouble(answer: Page | Skipped | Failed, due: Due) -> Failed | None:
    return None if _is_good(answer) else Failed(due.url, due.health)


def _note(session: Session, what: str, outcome: Skipped | Failed | None) -> None:
    if outcome is None:
        clear_outcomes(session, FETCH, [what])
    else:
        save_outcome(session, what, FETCH, outcome)


async def _visit_sitemaps(kit: Kit, send: Send, manners: Manners, feed_url: str, found: Found) -> int:
    if not isinstance(found, Announcements) or found.way != "sitemap":
        return 0
    queued = 0
    requests = [Request(address, "feed") for address in found.further[:MOST_SITEMAPS]]
    async for _, answer in fetch_all(requests, send, kit.settings.fetch, manners=manners):
        inner = _announced_by(answer)
        if isinstance(inner, Announcements):
            with kit.database.begin() as session:
                queued += save_wanted(session, inner.entries[: kit.settings.fetch.max_entries], feed_url)
    return queued


async def _visit_queue(kit: Kit, send: Send, manners: Manners, progress: Progress, counts: Visit) -> Visit:
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
            save_page(session, announced(answer, item.entry))
            settle_wanted(session, url, None, answer.header("etag"), answer.header("last-modified"))
            clear_outcomes(session, FETCH, [url])
            return counts.plus(pages=1)
        if isinstance(answer, Page) and answer.status == 304:
            settle_wanted(session, url, None, item.etag, item.last_modified)
            return counts.plus(unchanged=1)
        outcome = Failed(url, _status_words(answer.status)) if isinstance(answer, Page) else answer
        settle_wanted(session, url, outcome, again=_again(item, answer, kit.now()))
        _note(session, url, type(outcome)(url, outcome.reason))
        return counts.plus(failed=1)


def keep_found(session: Session, found: Page | Skipped | Failed) -> None:
    """Keep a page for the walk, or why there is none."""
    if isinstance(found, Page):
        save_page(session, found)
        _note(session, found.url or "", None)
    else:
        _note(session, found.what, found)


def announced(page: Page, entry: Entry) -> Page:
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


def follow_feeds(kit: Kit, feeds: Iterable[Feed]) -> None:
    """Follow feeds from now on; each is due at once."""
    with kit.database.begin() as session:
        for feed in feeds:
            save_feed(session, feed)
            save_due(session, first_due(feed.url, kit.now(), kit.settings.fetch.every_s))

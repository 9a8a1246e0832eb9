"""Feeds, sitemaps and front pages that are due are asked, and what they announce is queued.

Every answer is kept in a transaction of its own before the next is looked at.
"""

from dataclasses import replace

from manytold.fetch.crowd import fetch_all
from manytold.fetch.due import after, first_due, requests_due
from manytold.fetch.manners import Manners
from manytold.fetch.send import Send
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.model.sources import Due, Feed
from manytold.run.announcements import Announcements, announcements_of
from manytold.run.visited import Progress, Visit, note
from manytold.run.work import attempt
from manytold.store.rows import Session
from manytold.store.sources import delete_feed, load_dues, load_feed, load_feeds, save_due, save_feed
from manytold.store.wanted import save_wanted

Found = Announcements | Skipped | Failed | None
MOST_SITEMAPS = 20
"""Sitemaps of an index that are asked, newest named first being the custom of most sites."""


async def ask_feeds(kit: Kit, send: Send, manners: Manners, progress: Progress, *, everything: bool) -> Visit:
    """Ask every feed that is due (or every feed) and queue what it announces."""
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
        queued = await _ask_sitemaps(kit, send, manners, request.url, found)
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
        note(session, feed.url, found if isinstance(found, Skipped | Failed) else _trouble(answer, known))
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


async def _ask_sitemaps(kit: Kit, send: Send, manners: Manners, feed_url: str, found: Found) -> int:
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

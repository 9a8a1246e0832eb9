"""Feeds, sitemaps and front pages that are due are asked, and what they announce is queued.

Every answer is kept in a transaction of its own before the next is looked at.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from manytold.fetch.crowd import fetch_all
from manytold.fetch.due import after, first_due, put_off, requests_due
from manytold.fetch.health import web_page_words
from manytold.fetch.manners import Manners
from manytold.fetch.rhythm import heard_in
from manytold.fetch.send import Send
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry, Page, Request
from manytold.model.sources import Due, Feed, Way
from manytold.run.announcements import Announcements, announcements_of
from manytold.run.fronts import watch
from manytold.run.visited import Progress, Visit, note
from manytold.run.websub import heard_of_hub, seldom
from manytold.run.work import attempt
from manytold.store.rows import Session
from manytold.store.sources import load_dues, load_feed, load_feeds, move_feed, save_due
from manytold.store.wanted import save_wanted

Found = Announcements | Skipped | Failed | None
MOST_SITEMAPS = 20
"""Sitemaps of an index that are asked, newest named first being the custom of most sites."""


async def ask_feeds(kit: Kit, send: Send, manners: Manners, progress: Progress, *, everything: bool) -> Visit:
    """Ask every feed that is due (or every feed) and queue what it announces."""
    with kit.database.begin() as session:
        dues = load_dues(session)
        ways = {feed.url: feed.way for feed in load_feeds(session)}
    for url in ways:
        dues.setdefault(url, first_due(url, kit.now(), kit.settings.fetch.every_s))
    dues = {url: due for url, due in dues.items() if ways.get(url) != "mail"}  # which `letters` asks
    asked = [replace(due, next=kit.now()) for due in dues.values()] if everything else dues.values()
    requests = requests_due(asked, kit.now())
    counts = Visit()
    async for request, answer in fetch_all(requests, send, kit.settings.fetch, manners=manners):
        found = _announced_by(answer, ways.get(request.url, "feed"))
        # Further sitemaps come first: once the answer is kept, an unchanged index would not be read again.
        queued = await _ask_sitemaps(kit, send, manners, request.url, found)
        heard = Asked(request.url, answer, found, manners.rest_s(request.url))
        queued += _keep_feed_answer(kit, dues[request.url], heard)
        counts = counts.plus(feeds=1, queued=queued, troubled=not heard.good)
        progress("feeds", counts.feeds, len(requests))
    return counts


@dataclass(frozen=True, slots=True)
class Asked:
    """One feed's answer, what it announces, and for how many seconds its host wants to be left alone."""

    url: str
    answer: Page | Skipped | Failed
    found: Found
    rest_s: float

    @property
    def good(self) -> bool:
        """Whether it was an answer and could be read."""
        fit = isinstance(self.answer, Page) and self.answer.status in (200, 304)
        return fit and not isinstance(self.found, Skipped | Failed)

    def trouble(self, due: Due) -> Failed | Skipped | None:
        """What is said of the feed, when something is wrong."""
        if isinstance(self.found, Skipped | Failed):
            return self.found
        return None if self.good else Failed(due.url, due.health)


def _announced_by(answer: Page | Skipped | Failed, way: Way) -> Found:
    """What a whole answer announces, nothing for any other; a reader that breaks costs this answer alone."""
    if not isinstance(answer, Page) or answer.status != 200:
        return None
    found = attempt("reading what it announces", answer.url or "", announcements_of, answer)
    if way == "feed" and isinstance(found, Announcements) and found.way == "front":
        return Failed(answer.url or "", web_page_words(answer, found.further))
    return found


def _keep_feed_answer(kit: Kit, due: Due, asked: Asked) -> int:
    """Keep what one feed answered; gives how many entries were queued."""
    with kit.database.begin() as session:
        feed = load_feed(session, due.url)
        if feed is None:
            return 0
        queued, wrong = 0, None
        if isinstance(asked.found, Announcements):
            feed = _moved(session, feed, asked.answer)
            entries, wrong = _entries(session, feed, asked.answer, asked.found)
            queued = save_wanted(session, entries[: kit.settings.fetch.max_entries], feed.url)
        known = replace(_after(due, asked, kit.now(), fresh=queued > 0), url=feed.url)
        known = replace(known, health=wrong, failures=max(1, known.failures)) if wrong else known
        heard_of_hub(session, kit, feed.url, asked.found)
        known = seldom(session, kit, known)
        save_due(session, known)
        note(session, feed.url, Failed(feed.url, wrong) if wrong else asked.trouble(known))
        if isinstance(asked.found, Announcements):
            note(session, f"{feed.url} (items)", asked.found.short_of(feed.url))
        return queued


def _entries(
    session: Session, feed: Feed, answer: Page | Skipped | Failed, found: Announcements
) -> tuple[tuple[Entry, ...], str | None]:
    """What is queued of an answer, and what is wrong with a front page that is watched.

    The folders that its reader keeps a feed in file what it announces too; those of the starter list are sections.
    """
    if feed.way == found.way == "front" and isinstance(answer, Page):
        return watch(session, feed.url, answer)
    return tuple(replace(entry, topics=(*entry.topics, *feed.folder)) for entry in found.entries), None


def _after(due: Due, asked: Asked, now: datetime, *, fresh: bool) -> Due:
    """What is known of the feed from now on."""
    if isinstance(asked.answer, Failed) and asked.rest_s:
        return put_off(due, asked.answer.reason, asked.rest_s, now)
    if isinstance(asked.found, Skipped | Failed):
        return after(due, asked.found, now)
    if not isinstance(asked.found, Announcements) or asked.found.way != "feed":
        return after(due, asked.answer, now)
    told = asked.found
    heard = heard_in(told.entries, told.pace_s, now, fresh=fresh, quiet_hours=told.quiet_hours)
    return after(due, asked.answer, now, heard)


def _moved(session: Session, feed: Feed, answer: Page | Skipped | Failed) -> Feed:
    """A feed that has moved for good is followed at its new address from now on (RFC 9110, 15.4.2 and 15.4.9).

    Not onto an address that is followed already: a redirect must not take another feed's place.
    """
    target = answer.final_url if isinstance(answer, Page) and answer.permanent else None
    if not target or target == feed.url or load_feed(session, target):
        return feed
    return move_feed(session, feed, target)


async def _ask_sitemaps(kit: Kit, send: Send, manners: Manners, feed_url: str, found: Found) -> int:
    if not isinstance(found, Announcements) or found.way != "sitemap":
        return 0
    queued = 0
    requests = [Request(address, "feed") for address in found.further[:MOST_SITEMAPS]]
    async for _, answer in fetch_all(requests, send, kit.settings.fetch, manners=manners):
        inner = _announced_by(answer, "sitemap")
        if isinstance(inner, Announcements):
            with kit.database.begin() as session:
                queued += save_wanted(session, inner.entries[: kit.settings.fetch.max_entries], feed_url)
    return queued

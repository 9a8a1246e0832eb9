"""Which feeds are at an address: what it names itself, what it links, and what it has without a word of it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from manytold.fetch.guard import host_of, origin_of
from manytold.fetch.manners import Manners
from manytold.kit import Kit
from manytold.model.articles import Article
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.model.sources import Feed
from manytold.read.article import read_page
from manytold.read.feed_links import FeedLink, feed_links, sitemaps_named, usual_feeds
from manytold.read.kind import kind_of
from manytold.read.links import articles_of
from manytold.read.opml import FeedList, read_opml
from manytold.run.announcements import Announcements, announcements_of
from manytold.run.work import attempt
from manytold.text.urls import site_of, without_login

Found = Page | Skipped | Failed
Ask = Callable[[Request], Awaitable[Found]]
MOST_NAMED = 5
"""Feeds that a page names or links of which each is asked until one turns out to be a feed."""
MOST_SILENT = 3
"""Hosts without an answer after which no more is asked for one site."""
NO_WAY = "it has no address to follow"
NOTHING = "no feed was found, and its front page links no articles; give the address of its feed or of another page"


@dataclass(frozen=True, slots=True)
class Discovery:
    """What following an address or a file would lead to.

    `feeds` are what would be followed: one, or those of a list; `others` are further feeds of the same site. `refused`
    says what of a list, or the whole, cannot be followed. `listed` is true for a list of feeds.
    """

    what: str
    feeds: tuple[Feed, ...] = ()
    others: tuple[FeedLink, ...] = ()
    refused: tuple[Skipped | Failed, ...] = ()
    listed: bool = False


async def discover(kit: Kit, answers: Sequence[Found], told: Callable[[int], None]) -> list[Discovery]:
    """What each answer leads to, in order; sites that name no working feed are asked for one politely, side by side.

    `told` hears how many are done.
    """
    found: list[Discovery] = []
    async with kit.open_send() as send:
        ask = Manners(send, kit.settings.fetch).ask
        turns = asyncio.Semaphore(kit.settings.fetch.crowd)
        looking = [asyncio.create_task(_in_turn(turns, answer, ask)) for answer in answers]
        try:
            for one in looking:
                found.append(await one)
                told(len(found))
        finally:
            for one in looking:
                one.cancel()
            await asyncio.gather(*looking, return_exceptions=True)
    return found


async def _in_turn(turns: asyncio.Semaphore, answer: Found, ask: Ask) -> Discovery:
    if not isinstance(answer, Page):
        return Discovery(answer.what, refused=(answer,))
    async with turns:
        return await _look(answer, ask)


async def _look(page: Page, ask: Ask) -> Discovery:
    what = without_login(page.url or page.path or "")
    if kind_of(page) == "opml" and page.status < 400:
        return _of_list(what, page)
    found = attempt("reading what it announces", what, announcements_of, page)
    if not isinstance(found, Announcements):
        return Discovery(what, refused=(Failed(what, found.reason),))
    address = lasting(page)
    if found.way != "front":
        feed = Feed(address, site_of(address), found.title or site_of(address), found.way)
        return _of_one(what, feed if address else None)
    links = feed_links(page)
    if not address:
        link = next(iter(links), None)
        return _of_one(what, Feed(link.url, site_of(link.url), site_of(link.url)) if link else None, links[1:])
    return await _of_site(what, page, links, ask)


def lasting(page: Page) -> str:
    """The address that will be asked next time, without a login; empty for a local text."""
    return without_login((page.final_url if page.permanent else page.url) or "")


def _of_list(what: str, page: Page) -> Discovery:
    found = read_opml(page.body)
    if isinstance(found, FeedList):
        return Discovery(what, found.feeds, refused=found.refused, listed=True)
    return Discovery(what, refused=(Failed(what, found.reason),), listed=True)


def _of_one(what: str, feed: Feed | None, others: Iterable[FeedLink] = ()) -> Discovery:
    if feed is None:
        return Discovery(what, refused=(Failed(what, NO_WAY),))
    return Discovery(what, (feed,), tuple(other for other in others if other.url != feed.url))


async def _of_site(what: str, page: Page, links: Sequence[FeedLink], ask: Ask) -> Discovery:
    """The first feed of a site that proves to be one, else its front page, to be watched."""
    address = lasting(page)
    site = site_of(address)
    own = page.final_url or address
    silent: set[str] = set()
    feed, more = await _first_named(links, ask, silent)
    if feed is None and host_of(own) not in silent:
        feed = await _first_usual(own, ask)
    if feed is not None:
        return _of_one(what, replace(feed, source=site, title=feed.title or site), (*links, *more))
    front: Found = page
    if isinstance(attempt("reading", what, read_page, page), Article):
        address = origin_of(address) + "/"
        front = await ask(Request(address, "feed"))
    if not isinstance(front, Page) or not articles_of(front):
        return Discovery(what, refused=(Failed(what, NOTHING),))
    return _of_one(what, Feed(address, site, site, "front"))


async def _first_named(
    links: Sequence[FeedLink], ask: Ask, silent: set[str]
) -> tuple[Feed | None, tuple[FeedLink, ...]]:
    """The first of the named feeds that works, and further feeds that a page about the site's feeds names.

    A host that gives no answer is put into `silent` and not asked again; it may have taken a minute to say nothing.
    """
    waiting: list[FeedLink] = list(links[:MOST_NAMED])
    more: tuple[FeedLink, ...] = ()
    asked: set[str] = set()
    while waiting and len(asked) < 2 * MOST_NAMED and len(silent) < MOST_SILENT:
        link = waiting.pop(0)
        if link.url in asked or host_of(link.url) in silent:
            continue
        asked.add(link.url)
        answer = await ask(Request(link.url, "feed"))
        silent |= {host_of(link.url)} if isinstance(answer, Failed) else set()
        feed = proven(answer, link.title)
        if feed is not None:
            return feed, more
        if not more and isinstance(answer, Page) and answer.status == 200 and kind_of(answer) == "html":
            more = feed_links(answer)
            waiting += [one for one in more if one.url not in asked][:MOST_NAMED]
    return None, more


async def _first_usual(address: str, ask: Ask) -> Feed | None:
    """A feed at a usual place, else a news sitemap that `robots.txt` names; a site that refuses is let alone."""
    for url in usual_feeds(address):
        answer = await ask(Request(url, "page"))  # a guess is no announcement, so robots.txt is obeyed
        feed = proven(answer, "")
        if feed is not None:
            return feed
        if isinstance(answer, Failed) or (isinstance(answer, Page) and answer.status in (403, 429, 503)):
            return None
    robots = await ask(Request(origin_of(address) + "/robots.txt", "robots"))
    if not isinstance(robots, Page) or robots.status != 200:
        return None
    for url in sitemaps_named(robots):
        feed = proven(await ask(Request(url, "feed")), "")
        if feed is not None:
            return feed
    return None


def proven(answer: Found, title: str) -> Feed | None:
    """The feed or sitemap that an answer really is; `title` is for one without a name."""
    if not isinstance(answer, Page) or answer.status != 200 or kind_of(answer) not in ("feed", "sitemap"):
        return None
    found = attempt("reading what it announces", answer.url or "", announcements_of, answer)
    if not isinstance(found, Announcements):
        return None
    url = lasting(answer)
    return Feed(url, site_of(url), found.title or title, found.way)

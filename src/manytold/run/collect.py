"""Pages for one reading: addresses, feeds, lists of feeds, files and folders become pages, with nothing followed."""

from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from manytold.fetch.crowd import Answer, fetch_all
from manytold.fetch.files import pages_in
from manytold.fetch.manners import Manners
from manytold.fetch.send import Send
from manytold.kit import Kit
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry, Page, Request
from manytold.read.article import read_page
from manytold.read.kind import kind_of
from manytold.run.announcements import Announcements, announcements_of
from manytold.run.whole_pages import whole_pages
from manytold.run.work import attempt
from manytold.text.urls import without_login

Found = Page | Skipped | Failed
Progress = Callable[[str, int, int | None], None]
ANNOUNCING = ("feed", "sitemap", "opml")
MOST_ADDRESSES = 5000
"""Addresses that one reading asks, so that a list of lists ends."""
MOST_FEEDS = 3
"""Feeds that a site names of which each is asked until one turns out to be a feed."""


@dataclass(frozen=True, slots=True)
class _Frontier:
    """Addresses still to ask, in order, and those known already; the containers grow, the frontier does not change."""

    waiting: list[Request] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)
    spares: dict[str, Announcements] = field(default_factory=dict)
    """What to do instead where an address that a site names as its feed is none."""

    def add(self, written: str, *, purpose: str, entry: Entry | None = None) -> None:
        url = without_login(written)
        if url in self.known:
            return
        if len(self.known) >= MOST_ADDRESSES:
            self.left_out.append(url)
            return
        self.known.add(url)
        self.waiting.append(Request(url, "feed" if purpose == "feed" else "page"))
        if entry is not None:
            self.entries[url] = entry

    def take(self) -> list[Request]:
        taken = self.waiting[:]
        self.waiting.clear()
        return taken


def is_address(what: str) -> bool:
    """Whether a word on the command line is meant as an address of the web."""
    return "://" in what


def local_pages(kit: Kit, what: Sequence[str]) -> Iterator[Found]:
    """The pages in files, folders and standard input; feeds and lists among them come as they are."""
    for name in what:
        if not is_address(name):
            yield from pages_in(name, kit.now(), max_bytes=kit.settings.fetch.max_bytes)


def announces(page: Page) -> bool:
    """Whether a page leads to articles rather than being one."""
    return kind_of(page) in ANNOUNCING


async def far_pages(
    kit: Kit, addresses: Sequence[str], lists: Sequence[Page], progress: Progress
) -> AsyncGenerator[Found, None]:
    """The articles at addresses, and those that feeds, sitemaps, lists and front pages lead to."""
    frontier = _Frontier()
    for address in addresses:
        frontier.add(address, purpose="feed")
    for page in lists:
        outcome = _follow(page, frontier)
        if outcome is not None:
            yield outcome
    if not frontier.waiting:
        return
    async with kit.open_send() as send, aclosing(_asked(kit, send, frontier, progress)) as answers:
        async for request, answer in answers:
            found = _taken(request, answer, frontier)
            if found is not None:
                yield found
    if frontier.left_out:
        words = f"beyond {MOST_ADDRESSES} addresses {len(frontier.left_out)} were not asked; read them by themselves"
        yield Skipped(frontier.left_out[0], words)


async def _asked(kit: Kit, send: Send, frontier: _Frontier, progress: Progress) -> AsyncGenerator[Answer, None]:
    """Every answer, until the frontier has nothing left that was not asked."""
    manners = Manners(send, kit.settings.fetch)
    ask = whole_pages(manners, kit.settings.fetch.max_bytes)
    done = 0
    while requests := frontier.take():
        async for answer in fetch_all(requests, send, kit.settings.fetch, manners=manners, ask=ask):
            done += 1
            progress("addresses", done, len(frontier.known))
            yield answer


def _taken(request: Request, answer: Found, frontier: _Frontier) -> Found | None:
    """What an answer is: a page to read, nothing because it led on, or an outcome.

    Sites name feeds that died long ago: then the next one is asked, and at last the links of the page are read.
    """
    spare = frontier.spares.pop(request.url, None)
    if spare is None:
        return _judged(request, answer, frontier)
    wrong = _follow(answer, frontier) if _is_feed(answer) and isinstance(answer, Page) else answer
    if wrong is None:
        return None
    return _lead(request.url, spare, frontier) if spare.further or spare.entries else _judged(request, answer, frontier)


def _is_feed(answer: Found) -> bool:
    return isinstance(answer, Page) and answer.status < 400 and announces(answer)


def _judged(request: Request, answer: Found, frontier: _Frontier) -> Found | None:
    if not isinstance(answer, Page):
        return type(answer)(request.url, answer.reason)
    entry = frontier.entries.get(request.url)
    if entry is not None or answer.status >= 400:
        return replace(answer, announced=entry)
    if announces(answer) or (
        kind_of(answer) == "html" and isinstance(attempt("reading", request.url, read_page, answer), Skipped)
    ):
        return _follow(answer, frontier)
    return answer


def _follow(page: Page, frontier: _Frontier) -> Found | None:
    """Queue what a page leads to; an outcome when it leads nowhere."""
    what = page.url or page.path or ""
    found = attempt("reading what it announces", what, announcements_of, page)
    if not isinstance(found, Announcements):
        return type(found)(what, found.reason)
    return _lead(what, found, frontier)


def _lead(what: str, found: Announcements, frontier: _Frontier) -> Skipped | None:
    if found.way == "front" and found.further:
        first = without_login(found.further[0])
        if first not in frontier.known:
            frontier.spares[first] = replace(found, further=found.further[1:MOST_FEEDS])
        frontier.add(first, purpose="feed")
        return None
    for address in found.further:
        frontier.add(address, purpose="feed")
    for entry in found.entries:
        frontier.add(entry.url, purpose="page", entry=entry)
    if not found.further and not found.entries:
        return Skipped(what, "it announces no articles")
    return None

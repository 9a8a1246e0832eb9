"""Watched front pages: what became of the last links is learned before the next are chosen."""

from dataclasses import replace

from manytold.model.pages import Entry, Page
from manytold.read.feed_links import feeds_of
from manytold.read.front import chosen, judged, links_of, trouble, visited
from manytold.read.positions import positioned
from manytold.store.fronts import load_front, save_front, verdicts
from manytold.store.rows import Session


def watch(session: Session, url: str, page: Page) -> tuple[tuple[Entry, ...], str | None]:
    """The articles that a watched front page links, and what is wrong with it, if anything."""
    front = load_front(session, url)
    front = judged(front, verdicts(session, [one.url for one in front.pending]))
    links = links_of(page)
    taken = chosen(front, links)
    front = visited(front, links, taken)
    save_front(session, front)
    return positioned([replace(link.entry, feed=url) for link in taken]), trouble(front) or _has_feed(page)


def _has_feed(page: Page) -> str | None:
    named = feeds_of(page)
    return f"the site has a feed now; follow {named[0]} and unfollow this front page" if named else None

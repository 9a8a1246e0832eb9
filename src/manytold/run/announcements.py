"""What an answer announces: entries to fetch, and further addresses that must be asked to know them."""

from collections.abc import Callable
from dataclasses import dataclass

from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry, Page
from manytold.model.sources import Way
from manytold.read.feed_links import feeds_of
from manytold.read.feed_told import MAX_LEFT_OUT
from manytold.read.feeds import read_feed
from manytold.read.kind import Kind, kind_of
from manytold.read.links import articles_of
from manytold.read.opml import read_opml
from manytold.read.positions import arranged, positioned
from manytold.read.sitemaps import read_sitemap

WAYS: dict[Kind, Way] = {"feed": "feed", "sitemap": "sitemap", "html": "front"}


@dataclass(frozen=True, slots=True)
class Announcements:
    """`way` is how the answer was read; `home`, `title` and `language` are what a feed says of its outlet.

    `pace_s` is the number of seconds that a feed asks to be left alone between two looks, where it does, and
    `quiet_hours` are hours of the day (GMT) in which it has no news. `hub` announces the news of `topic` (WebSub).
    `left_out` are items of a feed that became no entry, with the reason.
    """

    way: Way
    entries: tuple[Entry, ...] = ()
    further: tuple[str, ...] = ()
    title: str = ""
    home: str | None = None
    language: str | None = None
    pace_s: int | None = None
    quiet_hours: tuple[int, ...] = ()
    hub: str | None = None
    topic: str | None = None
    left_out: tuple[Skipped, ...] = ()

    def short_of(self, what: str) -> Skipped | None:
        """What of a feed became no entry, in one line under the name `what`; None when everything did."""
        if not self.left_out:
            return None
        first = self.left_out[0]
        number = str(len(self.left_out)) if len(self.left_out) <= MAX_LEFT_OUT else f"more than {MAX_LEFT_OUT}"
        return Skipped(what, f"{number} of its items or parts became no entry; the first, {first.what}: {first.reason}")


def announcements_of(page: Page) -> Announcements | Skipped | Failed:
    """What a feed, sitemap, OPML list or front page announces; a status of 400 or more is a failure in words."""
    if page.status >= 400:
        return Failed(page.url or "", f"the site answers with status {page.status}; check the address")
    reader = READERS.get(kind_of(page))
    if reader is None:
        reason = f"it is no feed, site or list of feeds: {page.media_type} announces no articles"
        return Skipped(page.url or page.path or "", reason)
    return reader(page)


def _from_feed(page: Page) -> Announcements | Failed:
    reading = read_feed(page)
    if isinstance(reading, Failed):
        return reading
    return Announcements(
        "feed",
        arranged(reading.entries),
        (),
        reading.title,
        reading.home,
        reading.language,
        reading.pace_s,
        reading.quiet_hours,
        reading.hub,
        reading.own_url,
        reading.left_out,
    )


def _from_sitemap(page: Page) -> Announcements | Failed:
    reading = read_sitemap(page)
    if isinstance(reading, Failed):
        return reading
    return Announcements(
        "sitemap",
        reading.entries,
        reading.further,
        title=reading.title,
        language=reading.language,
        left_out=reading.left_out,
    )


def _from_opml(page: Page) -> Announcements | Failed:
    found = read_opml(page.body)
    return found if isinstance(found, Failed) else Announcements("feed", (), tuple(feed.url for feed in found.feeds))


def _from_front(page: Page) -> Announcements:
    return Announcements("front", positioned(articles_of(page)), feeds_of(page))


READERS: dict[Kind, Callable[[Page], Announcements | Failed]] = {
    "feed": _from_feed,
    "sitemap": _from_sitemap,
    "opml": _from_opml,
    "html": _from_front,
}

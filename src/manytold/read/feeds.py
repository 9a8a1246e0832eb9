"""Feeds into entries: RSS 0.9 to 2.0, RDF, Atom and JSON Feed.

A strict reader of our own takes well-formed feeds of common shapes, mended where that is certain; feedparser takes the
rest. Both see text only, decoded, bounded and freed of entities; neither sees an address to open or a file name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry, Page
from manytold.read.feed_fast import IllFormedError, fast_feed
from manytold.read.feed_json import json_feed
from manytold.read.feed_loose import loose_feed
from manytold.read.feed_nodes import UnknownShapeError
from manytold.read.feed_text import Pace, bounded, from_root, mended, pace_of
from manytold.read.feed_told import (
    MAX_ENTRIES,
    MAX_TITLE,
    Channel,
    Told,
    at_most,
    entries_of,
    language_of,
    link_of,
    words,
)
from manytold.read.limits import MAX_BYTES, MAX_XML, RefusedError, plain_xml
from manytold.text.encoding import decode

BEFORE = " \t\r\n\ufeff\u200b\u2060\0"
"""What servers leave before a feed."""
LINK = re.compile(
    r"<([^<>\s]{1,2048})>((?:\s{0,9};\s{0,9}[a-z*]{1,20}\s{0,9}=\s{0,9}(?:\"[^\"]{0,200}\"|[^\s;,\"]{1,200})){1,10})",
    re.IGNORECASE,
)
RELATION = re.compile(r";\s{0,9}rel\s{0,9}=\s{0,9}(?:\"([^\"]{0,200})\"|([^\s;,\"]{1,200}))", re.IGNORECASE)

__all__ = ["MAX_ENTRIES", "FeedReading", "read_feed"]


@dataclass(frozen=True, slots=True)
class FeedReading:
    """What a feed says of itself, and its entries in its own order, each address once.

    `hub` and `own_url` are for WebSub. `pace_s` and `quiet_hours` (GMT) are how often the feed says that it changes.
    `left_out` names items that became no entry, at most twenty and one line that counts the others.
    """

    title: str
    home: str | None
    language: str | None
    entries: tuple[Entry, ...]
    hub: str | None = None
    own_url: str | None = None
    pace_s: int | None = None
    quiet_hours: tuple[int, ...] = ()
    left_out: tuple[Skipped, ...] = ()


Reading = tuple[Channel, list[Told], tuple[str, ...]]


def read_feed(page: Page) -> FeedReading | Failed:
    """The entries of a feed, at most 1,000, each with a link to http or https."""
    what = page.url or page.path or "-"
    if page.status >= 400:
        return Failed(what, f"the feed answered {page.status}")
    if len(page.body) > MAX_BYTES:
        return Failed(what, f"the feed has {len(page.body):,} bytes, more than {MAX_BYTES:,}")
    text = decode(page.body, page.charset).strip(BEFORE)
    if not text:
        return Failed(what, "the feed is empty")
    base = page.final_url or page.url or ""
    try:
        if text.startswith("{"):
            return _reading(json_feed(text), page, Pace())
        plain = plain_xml(text[:MAX_XML])
        return _reading(_xml(plain, base), page, pace_of(plain))
    except RefusedError as refused:
        return Failed(what, f"the feed is not read: {refused}")


def _xml(text: str, base: str) -> Reading:
    """What a feed in XML tells, by the first reader that understands it, and what was cut off."""
    cut = bounded(*from_root(text))
    whole = cut.text
    for mend in (False, True) if cut.root else ():
        whole = mended(whole) if mend else whole
        try:
            channel, told = fast_feed(whole, base)
        except IllFormedError:
            continue
        except UnknownShapeError:
            break
        return channel, told, cut.reasons
    else:
        whole = cut.text
    root = cut.root.rpartition(":")[2].lower()
    channel, told, reasons = loose_feed(whole, base, root != "feed" if root else None)
    return channel, told, cut.reasons + reasons


def _reading(reading: Reading, page: Page, pace: Pace) -> FeedReading:
    channel, told, cut_off = reading
    base = page.final_url or page.url or ""
    language = language_of(channel.language)
    entries, left_out = entries_of(told, base, language)
    headers = dict(_header_links(page))
    what = base or page.path or "feed"
    return FeedReading(
        title=words(channel.title, MAX_TITLE),
        home=link_of(base, channel.home),
        language=language,
        entries=entries,
        hub=next((url for one in (headers.get("hub", ""), *channel.hubs) if (url := link_of(base, one))), None),
        own_url=link_of(base, headers.get("self", "") or channel.own),
        pace_s=pace.seconds,
        quiet_hours=pace.quiet_hours,
        left_out=at_most((*(Skipped(what, reason) for reason in cut_off), *left_out), what),
    )


def _header_links(page: Page) -> Iterator[tuple[str, str]]:
    """Relations and addresses of Link headers (RFC 8288), the last of them first, so that the first of each counts."""
    values = [value for name, value in page.headers if name == "link"]
    for found in reversed([link for value in values for link in LINK.finditer(value[:8_192])]):
        rel = RELATION.search(found[2])
        for relation in ((rel[1] or rel[2] or "") if rel else "").lower().split():
            yield relation, found[1]

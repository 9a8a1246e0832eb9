"""Lists of feeds that other readers export (OPML 2.0)."""

from itertools import islice

from lxml import etree

from manytold.model.outcomes import Failed
from manytold.model.sources import Feed
from manytold.read.limits import MAX_BYTES, RefusedError
from manytold.read.sitemaps import parse_xml
from manytold.text.encoding import decode
from manytold.text.html import clean
from manytold.text.urls import join, normal_url, site_of

MAX_FEEDS = 5_000
MAX_OUTLINES = 50_000


def read_opml(body: bytes) -> tuple[Feed, ...] | Failed:
    """The feeds of an OPML list in its order, each address once, at most 5,000; folders are flattened."""
    if len(body) > MAX_BYTES:
        return Failed("OPML", f"the list has {len(body):,} bytes, more than {MAX_BYTES:,}")
    try:
        root = parse_xml(decode(body))
    except RefusedError as refused:
        return Failed("OPML", f"the list is not read: {refused}")
    found: dict[str, Feed] = {}
    for outline in islice(root.iter("{*}outline"), MAX_OUTLINES):
        feed = _feed(outline) if len(found) < MAX_FEEDS else None
        if feed is not None:
            found.setdefault(normal_url(feed.url), feed)
    if not found:
        return Failed("OPML", "the list names no feed")
    return tuple(found.values())


def _feed(outline: etree._Element) -> Feed | None:
    values = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
    url = join("", values.get("xmlurl", "")[:2048])
    if url is None:
        return None
    home = join("", values.get("htmlurl", "")[:2048]) or url
    title = clean(values.get("title") or values.get("text") or "")[:500]
    return Feed(url=url, source=site_of(home), title=title or site_of(home))

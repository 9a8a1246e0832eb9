"""Where a page says, or does not say, that its site has feeds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from manytold.model.pages import Page
from manytold.read.links import LINKS, base_of, path_of, tree_of
from manytold.text.encoding import decode
from manytold.text.html import attribute, clean
from manytold.text.urls import join, normal_url, same_house, site_of

MAX_FEEDS = 20
MAX_LINKS = 3_000
MOST_SITEMAPS = 2
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
XML_TYPES = ("application/xml", "text/xml", "application/json")
"""Types that say too little: they count when the address is that of a feed."""
FEED_PATH = re.compile(
    r"/(?:feeds?|rss|atom|rdf)(?:[/._-]|\Z)|[/._-](?:feeds?|rss|atom)/?\Z|\.(?:rss|atom|rdf)\Z"
    r"|/(?:index|rss|atom|feed)\.(?:xml|json)\Z",
    re.IGNORECASE,
)
FEED_QUERY = re.compile(r"(?:^|&)(?:feed|format|type|output)=(?:rss2?|atom|feed)\b", re.IGNORECASE)
COMMENTS = re.compile(
    r"comment|kommentar|kommentt|komentar|komentář|komentarz|comentari|comentári|reacties|hozzászól|yorum|bình luận"
    r"|коммент|коментар|σχόλι|コメント|评论|評論|댓글|تعليقات|תגובות",
    re.IGNORECASE,
)
SOUNDS = re.compile(r"podcast|audio|video|itunes", re.IGNORECASE)
CARRIERS = ("feedburner.com", "feeds.feedburner.com", "feedpress.me", "feeds.feedblitz.com")
"""Hosts that carry the feeds of others; any other foreign feed in the text of a page is somebody else's."""
USUAL = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")
"""Where software for web sites puts its feed by itself, the commonest first."""
NEWS = re.compile(r"news|noticias|actualite|nachrichten|latest", re.IGNORECASE)
SITEMAP = re.compile(r"^\s{0,20}sitemap\s{0,5}:\s{0,20}(\S{1,2048})", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A place where a feed may be, with the words that the page has for it."""

    url: str
    title: str = ""


def feed_links(page: Page) -> tuple[FeedLink, ...]:
    """Feeds that a page names in its head and links in its text, the likeliest first; without comment feeds.

    On a part of a site (`/sport/`) the feed of that part comes before that of the whole site.
    """
    tree = tree_of(page)
    if tree is None:
        return ()
    base = base_of(tree, page)
    named = _named(base, tree.css("link[rel][href]")[:MAX_LINKS])
    likely = (sorted(links, key=lambda link: _unlikely(link, base)) for links in (named, _linked(tree, base)))
    found: dict[str, FeedLink] = {}
    for link in chain.from_iterable(likely):
        found.setdefault(link.url, link)
    return tuple(found.values())[:MAX_FEEDS]


def feeds_of(page: Page) -> tuple[str, ...]:
    """The addresses of `feed_links`."""
    return tuple(link.url for link in feed_links(page))


def usual_feeds(url: str) -> tuple[str, ...]:
    """Addresses on the same host where a feed often is although no page names it."""
    parts = urlsplit(url)
    return tuple(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{path}" for path in USUAL)


def sitemaps_named(robots: Page) -> tuple[str, ...]:
    """News sitemaps that a `robots.txt` names (sitemaps.org), at most two of the same house.

    Others list all that a site ever had, which says less about its news than its front page does.
    """
    base = robots.final_url or robots.url or ""
    named = (join(base, found[1]) for found in SITEMAP.finditer(decode(robots.body[:100_000], robots.charset)))
    news = dict.fromkeys(url for url in named if url and same_house(url, base) and NEWS.search(path_of(url)))
    return tuple(news)[:MOST_SITEMAPS]


def _named(base: str, links: Iterable[LexborNode]) -> Iterator[FeedLink]:
    for link in links:
        url = join(base, attribute(link, "href")) if _announces(link) else None
        if url:
            yield FeedLink(url, clean(attribute(link, "title"))[:200])


def _linked(tree: LexborHTMLParser, base: str) -> Iterator[FeedLink]:
    """Links in the text whose address is that of a feed, of the same house or at a carrier of feeds."""
    for anchor in tree.css(LINKS)[:MAX_LINKS]:
        url = join(base, attribute(anchor, "href")[:2048])
        if not url or normal_url(url) == normal_url(base):
            continue
        like_feed = FEED_PATH.search(path_of(url)) or FEED_QUERY.search(urlsplit(url).query)
        words = clean(anchor.text())[:200]
        own = same_house(url, base) or site_of(url) in CARRIERS
        if own and (like_feed or site_of(url) in CARRIERS) and not COMMENTS.search(url + words):
            yield FeedLink(url, words)


def _announces(link: LexborNode) -> bool:
    rel = attribute(link, "rel").lower().split()
    kind = attribute(link, "type").partition(";")[0].strip().lower()
    comments = COMMENTS.search(attribute(link, "title") + attribute(link, "href"))
    feed = kind in FEED_TYPES or (kind in XML_TYPES and FEED_PATH.search(path_of(attribute(link, "href"))))
    return "alternate" in rel and bool(feed) and not comments


def _unlikely(link: FeedLink, base: str) -> tuple[bool, bool, bool]:
    """Sorts the likeliest first; ties keep the order of the page, whose maker names the main feed first."""
    part = path_of(base).rstrip("/")
    inside = bool(part) and path_of(link.url).startswith(part + "/")
    foreign = not same_house(link.url, base) and site_of(link.url) not in CARRIERS
    return foreign, bool(SOUNDS.search(link.url + link.title)), not inside

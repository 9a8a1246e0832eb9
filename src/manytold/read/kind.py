"""What an answer is, from its first bytes and its media type; the bytes win, because servers mislabel."""

import re
from typing import Literal

from manytold.model.pages import Page
from manytold.text.encoding import decode, is_binary

Kind = Literal["feed", "sitemap", "opml", "html", "text", "other"]

HEAD = 8192
ROOTS: dict[str, Kind] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "opml": "opml",
    "html": "html",
    "body": "html",
    "head": "html",
}
ROOT = re.compile(r"<(?:[a-z][\w.-]{0,30}:)?(rss|feed|rdf|urlset|sitemapindex|opml|html|head|body)\b", re.IGNORECASE)
PROLOG = re.compile(
    r"\s{0,200}(?:<\?[^>]{0,500}>|<!--.{0,2000}?-->|<!doctype[^>]{0,500}>|\s{1,200})*", re.IGNORECASE | re.DOTALL
)
ANY_TAG = re.compile(r"<(?:!doctype|p|div|a|br|article|h[1-6]|meta|title|span|section|main)\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s<>]{3,2048}(?:\s|\Z)")
GZIP = b"\x1f\x8b"
NOT_TEXT = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/octet-stream")


def kind_of(page: Page) -> Kind:
    """How to read an answer: as a feed, a sitemap, an OPML list, a web page, plain text or not at all."""
    media = page.media_type.partition(";")[0].strip().lower()
    if is_binary(page.body, page.charset):
        # Sitemaps are the only kind of list that sites pack.
        return "sitemap" if page.body.startswith(GZIP) and _path(page).endswith((".xml.gz", ".txt.gz")) else "other"
    head = decode(page.body[:HEAD], page.charset).lstrip("\ufeff \t\r\n\0")
    root = _of_braces(head, media) if head.startswith("{") else _root(head)
    if media == "text/plain" and "sitemap" in _path(page) and ADDRESS.match(head):
        return "sitemap"
    if root and not (root == "html" and media == "text/plain" and not head.startswith("<")):
        return root
    if media in ("text/html", "application/xhtml+xml"):
        return "html" if "<" in head else "text"
    if media.startswith(NOT_TEXT) and media != "application/octet-stream":
        return "other"
    return "html" if head.startswith("<") and ANY_TAG.search(head) else "text"


def _path(page: Page) -> str:
    """The end of an address or of the name of a file, without a query."""
    return (page.final_url or page.url or page.path or "").partition("?")[0].lower()


def _of_braces(head: str, media: str) -> Kind | None:
    """JSON is a feed or nothing to read; a text may begin with a brace."""
    if "jsonfeed.org/version" in head[:2000] or media == "application/feed+json":
        return "feed"
    return "text" if media.startswith("text/plain") else "other"


def _root(head: str) -> Kind | None:
    start = PROLOG.match(head)
    rest = head[start.end() if start else 0 :]
    found = ROOT.match(rest)
    if found:
        return ROOTS[found[1].lower()]
    if re.match(r"\s{0,200}<!doctype\s{1,20}html", head, re.IGNORECASE) or ROOT.search(rest[:2000]):
        inside = ROOT.search(rest[:2000])
        return ROOTS[inside[1].lower()] if inside and rest.startswith("<") else "html"
    return None

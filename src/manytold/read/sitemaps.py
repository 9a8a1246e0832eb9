"""Sitemaps into entries (sitemaps.org 0.9, in XML or as lines of text, packed or not, with the news and image
extensions), and sitemap indexes into further addresses.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice

from lxml import etree

from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry, Page
from manytold.read.feed_told import language_of, link_of, stated
from manytold.read.limits import MAX_BYTES, RefusedError, plain_xml
from manytold.text.encoding import decode
from manytold.text.html import HIDDEN, clean
from manytold.text.stamps import ISO
from manytold.text.urls import site_of

MAX_ENTRIES = 1_000
MAX_FURTHER = 100
MAX_NODES = 50_000
"""Items of one list: as many as the protocol allows."""
MAX_TRIED = 5_000
"""Items whose address is looked at, newest first: strangers' addresses among them do not count."""
MAX_VALUES = 40
"""Elements looked at in one item: address and dates come before a gallery's hundreds of pictures."""
MAX_URL = 2_048
LISTS = {"urlset": "url", "sitemapindex": "sitemap"}
PACKED = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class SitemapReading:
    """Articles that a sitemap lists, and addresses of further sitemaps, both newest first.

    `title` and `language` are those of the publication that its newest entry names.
    """

    entries: tuple[Entry, ...] = ()
    further: tuple[str, ...] = ()
    title: str = ""
    language: str | None = None
    left_out: tuple[Skipped, ...] = ()


def read_sitemap(page: Page) -> SitemapReading | Failed:
    """The newest 1,000 addresses of a sitemap, or 100 of an index; only those of its own site, as the protocol says."""
    what = page.url or page.path or "-"
    if page.status >= 400:
        return Failed(what, f"the sitemap answered {page.status}")
    if len(page.body) > MAX_BYTES:
        return Failed(what, f"the sitemap has {len(page.body):,} bytes, more than {MAX_BYTES:,}")
    try:
        kind, listed = _listed(decode(_unpacked(page.body), page.charset))
    except RefusedError as refused:
        return Failed(what, f"the sitemap is not read: {refused}")
    base = page.final_url or page.url or ""
    newest = sorted(listed, key=_age)[:MAX_TRIED]
    if kind == "sitemapindex":
        return SitemapReading(further=tuple(entry.url for entry in islice(_entries(newest, base), MAX_FURTHER)))
    entries = tuple(islice(_entries(newest, base), MAX_ENTRIES))
    named = next((values for values in newest if "name" in values), {})
    return SitemapReading(
        entries=entries,
        title=clean(named.get("name", ""))[:500],
        language=language_of(named.get("language", "")),
        left_out=_left_out(newest, base, what) if len(entries) < min(len(newest), MAX_ENTRIES) else (),
    )


def _unpacked(body: bytes) -> bytes:
    """The one layer of gzip that a sitemap may have, opened up to the limit of a page."""
    if not body.startswith(PACKED):
        return body
    try:
        plain = zlib.decompressobj(wbits=31).decompress(body, MAX_BYTES + 1)
    except zlib.error as error:
        raise RefusedError("it cannot be unpacked") from error
    if len(plain) > MAX_BYTES:
        raise RefusedError(f"it has more than {MAX_BYTES:,} bytes when unpacked")
    return plain


def _listed(text: str) -> tuple[str, list[dict[str, str]]]:
    """The kind of list, and the values of each of its items."""
    if "<" not in text[:MAX_URL]:
        return "urlset", [{"loc": line} for line in islice(_addresses(text), MAX_NODES)]
    root = parse_xml(text)
    kind = _field(root.tag)
    if kind not in LISTS:
        raise RefusedError("it is neither a list of addresses nor an index of such lists")
    return kind, [_values(node) for node in islice(root, MAX_NODES) if _field(node.tag) == LISTS[kind]]


def _addresses(text: str) -> Iterator[str]:
    """The lines of a sitemap in plain text, which must all be addresses as far as the first twenty show."""
    lines = [line.strip() for line in HIDDEN.sub("", text[: MAX_NODES * 200]).splitlines()]
    lines = [line for line in lines if line]
    if not lines or not all(link_of("", line) for line in lines[:20]):
        raise RefusedError("it is neither XML nor a list of addresses")
    return iter(lines)


def parse_xml(text: str) -> etree._Element:
    """The root of XML that was bounded; entities, external subsets and the network are off. Raises RefusedError."""
    body = plain_xml(HIDDEN.sub("", text).strip())
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(_undeclared(body).encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError(f"it is not XML ({str(error)[:80]})") from error
    if root is None:
        raise RefusedError("it is not XML")
    return root


def _undeclared(text: str) -> str:
    """XML without its declaration, whose encoding is no longer true."""
    end = text.find("?>", 0, 400) if text.startswith("<?xml") else -1
    return text[end + 2 :] if end >= 0 else text


@lru_cache(maxsize=1024)
def _named(tag: str) -> str:
    """The local name of an element; those of the image and video extensions keep a prefix."""
    space, _, local = tag.rpartition("}")
    low = space.lower()
    prefix = "image:" if "sitemap-image" in low else "video:" if "sitemap-video" in low else ""
    return prefix + local.lower()


def _field(tag: object) -> str:
    return _named(tag) if isinstance(tag, str) else ""


def _values(node: etree._Element) -> dict[str, str]:
    """The first text of each element in one item of the list."""
    values: dict[str, str] = {}
    for inner in islice(node.iter(), MAX_VALUES):
        text = inner.text
        if text and isinstance(inner.tag, str) and (text := text.strip()):
            values.setdefault(_named(inner.tag), text)
    return values


def _entries(listed: Iterable[dict[str, str]], base: str) -> Iterator[Entry]:
    """What is listed of the own site, each address once, made only as far as it is asked for."""
    site, known = site_of(base), set()
    for values in listed:
        url = _own(values, base, site)
        if url is None or url in known:
            continue
        known.add(url)
        yield Entry(
            url=url,
            title=clean(values.get("title", ""))[:500],
            published=_moment(values, "publication_date"),
            updated=_moment(values, "lastmod"),
            language=language_of(values.get("language", "")),
            feed=base or None,
            image=link_of(base, values.get("image:loc", "")),
        )


def _own(values: dict[str, str], base: str, site: str) -> str | None:
    """The address of an item when it is of the sitemap's own site."""
    url = link_of(base, values.get("loc", ""))
    return url if url is not None and (not base or site_of(url) == site) else None


def _left_out(listed: Iterable[dict[str, str]], base: str, what: str) -> tuple[Skipped, ...]:
    """How many of the items looked at are no page of the sitemap's own site, with the first of them."""
    site = site_of(base)
    strange = [values.get("loc", "an item without address") for values in listed if _own(values, base, site) is None]
    if not strange:
        return ()
    first = clean(strange[0])[:200]
    return (Skipped(what, f"{len(strange):,} of its items are no pages of {site or 'the web'}; the first: {first}"),)


def _moment(values: dict[str, str], name: str) -> datetime | None:
    """A W3C date, the only form that the protocol knows; nothing else is worth the time of reading it."""
    stamp = values.get(name, "")
    return stated(stamp, None) if stamp and ISO.fullmatch(stamp) else None


def _age(values: dict[str, str]) -> float:
    """Sorts newest first, undated last; ties keep their order."""
    when = _moment(values, "publication_date") or _moment(values, "lastmod")
    return -when.timestamp() if when else float("inf")

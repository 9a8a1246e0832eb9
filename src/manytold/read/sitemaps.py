"""Sitemaps into entries (sitemaps.org 0.9 and the news extension), and sitemap indexes into further addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from lxml import etree

from manytold.model.outcomes import Failed
from manytold.model.pages import Entry, Page
from manytold.read.limits import MAX_BYTES, RefusedError, plain_xml
from manytold.text.encoding import decode
from manytold.text.html import HIDDEN, clean
from manytold.text.stamps import ISO, parse_stamp
from manytold.text.urls import join, site_of

MAX_ENTRIES = 1_000
MAX_FURTHER = 100
MAX_NODES = 50_000
"""Items of one list: as many as the protocol allows."""
MAX_TRIED = 5_000
"""Items whose address is looked at, newest first: strangers' addresses among them do not count."""
MAX_VALUES = 40
"""Elements looked at in one item: address and dates come before a gallery's hundreds of pictures."""
MAX_URL = 2_048


@dataclass(frozen=True, slots=True)
class SitemapReading:
    """Articles that a sitemap lists, and addresses of further sitemaps, both newest first."""

    entries: tuple[Entry, ...] = ()
    further: tuple[str, ...] = ()


def read_sitemap(page: Page) -> SitemapReading | Failed:
    """The newest 1,000 addresses of a sitemap, or 100 of an index; only those of its own site, as the protocol says."""
    what = page.url or page.path or "-"
    if page.status >= 400:
        return Failed(what, f"the sitemap answered {page.status}")
    if len(page.body) > MAX_BYTES:
        return Failed(what, f"the sitemap has {len(page.body):,} bytes, more than {MAX_BYTES:,}")
    try:
        root = parse_xml(decode(page.body, page.charset))
    except RefusedError as refused:
        return Failed(what, f"the sitemap is not read: {refused}")
    base = page.final_url or page.url or ""
    listed = [_values(node) for node in islice(root, MAX_NODES) if _local(node) in ("url", "sitemap")]
    newest = _entries(sorted(listed, key=_age)[:MAX_TRIED], base)
    if _local(root) == "sitemapindex":
        return SitemapReading(further=tuple(entry.url for entry in islice(newest, MAX_FURTHER)))
    return SitemapReading(entries=tuple(islice(newest, MAX_ENTRIES)))


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


def _local(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _values(node: etree._Element) -> dict[str, str]:
    """The first text of each element in one item of the list."""
    values: dict[str, str] = {}
    for inner in islice(node.iter(), MAX_VALUES):
        if isinstance(inner.tag, str) and inner.text and inner.text.strip():
            values.setdefault(_local(inner), inner.text.strip())
    return values


def _entries(listed: Iterable[dict[str, str]], base: str) -> Iterator[Entry]:
    """What is listed of the own site, each address once, made only as far as it is asked for."""
    site, known = site_of(base), set()
    for values in listed:
        url = join(base, values["loc"][:MAX_URL]) if "loc" in values else None
        if url is None or url in known or (base and site_of(url) != site):
            continue
        known.add(url)
        yield Entry(
            url=url,
            title=clean(values.get("title", ""))[:500],
            published=_moment(values, "publication_date"),
            updated=_moment(values, "lastmod"),
            language=clean(values.get("language", ""))[:2].lower() or None,
            feed=base or None,
        )


def _moment(values: dict[str, str], name: str) -> datetime | None:
    """A W3C date, the only form that the protocol knows; nothing else is worth the time of reading it."""
    stamp = values.get(name, "")
    return parse_stamp(stamp, None) if ISO.fullmatch(stamp) else None


def _age(values: dict[str, str]) -> float:
    """Sorts newest first, undated last; ties keep their order."""
    when = _moment(values, "publication_date") or _moment(values, "lastmod")
    return -when.timestamp() if when else float("inf")

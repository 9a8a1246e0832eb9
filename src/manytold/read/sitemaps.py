"""Sitemaps into entries (sitemaps.org 0.9 and the news extension), and sitemap indexes into further addresses."""

from dataclasses import dataclass

from lxml import etree

from manytold.model.outcomes import Failed
from manytold.model.pages import Entry, Page
from manytold.read.limits import MAX_BYTES, RefusedError, plain_xml
from manytold.text.encoding import decode
from manytold.text.html import HIDDEN, clean
from manytold.text.stamps import parse_stamp
from manytold.text.urls import join, site_of

MAX_ENTRIES = 1_000
MAX_FURTHER = 100


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
    found = [entry for node in root if (entry := _entry(node, base)) is not None]
    newest = sorted(found, key=_age)
    if _local(root) == "sitemapindex":
        return SitemapReading(further=tuple(dict.fromkeys(entry.url for entry in newest))[:MAX_FURTHER])
    once: dict[str, Entry] = {}
    for entry in newest:
        once.setdefault(entry.url, entry)
    return SitemapReading(entries=tuple(once.values())[:MAX_ENTRIES])


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


def _entry(node: etree._Element, base: str) -> Entry | None:
    if _local(node) not in ("url", "sitemap"):
        return None
    values: dict[str, str] = {}
    for at, inner in enumerate(node.iter()):
        if at > 100:
            break
        if isinstance(inner.tag, str) and inner.text and inner.text.strip():
            values.setdefault(_local(inner), inner.text.strip())
    url = join(base, values.get("loc", "")[:2048]) if values.get("loc") else None
    if url is None or (base and site_of(url) != site_of(base)):
        return None
    language = clean(values.get("language", ""))[:2].lower() or None
    stamp, changed = values.get("publication_date"), values.get("lastmod")
    return Entry(
        url=url,
        title=clean(values.get("title", ""))[:500],
        published=parse_stamp(stamp[:60], language) if stamp else None,
        updated=parse_stamp(changed[:60], language) if changed else None,
        language=language,
    )


def _age(entry: Entry) -> float:
    """Sorts newest first, undated last; ties keep their order."""
    when = entry.published or entry.updated
    return -when.timestamp() if when else float("inf")

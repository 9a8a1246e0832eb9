"""Lists of feeds that readers exchange (OPML 2.0), in and out, with their folders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from manytold.model.outcomes import Failed, Skipped
from manytold.model.sources import Feed, Way
from manytold.read.limits import MAX_BYTES, RefusedError
from manytold.read.sitemaps import parse_xml
from manytold.text.encoding import decode
from manytold.text.html import HIDDEN, clean
from manytold.text.urls import join, normal_url, site_of, without_login

MAX_FEEDS = 5_000
MAX_OUTLINES = 50_000
MAX_FOLDERS = 8
"""Folders in one another; deeper ones count as the eighth."""
MAX_NAME = 100
WAYS: dict[str, Way] = {"sitemap": "sitemap", "front": "front"}
"""Outline types of ours, for what is followed without a feed; every other type means a feed."""


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds of a list in its order, each address once, and what is left out of it with the reason."""

    feeds: tuple[Feed, ...]
    refused: tuple[Skipped, ...] = ()


def read_opml(body: bytes) -> FeedList | Failed:
    """The first 5,000 feeds of a list with their folders; an address without http or https is refused."""
    if len(body) > MAX_BYTES:
        return Failed("OPML", f"the list has {len(body):,} bytes, more than {MAX_BYTES:,}")
    try:
        root = parse_xml(decode(body))
    except RefusedError as refused:
        return Failed("OPML", f"the list is not read: {refused}")
    found: dict[str, Feed] = {}
    refused_ones: dict[str, Skipped] = {}
    folders: dict[etree._Element, tuple[str, ...]] = {}
    for outline in islice(root.iter("{*}outline"), MAX_OUTLINES):
        values = _values(outline)
        around = folders.get(next(outline.iterancestors("{*}outline"), root), ())
        folders[outline] = _inside(around, values)
        written = values.get("xmlurl", "").strip()
        feed = _feed(values, written, around)
        key = normal_url(feed.url) if feed else written
        if feed is None:
            refused_ones |= {written: Skipped(clean(written)[:200], "no address of the web")} if written else {}
        elif key not in found and len(found) >= MAX_FEEDS:
            refused_ones[key] = Skipped(feed.url, f"beyond {MAX_FEEDS:,} feeds, the most of one list; split the list")
        else:
            found.setdefault(key, feed)
    if not found:
        return Failed("OPML", "the list names no feed")
    return FeedList(tuple(found.values()), tuple(refused_ones.values()))


def write_opml(feeds: Iterable[Feed], homes: Mapping[str, str], title: str) -> bytes:
    """The list as other readers import it; `homes` are the home pages by source. Logins in addresses are left out."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = clean(title)
    folders: dict[tuple[str, ...], etree._Element] = {(): etree.SubElement(root, "body")}
    for feed in feeds:
        name = clean(feed.title) or feed.source
        outline = etree.SubElement(_folder(folders, feed.folder), "outline", text=name, title=name)
        outline.set("type", feed.way if feed.way in WAYS else "rss")
        outline.set("xmlUrl", _shown(feed.url))
        outline.set("htmlUrl", _shown(homes.get(feed.source) or f"https://{feed.source}/"))
    body: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return body


def _folder(folders: dict[tuple[str, ...], etree._Element], path: tuple[str, ...]) -> etree._Element:
    """The outline of a folder, made with those around it when it is first named."""
    for depth in range(1, len(path) + 1):
        if path[:depth] not in folders:
            name = clean(path[depth - 1])
            folders[path[:depth]] = etree.SubElement(folders[path[: depth - 1]], "outline", text=name, title=name)
    return folders[path]


def _feed(values: Mapping[str, str], written: str, folder: tuple[str, ...]) -> Feed | None:
    url = join("", _of_the_web(written[:2048]))
    if url is None:
        return None
    url = _shown(url)
    home = join("", values.get("htmlurl", "")[:2048]) or url
    title = clean((values.get("title") or values.get("text") or "")[:2000])[:500]
    way = WAYS.get(values.get("type", "").strip().lower(), "feed")
    return Feed(url=url, source=site_of(home), title=title or site_of(home), way=way, folder=folder)


def _inside(around: tuple[str, ...], values: Mapping[str, str]) -> tuple[str, ...]:
    """The folders, outermost first, that feeds inside an outline stand in; an outline that is a feed is no folder."""
    name = clean((values.get("text") or values.get("title") or "")[: 4 * MAX_NAME])[:MAX_NAME].strip()
    return (*around, name) if name and "xmlurl" not in values and len(around) < MAX_FOLDERS else around


def _values(outline: etree._Element) -> dict[str, str]:
    """The attributes by lower-case name: writers do not agree on `xmlUrl`."""
    return {str(key).lower(): str(value) for key, value in outline.attrib.items()}


def _of_the_web(written: str) -> str:
    """An address without the `feed:` that some programs put in front."""
    rest = written[5:] if written[:5].lower() == "feed:" else written
    return f"https:{rest}" if rest.startswith("//") and rest != written else rest


def _shown(url: str) -> str:
    return HIDDEN.sub("", without_login(url))

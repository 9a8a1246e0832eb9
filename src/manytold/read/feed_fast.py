"""Well-formed feeds of the common shapes, straight from the tree: many times as fast as the library.

It tells exactly what `feed_loose` tells of the same feed, which the tests compare: the rules for what wins when an
element comes twice or deeper down are those of feedparser 6. Whatever could mean something to the library that is not
known here makes the whole feed an unknown shape, and the library reads it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from manytold.read import feed_names as names
from manytold.read.feed_item import item_of
from manytold.read.feed_nodes import (
    HTML,
    REFERENCE,
    Place,
    UnknownShapeError,
    attributes,
    based,
    content,
    identity,
    kind_name,
    place_of,
    plain,
    raw,
    repaired,
    require_nothing,
    resolved,
    target,
)
from manytold.read.feed_text import ROOT
from manytold.read.feed_told import Channel, Told, language_of
from manytold.read.limits import RefusedError

BASE = "base"
SET = re.compile(r"\s{0,20}=")
PEOPLE = names.AUTHORS | frozenset(("contributor", "webmaster", "dc:publisher", "itunes:owner"))
TOO_MUCH = names.CONTENTS | frozenset(("source", "abstract", "body", "fullitem", "channel", "feed", "rss", "rdf:rdf"))
"""Elements that the library treats otherwise outside of items than in them, in ways that no feed needs."""


class IllFormedError(ValueError):
    """Text that is no well-formed XML."""


def tree_of(text: str) -> etree._Element:
    """The root of a feed; entities, document types and the network are off. Raises IllFormedError."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IllFormedError(str(error)[:80]) from error


def fast_feed(text: str, base: str) -> tuple[Channel, list[Told]]:
    """What a feed tells that begins with its root. Raises IllFormedError, UnknownShapeError and RefusedError."""
    declared = names.declared_in(text)
    if len(declared) > names.MAX_NAMESPACES:
        raise RefusedError(f"it declares more than {names.MAX_NAMESPACES} namespaces")
    if not ROOT.match(text) or not names.are_usual(declared):
        raise UnknownShapeError
    root = tree_of(text)
    kind = names.name_of(root.tag)
    if kind not in ("rss", "rdf:rdf", "feed"):
        raise UnknownShapeError
    place = place_of(root, Place(base, None, "", atom=kind == "feed", based=_may_be_based(text)))
    # The library overlooks the language of the root of RDF.
    about = _About(place.spoken if kind != "rdf:rdf" else "")
    items = list(_items(root, place, about))
    channel = about.told()
    return channel, list(_told(items, language_of(channel.language)))


def _told(items: list[tuple[etree._Element, Place]], language: str | None) -> Iterator[Told]:
    around, place = None, None
    for node, holder in items:
        if place is None or holder is not around:
            around, place = holder, replace(holder, language=language)
        yield item_of(node, place)


def _may_be_based(text: str) -> bool:
    """Whether an element may set a base; words that only look like it do no harm."""
    at = text.find(BASE)
    while at >= 0:
        at += len(BASE)
        if SET.match(text, at):
            return True
        at = text.find(BASE, at)
    return False


def _items(holder: etree._Element, place: Place, about: "_About") -> Iterator[tuple[etree._Element, Place]]:
    """The items in an element with the place they stand in; everything else in it is told of the feed."""
    name = names.name_of(holder.tag)
    for node in holder:
        inner = names.name_of(node.tag)
        if inner in names.ITEMS:
            yield node, place
        elif inner == "channel" and name != "feed" and not about.channels:
            about.channels += 1
            given = attributes(node)
            if "href" in given or "lastmod" in given:
                raise UnknownShapeError
            yield from _items(node, place_of(node, place), about)
        elif name in ("channel", "feed"):
            about.take(node, place)
        elif inner in ("image", "textinput"):
            _require_parts(node, names.PICTURE_PARTS)
        else:
            require_nothing(node)


class _About:
    """What is known of a feed so far; the last title and the last link count, as for the library."""

    __slots__ = ("channels", "home", "hubs", "language", "own", "summed_up", "title")

    def __init__(self, language: str) -> None:
        self.channels = 0
        self.title: str | None = None
        self.home: str | None = None
        self.language = language
        self.hubs: list[str] = []
        self.own = ""
        self.summed_up = False

    def take(self, node: etree._Element, place: Place) -> None:
        name = names.name_of(node.tag)
        if name in names.TITLES:
            self._titled(repaired(content(node, "text/plain")))
        elif name == "link":
            self._link(node, place)
        elif name in names.IDS:
            permanent, value = identity(node, place)
            self.home = value if permanent and self.home is None else self.home
        elif name in names.LANGUAGES:
            self.language = plain(node)
        elif name in names.SUMMARIES | names.DESCRIPTIONS:
            self._described(node, name)
        elif name in ("image", "textinput"):
            _require_parts(node, names.PICTURE_PARTS)
        elif name in PEOPLE:
            _require_person(node)
        elif name in TOO_MUCH:
            raise UnknownShapeError
        elif name not in names.PUBLISHED | names.UPDATED | FILES or len(node):
            require_nothing(node)

    def told(self) -> Channel:
        return Channel(
            title=self.title or "",
            home=(self.home or "").strip(),
            language=self.language,
            hubs=tuple(self.hubs),
            own=self.own,
        )

    def _titled(self, title: str) -> None:
        if self.title is not None:
            raise UnknownShapeError
        self.title = title

    def _link(self, node: etree._Element, place: Place) -> None:
        if len(node):
            raise UnknownShapeError
        given, base = attributes(node), based(node, place).base
        href, rel = target(given), given.get("rel", "alternate")
        if href is None:
            text = raw(node)
            self.home = REFERENCE.sub(r"&\1", repaired(resolved(base, text))) if text else ""
            # The library files the text of a link under whatever relation it has.
            href = self.home
        elif rel == "alternate" and kind_name(given.get("type", "text/html")) in HTML:
            self.home = resolved(base, href)
        if rel == "hub":
            self.hubs.append(resolved(base, href).strip())
        elif rel == "self" and not self.own:
            self.own = resolved(base, href).strip()

    def _described(self, node: etree._Element, name: str) -> None:
        """A description after a summary would change how the library reads the first item."""
        if self.summed_up:
            raise UnknownShapeError
        self.summed_up = name in names.SUMMARIES
        content(node, "text/html")


FILES = frozenset(("enclosure", "media:thumbnail", "media:content"))


def _require_person(node: etree._Element) -> None:
    if not len(node):
        return
    for child in node:
        if names.name_of(child.tag) not in names.PERSON_PARTS or len(child):
            require_nothing(child)


def _require_parts(node: etree._Element, parts: frozenset[str]) -> None:
    for child in node:
        if names.name_of(child.tag) not in parts or len(child):
            require_nothing(child)

"""One item of a well-formed feed, element by element, under the library's rules for what wins."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from lxml import etree

from manytold.read import feed_names as names
from manytold.read.feed_nodes import (
    HTML,
    MAX_PERSON,
    REFERENCE,
    Place,
    UnknownShapeError,
    attributes,
    based,
    content,
    identity,
    kind_name,
    kind_of,
    moment,
    passed_over,
    person_of,
    place_of,
    plain,
    raw,
    repaired,
    require_nothing,
    resolved,
    spoken,
    target,
)
from manytold.read.feed_told import MAIL, MAX_MEDIA, Media, Told, language_of
from manytold.read.filed import MAX_TOPICS

DEEP = 1_000
"""Deeper than any element: a value that no rule of depth protects."""
SAID = "media:description"


def item_of(node: etree._Element, place: Place) -> Told:
    """What an item tells. Raises UnknownShapeError."""
    given = attributes(node)
    item = _Item(place_of(node, place) if given else place)
    if given:
        if "href" in given or "lastmod" in given:
            raise UnknownShapeError
        if "rdf:about" in given:
            item.kept["id"] = (DEEP, given["rdf:about"])
    for child in node:
        item.take(child, 1)
    return item.told()


class _Item:
    """What is known of an item so far: values with the depth they come from, in the order of the document."""

    __slots__ = (
        *(
            "author",
            "enclosed",
            "files",
            "full",
            "kept",
            "link",
            "mails",
            "names",
            "place",
            "said",
            "thumbs",
            "titled",
            "topics",
            "whole",
        ),
    )

    def __init__(self, place: Place) -> None:
        self.place = place
        self.kept: dict[str, tuple[int, str]] = {}
        self.link: str | None = None
        self.titled = 0
        self.full = False
        self.whole: tuple[etree._Element, str] | None = None
        self.author = 0
        self.mails: list[str] = []
        self.names: list[str] = []
        self.enclosed: list[Media] = []
        self.files: list[Media] = []
        self.thumbs: list[Media] = []
        self.said = ""
        self.topics: list[str] = []

    def take(self, node: etree._Element, depth: int) -> None:
        handle = _handler(node.tag)
        if handle is None:
            if len(node) or not passed_over(node.tag):
                require_nothing(node)
        elif depth > 1 and handle not in NESTED:
            raise UnknownShapeError
        else:
            handle(self, node, depth)

    def keep(self, key: str, value: str, depth: int) -> None:
        """The last of the shallowest wins."""
        if depth <= self.kept.get(key, (DEEP, ""))[0]:
            self.kept[key] = (depth, value)

    def title(self, node: etree._Element, depth: int) -> None:
        value = content(node, "text/plain")
        if not 0 < self.titled <= depth:
            self.keep("title", value, depth)
            if self.place.atom:
                self.kept["spoken"] = (DEEP, spoken(node, self.place.spoken))
        if value and names.name_of(node.tag) != "media:title":
            self.titled = depth

    def description(self, node: etree._Element, depth: int) -> None:
        if names.name_of(node.tag) == SAID and not self.said:
            self.said = node.text or ""
        plain_first = names.name_of(node.tag) in names.SUMMARIES
        if "summary" in self.kept and not self.full:
            self.body(node, "text/plain")
        else:
            self.keep("summary", content(node, "text/plain" if plain_first else "text/html"), depth)

    def content(self, node: etree._Element, _: int) -> None:
        self.body(node, "text/html" if names.name_of(node.tag) == "content:encoded" else "text/plain")

    def body(self, node: etree._Element, kind: str) -> None:
        """The whole text; it stands in for a summary that has not come yet, and a later one replaces it."""
        self.full = True
        self.whole = self.whole if self.whole is not None else (node, kind)
        kind = kind_of(node, kind)
        if len(node) or "summary" not in self.kept:
            self.kept.setdefault("summary", (DEEP, content(node, kind)))

    def anchor(self, node: etree._Element, _: int) -> None:
        if len(node):
            raise UnknownShapeError
        given, base = attributes(node), based(node, self.place).base
        href = target(given)
        rel = given.get("rel", "alternate")
        if href is None:
            text = raw(node)
            whole = repaired(resolved(base, text)) if text else ""
            self.link = REFERENCE.sub(r"&\1", whole.replace("&amp;", "&"))
        elif rel == "alternate":
            self.link = resolved(base, href) if kind_name(given.get("type", "text/html")) in HTML else self.link
        elif rel == "enclosure" and (whole := resolved(base, href).strip()):
            self.enclosed.append(Media(whole, given.get("type", "text/html"), enclosed=True))

    def id(self, node: etree._Element, depth: int) -> None:
        permanent, value = identity(node, self.place)
        self.keep("id", value, depth)
        if permanent and self.link is None:
            self.link = value

    def published(self, node: etree._Element, depth: int) -> None:
        self.keep("published", plain(node), depth)

    def updated(self, node: etree._Element, depth: int) -> None:
        self.keep("updated", plain(node), depth)

    def language(self, node: etree._Element, depth: int) -> None:
        self.keep("language", plain(node), depth)

    def origin(self, node: etree._Element, depth: int) -> None:
        if node.attrib:
            raise UnknownShapeError
        self.keep("origin", plain(node), depth)

    def person(self, node: etree._Element, _: int) -> None:
        self.author += 1
        name = person_of(node) if len(node) else plain(node)
        if len(name) > MAX_PERSON or ("@" in name and len(node)):
            raise UnknownShapeError
        if "@" in name:
            self.mails.append(name)
        elif name:
            self.names.append(name)

    def contributor(self, node: etree._Element, _: int) -> None:
        if len(node):
            person_of(node)

    def source(self, node: etree._Element, depth: int) -> None:
        """Where an item was taken from; its title makes a later one in the item count, if that stands no deeper."""
        self.titled = 0
        for child in node:
            name = names.name_of(child.tag)
            if name in names.TITLES and content(child, "text/plain"):
                self.titled = depth + 1
            elif name in names.AUTHORS and len(child):
                person_of(child)
            elif name not in SOURCE_PARTS or len(child):
                require_nothing(child)

    def enclosure(self, node: etree._Element, _: int) -> None:
        if len(node):
            raise UnknownShapeError
        given = attributes(node)
        href = target(given)
        if href and href.strip():
            self.enclosed.append(Media(href.strip(), given.get("type", "").strip(), enclosed=True))

    def file(self, node: etree._Element, depth: int) -> None:
        given = attributes(node)
        url = given.get("url", "").strip()
        if url:
            kind = given.get("medium", "").strip() or given.get("type", "").strip()
            self.files.append(Media(url, kind.lower(), said=_said_of(node)))
        outside = self.said
        self.group(node, depth)
        self.said = outside

    def group(self, node: etree._Element, depth: int) -> None:
        if depth > 3:
            raise UnknownShapeError
        for child in node:
            self.take(child, depth + 1)

    def thumbnail(self, node: etree._Element, _: int) -> None:
        url = attributes(node).get("url")
        if len(node) or (url is None and node.text):
            raise UnknownShapeError
        if url and url.strip():
            self.thumbs.append(Media(url.strip(), "image"))

    def topic(self, node: etree._Element, _: int) -> None:
        """What it is filed under; the slower reader knows nothing of this."""
        given = attributes(node)
        if not len(node) and len(self.topics) < MAX_TOPICS:
            self.topics.append(given.get("label") or given.get("term") or node.text or "")

    def told(self) -> Told:
        kept = {key: value for key, (_, value) in self.kept.items()}
        own = kept.get("language") or (kept.get("spoken", "") if self.place.atom else "")
        language = language_of(own) or self.place.language
        updated, published = moment(kept.get("updated", ""), language), moment(kept.get("published", ""), language)
        return Told(
            link=(self.link or "").strip(),
            id=kept.get("id", "").strip(),
            origin=kept.get("origin", ""),
            title=repaired(kept.get("title", "")),
            summary=repaired(kept.get("summary", "") or (content(*self.whole) if self.whole else "")),
            names=self.people(),
            published=published if self.place.atom or published else updated,
            updated=updated,
            language=own,
            media=self.media(),
            topics=tuple(self.topics),
        )

    def media(self) -> tuple[Media, ...]:
        """Files of any kind; what is said beside them and not in one of them is said of each (Media RSS 1.5.1)."""
        every = (*self.enclosed, *self.files, *self.thumbs)[:MAX_MEDIA]
        return tuple(file if file.said else replace(file, said=self.said) for file in every) if self.said else every

    def people(self) -> tuple[str, ...]:
        if not self.mails:
            return tuple(self.names)
        form = MAIL.fullmatch(self.mails[0]) if self.author == 1 else None
        if form is None:
            raise UnknownShapeError
        return (form[1].strip(),)


def _said_of(file: etree._Element) -> str:
    """What a file is said to show: its description, or else its title."""
    found = {names.name_of(child.tag): child.text for child in file}
    return found.get(SAID) or found.get("media:title") or ""


Handler = Callable[[_Item, etree._Element, int], None]
HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(names.TITLES, _Item.title),
    **dict.fromkeys(names.DESCRIPTIONS | names.SUMMARIES, _Item.description),
    **dict.fromkeys(names.CONTENTS, _Item.content),
    **dict.fromkeys(names.PUBLISHED, _Item.published),
    **dict.fromkeys(names.UPDATED, _Item.updated),
    **dict.fromkeys(names.AUTHORS, _Item.person),
    **dict.fromkeys(names.LANGUAGES, _Item.language),
    **dict.fromkeys(names.IDS, _Item.id),
    "link": _Item.anchor,
    "enclosure": _Item.enclosure,
    "source": _Item.source,
    "contributor": _Item.contributor,
    "feedburner:origlink": _Item.origin,
    "media:content": _Item.file,
    "media:group": _Item.group,
    "media:thumbnail": _Item.thumbnail,
    **dict.fromkeys(names.TOPICS, _Item.topic),
}
NESTED = frozenset((_Item.title, _Item.description, _Item.file, _Item.group, _Item.thumbnail))
SOURCE_PARTS = names.PUBLISHED | names.UPDATED | names.IDS | frozenset(("link",))


@lru_cache(maxsize=4096)
def _handler(tag: str) -> Handler | None:
    return HANDLERS.get(names.name_of(tag))

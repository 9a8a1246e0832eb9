"""One item of a well-formed feed, element by element, under the library's rules for what wins."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from lxml import etree

from manytold.read import feed_names as names
from manytold.read.feed_told import MAIL, MAX_MEDIA, NAMED, PLAIN_LINK, Media, Told, language_of, stated

HTML = frozenset(("text/html", "application/xhtml+xml"))
TYPES = {"text": "text/plain", "plain": "text/plain", "html": "text/html", "xhtml": "application/xhtml+xml"}
WRITTEN_OUT = frozenset((*TYPES, *TYPES.values()))
"""Types of content that are text; what is of another type may be base64."""
ODD = re.compile("[\x80-\xbf]")
"""What no text is without that was encoded twice, or that has control characters of windows-1252."""
CP1252 = {n: sign for n in range(128, 160) if (sign := bytes((n,)).decode("cp1252", "replace")) != "\ufffd"}
SLASHES = re.compile(r"([A-Za-z][A-Za-z0-9+,.-]*://)/+")
REFERENCE = re.compile(r"&(\w+);", re.ASCII)
MAX_PERSON = 120
"""Characters of a name; longer ones are cut before the library sees them."""
DEEP = 1_000
"""Deeper than any element: a value that no rule of depth protects."""
LOWERED = ("rel", "type")
SAFE_SCHEMES = ("http://", "https://")


class UnknownShapeError(Exception):
    """Something that the library may understand in a way that is not known here."""


@dataclass(frozen=True, slots=True)
class Place:
    """What holds where an element stands: base address, language of the feed and of the element, and the format."""

    base: str
    language: str | None
    spoken: str
    atom: bool
    based: bool
    """Whether any element may have a base of its own."""


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
            "thumbs",
            "titled",
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

    def take(self, node: etree._Element, depth: int) -> None:
        handle = _handler(node.tag)
        if handle is None:
            if len(node) or not _passed_over(node.tag):
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
            self.files.append(Media(url, kind.lower()))
        self.group(node, depth)

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
            media=(*self.enclosed, *self.files, *self.thumbs)[:MAX_MEDIA],
        )

    def people(self) -> tuple[str, ...]:
        if not self.mails:
            return tuple(self.names)
        form = MAIL.fullmatch(self.mails[0]) if self.author == 1 else None
        if form is None:
            raise UnknownShapeError
        return (form[1].strip(),)


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
}
NESTED = frozenset((_Item.title, _Item.description, _Item.file, _Item.group, _Item.thumbnail))
SOURCE_PARTS = names.PUBLISHED | names.UPDATED | names.IDS | frozenset(("link",))


@lru_cache(maxsize=4096)
def _handler(tag: str) -> Handler | None:
    return HANDLERS.get(names.name_of(tag))


@lru_cache(maxsize=4096)
def _passed_over(tag: str) -> bool:
    name = names.name_of(tag)
    return names.says_nothing(name) and not name.startswith("x:")


def require_nothing(node: etree._Element) -> None:
    """Raises UnknownShapeError unless neither an element nor any in it tells something."""
    for inner in node.iter() if len(node) else (node,):
        name = names.name_of(inner.tag)
        if not names.says_nothing(name) or (name.startswith("x:") and inner.prefix is None):
            raise UnknownShapeError


def person_of(node: etree._Element) -> str:
    """The name in an author of Atom."""
    found = {}
    if node.text and node.text.strip():
        raise UnknownShapeError
    for child in node:
        name = names.name_of(child.tag)
        if len(child) or (child.tail and child.tail.strip()):
            raise UnknownShapeError
        if name in names.PERSON_PARTS:
            found[name] = (child.text or "").strip()
            if len(found[name]) > 3 * MAX_PERSON:
                raise UnknownShapeError
        elif child.text and child.text.strip():
            raise UnknownShapeError
        else:
            require_nothing(child)
    return found.get("name", "")


def content(node: etree._Element, kind: str) -> str:
    """The text of an element that may hold markup, not yet repaired; its type is `kind` unless it says another."""
    kind = kind_of(node, kind)
    if not len(node):
        text = node.text or ""
        return (escape(text) if kind == "application/xhtml+xml" else text).strip()
    if kind != "application/xhtml+xml":
        raise UnknownShapeError
    return _markup(node).strip()


def kind_of(node: etree._Element, kind: str) -> str:
    """The media type that an element says its text is of."""
    given = attributes(node)
    if not given:
        return kind
    kind = given.get("type", kind)
    if kind not in WRITTEN_OUT or given.get("mode") == "base64":
        raise UnknownShapeError
    return kind_name(kind)


def kind_name(kind: str) -> str:
    """The media type that a short name such as `html` stands for."""
    return TYPES.get(kind, kind)


def _markup(node: etree._Element) -> str:
    """The markup in an element, without prefixes and namespaces."""
    pieces = [escape(node.text or "")]
    for child in node:
        tag = names.name_of(child.tag).removeprefix("xhtml:")
        if tag not in names.MARKUP:
            raise UnknownShapeError
        quoted = "".join(f' {key}="{escape(value, QUOTED)}"' for key, value in attributes(child).items())
        pieces += (f"<{tag}{quoted}>", _markup(child), f"</{tag}>", escape(child.tail or ""))
    return "".join(pieces)


QUOTED = {'"': "&quot;"}


def identity(node: etree._Element, place: Place) -> tuple[bool, str]:
    """Whether an id says that it is an address too, and the id, then made absolute."""
    value = raw(node)
    permanent = attributes(node).get("ispermalink", "true") == "true"
    whole = resolved(based(node, place).base, value) if permanent and value else value
    return permanent, repaired(whole)


def plain(node: etree._Element) -> str:
    """The text of an element that holds nothing else."""
    return repaired(raw(node))


def raw(node: etree._Element) -> str:
    """As `plain`, as written."""
    if len(node):
        raise UnknownShapeError
    return (node.text or "").strip()


def repaired(text: str) -> str:
    """Text that was encoded twice is decoded, and control characters become what windows-1252 means by them."""
    text = text.strip()
    if text.isascii() or not ODD.search(text):
        return text
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return text.translate(CP1252).strip()


def moment(written: str, language: str | None) -> datetime | None:
    """A date; one that cannot be read here may be one of the forms that only the library knows."""
    found = stated(written, language)
    if found is None and NAMED.match(written):
        raise UnknownShapeError
    return found


def attributes(node: etree._Element) -> dict[str, str]:
    """Attributes by their names in lower case, with the usual prefixes; relations and types in lower case too."""
    given = {_key(str(key)): str(value) for key, value in node.items()}
    for name in LOWERED:
        if name in given:
            given[name] = given[name].lower()
    return given


@lru_cache(maxsize=4096)
def _key(key: str) -> str:
    return names.name_of(key).removeprefix("x:")


def target(given: Mapping[str, str]) -> str | None:
    """Where a link says that it leads, None when it has no attribute for it."""
    return given.get("url", given.get("uri", given.get("href"))) or given.get("href")


def resolved(base: str, link: str) -> str:
    """A link made absolute; too many slashes are taken as two."""
    if PLAIN_LINK.fullmatch(link):
        return link
    link = SLASHES.sub(r"\1", link, count=1) if "///" in link else link
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def place_of(node: etree._Element, place: Place) -> Place:
    """The place of what stands in an element, with the base and the language that it may set."""
    own = spoken(node, place.spoken)
    place = based(node, place)
    return place if own == place.spoken else replace(place, spoken=own)


def based(node: etree._Element, place: Place) -> Place:
    """The place of an element that may have a base of its own (xml:base)."""
    if not place.based:
        return place
    given = attributes(node)
    own = given.get("xml:base", given.get("base"))
    if not own:
        return place
    whole = resolved(place.base, own)
    if not whole.startswith(SAFE_SCHEMES) or not place.base:
        raise UnknownShapeError
    return replace(place, base=whole)


def spoken(node: etree._Element, otherwise: str) -> str:
    """The language that an element says it is in, or that of what is around it; empty where it says none."""
    given = attributes(node)
    own = given.get("xml:lang", given.get("lang")) if given else None
    return otherwise if own is None else own.strip().replace("_", "-")

"""Elements of a well-formed feed: their text, attributes, base address and language, as the library takes them."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from lxml import etree

from manytold.read import feed_names as names
from manytold.read.feed_told import NAMED, PLAIN_LINK, stated

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
LOWERED = ("rel", "type")
SAFE_SCHEMES = ("http://", "https://")
LONGEST_BASE = 2_048
"""Characters of a base that is used: no address that is kept is longer, and thousands of items would each copy it."""


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


@lru_cache(maxsize=4096)
def passed_over(tag: str) -> bool:
    """Whether an element of this name means nothing, as long as it has no elements in it."""
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
    if not own or len(own) > LONGEST_BASE:
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

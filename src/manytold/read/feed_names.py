"""Names of elements in feeds, whatever prefix a feed gives them, and which of them mean something."""

import re
from functools import lru_cache

NAMESPACES = {
    "": "",
    "http://backend.userland.com/rss": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/atom/ns#": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://wellformedweb.org/commentapi/": "wfw",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/xml/1998/namespace": "xml",
}
"""Names in lower case, as the library compares them; those of RSS and Atom are the same without a prefix."""
RESERVED = frozenset(NAMESPACES.values()) | frozenset(
    ("admin", "cc", "creativecommons", "geo", "georss", "gml", "icbm", "psc", "xlink", "l", "image", "ti")
)
"""Prefixes that the library takes for what they usually stand for, whatever a feed binds them to."""
USERLAND = "backend.userland.com/rss"
MAX_NAMESPACES = 100
DECLARATION = "xmlns:"
DECLARED = re.compile(r"""([^\s=<>"']{1,60})\s{0,20}=\s{0,20}(?:"([^"<>]{0,300})"|'([^'<>]{0,300})')""")

TITLES = frozenset(("title", "dc:title", "media:title"))
PUBLISHED = frozenset(("pubdate", "published", "issued", "dcterms:issued"))
UPDATED = frozenset(("updated", "modified", "lastbuilddate", "dc:date", "dcterms:modified"))
AUTHORS = frozenset(("author", "managingeditor", "dc:creator", "dc:author", "itunes:author"))
DESCRIPTIONS = frozenset(("description", "dc:description", "media:description"))
SUMMARIES = frozenset(("summary", "itunes:summary"))
CONTENTS = frozenset(("content", "content:encoded"))
LANGUAGES = frozenset(("language", "dc:language"))
TOPICS = frozenset(("category", "dc:subject"))
IDS = frozenset(("guid", "id"))
ITEMS = frozenset(("item", "entry"))
KNOWN = TITLES | PUBLISHED | UPDATED | AUTHORS | DESCRIPTIONS | SUMMARIES | CONTENTS | LANGUAGES | IDS | ITEMS
TELLING = KNOWN | frozenset(
    (
        *("link", "enclosure", "source", "contributor", "feedburner:origlink", "media:content", "media:group"),
        *("media:thumbnail", "abstract", "body", "channel", "feed", "rss", "rdf:rdf", "fullitem", "image", "textinput"),
        # Names without a rule that the library would still file where an entry is read from.
        *("authors", "contributors", "date", "links", "publishers"),
    )
)
"""Elements that change what an item tells, or that the library may take for such; all others tell nothing."""
PERSON_PARTS = frozenset(("name", "email", "uri", "url", "homepage", "itunes:name", "itunes:email"))
PICTURE_PARTS = frozenset(("title", "link", "description", "url", "name", "width", "height"))
MARKUP = frozenset(
    (
        *("a", "abbr", "acronym", "address", "article", "aside", "b", "big", "blockquote", "br", "caption"),
        *("center", "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption"),
        *("figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img"),
        *("ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "s", "samp", "section", "small"),
        *("span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time"),
        *("tr", "tt", "u", "ul", "var", "wbr"),
    )
)
"""Elements of HTML that can stand in the content of an entry without meaning anything to the feed around it."""
STRANGE = "?"
"""The name of every element whose name is not made of plain letters."""


@lru_cache(maxsize=4096)
def name_of(tag: str) -> str:
    """`{namespace}Local` as `prefix:local` in lower case; `x:local` in a namespace that means nothing to a feed."""
    space, _, local = tag.rpartition("}")
    local, space = local.lower(), space[1:].lower()
    if not local.isascii():
        return STRANGE
    prefix = "" if USERLAND in space else NAMESPACES.get(space, "x")
    return f"{prefix}:{local}" if prefix else local


@lru_cache(maxsize=4096)
def says_nothing(name: str) -> bool:
    """Whether an element without elements in it can be passed over."""
    if ":" in name:
        return name not in TELLING and not name.startswith("xhtml:")
    return name not in TELLING and "_" not in name and name != STRANGE


def are_usual(declared: list[tuple[str, str]]) -> bool:
    """Whether prefixes and namespaces stand for one another as they usually do; `declared` are pairs of them."""
    known: dict[str, str] = {}
    for prefix, space in declared:
        meant = "" if USERLAND in space.lower() else NAMESPACES.get(space.lower())
        low = prefix.lower()
        if known.setdefault(low, space) != space or "_" in low or "&" in space or not space.strip():
            return False
        if low in RESERVED and meant != low and (meant is not None or low in NAMESPACES.values()):
            return False
    return True


def declared_in(text: str) -> list[tuple[str, str]]:
    """Prefixes and their namespaces, each pair once; markup quoted in a text counts, which does no harm."""
    pairs: dict[tuple[str, str], None] = {}
    at = text.find(DECLARATION)
    while at >= 0 and len(pairs) <= MAX_NAMESPACES:
        at += len(DECLARATION)
        found = DECLARED.match(text, at)
        if found:
            pairs[found[1], found[2] or found[3] or ""] = None
        at = text.find(DECLARATION, at)
    return list(pairs)

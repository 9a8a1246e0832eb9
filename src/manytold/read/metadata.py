"""What a page says about its article: headline, byline, dates, section, picture, site; each from the best place.

Order of trust: linked data, OpenGraph and other meta elements, then what readers see (h1, time, byline), then title.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from manytold.read.headline import headline
from manytold.read.linked_data import LinkedData, linked_data
from manytold.read.marks import Marks, attribute, marks_of
from manytold.text.html import clean

MAX_TITLE = 500
MAX_NAME = 120
MAX_PEOPLE = 20

Stated = tuple[str, str]
"""A value as the page wrote it, and where it stood."""

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "pubdate",
    "publish-date",
    "publishdate",
    "publication_date",
    "article.published",
    "datepublished",
    "cxenseparse:recs:publishtime",
)
MODIFIED = ("article:modified_time", "og:updated_time", "og:article:modified_time", "last-modified", "datemodified")
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "dcterms.creator")
SIGNING_TAGS = frozenset(("a", "span", "div", "p", "address", "li", "i"))
SIGNING = re.compile(r"(?:\A|\s)(?:author|byline|by)(?:\Z|\s)|author-name|author__name|byline__name|byline-name|autor")
BY = re.compile(
    r"(?:view all posts by|(?:(?:written|reported|posted|published|put up|story|text|words) )?by"
    r"|von|por|par|di|autor(?:in)?\s?:|author\s?:"
    r"|text\s?:)\s+",
    re.IGNORECASE,
)
APART = re.compile(r"\s*(?:,|;|\||/|•|·)\s*|\s+(?:and|und|y|et|e|og|och|&)\s+", re.IGNORECASE)
NO_NAME = re.compile(r"https?:|www\.|@|\d{2,}|[<>{}=]|\bmin(?:ute)?s? read")
NOT_A_NAME = frozenset(
    (
        *("admin", "administrator", "editor", "redaktion", "redaction", "redacción", "rédaction", "staff", "team"),
        *("news", "newsroom", "unknown", "none", "null", "author", "authors", "home", "about", "contact", "follow"),
        *("view", "bio", "profile", "autor", "autorin", "auteur"),
    )
)
MAX_LINES = 400
BREAK = "\ue000"
TIME_ROLES = ("itemprop", "class", "pubdate")
SMALL = ":is(i, em, small, span, p):not(:has(*))"
BYLINE_WORDS = 5
WHOLE_DATE = re.compile(
    r"(?:\w{3,12}\.?,? )?"
    r"(?:\d{1,2}\.? (?:de )?\w{3,12}\.?,? (?:de )?|\w{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? )(?:19|20)\d\d\b"
    r"(?:,? (?:at |um |a las )?\d{1,2}[:.]\d\d)?|\b(?:19|20)\d\d-\d\d-\d\d\b(?:[T ]\d\d:\d\d)?"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Claims of a page about itself, not yet believed: dates and language are as written, with their place."""

    title: str = ""
    byline: tuple[str, ...] = ()
    published: tuple[Stated, ...] = ()
    modified: tuple[Stated, ...] = ()
    language: str = ""
    section: str = ""
    image: str = ""
    site: str = ""
    description: str = ""
    canonical: str = ""
    body: str = ""
    paywalled: bool = False
    is_article: bool = False


def metadata(tree: LexborHTMLParser) -> Metadata:
    """The claims of one parsed page."""
    marks = marks_of(tree)
    linked, meta = linked_data(marks.scripts), marks.meta
    site = clean(meta.get("og:site_name", "") or linked.publisher or meta.get("application-name", ""))[:MAX_NAME]
    return Metadata(
        title=headline(tree, marks, linked.headline, site)[:MAX_TITLE],
        byline=_byline(tree, marks, linked, site),
        published=tuple(_published(tree, marks, linked)),
        modified=tuple(_modified(linked, meta)),
        language=(marks.language or linked.language or meta.get("og:locale", ""))[:10],
        section=clean(meta.get("article:section", "") or linked.section)[:MAX_NAME],
        image=(meta.get("og:image", "") or linked.image or meta.get("twitter:image", ""))[:2048],
        site=site,
        description=clean(meta.get("og:description", "") or meta.get("description", "")),
        canonical=(marks.canonical or meta.get("og:url", ""))[:2048],
        body=linked.body,
        paywalled=not linked.free or meta.get("article:content_tier", "").lower() in ("locked", "metered"),
        is_article=linked.found or meta.get("og:type", "").lower() in ("article", "news", "newsarticle"),
    )


def _published(tree: LexborHTMLParser, marks: Marks, linked: LinkedData) -> Iterator[Stated]:
    if linked.published:
        yield linked.published[:60], "JSON-LD datePublished"
    yield from ((marks.meta[name][:60], name) for name in PUBLISHED if name in marks.meta)
    yield from _times(marks.times)
    if not linked.published:
        yield from _date_lines(tree)


def _times(times: Sequence[LexborNode]) -> Iterator[Stated]:
    """The first time element that is marked as publication, else the first in the article, else the first at all."""
    marked = (t for t in times if "pub" in " ".join(attribute(t, name) for name in TIME_ROLES).lower())
    inside = (t for t in times if _is_inside(t, ("article", "header")))
    for element in (*marked, *inside, *times):
        yield attribute(element, "datetime").strip()[:60], "time element"
        return


def _is_inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in tags:
            return True
        above = above.parent
    return False


def _date_lines(tree: LexborHTMLParser) -> Iterator[Stated]:
    """Short lines above the first running text that hold a whole date with its year."""
    body = tree.body
    lines = (clean(line) for line in body.text(separator=BREAK).split(BREAK)) if body is not None else ()
    for line in islice(filter(None, lines), MAX_LINES):
        if len(line) > MAX_NAME:
            return
        found = WHOLE_DATE.search(line)
        if found:
            yield found[0], "the line above the text"
            return


def _modified(linked: LinkedData, meta: dict[str, str]) -> Iterator[Stated]:
    if linked.modified:
        yield linked.modified[:60], "JSON-LD dateModified"
    yield from ((meta[name][:60], name) for name in MODIFIED if name in meta)


def _byline(tree: LexborHTMLParser, marks: Marks, linked: LinkedData, site: str) -> tuple[str, ...]:
    """The names of the first place that holds any."""
    for place in _signatures(tree, marks, linked):
        names = tuple(dict.fromkeys(name for line in place for name in people(line) if name.lower() != site.lower()))
        if names:
            return names[:MAX_PEOPLE]
    return ()


def _signatures(tree: LexborHTMLParser, marks: Marks, linked: LinkedData) -> Iterator[Sequence[str]]:
    """The lines of each place that may name authors, the most trusted first."""
    yield linked.authors
    yield [marks.meta[name] for name in AUTHORS if name in marks.meta][:1]
    shown = [clean(element.text()) for element in islice(filter(_is_signed, marks.signed), 8)]
    yield [line for line in shown if len(line) <= MAX_NAME][:3]
    lines = (clean(element.text()) for element in tree.css(SMALL)[:MAX_LINES])
    yield [line for line in lines if _is_byline(line)][:1]


def _is_signed(node: LexborNode) -> bool:
    stated = node.attributes
    marked = "author" in (stated.get("itemprop") or "") or stated.get("rel") == "author" or node.tag == "address"
    return node.tag in SIGNING_TAGS and (marked or bool(SIGNING.search(stated.get("class") or "")))


def _is_byline(line: str) -> bool:
    """Whether a short line reads as "by" and a name with its capital."""
    by = BY.match(line)
    return (
        by is not None and line.count(" ") <= BYLINE_WORDS and line[by.end() :][:1].isupper() and line[-1:] not in ".!?"
    )


def people(line: str) -> list[str]:
    """The names in a byline, without "by" and its like."""
    text = clean(line)
    if "://" in text or "@" in text:
        return []
    named = BY.match(text)
    text = text[named.end() :] if named else text
    return [name for name in (part.strip() for part in APART.split(text)) if _is_name(name)]


def _is_name(name: str) -> bool:
    if not 3 <= len(name) <= MAX_NAME or NO_NAME.search(name) or name.count(" ") > 6:
        return False
    return name.lower() not in NOT_A_NAME and any(sign.isalpha() for sign in name)

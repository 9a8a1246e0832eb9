"""What a page says about its article: headline, byline, dates, section, picture, site; each from the best place.

Order of trust: linked data, OpenGraph and other meta elements, then what readers see (h1, time, byline), then title.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from manytold.model.articles import ArticleKind
from manytold.read.article_kind import article_kind
from manytold.read.beside import date_beside
from manytold.read.byline import byline
from manytold.read.filed import topics_of
from manytold.read.headline import MAX_TITLE, headline
from manytold.read.linked_data import LinkedData, linked_data
from manytold.read.marks import Marks, marks_of
from manytold.read.picture_words import picture_words
from manytold.text.html import attribute, clean

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
WALLS = (
    "article:content_tier",
    "og:article:content_tier",
    "content_tier",
    "paywall",
    "is-paywalled",
    "ispaywalled",
    "premium",
)
WALLED = frozenset(("locked", "metered", "premium", "paid", "hard", "true", "yes", "1"))
MAX_DATE = 60
LOCAL = re.compile(r"\A\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:[+-](?!00:?00)\d\d.*)?)?\Z")
"""A day or a time without zone, or with one that is not UTC."""
DAY_IN_TITLE = re.compile(r"\b(?:[0-2]?\d|3[01])\.(?:0?\d|1[0-2])\.(?:19|20)\d\d\Z")
TIME_ROLES = ("itemprop", "class", "pubdate")


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
    image_words: str = ""
    site: str = ""
    description: str = ""
    canonical: str = ""
    body: str = ""
    paywalled: bool = False
    kind: ArticleKind = "article"
    is_article: bool = False
    topics: tuple[str, ...] = ()


def metadata(tree: LexborHTMLParser) -> Metadata:
    """The claims of one parsed page."""
    marks = marks_of(tree)
    linked, meta = linked_data(marks.scripts), marks.meta
    site = clean(meta.get("og:site_name", "") or linked.publisher or meta.get("application-name", ""))[:MAX_NAME]
    canonical = (marks.canonical or meta.get("og:url", ""))[:2048]
    image = (meta.get("og:image", "") or linked.image or meta.get("twitter:image", ""))[:2048]
    title = headline(tree, marks, linked.headline, site)[:MAX_TITLE]
    return Metadata(
        title=title,
        byline=byline(tree, marks, linked, site, title),
        published=_published(tree, marks, linked, title),
        modified=tuple(_modified(linked, meta)),
        language=(marks.language or linked.language or meta.get("og:locale", ""))[:10],
        section=clean(meta.get("article:section", "") or linked.section)[:MAX_NAME],
        image=image,
        image_words=picture_words(tree, marks, linked, image, title),
        site=site,
        description=clean(meta.get("og:description", "") or meta.get("description", "")),
        canonical=canonical,
        body=linked.body,
        paywalled=not linked.free or _is_walled(meta),
        kind=article_kind(tree, marks, linked, canonical),
        is_article=linked.found or meta.get("og:type", "").lower() in ("article", "news", "newsarticle"),
        topics=topics_of(meta, linked.sections, linked.crumbs),
    )


def _is_walled(meta: Mapping[str, str]) -> bool:
    """Whether a meta element says that the article is not free."""
    return any(meta.get(name, "").strip().lower() in WALLED for name in WALLS)


def _published(tree: LexborHTMLParser, marks: Marks, linked: LinkedData, title: str) -> tuple[Stated, ...]:
    """Dates as stated, the most trusted first, with the line that readers see where none says its zone."""
    own, other = _times(marks.times)
    stated = [(linked.published, "JSON-LD datePublished")]
    stated += [(marks.meta[name], name) for name in PUBLISHED if name in marks.meta]
    stated += [(attribute(time, "datetime"), "time element") for time in own[:1]]
    dated = DAY_IN_TITLE.search(marks.title)
    stated += [(dated[0], "the page's title")] if dated else []
    first = next((value for value, _ in stated if value), "")
    if not any(LOCAL.search(value) and (value is first or value[:16] != first[:16]) for value, _ in stated):
        stated.append(date_beside(tree, title))
    stated += [(attribute(time, "datetime"), "time element") for time in other[:1] if not own]
    return tuple((value.strip()[:MAX_DATE], where) for value, where in stated if value.strip())


def _times(times: Sequence[LexborNode]) -> tuple[list[LexborNode], list[LexborNode]]:
    """The time elements that are marked as publication, then those in the article; and all others."""
    marked = [t for t in times if "pub" in " ".join(attribute(t, name) for name in TIME_ROLES).lower()]
    inside = [t for t in times if _is_inside(t, ("article", "header"))]
    return marked + inside, list(times)


def _is_inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in tags:
            return True
        above = above.parent
    return False


def _modified(linked: LinkedData, meta: dict[str, str]) -> Iterator[Stated]:
    if linked.modified:
        yield linked.modified[:60], "JSON-LD dateModified"
    yield from ((meta[name][:60], name) for name in MODIFIED if name in meta)

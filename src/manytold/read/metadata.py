"""What a page says about its article: headline, byline, dates, section, picture, site; each from the best place.

Order of trust: linked data, OpenGraph and other meta elements, then what readers see (h1, time, byline), then title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from manytold.read.linked_data import LinkedData, linked_data
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
BYLINE = """//*[self::a or self::span or self::div or self::p or self::address or self::li or self::i][
    self::address or @rel='author' or contains(@itemprop, 'author')
    or contains(concat(' ', normalize-space(@class), ' '), ' author ')
    or contains(concat(' ', normalize-space(@class), ' '), ' byline ')
    or contains(concat(' ', normalize-space(@class), ' '), ' by ')
    or contains(@class, 'author-name') or contains(@class, 'author__name') or contains(@class, 'byline__name')
    or contains(@class, 'byline-name') or contains(@class, 'autor')]"""
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
LINES = "//h1 | //h2 | //h3 | //b | //strong | //font | //div[not(*)] | //p[not(*)] | //span[not(*)]"
MAX_LINES = 400
SMALL = "//i[not(*)] | //em[not(*)] | //small[not(*)] | //span[not(*)] | //p[not(*)]"
BYLINE_WORDS = 5
WHOLE_DATE = re.compile(
    r"(?:\w{3,12}\.?,? )?"
    r"(?:\d{1,2}\.? (?:de )?\w{3,12}\.?,? (?:de )?|\w{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? )(?:19|20)\d\d\b"
    r"(?:,? (?:at |um |a las )?\d{1,2}[:.]\d\d)?|\b(?:19|20)\d\d-\d\d-\d\d\b(?:[T ]\d\d:\d\d)?"
)
JOINT = re.compile(r"\s*[|–—·•»:]\s+|\s-\s")
SEPARATOR = re.compile(r"\s+(?:[|–—·•»:]|-|::)\s+")


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


def metadata(tree: HtmlElement) -> Metadata:
    """The claims of one parsed page."""
    linked, meta = linked_data(tree), _meta(tree)
    site = clean(meta.get("og:site_name", "") or linked.publisher or meta.get("application-name", ""))[:MAX_NAME]
    return Metadata(
        title=_title(tree, linked, meta, site)[:MAX_TITLE],
        byline=_byline(tree, linked, meta, site),
        published=tuple(_published(tree, linked, meta)),
        modified=tuple(_modified(linked, meta)),
        language=(tree.get("lang") or linked.language or meta.get("og:locale", ""))[:10],
        section=clean(meta.get("article:section", "") or linked.section)[:MAX_NAME],
        image=(meta.get("og:image", "") or linked.image or meta.get("twitter:image", ""))[:2048],
        site=site,
        description=clean(meta.get("og:description", "") or meta.get("description", "")),
        canonical=_canonical(tree, meta),
        body=linked.body,
        paywalled=not linked.free or meta.get("article:content_tier", "").lower() in ("locked", "metered"),
        is_article=linked.found or meta.get("og:type", "").lower() in ("article", "news", "newsarticle"),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta element that is not empty, by name, property or itemprop in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = (element.get("content") or "").strip()
        if name and value:
            found.setdefault(name.strip().lower(), value[:5000])
    return found


def _canonical(tree: HtmlElement, meta: dict[str, str]) -> str:
    links = tree.xpath("//link[@rel='canonical']/@href")
    return str(links[0])[:2048].strip() if links else meta.get("og:url", "")[:2048]


def _title(tree: HtmlElement, linked: LinkedData, meta: dict[str, str], site: str) -> str:
    """The headline that readers see where one agrees with what the page says of itself, else the claim."""
    shown = [clean(h.text_content()) for h in tree.xpath("//h1")[:10]]
    shown = [h for h in shown if h and h.count(" ") >= 1]
    claims = [
        linked.headline,
        meta.get("og:title", ""),
        meta.get("twitter:title", ""),
        *map(str, tree.xpath("//title[1]/text()")[:1]),
    ]
    claims = [claim for claim in (_bare(clean(c), site) for c in claims) if claim]
    for heading in shown:
        if any(fuzz.token_set_ratio(heading.lower(), claim.lower()) >= 80 for claim in claims):
            return _bare(heading, site)
    return next((part for claim in claims if (part := _shown_part(tree, claim))), next(iter(claims or shown), ""))


def _shown_part(tree: HtmlElement, title: str) -> str:
    """The longest end or beginning of a title that stands on the page as a line of its own, without the site's name."""
    cuts = list(JOINT.finditer(title))[:10]
    parts = [part for cut in cuts for part in (title[cut.end() :], title[: cut.start()]) if part.count(" ") >= 2]
    if not parts:
        return ""
    lines = {clean(element.text_content()) for element in tree.xpath(LINES)[:MAX_LINES]}
    return max((part for part in parts if part in lines), key=len, default="")


def _bare(title: str, site: str) -> str:
    """A title without the name of the site around it."""
    parts = SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    first, last = parts[0], parts[-1]
    if site and fuzz.ratio(last.lower(), site.lower()) >= 75:
        return title[: -len(last)].rstrip(" |–—·•»:-")
    if site and fuzz.ratio(first.lower(), site.lower()) >= 75:
        return title[len(first) :].lstrip(" |–—·•»:-")
    found = re.search(r"\s+[|·•»]\s+[^|·•»]{1,40}\Z", title)
    if found and found.start() >= 15:
        return title[: found.start()]
    label = re.match(r"[^|]{1,25}\s\|\s(?=[^|]{25,}\Z)", title)
    return title[label.end() :] if label else title


def _published(tree: HtmlElement, linked: LinkedData, meta: dict[str, str]) -> Iterator[Stated]:
    if linked.published:
        yield linked.published[:60], "JSON-LD datePublished"
    yield from ((meta[name][:60], name) for name in PUBLISHED if name in meta)
    yield from _times(tree)
    yield from _date_lines(tree)


def _times(tree: HtmlElement) -> Iterator[Stated]:
    """The first time element that is marked as publication, else the first in the article, else the first at all."""
    times = tree.xpath("//time[@datetime]")[:20]
    marked = [
        t
        for t in times
        if "pub" in " ".join((t.get("itemprop", ""), t.get("class", ""), t.get("pubdate", "x"))).lower()
    ]
    inside = tree.xpath("//article//time[@datetime] | //header//time[@datetime]")[:5]
    for element in (*marked, *inside, *times):
        if element.get("datetime").strip():
            yield element.get("datetime").strip()[:60], "time element"
            return


def _date_lines(tree: HtmlElement) -> Iterator[Stated]:
    """Short lines above the first running text that hold a whole date with its year."""
    for text in tree.xpath("//body//text()[normalize-space()]")[:MAX_LINES]:
        line = clean(str(text))
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


def _byline(tree: HtmlElement, linked: LinkedData, meta: dict[str, str], site: str) -> tuple[str, ...]:
    """The names of the first place that holds any."""
    places: list[list[str]] = [list(linked.authors), [meta[name] for name in AUTHORS if name in meta][:1]]
    shown = [clean(element.text_content()) for element in tree.xpath(BYLINE)[:8]]
    places.append([line for line in shown if len(line) <= MAX_NAME][:3])
    lines = [clean(element.text_content()) for element in tree.xpath(SMALL)[:MAX_LINES]]
    places.append([line for line in lines if _is_byline(line)][:1])
    for place in places:
        names = tuple(dict.fromkeys(name for line in place for name in people(line) if name.lower() != site.lower()))
        if names:
            return names[:MAX_PEOPLE]
    return ()


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

"""The articles that a front page links."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from manytold.model.pages import Entry, Page
from manytold.read.limits import MAX_BYTES, lean, too_much
from manytold.text.encoding import decode
from manytold.text.html import attribute, clean, parse
from manytold.text.urls import join, normal_url, site_of

MAX_ARTICLES = 300
LINKS = "a[href]:not(a a)"
"""Links, but none inside another: in drawings they may nest, and words under hundreds of them cost seconds to read."""
ANCHOR_WORDS = 4
HEADLINE_WORDS = 5
SLUG_PARTS = 3
DATE_PATH = re.compile(r"/(?:19|20)\d\d[/-]?(?:[01]?\d)(?:[/-]?[0-3]?\d)?(?:/|-|\Z)")
NUMBER = re.compile(r"\d{4,}")
OPAQUE = re.compile(r"/(?=[a-z]{0,12}\d)(?=\d{0,12}[a-z])[a-z0-9]{10,40}(?:\.html?)?/?\Z", re.IGNORECASE)
"""A name that only a machine can have given: letters and digits mixed."""
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
NO_ARTICLE = re.compile(
    r"/(?:coupons?|cookies?|legal|imprint|gizlilik|privacidad|confidentialite|mentions-legales|aviso-legal|contacto"
    r"|contatti|tags?|topics?|themen?|temas?|categor(?:y|ies|ia|ie)|authors?|autor(?:en)?|search|suche|login|signin|register|subscribe|abo"
    r"|account|profile|privacy|datenschutz|terms|about|contact|kontakt|impressum|newsletters?|podcasts?|videos?|gallery|jobs|shop|help"
    r"|feed|rss|page/\d+|wp-admin|cart|advertis\w{0,8})(?:/|\.\w{2,4}|\Z)|\.(?:pdf|jpe?g|png|gif|mp[34]|zip|xml|css|js)\Z",
    re.IGNORECASE,
)


def articles_of(page: Page) -> tuple[Entry, ...]:
    """What looks like articles of the same site among the links of a page, in page order, each address once."""
    tree = tree_of(page)
    return tuple(article_links(tree, page))[:MAX_ARTICLES] if tree is not None else ()


def article_links(tree: LexborHTMLParser, page: Page) -> Iterator[Entry]:
    """Links whose address and words look like those of an article on the same site."""
    base = base_of(tree, page)
    site, own, seen = site_of(base), normal_url(base), set()
    for anchor in tree.css(LINKS):
        url = join(base, attribute(anchor, "href")[:2048])
        if not url or site_of(url) != site:
            continue
        title, key = clean(anchor.text())[:500], normal_url(url)
        if key not in seen and key != own and looks_like_article(url, title):
            seen.add(key)
            yield Entry(url=url, title=title, feed=page.final_url or page.url)


def looks_like_article(url: str, title: str) -> bool:
    """Whether a link leads to an article, by the shape of its address and the length of its words.

    The less an address says (a date, a number, a long slug), the more words the link must have. Of 320 labelled
    articles 314 are recognised by their address and headline; the others are podcasts, galleries and short names.
    """
    path = path_of(url)
    if NO_ARTICLE.search(path) or len(path) < 8:
        return False
    slug = path.rstrip("/").rpartition("/")[2]
    parts = slug.count("-") + slug.count("_")
    count = words_in(title)
    if parts >= SLUG_PARTS or DATE_PATH.search(path) or NUMBER.search(path) or OPAQUE.search(path):
        return count >= ANCHOR_WORDS
    return (parts >= 1 or bool(NUMBER.search(urlsplit(url).query))) and count >= HEADLINE_WORDS


def words_in(title: str) -> int:
    """How many words a headline has; two signs of a script without spaces count as one."""
    return max(title.count(" ") + 1, len(UNSPACED.findall(title)) // 2)


def base_of(tree: LexborHTMLParser, page: Page) -> str:
    """The address that links of a page start from."""
    address = page.final_url or page.url or ""
    base = tree.css_first("base[href]")
    return (join(address, attribute(base, "href")) if base is not None else None) or address


def path_of(url: str) -> str:
    """The path of an address, empty where there is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def tree_of(page: Page) -> LexborHTMLParser | None:
    """The tree of a page within our limits; None for an error page or one beyond them."""
    if page.status >= 400 or len(page.body) > MAX_BYTES:
        return None
    markup = lean(decode(page.body, page.charset))
    return None if too_much(markup) else parse(markup)

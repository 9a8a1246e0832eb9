"""Articles that go on over several pages: where the next page is, and the pages put together as one article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urlsplit

from rapidfuzz import fuzz
from selectolax.lexbor import LexborHTMLParser

from manytold.model.articles import Article
from manytold.model.pages import Page
from manytold.read.blocks import Block, assemble, bounded, digest, same
from manytold.read.links import DATE_PATH, LINKS, NO_ARTICLE, NUMBER, base_of, tree_of
from manytold.text.html import clean
from manytold.text.urls import join, site_of

MAX_PAGES = 20
MAX_LINKS = 3_000
SHORT = 16
"""Characters of an address that may be one beside this page, as `2/` or `seite-2.html`."""
SAME_TITLE = 80
SLUG_HYPHENS = 2
COUNTED = frozenset(("page", "p", "pg", "pagina", "seite", "side", "sayfa", "paged", "pagenumber", "part", "teil"))
COUNT_IN_PATH = re.compile(
    r"(?:/(?:page|seite|pagina|part|teil|p)?[/_-]?|[-_,.](?:page|seite|pagina|part|teil|p)?[-_]?)(\d{1,2})"
    r"(?=(?:\.s?html?|\.php|\.aspx)?/?\Z)",
    re.IGNORECASE,
)
HREF = re.compile(rb"""href\s{0,3}=\s{0,3}["']?([^"'\s<>]{1,2048})""", re.IGNORECASE)
ENDING = re.compile(r"(?:/index)?(?:\.s?html?|\.php|\.aspx)?/?\Z", re.IGNORECASE)
COMMENTS = re.compile(r"comment|cpage|replytocom", re.IGNORECASE)


def next_page(page: Page) -> str | None:
    """As `next_of`, for an answer as it came; what links no such address is not even parsed."""
    here = page.final_url or page.url
    own = _counted(here) if here else None
    if here is None or own is None or page.status != 200 or not _is_article(own[0]):
        return None
    wanted, slug = str(own[1] + 1), own[0].partition("?")[0].rpartition("/")[2]
    hrefs = (href[1].decode("latin-1") for href in islice(HREF.finditer(page.body), MAX_LINKS))
    near = (href for href in hrefs if wanted in href and (slug in href or len(href) <= SHORT or href[0] == "?"))
    likely = (join(here, href.replace("&amp;", "&")) for href in near)
    if not any(address and (_counted(address) or ("", 0))[1] == own[1] + 1 for address in likely):
        return None
    tree = tree_of(page)
    return next_of(tree, page) if tree is not None else None


def next_of(tree: LexborHTMLParser, page: Page) -> str | None:
    """The address of the page on which the article goes on, None for the last and for whatever is no article.

    A next page has the address of this one but for a number, and that number is one more: so neither the pages of an
    archive nor the links to the next article are taken for it. Its link says so (`rel=next`) or shows the number.
    """
    here = page.final_url or page.url
    own = _counted(here) if here else None
    if here is None or own is None or not _is_article(own[0]):
        return None
    base, number = base_of(tree, page), own[1] + 1
    for href in _links(tree, number):
        address = join(base, href)
        other = _counted(address) if address and site_of(address) == site_of(here) else None
        if address and other == (own[0], number) and number <= MAX_PAGES:
            return address.partition("#")[0]
    return None


def _links(tree: LexborHTMLParser, number: int) -> Iterator[str]:
    """Addresses with this number in them whose links call themselves the next, or show the number."""
    for node in tree.css(f"link[rel~='next'][href], {LINKS}")[:MAX_LINKS]:
        stated = node.attributes
        href = (stated.get("href") or "")[:2048].strip()
        if str(number) not in href:
            continue
        if "next" in (stated.get("rel") or "").lower().split() or _names(clean(node.text())[:60], number):
            yield href


def _names(words: str, number: int) -> bool:
    """Whether a link's words are the number of a page, or say that it is the next one."""
    shown = re.search(r"\d+", words)
    if shown:
        return int(shown[0][:4]) == number and len(words) <= 30
    return bool(re.match(r"(?:next|continue|weiter|nächste|siguiente|suivant|avanti|›|»|>|→)", words.lower()))


def _counted(address: str) -> tuple[str, int] | None:
    """An address without the number of its page, and that number; 1 where it has none. None for comment pages."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if COMMENTS.search(parts.path) or COMMENTS.search(parts.query):
        return None
    asked = parse_qsl(parts.query, keep_blank_values=True)
    number = next((int(v) for k, v in asked if k.lower() in COUNTED and v.isascii() and v.isdigit() and len(v) < 3), 0)
    others = urlencode([(k, v) for k, v in asked if k.lower() not in COUNTED])
    path = parts.path
    count = None if number else COUNT_IN_PATH.search(path)
    if count and _is_article(path[: count.start()]):
        path, number = path[: count.start()] + path[count.end() :], int(count[1])
    path = ENDING.sub("", path).rstrip("/")
    return f"{parts.hostname or ''}{path}?{others}", max(number, 1)


def _is_article(address: str) -> bool:
    """Whether what an address says without its page number is the name of one article, not of a list of them."""
    path = "/" + address.partition("?")[0].partition("/")[2]
    slug = path.rstrip("/").rpartition("/")[2]
    named = slug.count("-") >= SLUG_HYPHENS or slug.count("_") >= SLUG_HYPHENS or bool(NUMBER.search(path))
    return (named or bool(DATE_PATH.search(path) and slug.count("-"))) and not NO_ARTICLE.search(path + "/")


def joined(first: Article, rest: Sequence[Article]) -> Article:
    """The article over all its pages, in order: what follows without its headline and what stands on earlier pages.

    A page with another headline is another article and is left out, with all that come after it.
    """
    title = first.title
    blocks = _blocks(first)
    kept: list[Article] = []
    for page in rest:
        if page.title and title and fuzz.token_set_ratio(page.title.lower(), title.lower()) < SAME_TITLE:
            break
        blocks += [new for new in _blocks(page) if not any(same(new.text, known.text) for known in blocks)]
        kept.append(page)
    if not kept:
        return first
    text, passages = assemble(title, blocks)
    return replace(
        first,
        text=text,
        text_hash=digest(text),
        passages=passages,
        byline=first.byline or next((page.byline for page in kept if page.byline), ()),
        credits=tuple(dict.fromkeys(name for page in (first, *kept) for name in page.credits)),
        modified=max((page.modified for page in (first, *kept) if page.modified), default=None),
        paywalled=any(page.paywalled for page in (first, *kept)),
        contamination=bounded(cut for page in (first, *kept) for cut in page.contamination),
    )


def _blocks(article: Article) -> list[Block]:
    return [Block(p.kind, article.text[p.start : p.end]) for p in article.passages if p.kind != "title"]

"""A page into the article it tells, or the reason why it tells none."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import PurePath

from manytold.model.articles import Article, Contamination
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry, Page
from manytold.read.blocks import Block, assemble, bounded, digest
from manytold.read.credits import credited
from manytold.read.dating import Dated, modified, published
from manytold.read.filed import filed_under
from manytold.read.foreign import without_foreign
from manytold.read.kind import Kind, kind_of
from manytold.read.letters import claims_of, is_letter, read_letter, sender_of
from manytold.read.limits import MAX_BYTES, MAX_LINES, MAX_TEXT
from manytold.read.metadata import Metadata
from manytold.read.parts import joined
from manytold.read.picture_words import is_same_picture, told
from manytold.read.plain import read_plain
from manytold.read.web import WebPage, read_web
from manytold.text.encoding import decode
from manytold.text.html import clean
from manytold.text.language import language_of
from manytold.text.urls import join, normal_url, same_house, site_of, speaks_for

MIN_WORDS = 25
NO_TEXT = "no article text was found (fewer than 25 words)"
OTHER_KINDS = {
    "feed": "a feed, not an article",
    "sitemap": "a sitemap, not an article",
    "opml": "a list of feeds, not an article",
}
UNSPACED = frozenset(("ja", "zh", "ko", "th", "lo", "km", "my"))


@dataclass(frozen=True, slots=True)
class Draft:
    """What was found in a page, whatever its form."""

    title: str
    blocks: tuple[Block, ...]
    cut: tuple[Contamination, ...]
    claims: Metadata
    web: WebPage | None = None


def read_page(page: Page) -> Article | Skipped | Failed:
    """The article of a page: HTML, XHTML or plain text, cleaned, dated and named; every refusal has its reason.

    Where it goes on over further pages it is one article; a further page that cannot be read is left out.
    """
    first = _read(page)
    if not page.further or not isinstance(first, Article):
        return first
    return joined(first, [part for part in map(_read, page.further) if isinstance(part, Article)])


def _read(page: Page) -> Article | Skipped | Failed:
    what = page.name or "-"
    page = _spoken_for(page)
    refused = _refused(page, what)
    if refused is not None:
        return refused
    kind = kind_of(page)
    if kind == "other":
        return Skipped(what, f"not text ({page.media_type or 'unknown type'})")
    if kind in OTHER_KINDS:
        return Skipped(what, OTHER_KINDS[kind])
    text = decode(page.body, page.charset)
    draft = _from_letter(text, page) if is_letter(page) else _drafted(text, page, kind)
    if isinstance(draft, str):
        skipped = draft.startswith(("a front page", "no article"))
        return Skipped(what, draft) if skipped else Failed(what, draft)
    article = _finish(page, draft)
    return Skipped(what, NO_TEXT) if article is None else article


def _spoken_for(page: Page) -> Page:
    """The page without an announcement of strangers: a relay's headline, day and names are not the outlet's own."""
    feed = page.announced.feed if page.announced else None
    own = feed is None or same_house(feed, page.final_url or page.url or "")
    return page if own else replace(page, announced=None)


def _refused(page: Page, what: str) -> Skipped | Failed | None:
    if page.status >= 400 or page.status < 200:
        return Failed(what, _status(page.status))
    if page.status >= 300:
        return Skipped(what, f"{_status(page.status)}: the answer has no page")
    if not page.body.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return Skipped(what, "the page is empty")
    if len(page.body) > MAX_BYTES:
        return Failed(what, f"the page has {len(page.body):,} bytes, more than {MAX_BYTES:,}")
    return None


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase.lower()}"
    except ValueError:
        return f"{status} from the server"


def _from_letter(text: str, page: Page) -> Draft | str:
    """What a mail tells, under its subject; its headers say who and when."""
    told = read_letter(text, page)
    if isinstance(told, str):
        return told
    return Draft(told.title, told.blocks, told.cut, claims_of(page, pitched=told.pitched))


def _drafted(text: str, page: Page, kind: Kind) -> Draft | str:
    return _from_web(text, page) if kind == "html" else _from_text(text)


def _from_web(text: str, page: Page) -> Draft | str:
    web = read_web(text, page)
    if isinstance(web, str):
        return web
    return Draft(web.title, web.blocks, web.cut, web.claims, web)


def _from_text(text: str) -> Draft | str:
    if len(text) > MAX_TEXT:
        return f"the text has {len(text):,} characters, more than {MAX_TEXT:,}"
    if text.count("\n") > MAX_LINES:
        return f"the text has more than {MAX_LINES:,} lines"
    plain = read_plain(text)
    claims = Metadata(byline=plain.byline, paywalled=plain.pitched)
    return Draft(plain.title, plain.blocks, plain.cut, claims)


def _finish(page: Page, draft: Draft) -> Article | None:
    """The article of a draft, or None when too little is left."""
    language = language_of(" ".join(block.text for block in draft.blocks)) or _declared(page, draft.claims)
    lines_only = draft.web is None and not is_letter(page)
    own = without_foreign(draft.blocks, language, lines_only, draft.title)
    agencies, blocks = credited(own.blocks, draft.claims.byline)
    if _size(blocks, language) < MIN_WORDS:
        return None
    title = draft.title or clean(page.announced.title if page.announced else "")[:500]
    text, passages = assemble(title, blocks)
    when = published(draft.claims.published, page, language, draft.web.markup if draft.web else None)
    article = Article(
        id=article_id(page),
        version=1,
        source="",
        source_name="",
        text=text,
        text_hash=digest(text),
        passages=passages,
        fetched=page.fetched,
        path=page.path,
        byline=_byline(page, draft.claims, agencies),
        credits=agencies,
        language=language,
        contamination=bounded((*draft.cut, *own.cut)),
    )
    return _claimed(_named(article, page, draft.claims), page, draft.claims, when)


def _claimed(article: Article, page: Page, claims: Metadata, when: Dated) -> Article:
    """The article with what the page says about it."""
    image, shows = _picture(article, page, claims)
    return replace(
        article,
        published=when.when,
        published_why=when.why,
        published_local=when.local,
        modified=modified(claims.modified, page, article.language, when.when),
        section=claims.section or None,
        image=image,
        image_words=shows,
        paywalled=claims.paywalled,
        kind=claims.kind,
        topics=filed_under(page, claims.topics),
        position=page.announced.position if page.announced else None,
    )


def _picture(article: Article, page: Page, claims: Metadata) -> tuple[str | None, str]:
    """The address of the picture that page or feed give for it, and what they say that it shows."""
    feed = page.announced or Entry("")
    of_feed = told(feed.image_words, article.title, article.source_name, feed.summary)
    if claims.image and (whole := join(article.url or "", claims.image)):
        shows = told(claims.image_words, article.title, article.source_name)
        return whole, shows or (of_feed if is_same_picture(feed.image or "", whole) else "")
    return feed.image, of_feed if feed.image else ""


def _named(article: Article, page: Page, claims: Metadata) -> Article:
    """The article with its address and source. Only a saved file may state its own address, and only to be shown."""
    if is_letter(page):
        source, name = sender_of(page)
        return replace(article, path=page.path or page.url, source=source, source_name=name)
    if page.url is not None:
        site = site_of(page.final_url or page.url)
        return replace(article, url=_address(page), source=site, source_name=_own_name(claims.site, site))
    name = page.path or "-"
    url = join("", claims.canonical) if claims.canonical else None
    if url and site_of(url):
        return replace(article, url=url, source=site_of(url), source_name=_own_name(claims.site, site_of(url)))
    return replace(article, source=f"file:{name}", source_name=claims.site or PurePath(name).stem or name)


def _own_name(claimed: str | None, site: str) -> str:
    """The name a page gives its outlet, as far as its host bears it out; else the host."""
    return claimed if claimed and speaks_for(claimed, site) else site


def _address(page: Page) -> str:
    """The address that was asked, or the one it has moved to for good."""
    moved = page.final_url if page.permanent else None
    return moved or page.url or ""


def article_id(page: Page) -> str:
    """16 hexadecimal digits that stay the same for one address, or for one local file's name and bytes."""
    if page.url is not None:
        seed = normal_url(_address(page)).encode("utf-8", "replace")
    else:
        seed = PurePath(page.path or "").name.encode("utf-8", "replace") + b"\0" + page.body
    return hashlib.sha256(seed).hexdigest()[:16]


def _byline(page: Page, claims: Metadata, agencies: Sequence[str]) -> tuple[str, ...]:
    people = claims.byline or (page.announced.authors if page.announced else ())
    return tuple(name for name in people if name not in agencies)


def _declared(page: Page, claims: Metadata) -> str | None:
    stated = claims.language or (page.announced.language if page.announced else None) or ""
    code = stated.replace("_", "-").partition("-")[0].strip().lower()
    return code if len(code) == 2 and code.isalpha() else None


def _size(blocks: Sequence[Block], language: str | None) -> int:
    """Words; scripts without spaces count two characters as a word."""
    if language in UNSPACED:
        return sum(len(block.text) for block in blocks) // 2
    return sum(block.length for block in blocks)

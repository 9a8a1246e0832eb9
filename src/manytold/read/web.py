"""A web page into headline, blocks and claims, with the furniture of the site cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from rapidfuzz import fuzz
from selectolax.lexbor import LexborHTMLParser

from manytold.model.articles import Contamination
from manytold.model.pages import Page
from manytold.read.blocks import Block, same, without_chrome, without_repeats
from manytold.read.body import Body, body_of
from manytold.read.byline import BY
from manytold.read.features import Hints
from manytold.read.limits import lean, too_much
from manytold.read.links import article_links
from manytold.read.metadata import Metadata, metadata
from manytold.text.html import clean_lines, parse, strip_tags

MIN_WORDS = 25
PROSE_WORDS = 20
LABEL_WORDS = 3
HEAD_BLOCKS = 8
TEASERS = 8
FRONT_PROSE = 100
FRONT = "a front page, not an article"
STAMP = re.compile(
    r"(?:(?:first )?published|(?:last )?updated|last modified|posted|veröffentlicht|aktualisiert|stand|publicado"
    r"|actualizado|publié|mis à jour)\b.{0,12}?\d"
    r"|(?:\w+,? )?\d{1,2}[./ ]\s?\w{2,10}[./ ]\s?\d{4}\b|\w{3,9} \d{1,2}, \d{4}\b|\d{4}-\d\d-\d\d(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page taken apart; `markup` is kept for who looks for a date that the page does not state."""

    title: str
    blocks: tuple[Block, ...]
    cut: tuple[Contamination, ...]
    claims: Metadata
    markup: str


def read_web(text: str, page: Page) -> WebPage | str:
    """The parts of a page, or the reason why there are none."""
    markup = lean(text)
    refused = too_much(markup)
    if refused:
        return refused
    tree = parse(markup)
    if tree is None:
        return "no article text: the page has no markup that can be read"
    claims = metadata(tree)
    found = body_of(tree, Hints(claims.title, claims.description, claims.body))
    if _words(found.blocks) < MIN_WORDS:
        found = replace(found, blocks=_stated(claims) or found.blocks)
    if is_front(tree, page, claims, found.blocks):
        return FRONT
    title = "" if same(claims.title, claims.site) else claims.title
    return _cleaned(title, found, claims, markup)


def _cleaned(title: str, found: Body, claims: Metadata, markup: str) -> WebPage:
    trimmed = without_chrome(found.blocks, found.left_out)
    below = next((at for at, b in enumerate(trimmed.blocks[:HEAD_BLOCKS]) if same(b.text, title)), 0)
    blocks = _without_ends(_without_stamps(without_repeats(trimmed.blocks[below:], title), title, claims))
    blocks = tuple(
        Block("standfirst", b.text) if i == 0 and same(b.text, claims.description) else b for i, b in enumerate(blocks)
    )
    if trimmed.pitched:
        claims = _paywalled(claims)
    return WebPage(title, blocks, trimmed.cut, claims, markup)


def _paywalled(claims: Metadata) -> Metadata:
    return replace(claims, paywalled=True)


def is_front(tree: LexborHTMLParser, page: Page, claims: Metadata, found: Sequence[Block]) -> bool:
    """Whether a page lists articles rather than being one: no claim to be one, many teasers, little running text."""
    root = _is_root(page, claims)
    if root and not claims.is_article:
        return True
    if claims.is_article and not root:
        return False
    teasers = list(islice(article_links(tree, page), 200))
    prose = sum(block.length for block in found if block.closed and block.length >= PROSE_WORDS)
    linked = sum(teaser.title.count(" ") + 1 for teaser in teasers)
    return len(teasers) >= TEASERS and (root or (linked > prose and prose < FRONT_PROSE))


def _is_root(page: Page, claims: Metadata) -> bool:
    """Whether the address is that of a home page; a saved page is believed where it says that it is one."""
    address = page.final_url or page.url or claims.canonical
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.netloc) and parts.path in ("", "/") and not parts.query


def _stated(claims: Metadata) -> tuple[Block, ...]:
    """The text that the page carries as linked data, for pages that are drawn by scripts."""
    body = claims.body
    lines = clean_lines(body) if "<" not in body else [strip_tags(body)]
    blocks = tuple(Block("paragraph", line) for line in lines if any(sign.isalnum() for sign in line))
    return blocks if _words(blocks) >= MIN_WORDS else ()


def _without_stamps(blocks: Sequence[Block], title: str, claims: Metadata) -> tuple[Block, ...]:
    """Blocks without byline, date line, label or a variant of the headline above the first sentence."""
    text = next((at for at, b in enumerate(blocks) if b.closed and b.length > LABEL_WORDS), 0)
    labels = {at for at, b in enumerate(blocks[:text]) if b.length <= LABEL_WORDS and b.kind == "paragraph"}
    return tuple(b for at, b in enumerate(blocks) if at not in labels and (at >= 4 or not _is_stamp(b, title, claims)))


def _is_stamp(block: Block, title: str, claims: Metadata) -> bool:
    if block.length > 30:
        return False
    if title and fuzz.ratio(block.text.lower(), title.lower()) >= 92:
        return True
    if block.length > 14:
        return False
    named = any(same(block.text, name) for name in (*claims.byline, claims.site, claims.section))
    by = bool(BY.match(block.text)) and not block.closed
    stamped = bool(STAMP.match(block.text)) and not block.text.endswith((".", "!", "?"))
    return named or by or stamped


def _without_ends(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks without headings that nothing follows."""
    end = len(blocks)
    while end and blocks[end - 1].kind == "heading":
        end -= 1
    return tuple(blocks[:end])


def _words(blocks: Sequence[Block]) -> int:
    return sum(block.length if " " in block.text else len(block.text) // 2 for block in blocks)

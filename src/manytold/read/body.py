"""A page's own words: the blocks of its article, found by trafilatura in the tree that was already bounded.

trafilatura (Barbaresi, ACL 2021) is the best of fourteen extractors measured on two sets of saved pages.
"""

import logging
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

from manytold.model.articles import PassageKind
from manytold.read.blocks import Block
from manytold.read.furniture import drop_furniture
from manytold.text.html import clean

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

KINDS: dict[str, PassageKind] = {"head": "heading", "item": "item", "quote": "quote"}
BREAK = "\ue000"
LONGEST = 200_000
ENOUGH_WORDS = 25
SENTENCE_WORDS = 15
# What is never the article's text, whatever an extractor thinks of it.
AROUND = "//figcaption | //figure//figcaption | //aside[not(.//h1)] | //form | //button | //nav | //footer"


def blocks_of(tree: HtmlElement) -> tuple[Block, ...]:
    """The article's paragraphs, headings, list items and quotes in order; empty when there is no article.

    Where the strict reading finds next to nothing, because a site puts its article into a form or an aside, a lax one
    is tried.
    """
    lean = deepcopy(tree)
    drop_furniture(lean)
    found = _extracted(lean, precise=True)
    if sum(map(_size, found)) >= ENOUGH_WORDS:
        return found
    lax = _extracted(tree, precise=False)
    return lax if any(block.closed and _size(block) >= SENTENCE_WORDS for block in lax) else found


def _size(block: Block) -> int:
    """Words, estimated by letters for scripts that put no spaces between them."""
    return max(block.length, len(block.text) // 6)


def _extracted(tree: HtmlElement, precise: bool) -> tuple[Block, ...]:
    """What the extractor finds; `precise` prunes around the article and prefers less text."""
    from trafilatura import bare_extraction  # noqa: PLC0415 half a second to import: only who reads pages pays

    try:
        found = bare_extraction(
            tree,
            favor_precision=precise,
            include_comments=False,
            include_tables=False,
            with_metadata=False,
            prune_xpath=[AROUND] if precise else None,
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, etree.LxmlError):
        return ()
    if found is None or isinstance(found, dict) or found.body is None:
        return ()
    return tuple(_blocks(found.body))


def _blocks(body: etree._Element) -> Iterator[Block]:
    """The blocks of trafilatura's own tree: p, head, list > item, quote, with lb for line breaks."""
    for element in body.iter("p", "head", "item", "quote"):
        if any(True for _ in element.iterancestors("p", "item", "quote")):
            continue
        for child in element.iter("lb"):
            child.tail = BREAK + (child.tail or "")
        kind = KINDS.get(str(element.tag), "paragraph")
        for line in "".join(map(str, element.itertext())).split(BREAK):
            text = clean(line)[:LONGEST]
            if any(sign.isalnum() for sign in text):
                yield Block(kind, text)

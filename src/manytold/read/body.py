"""A page's own words: the lines of its article, chosen by a small model from all lines of the page."""

from dataclasses import dataclass

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from manytold.model.articles import PassageKind
from manytold.read.blockmodel import chosen, shipped
from manytold.read.blocks import Block
from manytold.read.boxes import BIT
from manytold.read.features import Hints, view
from manytold.read.outline import Outline, outline, seen_only
from manytold.text.html import clean

NEAR = 10
MAX_LEFT_OUT = 500
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
KINDS: dict[str, PassageKind] = {"li": "item", "dd": "item", "dt": "item", "blockquote": "quote"}
KINDS |= dict.fromkeys(HEADINGS, "heading")
NEVER = BIT["in_caption"]


@dataclass(frozen=True, slots=True)
class Body:
    """The article's lines in order, and lines among and near them that were not taken for its own."""

    blocks: tuple[Block, ...] = ()
    left_out: tuple[str, ...] = ()


def body_of(tree: LexborHTMLParser, hints: Hints) -> Body:
    """The article's paragraphs, headings, list items and quotes; empty when there is no article."""
    page = seen_only(outline(tree))
    if not page.texts:
        return Body()
    seen = view(page, hints)
    lines = np.flatnonzero(chosen(seen, shipped()(seen))).tolist()
    found = {at: block for at in lines if (block := _block(page, at)) is not None}
    if not found:
        return Body()
    near = range(max(min(found) - NEAR, 0), min(max(found) + NEAR, len(page.texts)))
    left_out = [clean(page.texts[at])[:MAX_LEFT_OUT] for at in near if at not in found]
    return Body(tuple(found.values()), tuple(left_out))


def _block(page: Outline, at: int) -> Block | None:
    """A line with its part in the page, told by the boxes around it; None for a caption."""
    kind: PassageKind = "paragraph"
    box = page.boxes[at]
    while box and kind == "paragraph":
        if page.marks[box] & NEVER:
            return None
        kind = KINDS.get(page.tags[box], kind)
        box = page.parents[box]
    text = clean(page.texts[at])
    return Block(kind, text) if any(map(str.isalnum, text)) else None

"""A page's own words: the lines of its article, chosen by a small model from all lines of the page."""

from dataclasses import dataclass

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from manytold.model.articles import PassageKind
from manytold.read.blockmodel import HALF, chosen, shipped
from manytold.read.blocks import Block
from manytold.read.boxes import BIT
from manytold.read.features import Hints, Numbers, View, view
from manytold.read.outline import Outline, outline, seen_only
from manytold.text.html import clean

NEAR = 10
MAX_LEFT_OUT = 500
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
KINDS: dict[str, PassageKind] = {"li": "item", "dd": "item", "dt": "item", "blockquote": "quote"}
KINDS |= dict.fromkeys(HEADINGS, "heading")
NEVER = BIT["in_caption"]
WITHIN = frozenset(("li", "p"))
LISTS = frozenset(("ul", "ol", "blockquote"))
SENTENCE = 30


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
    lines = _with_lists(page, seen, chosen(seen, shipped()(seen)))
    found = {at: block for at in lines if (block := _block(page, at)) is not None}
    if not found:
        return Body()
    near = range(max(min(found) - NEAR, 0), min(max(found) + NEAR, len(page.texts)))
    left_out = [clean(page.texts[at][:MAX_LEFT_OUT]) for at in near if at not in found]
    return Body(tuple(found.values()), tuple(left_out))


def _with_lists(page: Outline, seen: View, good: Numbers) -> list[int]:
    """The chosen lines, and sentences of lists and quotes between them that stand among the article's paragraphs."""
    lines, layout = seen.lines, seen.layout
    own = np.flatnonzero(good).tolist()
    homes = set(layout.around[good & (lines.prose > 0)].tolist())
    told = (lines.closed > 0) & (lines.size >= SENTENCE) & (lines.linked <= HALF) & ~good
    between = [at for at in np.flatnonzero(told).tolist() if own and own[0] < at < own[-1]]
    return sorted([*own, *(at for at in between if _home(page, page.boxes[at]) in homes)])


def _home(page: Outline, box: int) -> int:
    """The box that a list or quote stands in; -1 for a box of neither."""
    while page.tags[box] in WITHIN:
        box = page.parents[box]
    return page.parents[box] if page.tags[box] in LISTS else -1


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

"""A page as a flat list of its lines, each with the boxes that it stands in; one walk over the tree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from manytold.read.boxes import LINK, UNSEEN, marks_of

SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "option", "textarea"),
        *("canvas", "video", "audio", "map", "math", "head", "button", "input", "picture", "img", "link", "meta"),
    )
)
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("ins", "kbd", "label", "mark", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr"),
    )
)
STRONG = frozenset(("b", "strong"))
HIDING = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{3}"
    r"|font-size\s{0,3}:\s{0,3}0(?:px|;|\Z)",
    re.IGNORECASE,
)
ROLES = ("role", "itemprop", "data-component", "data-qa", "data-testid", "data-type")
DIGITS = re.compile("[0-9]+")
OF_BOXES = ("parents", "tags", "kinds", "depths", "marks", "firsts", "ends")
OF_LINES = ("texts", "boxes", "linked", "strong", "links", "dress")
BOX = "-box"
MAX_NODES = 60_000
MAX_LINE = 200_000
MUCH = 0.3


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a page in document order and the boxes around them, parents before children, each as columns.

    A box is an element that begins a line of its own. The lines inside it are those from `firsts` up to, not with,
    `ends`; `marks` are bits of `boxes.MARKS`. `linked` and `strong` count characters inside links and bold print.
    `dress` names the inline elements around a whole line, such as `small` or `font`; empty where it is not one piece.
    """

    texts: list[str] = field(default_factory=list)
    boxes: list[int] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    strong: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    dress: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


class _Pen:
    """Draws one outline: which boxes are open, and the line being written."""

    def __init__(self) -> None:
        self.drawn = Outline()
        self.rows: list[list[Any]] = []
        self.open = [0]
        self.parts: list[str] = []
        self.linked = self.strong = self.links = 0
        self.in_link = self.in_strong = 0
        self.worn = ""
        self.dress: str | None = None

    def text(self, text: str) -> None:
        self.parts.append(text)
        if text.isspace():
            return
        if self.dress != self.worn:
            self.dress = self.worn if self.dress is None else ""
        if self.in_link:
            self.linked += len(text.strip())
        if self.in_strong:
            self.strong += len(text.strip())

    def end_line(self) -> None:
        if not self.parts:
            return
        text = "" if self.dress is None else " ".join("".join(self.parts)[:MAX_LINE].split())
        if text and (len(text) > 3 or any(map(str.isalnum, text))):
            drawn = self.drawn
            drawn.texts.append(text)
            drawn.boxes.append(self.open[-1])
            drawn.linked.append(self.linked)
            drawn.strong.append(self.strong)
            drawn.links.append(self.links)
            drawn.dress.append(self.dress or "")
        self.parts = []
        self.dress = None
        self.linked = self.strong = self.links = 0

    def open_box(self, tag: str, kind: str, marks: int) -> None:
        if self.parts:
            self.end_line()
        around = self.open
        self.rows.append([around[-1], tag, kind, len(around), marks, len(self.drawn.texts), 0])
        around.append(len(self.rows) - 1)

    def close_box(self) -> None:
        if self.parts:
            self.end_line()
        self.rows[self.open.pop()][-1] = len(self.drawn.texts)

    def begin(self, tag: str) -> None:
        """An element that runs on in the line."""
        self.worn = f"{self.worn}.{tag}" if self.worn else tag
        if tag == "a":
            self.in_link += 1
            self.links += 1
        elif tag in STRONG:
            self.in_strong += 1

    def close(self, tag: str) -> None:
        if tag == BOX:
            self.close_box()
            return
        self.worn = self.worn[: -len(tag) - 1]
        if tag == "a":
            self.in_link -= 1
        elif tag in STRONG:
            self.in_strong -= 1

    def whole(self) -> Outline:
        """What was drawn."""
        columns = [list(column) for column in zip(*self.rows, strict=True)]
        return replace(self.drawn, **dict(zip(OF_BOXES, columns, strict=True)))


def outline(tree: LexborHTMLParser) -> Outline:
    """The lines of a page that readers may see, its scripts, pictures, buttons and entry fields left out."""
    pen = _Pen()
    unseen = _unseen(tree)
    pen.open_box("page", "page", 0)
    around: list[tuple[LexborNode, str]] = []
    node = tree.body or tree.root
    left = MAX_NODES
    while node is not None:
        left -= 1
        tag, child = node.tag or "-", None
        if tag == "-text":
            pen.text(node.text_content or "")
        elif tag == "br":
            pen.end_line()
        elif left > 0 and tag not in SKIPPED and tag[0] not in "-!":
            child = node.first_child
            around.append((node, _begin(pen, node, tag, bool(unseen) and node.mem_id in unseen)))
            if child is None:
                pen.close(around.pop()[1])
        following = child or (node.next if around else None)
        while following is None and around:
            node, closing = around.pop()
            pen.close(closing)
            following = node.next if around else None
        node = following
    pen.close_box()
    return pen.whole()


def _begin(pen: _Pen, node: LexborNode, tag: str, unseen: bool) -> str:
    """Begins an element in the line or opens its box; what the pen is to be given at its end."""
    if tag in INLINE and not unseen:
        pen.begin(tag)
        return tag
    _open(pen, node, tag, unseen)
    return BOX


def _unseen(tree: LexborHTMLParser) -> set[int]:
    """The elements that say of themselves that they are not shown."""
    marked = tree.css("[hidden], [style]")
    return {node.mem_id for node in marked if "hidden" in (of := node.attributes) or HIDING.search(of["style"] or "")}


def _open(pen: _Pen, node: LexborNode, tag: str, unseen: bool) -> None:
    """Opens the box of an element."""
    attributes = node.attributes
    classes, own = attributes.get("class") or "", attributes.get("id") or ""
    marks, kind = _look(tag, classes)
    if own:
        marks |= marks_of("", own[:100])
    if len(attributes) > bool(classes) + bool(own):
        for name in ROLES:
            if name in attributes:
                marks |= marks_of("", (attributes[name] or "")[:100])
    pen.open_box(tag, kind, marks | (UNSEEN if unseen else 0) | (LINK if pen.in_link else 0))


@lru_cache(maxsize=20_000)
def _look(tag: str, classes: str) -> tuple[int, str]:
    """The marks that a tag and its classes give, and what boxes of one kind have alike: tag and classes."""
    return marks_of(tag, classes[:300]), f"{tag}.{DIGITS.sub('', classes[:300])}"


def seen_only(page: Outline) -> Outline:
    """The page without the lines that readers do not see.

    Some sites hide the article itself until a script shows it: where a good part of the text is hidden, it stays.
    """
    hidden = [False] * len(page.tags)
    for box in range(1, len(hidden)):
        hidden[box] = bool(page.marks[box] & UNSEEN) or hidden[page.parents[box]]
    seen = [at for at, box in enumerate(page.boxes) if not hidden[box]]
    letters = sum(map(len, page.texts))
    if len(seen) == len(page.texts) or sum(len(page.texts[at]) for at in seen) < (1 - MUCH) * letters:
        return page
    return only(page, seen)


def only(page: Outline, lines: Sequence[int]) -> Outline:
    """The page with these of its lines, in order, in the same boxes."""
    before = [0] * (len(page.texts) + 1)
    for at in lines:
        before[at + 1] = 1
    for at in range(1, len(before)):
        before[at] += before[at - 1]
    columns = {name: [getattr(page, name)[at] for at in lines] for name in OF_LINES}
    return replace(page, firsts=[before[at] for at in page.firsts], ends=[before[at] for at in page.ends], **columns)

"""A page as a flat list of its lines, each with the boxes that it stands in; one walk over the tree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

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
        self.open = [0]
        self.parts: list[str] = []
        self.linked = self.strong = self.links = 0
        self.in_link = self.in_strong = 0
        self.within: list[str] = []
        self.dress: str | None = None

    def text(self, text: str) -> None:
        if text.isspace():
            self.parts.append(" ")
            return
        self.parts.append(text)
        dress = ".".join(self.within)
        self.dress = dress if self.dress in (None, dress) else ""
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
        self.end_line()
        drawn = self.drawn
        drawn.parents.append(self.open[-1])
        drawn.depths.append(len(self.open))
        self.open.append(len(drawn.tags))
        drawn.tags.append(tag)
        drawn.kinds.append(kind)
        drawn.marks.append(marks)
        drawn.firsts.append(len(drawn.texts))
        drawn.ends.append(0)

    def close_box(self) -> None:
        self.end_line()
        self.drawn.ends[self.open.pop()] = len(self.drawn.texts)

    def begin(self, tag: str) -> None:
        """An element that runs on in the line."""
        self.within.append(tag)
        if tag == "a":
            self.in_link += 1
            self.links += 1
        elif tag in STRONG:
            self.in_strong += 1

    def close(self, tag: str) -> None:
        if tag == BOX:
            self.close_box()
            return
        self.within.pop()
        if tag == "a":
            self.in_link -= 1
        elif tag in STRONG:
            self.in_strong -= 1


def outline(tree: LexborHTMLParser) -> Outline:
    """The lines of a page that readers may see, its scripts, pictures, buttons and entry fields left out."""
    pen = _Pen()
    start = tree.body or tree.root
    unseen = _unseen(tree)
    pen.open_box("page", "page", 0)
    stack: list[LexborNode | str] = [start] if start is not None else []
    left = MAX_NODES
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pen.close(node)
            continue
        left -= 1
        tag = node.tag or "-"
        if tag == "-text":
            pen.text(node.text_content or "")
        elif tag == "br":
            pen.end_line()
        elif left > 0 and tag not in SKIPPED and tag[0] not in "-!":
            if tag in INLINE and not (unseen and node.mem_id in unseen):
                pen.begin(tag)
                stack.append(tag)
            else:
                _open(pen, node, tag, bool(unseen) and node.mem_id in unseen)
                stack.append(BOX)
            child = node.last_child
            while child is not None:
                stack.append(child)
                child = child.prev
    pen.close_box()
    return pen.drawn


def _unseen(tree: LexborHTMLParser) -> set[int]:
    """The elements that say of themselves that they are not shown."""
    marked = tree.css("[hidden], [style]")
    return {node.mem_id for node in marked if "hidden" in (of := node.attributes) or HIDING.search(of["style"] or "")}


def _open(pen: _Pen, node: LexborNode, tag: str, unseen: bool) -> None:
    """Opens the box of an element."""
    attributes = node.attributes
    classes, own = attributes.get("class") or "", attributes.get("id") or ""
    more = len(attributes) > bool(classes) + bool(own)
    roles = " ".join([attributes[name] or "" for name in ROLES if name in attributes]) if more else ""
    marks, kind = _look(tag, classes, own, roles)
    pen.open_box(tag, kind, marks | (UNSEEN if unseen else 0) | (LINK if pen.in_link else 0))


@lru_cache(maxsize=10_000)
def _look(tag: str, classes: str, own: str, roles: str) -> tuple[int, str]:
    """The marks that an element's names give it, and what boxes of one kind have alike: tag and classes."""
    marks = marks_of(tag, f"{classes[:300]} {own[:100]} {roles[:200]}")
    return marks, f"{tag}.{DIGITS.sub('', classes[:300])}"


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

"""The furniture of a page by its structure: what is built differently from the paragraphs of the article goes.

Two rules. Elements whose names say what they are (`ad`, `newsletter`, `kommentare`) go, unless they hold a good part of
the running text, because many sites put such a word on the whole page. And of the short blocks after the first
paragraph, those go that stand in other boxes than the paragraphs do, or after the box that holds the paragraphs.

On 320 labelled pages they raise the mean F1 of word shingles from 0.909 to 0.914 on messy sites and from 0.946 to 0.951
on those of publishers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

NAMES = frozenset(
    (
        *("ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising", "adslot", "adunit", "anzeige"),
        *(
            "anzeigen",
            "werbung",
            "publicidad",
            "publicite",
            "pub",
            "sponsor",
            "sponsored",
            "promo",
            "promos",
            "promotion",
        ),
        *("promoted", "taboola", "outbrain", "comment", "comments", "disqus", "discussion", "forum", "kommentar"),
        *("kommentare", "comentarios", "commentaires", "newsletter", "newsletters", "nl", "subscribe", "subscription"),
        *("signup", "cookie", "cookies", "consent", "gdpr", "paywall", "gate", "regwall", "upsell", "pitch", "share"),
        *("sharing", "social", "teilen", "compartir", "partager", "related", "recommended", "recommendations", "rel"),
        *("readmore", "mostread", "trending", "popular", "footer", "breadcrumb", "breadcrumbs", "sidebar", "toolbar"),
    )
)
TAGS = frozenset(("amp-ad", "amp-embed", "amp-social-share", "amp-sidebar", "amp-user-notification", "amp-consent"))
STATES = frozenset(("no", "not", "has", "with", "without", "is", "hide", "show", "enable", "enabled", "open", "mobile"))
# Sites mark the paid part of an article with the same words as the wall in front of it.
WALLS = frozenset(("paywall", "subscription", "subscribe", "gate", "regwall"))
TEXTS = frozenset(("article", "story", "body", "content", "entry", "text", "paragraph", "post", "component"))
WHOLE = frozenset(("html", "body", "main", "article", "h1"))
BLOCKS = frozenset(
    (
        *("p", "div", "li", "td", "th", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main"),
        *("pre", "aside", "header", "footer", "form", "ul", "ol", "table", "tr", "tbody", "dl", "dt", "dd", "figure"),
        *("figcaption", "center", "nav", "address", "details", "summary", "body", "hgroup", "fieldset"),
        *("amp-list", "amp-accordion"),
    )
)
WITHIN = frozenset(("li", "blockquote", "dt", "dd", "td", "th"))
AROUND = frozenset(("ul", "ol", "dl", "table", "tbody", "tr"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PARTS = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])")
UNSEEN = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{3}"
    r"|font-size\s{0,3}:\s{0,3}0(?:px|;|\Z)",
    re.IGNORECASE,
)
CLOSED = re.compile(r"[.!?…。！？][\s\"'”’»“)]*\Z")
PROSE_WORDS = 20
LONG_WORDS = 40
SENTENCE_WORDS = 15
LINKED = 0.8
MUCH = 0.3
MOST = 0.8
ENOUGH = 60
LONG_LIST = 5


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block without blocks inside, in document order; `linked` is the share of its letters that are links."""

    element: HtmlElement
    text: str
    linked: float

    @property
    def size(self) -> int:
        """Words, by spaces."""
        return self.text.count(" ") + 1

    @property
    def prose(self) -> bool:
        """Whether it can only be running text."""
        if self.linked > 0.5 or self.element.tag in HEADINGS or self.element.tag == "figcaption":
            return False
        return self.size >= LONG_WORDS or (self.size >= PROSE_WORDS and bool(CLOSED.search(self.text)))


def drop_furniture(tree: HtmlElement) -> None:
    """Takes the furniture out of a tree, in place; a page with little running text stays as it is."""
    weights, total = _weigh(_prose(_leaves(tree)))
    if total < ENOUGH:
        return
    unseen = [element for element in tree.iter() if _is_unseen(element)]
    # Some sites hide the article itself, in many pieces, until a script shows it.
    spared = sum(weights[element] for element in unseen) >= MUCH * total
    named = [element for element in tree.iter() if _is_named(element)]
    for element in named if spared else named + unseen:
        if weights[element] < MUCH * total:
            _drop(element)
    leaves = list(_leaves(tree))
    weights, total = _weigh(_prose(leaves))
    if total >= ENOUGH:
        _drop_strangers(leaves, weights, total)


def _drop_strangers(leaves: list[Leaf], weights: Counter[HtmlElement], total: int) -> None:
    """Drops short blocks that stand in other boxes than the paragraphs."""
    box = _box(max(_prose(leaves), key=lambda leaf: leaf.size).element, weights, total)
    chains = [_chain(leaf.element, box) for leaf in leaves]
    inside = [at for at, leaf in enumerate(leaves) if leaf.prose and chains[at] is not None]
    trusted = {chains[at] for at in inside}
    for at, leaf in enumerate(leaves):
        if inside and at > inside[0] and not leaf.prose and not _belongs(leaf, at < inside[-1], box, trusted):
            _drop(leaf.element)


def _prose(leaves: Iterable[Leaf]) -> list[Leaf]:
    return [leaf for leaf in leaves if leaf.prose]


def _belongs(leaf: Leaf, between: bool, box: HtmlElement, trusted: set[tuple[str, ...] | None]) -> bool:
    """Whether a short block after the first paragraph is part of the article."""
    chain = _chain(leaf.element, box)
    if chain is None or leaf.linked >= LINKED:
        return chain is not None and leaf.element.tag in HEADINGS and between
    if leaf.element.tag in HEADINGS or _is_bold(leaf):
        return between
    part = leaf.element if leaf.element.tag in WITHIN else leaf.element.getparent()
    if part is not None and part.tag in WITHIN:
        return between or _is_long_list(part) or _chain_of_parent(part, box) in trusted
    long = between and leaf.size >= SENTENCE_WORDS and leaf.linked < 0.5 and bool(CLOSED.search(leaf.text))
    return long or chain in trusted


def _is_long_list(element: HtmlElement) -> bool:
    parent = element.getparent()
    return element.tag == "li" and parent is not None and len(parent.findall("li")) >= LONG_LIST


def _chain_of_parent(element: HtmlElement, box: HtmlElement) -> tuple[str, ...] | None:
    """The boxes around the list, table or quote that a block belongs to."""
    while element is not box and element.tag in WITHIN | AROUND and element.getparent() is not None:
        element = element.getparent()
    return () if element is box else _chain(element, box)


def _is_bold(leaf: Leaf) -> bool:
    inner = leaf.element.xpath("normalize-space(.//b | .//strong)")
    return bool(inner) and str(inner) == leaf.text


def _box(start: HtmlElement, weights: Counter[HtmlElement], total: int) -> HtmlElement:
    """The smallest element around the longest paragraph that holds most of the running text."""
    around = [start, *start.iterancestors()]
    return next((element for element in around if weights[element] >= MOST * total), around[-1])


def _chain(element: HtmlElement, box: HtmlElement) -> tuple[str, ...] | None:
    """The boxes between an element and `box`, or None when it is not inside; a paragraph's own name does not count."""
    names = [] if element.tag == "p" or element is box else [_kind(element)]
    for ancestor in (element, *element.iterancestors()):
        if ancestor is box:
            return tuple(names)
        if ancestor is not element:
            names.append(_kind(ancestor))
    return None


def _kind(element: HtmlElement) -> str:
    return f"{element.tag}.{re.sub('[0-9]+', '', element.get('class', ''))}"


def _weigh(prose: list[Leaf]) -> tuple[Counter[HtmlElement], int]:
    """Words of running text inside each element, and in all."""
    weights: Counter[HtmlElement] = Counter()
    for leaf in prose:
        for element in (leaf.element, *leaf.element.iterancestors()):
            weights[element] += leaf.size
    return weights, sum(leaf.size for leaf in prose)


def _is_named(element: HtmlElement) -> bool:
    """Whether its names say that an element is furniture."""
    if not isinstance(element.tag, str) or element.tag in WHOLE:
        return False
    if element.tag in TAGS:
        return True
    values = (element.get(name) for name in ("class", "id", "role", "data-component", "data-qa", "data-testid"))
    return any(_names_furniture(value[:300]) for value in values if value)


def _is_unseen(element: HtmlElement) -> bool:
    """Whether readers do not see an element, though programs do."""
    return isinstance(element.tag, str) and bool("hidden" in element.attrib or UNSEEN.search(element.get("style", "")))


@lru_cache(maxsize=10_000)
def _names_furniture(value: str) -> bool:
    """Whether a word of an attribute is one of the names, and none turns it into its opposite."""
    text = not TEXTS.isdisjoint(part.lower() for part in PARTS.findall(value))
    for word in value.split():
        parts = [part.lower() for part in PARTS.findall(word)]
        found = NAMES.intersection(parts)
        if found and not STATES.intersection(parts) and not (text and found <= WALLS):
            return True
    return False


def _leaves(tree: HtmlElement) -> Iterator[Leaf]:
    for element in tree.iter():
        if element.tag not in BLOCKS or any(child.tag in BLOCKS for child in element.iterdescendants()):
            continue
        text = " ".join(element.text_content().split())
        if text:
            linked = sum(len(str(a.text_content()).strip()) for a in element.iter("a"))
            yield Leaf(element, text, linked / len(text))


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()

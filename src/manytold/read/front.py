"""A front page that is watched because its site has no feed: which of its links are articles is learned (pure).

A link is known by its shapes: the pattern of its address (`/politics/slug-9.html`), where it stands in the page, and
whether it has the words of a headline. What became of links that were followed is counted for each shape; links of a
shape that led to articles are followed, those of a shape that led to none (sections, tags, authors, imprint) are not,
and of a shape never seen a few are tried.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborNode

from manytold.model.pages import Entry, Page
from manytold.model.sources import Front, Pending, Shape
from manytold.read.links import (
    ANCHOR_WORDS,
    LINKS,
    NO_ARTICLE,
    base_of,
    looks_like_article,
    tree_of,
    words_in,
)
from manytold.text.html import attribute, clean
from manytold.text.urls import join, normal_url, site_of

MAX_LINKS = 1_500
"""Links of one page that are looked at; the front pages of large papers have 300 to 900."""
MAX_SHAPES = 300
MAX_PENDING = 300
MOST_COUNTED = 40
"""Judged links of one shape above which both counts are halved, so that the newest weigh most."""
ENOUGH = 3
"""Judged links of a shape from which on its share of articles decides."""
GOOD_SHARE = 0.5
MOST_TRIED = 6
MOST_TRIED_OF_ONE = 2
"""Links of shapes never seen that are tried on one visit, in all and of one shape."""
SECOND_CHANCE = 10
"""Visits after which one link of a shape that led to no articles is tried again, should it have the words of one."""
PATIENCE = 3
"""Visits without a link that looks like an article before that is said."""
RECENT = 10
FEW = 0.2
"""Share of articles among the last links judged below which that is said, when it was above GOOD_SHARE before."""
YEAR = re.compile(r"(?:19|20)\d\d")
DIGITS = re.compile(r"\d+")
ENDING = re.compile(r"\.[a-z]{2,5}\Z", re.IGNORECASE)
SEPARATORS = re.compile(r"[-_+,.]|%20")
INLINE = frozenset(("span", "b", "strong", "em", "i", "font", "-text", "a"))
LEVELS = 3
LITERAL = 2
"""Leading parts of an address that are kept as they are in its most telling shape: `/tag/x` is not `/news/x`."""
CHANGED = (
    "the front page has changed: none of its links look like the articles it had; give another page of the site to"
    " follow, and unfollow this one"
)
NEVER = "none of the links of this front page look like articles; give another page of the site to follow"
EMPTY = "most links of this front page no longer lead to articles; give another page of the site to follow"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the same site with its shapes, the most telling first; `worded` when it has the words of a headline."""

    entry: Entry
    shapes: tuple[str, ...]
    worded: bool


def links_of(page: Page) -> tuple[Link, ...]:
    """The links of a page that stay on its site, in page order, each address once with its longest words."""
    tree = tree_of(page)
    if tree is None:
        return ()
    base, feed = base_of(tree, page), page.final_url or page.url
    site, own = site_of(base), normal_url(base)
    found: dict[str, tuple[str, str, str]] = {}
    for anchor in tree.css(LINKS)[:MAX_LINKS]:
        url = join(base, attribute(anchor, "href")[:2048])
        if not url or site_of(url) != site or (key := normal_url(url)) == own:
            continue
        title = clean(anchor.text())[:500]
        if key not in found or len(title) > len(found[key][1]):
            found[key] = (found[key][0] if key in found else url, title, _place(anchor))
    return tuple(_link(url, title, place, feed) for url, title, place in found.values())


def chosen(front: Front, links: Sequence[Link]) -> tuple[Link, ...]:
    """The links to follow: what was learned decides; a shape that is new is judged by its looks, or tried."""
    known = {shape.name: shape for shape in front.shapes}
    second_chance = front.visits % SECOND_CHANCE == SECOND_CHANCE - 1
    tried: Counter[str] = Counter()
    taken: list[Link] = []
    for link in links:
        good = learned(known, link.shapes)
        if good is None and looks_like_article(link.entry.url, link.entry.title):
            good = True
        if not good and link.worded and (good is None or second_chance):
            good = _tried(tried, link, 1 if good is False else MOST_TRIED_OF_ONE)
        if good:
            taken.append(link)
    return tuple(taken)


def learned(known: Mapping[str, Shape], shapes: Iterable[str]) -> bool | None:
    """Whether links of these shapes are articles, by the first shape that was judged often enough; None if none was."""
    for name in shapes:
        shape = known.get(name)
        if shape and shape.articles + shape.others >= ENOUGH:
            return shape.articles / (shape.articles + shape.others) >= GOOD_SHARE
    return None


def judged(front: Front, verdicts: Mapping[str, bool | None]) -> Front:
    """What is known after some queued links turned out to be articles or not (None: trouble hides it)."""
    shapes = {shape.name: shape for shape in front.shapes}
    recent = front.recent
    for one in front.pending:
        verdict = verdicts.get(one.url)
        if verdict is None:
            continue
        recent += "+" if verdict else "-"
        for name in one.shapes:
            shapes[name] = _counted(shapes.get(name) or Shape(name, seen=front.visits), verdict)
    pending = tuple(one for one in front.pending if one.url not in verdicts)
    return replace(front, recent=recent[-3 * RECENT :], shapes=tuple(shapes.values()), pending=pending)


def visited(front: Front, links: Sequence[Link], taken: Sequence[Link]) -> Front:
    """What is known after a visit; links taken wait to be judged, and shapes not met for longest are forgotten."""
    visit = front.visits + 1
    met = {name for link in links for name in link.shapes}
    shapes = [replace(shape, seen=visit) if shape.name in met else shape for shape in front.shapes]
    shapes = sorted(shapes, key=lambda shape: (-shape.seen, shape.name))[:MAX_SHAPES]
    known = {shape.name: shape for shape in shapes}
    proven = any(learned(known, link.shapes) for link in links)
    promising = proven or (not _has_learned(front) and any(_looks(link) for link in links))
    waiting = {one.url for one in front.pending}
    fresh = [Pending(link.entry.url, link.shapes) for link in taken if link.entry.url not in waiting]
    return replace(
        front,
        visits=visit,
        missing=0 if promising else front.missing + 1,
        shapes=tuple(shapes),
        pending=(*front.pending, *fresh)[-MAX_PENDING:],
    )


def trouble(front: Front) -> str | None:
    """What is wrong with following this front page and what to do, or None."""
    last, before = front.recent[-RECENT:], front.recent[:-RECENT]
    fallen = len(before) >= RECENT and before.count("+") / len(before) >= GOOD_SHARE
    if fallen and last.count("+") / len(last) < FEW:
        return EMPTY
    if front.missing >= PATIENCE:
        return CHANGED if _has_learned(front) else NEVER
    return None


def _has_learned(front: Front) -> bool:
    return any(shape.articles >= ENOUGH for shape in front.shapes)


def _looks(link: Link) -> bool:
    return looks_like_article(link.entry.url, link.entry.title)


def _tried(tried: Counter[str], link: Link, most: int) -> bool:
    """Whether there is room to try a link of an unknown shape on this visit; counted when there is."""
    general = link.shapes[-1]
    room = tried.total() < MOST_TRIED and tried[general] < most and not NO_ARTICLE.search(urlsplit(link.entry.url).path)
    tried[general] += room
    return room


def _counted(shape: Shape, article: bool) -> Shape:
    articles, others = shape.articles + article, shape.others + (not article)
    if articles + others > MOST_COUNTED:
        articles, others = articles // 2, others // 2
    return replace(shape, articles=articles, others=others)


def _link(url: str, title: str, place: str, feed: str | None) -> Link:
    worded = words_in(title) >= ANCHOR_WORDS
    words = "worded" if worded else "short"
    general = template(url, 0)
    shapes = (f"{template(url, LITERAL)} {words}", f"{general} {words} {place}", f"{general} {words}")
    return Link(Entry(url=url, title=title, feed=feed), shapes, worded)


def template(url: str, literal: int) -> str:
    """The pattern of an address: `/news/2031/05/a-b-c-d-1234.html` is `/news/Y/9/slug9.html`.

    The first `literal` parts stay as they are, but not the last one, which names the page itself.
    """
    parts = urlsplit(normal_url(url))
    path = [part for part in parts.path.split("/") if part]
    kinds = [
        part.lower()[:24] if number < literal and number < len(path) - 1 and not DIGITS.search(part) else _kind(part)
        for number, part in enumerate(path[:8])
    ]
    query = "&".join(f"{name[:20]}={_kind(value)}" for name, value in parse_qsl(parts.query)[:4])
    return "/" + "/".join(kinds) + (f"?{query}" if query else "")


def _kind(part: str) -> str:
    ending = ENDING.search(part)
    stem, tail = (part[: ending.start()], part[ending.start() :].lower()) if ending else (part, "")
    if YEAR.fullmatch(stem):
        return "Y" + tail
    if DIGITS.fullmatch(stem):
        return "9" + tail
    digits = "9" if DIGITS.search(stem) else ""
    breaks = len(SEPARATORS.findall(stem))
    return ("slug" if breaks >= 3 else "words" if breaks else "word") + digits + tail


def _place(anchor: LexborNode) -> str:
    """Where a link stands: up to three elements around it with their first class, innermost first."""
    return "<".join(_around(anchor))


def _around(anchor: LexborNode) -> Iterator[str]:
    node, levels = anchor.parent, 0
    while node is not None and levels < LEVELS and node.tag not in ("body", "html"):
        if node.tag not in INLINE:
            first = attribute(node, "class").split()[:1]
            yield str(node.tag) + (f".{DIGITS.sub('9', first[0])[:24]}" if first else "")
            levels += 1
        node = node.parent

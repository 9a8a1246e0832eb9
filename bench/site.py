"""Chrome that one page cannot show: what is left of it in articles of sites seen with ten pages, before and after.

`python -m bench.site [--json]`. Each English outlet of the sample newsroom becomes a site of ten pages in its own
design: its own articles, filled up with those of others from all over the month; several may tell one event. Between
their paragraphs stand standing paragraphs written for this, in the same markup. The labelled sets beside the checkout
have at most four pages of a site; those with three and more are read too, as are texts that others extracted, where
many articles of one source tell one event.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.figures import Figure, report
from bench.labelled import DATA, EVENT_SETS, READ_AT, articles
from manytold.model.articles import Article
from manytold.model.pages import Page
from manytold.model.sketches import Sketch
from manytold.read.article import read_page
from manytold.read.site import ENOUGH, key_of, keys, mark, recurs, sketch
from manytold.text.urls import site_of
from manytold.text.words import words
from sample.pages import article_page
from sample.pieces import Block, Outlet, Piece, outlets, published

PAGES = 10
SETS = ("n4k", "fundus")
NEVER = ("mirror-truth",)
"""Outlets whose pages are attacks, not articles."""
ABOUT = (
    "{name} has told this part of the country what its neighbours are up to since {year}, and belongs to its readers.",
    "Nobody pays us to leave something out. {name} is owned by {number} of its readers and has no other income.",
    "Two hundred correspondents write for {name}, most of them between the school run and supper. One could be you.",
)
SERIES = (
    "In our series on last jobs we have met a lamplighter, a ferrywoman and a mender of bells. Part {n}: the hatter.",
    "Forty summers ago the lake froze in June. Our reader Odo Finch kept a diary of it, which we print in {n} parts.",
    "Our gardener answers letters every week, this time number {n}: why the medlar drops its fruit, and what to do.",
)
NOTICES = (
    "The swing bridge is closed to carts tonight from {n} to 11, and the night ferry leaves {n} minutes past the hour.",
    "Pollen count {n}, high water at {n}.40, bathing water {n} degrees, and the museum of clocks is open until {n}.",
    "There are {n} days left to hand in poems about rain for the winter almanac; the prize is a barrel of apples.",
)
AUTHORS = (
    "Perdita Onslow keeps bees, has never learned to drive and writes about everything that happens before breakfast.",
    "Ambrose Tull came to journalism by way of a circus and a law degree, and still juggles when deadlines are near.",
    "Wilhelmina Sart grew up over a bakery. Her book on lost villages won the Merle prize three years ago.",
)
LINES = ("Tell us what you think of it", "Written with the help of our readers' council", "As told to our evening desk")


@dataclass(frozen=True, slots=True)
class Left:
    """Words in the articles of a site: of chrome before and after learning, of the articles, and of these lost."""

    before: int = 0
    after: int = 0
    told: int = 0
    lost: int = 0

    def __add__(self, other: "Left") -> "Left":
        rows = ((getattr(self, name), getattr(other, name)) for name in self.__slots__)
        return Left(*(a + b for a, b in rows))


def ten_pages(outlet: Outlet) -> list[tuple[Piece, tuple[str, ...]]]:
    """Ten pieces set as the outlet sets its own, each with chrome, and with the lines that are really its own."""
    there = [p for p in published(3) if p.outlet.language == outlet.language and p.outlet.key not in NEVER]
    own = [p for p in there if p.outlet is outlet]
    others = list({p.slug: p for p in there if p.outlet is not outlet}.values())
    lacking = max(0, PAGES - len(own))
    chosen = own[:PAGES] + [others[at * len(others) // lacking] for at in range(lacking)]
    seed = sorted(outlets()).index(outlet.key)
    return [_with_chrome(replace(p, outlet=replace(outlet, charset="utf-8")), seed, at) for at, p in enumerate(chosen)]


def _with_chrome(piece: Piece, seed: int, at: int) -> tuple[Piece, tuple[str, ...]]:
    """A piece with a notice above, a promotion somewhere inside, its author and its paper below; not all on each."""
    count = len(ABOUT)
    fill = {"name": piece.outlet.name, "year": 1850 + 7 * seed, "number": 900 + seed, "n": 2 + (at * 5 + seed) % 9}
    story = list(piece.blocks)
    head = [NOTICES[seed % count]] if at % 3 else []
    inside = [SERIES[(seed + 1) % count]] if at % 4 else []
    tail = [LINES[seed % count]] if at % 2 else []
    tail += [AUTHORS[(seed + at) % count], ABOUT[(seed + 2) % count]]
    groups = [[piece.outlet.typeset(line.format(**fill)) for line in some] for some in (head, inside, tail)]
    made = [[Block("paragraph", line) for line in some] for some in groups]
    middle = 1 + at % max(1, len(story) - 1)
    blocks = (*made[0], *story[:middle], *made[1], *story[middle:], *made[2])
    captions = tuple(block.text for block in story if block.kind == "caption")
    return replace(piece, blocks=blocks), (*piece.story, *captions)


def learned(found: Sequence[Article]) -> list[Article]:
    """The articles with the chrome that they show together."""
    holders: dict[int, list[Sketch]] = defaultdict(list)
    seen = [sketch(article) for article in found]
    for one in seen:
        for key in keys(one):
            holders[key].append(one)
    recurring = {key for key, some in holders.items() if len(some) >= ENOUGH and recurs(some)}
    return [mark(article, recurring.intersection(keys(one))) for article, one in zip(found, seen, strict=True)]


def site_of_ten(outlet: Outlet) -> Left:
    """What is left on one made-up site."""
    made = ten_pages(outlet)
    read: list[tuple[Article, set[str]]] = []
    for piece, story in made:
        url = f"https://{outlet.key}.example{piece.path}"
        page = Page(url, url, 200, "text/html", article_page_of(piece), READ_AT, "utf-8")
        found = read_page(page)
        if isinstance(found, Article):
            read.append((found, _outside(found, ["\n".join(map(_plain, story))])))
    marked = learned([article for article, _ in read])
    return sum((_left(article, chrome) for article, (_, chrome) in zip(marked, read, strict=True)), Left())


def article_page_of(piece: Piece) -> bytes:
    """The page of a piece, which need not be one of its outlet's."""
    return article_page(piece, 3, None)


def _left(article: Article, chrome: set[str]) -> Left:
    whole = Left()
    for p in article.passages:
        text = article.text[p.start : p.end]
        size, marked = len(words(text)), p.kind == "chrome"
        if p.kind == "title":
            continue
        if _plain(text) in chrome:
            whole += Left(before=size, after=0 if marked else size)
        else:
            whole += Left(told=size, lost=size if marked else 0)
    return whole


def _plain(text: str) -> str:
    return " ".join(word.casefold() for _, _, word in words(text))


def labelled_site(rows: Sequence[Mapping[str, object]]) -> Left:
    """What is left on the pages of one labelled site: passages that are in none of the accepted texts are chrome."""
    read: list[tuple[Article, list[str]]] = []
    for row in rows:
        url = str(row["url"])
        found = read_page(Page(url, url, 200, "text/html", str(row["html"]).encode(), READ_AT, "utf-8"))
        golds = [str(row["text"]), *_texts(row.get("text_alts"))]
        if isinstance(found, Article):
            read.append((found, [_plain(gold) for gold in golds]))
    marked = learned([article for article, _ in read])
    return sum((_left(a, _outside(a, golds)) for a, (_, golds) in zip(marked, read, strict=True)), Left())


def _texts(found: object) -> list[str]:
    return [str(text) for text in found] if isinstance(found, list) else []


def _outside(article: Article, golds: Sequence[str]) -> set[str]:
    lines = {_plain(article.text[p.start : p.end]) for p in article.passages}
    return {line for line in lines if not any(line in gold for gold in golds)}


def labelled_sites(folder: Path) -> list[list[dict[str, object]]]:
    """The pages of each site with three or more."""
    sites: dict[str, list[dict[str, object]]] = defaultdict(list)
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                sites[site_of(row["url"])].append(row)
    return [rows for _, rows in sorted(sites.items()) if len(rows) >= ENOUGH]


def plain_texts(data: Path) -> Iterator[Figure]:
    """Texts that others extracted, many of one source on one event: blocks held by three, and those marked."""
    for name in EVENT_SETS:
        found = [a for a in articles(data / name) if a.source != "unknown"]
        held = Counter((a.source, key) for a in found for key in _keys_in(a))
        marked = learned(found)
        places = [(a.source, _key(a, p.start, p.end)) for a in marked for p in a.passages if p.kind == "chrome"]
        often = sum(1 for times in held.values() if times >= ENOUGH)
        yield Figure(f"{name}: different blocks held by three articles", often, "blocks")
        yield Figure(f"{name}: of these marked in some article", len(set(places)), "blocks")
        yield Figure(f"{name}: passages marked", len(places), "passages")


def _keys_in(article: Article) -> set[int]:
    return {_key(article, p.start, p.end) for p in article.passages if p.kind != "title"}


def _key(article: Article, start: int, end: int) -> int:
    return key_of(article.source, [word for _, _, word in words(article.text[start:end])])


def figures() -> Iterator[Figure]:
    played = [o for o in outlets().values() if o.language == "en" and o.key not in NEVER]
    each = {outlet.key: site_of_ten(outlet) for outlet in played}
    for key, left in each.items():
        yield Figure(f"{key}: chrome left by one page", 100 * left.before / (left.before + left.told), "% of words")
        yield Figure(f"{key}: chrome left by ten pages", 100 * left.after / (left.after + left.told), "% of words")
    whole = sum(each.values(), Left())
    yield from _summary("newsroom", whole, bar=True)
    if DATA.exists():
        sites = labelled_sites(DATA / "extraction")
        yield Figure("labelled sites with three or more pages", len(sites), "sites")
        yield from _summary("labelled", sum((labelled_site(rows) for rows in sites), Left()), bar=False)
        yield from plain_texts(DATA)


def _summary(name: str, left: Left, *, bar: bool) -> Iterator[Figure]:
    yield Figure(f"{name}: words of chrome left by one page", left.before, "words")
    yield Figure(f"{name}: words of chrome left by all pages", left.after, "words")
    rest = left.after / max(1, left.before)
    yield Figure(f"{name}: share of chrome that stays", rest, "", 0.5 if bar else None)
    yield Figure(f"{name}: words of articles", left.told, "words")
    yield Figure(f"{name}: words of articles lost", left.lost, "words")


def main() -> int:
    return report("site", list(figures()))


if __name__ == "__main__":
    sys.exit(main())

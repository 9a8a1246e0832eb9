"""Headline, byline and publication day on saved pages, ours beside trafilatura's and htmldate's in the same run.

`./dev bench extraction_meta [--json]`. The sets are read from `../shared/data`; of their text nothing is printed.
"""

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from htmldate import find_date
from trafilatura import bare_extraction

from bench.figures import Figure, report
from bench.labelled import DATA, rows
from manytold.model.articles import Article
from manytold.model.pages import Page
from manytold.read.article import read_page

SETS = ("n4k", "fundus")
BOTH = "both"
FETCHED = datetime(2027, 1, 1, tzinfo=UTC)
"""The saved pages do not say when they were fetched; a day after the last of them."""
BARS = {"headline": 0.90, "byline F1": 0.80, "day": 0.90}
"""Over both sets; on each of them no library may be better in the same run."""
APART = re.compile(r"[\W_]+")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a reader of pages says of one: headline, names of persons and agencies, publication day as YYYY-MM-DD."""

    title: str = ""
    names: tuple[str, ...] = ()
    day: str = ""


def truth(row: Row) -> Stated:
    """What the set says; empty where it has nothing."""
    return Stated(row.get("title") or "", tuple(row.get("authors") or ()), (row.get("date") or "")[:10])


def plain(text: str) -> str:
    """Lower case, without punctuation, quotation marks and doubled white space."""
    return APART.sub(" ", text.lower()).strip()


def scores(truths: Sequence[Stated], found: Sequence[Stated]) -> dict[str, float]:
    """Shares of right headlines and days, and micro-averaged F1 of names, each over the pages whose set states it."""
    pairs = list(zip(truths, found, strict=True))
    titles = [plain(true.title) == plain(said.title) for true, said in pairs if true.title]
    days = [true.day == said.day for true, said in pairs if true.day]
    names = [({*map(plain, true.names)}, {*map(plain, said.names)}) for true, said in pairs if true.names]
    right = sum(len(true & said) for true, said in names)
    stated, wanted = sum(len(said) for _, said in names), sum(len(true) for true, _ in names)
    return {
        "headline": sum(titles) / max(1, len(titles)),
        "byline precision": right / max(1, stated),
        "byline recall": right / max(1, wanted),
        "byline F1": 2 * right / max(1, stated + wanted),
        "day": sum(days) / max(1, len(days)),
    }


def ours(row: Row) -> Stated:
    """What `read_page` says."""
    found = read_page(page_of(row))
    return of_article(found) if isinstance(found, Article) else Stated()


def page_of(row: Row) -> Page:
    """A saved page as if it had just come."""
    return Page(row["url"], row["url"], 200, "text/html", row["html"].encode(), FETCHED, charset="utf-8")


def of_article(article: Article) -> Stated:
    """What an article of ours says of its page."""
    day = article.published_day
    return Stated(article.title, (*article.byline, *article.credits), day.isoformat() if day else "")


def trafilatura(row: Row) -> Stated:
    """What trafilatura's default with metadata says."""
    found = bare_extraction(row["html"], url=row["url"], with_metadata=True)
    if found is None:
        return Stated()
    said = found if isinstance(found, dict) else found.as_dict()
    return Stated(said["title"] or "", tuple((said["author"] or "").split("; ")), said["date"] or "")


def htmldate(row: Row, *, extensive: bool) -> Stated:
    """What htmldate says of the original date."""
    day = find_date(row["html"], extensive_search=extensive, original_date=True, url=row["url"], max_date=FETCHED)
    return Stated(day=day or "")


READERS: Mapping[str, Callable[[Row], Stated]] = {
    "ours": ours,
    "trafilatura": trafilatura,
    "htmldate": lambda row: htmldate(row, extensive=False),
    "htmldate, extensive": lambda row: htmldate(row, extensive=True),
}


def measured(data: Sequence[Row]) -> Iterator[tuple[str, dict[str, float]]]:
    """The scores of each reader over some pages, with its CPU milliseconds a page."""
    truths = [truth(row) for row in data]
    for name, reader in READERS.items():
        reader(data[0])
        begun = time.process_time()
        found = [reader(row) for row in data]
        spent = 1000 * (time.process_time() - begun) / len(data)
        only = {} if "htmldate" not in name else {"day"}
        values = {key: value for key, value in scores(truths, found).items() if not only or key in only}
        yield name, values | {"CPU ms a page": spent}


def figures(sets: Iterable[tuple[str, Sequence[Row]]]) -> Iterator[Figure]:
    for name, data in sets:
        found = dict(measured(data))
        for key, value in found["ours"].items():
            peers = [values[key] for reader, values in found.items() if reader != "ours" and key in values]
            least = BARS[key] if key in BARS and name == BOTH else 0.0
            bar = max(least, *peers) if key in BARS else None
            yield Figure(f"{name}, ours: {key}", value, "", bar, "at least")
        for reader, values in found.items():
            if reader != "ours":
                yield from (Figure(f"{name}, {reader}: {key}", value, "") for key, value in values.items())


def main() -> int:
    folder = DATA / "extraction"
    if not folder.exists():
        sys.stderr.write("left out: the labelled pages are not beside the checkout\n")
        return 0
    sets = [(name, list(rows(folder, name))) for name in SETS]
    return report("extraction_meta", list(figures([*sets, (BOTH, [row for _, data in sets for row in data])])))


if __name__ == "__main__":
    sys.exit(main())

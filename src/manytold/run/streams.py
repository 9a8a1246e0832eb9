"""Records in, records out, each by itself: over all processors, in the order of the input, with little held at once."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from itertools import chain, islice
from tempfile import TemporaryDirectory
from typing import Any

from manytold.errors import BadInput
from manytold.fetch.files import placed_pages_in
from manytold.model.articles import Article
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.read.article import read_page
from manytold.run.lines import Given, Id, Record, Refused, once, records_in, refusal
from manytold.run.lines import given as records_of
from manytold.run.local import spread
from manytold.run.records import annotated, article_of, extracted, page_of
from manytold.run.site import counting_of, learn
from manytold.run.work import Lost, Map, Sketched, attempt, sketched
from manytold.settings import MIB, Settings
from manytold.store.database import Database, open_database
from manytold.store.rows import chunks
from manytold.walk import SITE

BUNDLE = 16
"""Records in one job."""
BUNDLE_BYTES = MIB
"""Bytes after which a job has enough, so that large pages are not held in great numbers."""
LEARNED_AT_ONCE = 500
"""Pages whose sketches go into the temporary file in one transaction."""
FEW = 10
"""Jobs done in this process before others are started, when settings leave it open."""
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".json", ".json.gz")
ENDED = "working on it ended its process"


@dataclass(frozen=True, slots=True)
class Taken:
    """A page of a file or archive, named by its place or its address."""

    id: Id
    page: Page

    @property
    def size(self) -> int:
        """Bytes of the page."""
        return len(self.page.body)


@dataclass(frozen=True, slots=True)
class Informed:
    """A page with the keys of what is known to recur on its site."""

    item: Given | Taken
    recurring: frozenset[int]

    @property
    def id(self) -> Id:
        """The id of its record."""
        return self.item.id

    @property
    def size(self) -> int:
        """Bytes of the page."""
        return self.item.size


Found = Given | Taken | Refused
Item = Found | Informed
Work = Callable[[Any], Record | Skipped | Failed]


def annotate_all(files: Sequence[str], settings: Settings, *, text_only: bool = False) -> Iterator[Record]:
    """Sentences, names, times, quantities and quotes of each record of JSON Lines."""
    return work_off(partial(_annotated, text_only=text_only), records_of(files), settings.walk.processes)


def extract_all(files: Sequence[str], settings: Settings, now: datetime, *, by_site: bool = False) -> Iterator[Record]:
    """The article of each page: of JSON Lines with `id`, `url`, `html`, and of saved pages, folders and archives.

    A page that has no id of its own is named by its address in an archive, else by its path. With `by_site` everything
    is read twice: what recurs on pages of one site is learned first and then cut. Raises BadInput for standard input
    that would have to be read twice.
    """
    if by_site and "-" in files:
        raise BadInput("--by-site reads everything twice, which standard input does not allow; name a file instead.")
    if not by_site:
        return work_off(partial(_extracted, now=now), _items(files, settings, now), settings.walk.processes)
    return _extract_by_site(files, settings, now)


def _items(files: Sequence[str], settings: Settings, now: datetime) -> Iterator[Found]:
    return once(chain.from_iterable(_pages(name, settings.fetch.max_bytes, now) for name in files))


def _extract_by_site(files: Sequence[str], settings: Settings, now: datetime) -> Iterator[Record]:
    """Hashes of what pages hold are kept in a temporary file, nothing of their words."""
    with TemporaryDirectory(prefix="manytold-") as folder, open_database(f"sqlite:///{folder}/sites.db") as database:
        found = work_off(partial(_remembered, now=now), _items(files, settings, now), settings.walk.processes)
        for some in chunks(enumerate(found), LEARNED_AT_ONCE):
            seen = {_nth(number): record["found"] for number, record in some if "found" in record}
            with database.begin() as session:
                learn(session, SITE, seen)
        again = _informed(database, _items(files, settings, now))
        yield from work_off(partial(_extracted, now=now), again, settings.walk.processes)


def _informed(database: Database, items: Iterable[Found]) -> Iterator[Item]:
    """Each record with the keys of what was learned to recur on its site."""
    for some in chunks(enumerate(items), BUNDLE):
        with database.look() as session:
            counting = counting_of(session, (_nth(number) for number, _ in some))
        for number, item in some:
            yield item if isinstance(item, Refused) else Informed(item, counting[_nth(number)])


def _nth(number: int) -> str:
    """A name for a record that mixes those from one place of a file with all others."""
    return sha256(str(number).encode()).hexdigest()[:16]


def _annotated(item: Given, text_only: bool) -> Record | Skipped | Failed:
    article = article_of(item, text_only=text_only)
    return article if isinstance(article, Skipped | Failed) else annotated(article)


def _extracted(item: Given | Taken | Informed, now: datetime) -> Record | Skipped | Failed:
    plain, recurring = (item.item, item.recurring) if isinstance(item, Informed) else (item, frozenset[int]())
    page = _page(plain, now)
    return extracted(page, recurring) if isinstance(page, Page) else page


def _remembered(item: Given | Taken, now: datetime) -> Record | Skipped | Failed:
    """What is to be remembered of a page."""
    page = _page(item, now)
    article = read_page(page) if isinstance(page, Page) else page
    found = sketched(SITE, article) if isinstance(article, Article) else article
    return {"found": found} if isinstance(found, Sketched) else found


def _page(item: Given | Taken, now: datetime) -> Page | Failed:
    return item.page if isinstance(item, Taken) else page_of(item, now)


def _pages(name: str, most: int, now: datetime) -> Iterator[Found]:
    if name.lower().endswith(LINES) or (name == "-" and _holds_records()):
        yield from records_in(name)
        return
    for place, found in placed_pages_in(name, now, max_bytes=most):
        if isinstance(found, Page):
            yield Taken(place if found.name == found.path else found.name or place, found)
        else:
            yield Refused(place, found)


def _holds_records() -> bool:
    """Whether standard input begins as a JSON object does."""
    stream: Any = sys.stdin.buffer
    head: bytes = stream.peek(64) if hasattr(stream, "peek") else b""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def work_off(work: Work, items: Iterable[Item], processes: int) -> Iterator[Record]:
    """One record for each item, in order; `processes` as in the settings: 0 for as many as a long stream can use."""
    job = partial(_done, work)
    bundles = _bundles(items)
    if processes == 0:
        yield from chain.from_iterable(map(job, islice(bundles, FEW)))
        more = next(bundles, None)
        if more is None:
            return
        bundles, processes = chain([more], bundles), os.cpu_count() or 1
    with spread(processes) as crew:
        for found in crew(job, bundles):
            yield from _singly(crew, job, found.job) if isinstance(found, Lost) else found


def _singly(crew: Map, job: Callable[[Any], list[Record]], bundle: list[Item]) -> Iterator[Record]:
    """The items of a job that ended its process, each by itself, so that only the one that does it is lost."""
    for item in bundle:
        for found in crew(job, [[item]]):
            yield from [refusal(Refused(item.id, Failed("", ENDED)))] if isinstance(found, Lost) else found


def _bundles(items: Iterable[Item]) -> Iterator[list[Item]]:
    bundle: list[Item] = []
    size = 0
    for item in items:
        bundle.append(item)
        size += 0 if isinstance(item, Refused) else item.size
        if len(bundle) >= BUNDLE or size >= BUNDLE_BYTES:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


def _done(work: Work, bundle: list[Item]) -> list[Record]:
    return [_record(work, item) for item in bundle]


def _record(work: Work, item: Item) -> Record:
    if isinstance(item, Refused):
        return refusal(item)
    found = attempt("reading", str(item.id), work, item)
    return refusal(Refused(item.id, found)) if isinstance(found, Skipped | Failed) else {"id": item.id, **found}

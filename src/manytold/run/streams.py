"""Records in, records out, each by itself: over all processors, in the order of the input, with little held at once."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain, islice
from typing import Any

from manytold.fetch.files import placed_pages_in
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.run.lines import Given, Id, Record, Refused, once, records_in, refusal
from manytold.run.lines import given as records_of
from manytold.run.local import spread
from manytold.run.records import annotated, article_of, extracted, page_of
from manytold.run.work import Lost, Map, attempt
from manytold.settings import MIB, Settings

BUNDLE = 16
"""Records in one job."""
BUNDLE_BYTES = MIB
"""Bytes after which a job has enough, so that large pages are not held in great numbers."""
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


Item = Given | Taken | Refused
Work = Callable[[Any], Record | Skipped | Failed]


def annotate_all(files: Sequence[str], settings: Settings, *, text_only: bool = False) -> Iterator[Record]:
    """Sentences, names, times, quantities and quotes of each record of JSON Lines."""
    return work_off(partial(_annotated, text_only=text_only), records_of(files), settings.walk.processes)


def extract_all(files: Sequence[str], settings: Settings, now: datetime) -> Iterator[Record]:
    """The article of each page: of JSON Lines with `id`, `url`, `html`, and of saved pages, folders and archives.

    A page that has no id of its own is named by its address in an archive, else by its path.
    """
    found = chain.from_iterable(_pages(name, settings.fetch.max_bytes, now) for name in files)
    return work_off(partial(_extracted, now=now), once(found), settings.walk.processes)


def _annotated(item: Given, text_only: bool) -> Record | Skipped | Failed:
    article = article_of(item, text_only=text_only)
    return article if isinstance(article, Skipped | Failed) else annotated(article)


def _extracted(item: Given | Taken, now: datetime) -> Record | Skipped | Failed:
    page = item.page if isinstance(item, Taken) else page_of(item, now)
    return extracted(page) if isinstance(page, Page) else page


def _pages(name: str, most: int, now: datetime) -> Iterator[Item]:
    if name.lower().endswith(LINES) or (name == "-" and _holds_records()):
        yield from records_in(name)
        return
    for place, found in placed_pages_in(name, now, max_bytes=most):
        yield Taken(found.url or place, found) if isinstance(found, Page) else Refused(place, found)


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

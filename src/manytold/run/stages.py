"""The stages of an archive walk that work on one shard or part by itself: read, digest, tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from manytold.model.articles import Article
from manytold.model.copies import CopyGroup
from manytold.model.events import EventGroup, Profile
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.model.statements import Statements
from manytold.run.gatherings import Known, gather
from manytold.run.pairing import OUTCOMES
from manytold.run.partitions import Items, is_done, part_of, rows_of_part, scatter
from manytold.run.plan import Plan
from manytold.run.work import Facts, facts_of, marked, run_each
from manytold.store.copies import articles_of
from manytold.store.nouns import decode, encode, pack
from manytold.store.pages import address_of, order_of
from manytold.store.shelf import put, shards, take

PAGES = pa.schema([("id", pa.string()), ("time", pa.int64()), ("noun", pa.binary()), ("body", pa.binary())])
READINGS = pa.schema(
    [
        ("article", pa.string()),
        ("page", pa.string()),
        ("time", pa.int64()),
        ("noun", pa.binary()),
        ("reading", pa.binary()),
    ]
)
FACTS = ("fingerprint", "profile", "statements")
ARTICLES = pa.schema(
    [("id", pa.string()), ("versions", pa.list_(pa.binary())), ("article", pa.binary())]
    + [(f, pa.binary()) for f in FACTS]
)
EVENTS = pa.schema([("id", pa.string()), ("event", pa.binary()), ("comparison", pa.binary())])


@dataclass(frozen=True, slots=True)
class ReadJob:
    """Pages `first` to `last` (exclusive; None for all) of one shard."""

    plan: Plan
    shard: Path
    folder: Path
    parts: int
    first: int = 0
    last: int | None = None

    @property
    def name(self) -> str:
        """The shard that this job writes."""
        return self.shard.stem if self.last is None else f"{self.shard.stem}-{self.first:04}-{self.last:04}"


def read_shard(job: ReadJob) -> None:
    """Reads the pages of one shard into the parts of their articles."""
    if is_done(job.folder, job.name):
        return
    found: list[tuple[dict[str, Any], Any]] = []
    found += ((row, run_each(job.plan.read, page, address_of(page))) for row, page in _pages(job))
    refused = [{"step": "read", "noun": encode(r)} for _, r in found if isinstance(r, Skipped | Failed)]
    if refused:
        put(job.folder / "outcomes", job.name, refused, OUTCOMES)
    rows = ((row, result) for row, result in found if isinstance(result, Article))
    scatter(job.folder, job.name, (_reading(job, row, article) for row, article in rows), READINGS)


def _pages(job: ReadJob) -> Iterator[tuple[dict[str, Any], Page]]:
    for number, row in enumerate(take(job.shard)):
        if job.first <= number and (job.last is None or number < job.last):
            yield row, replace(decode(row["noun"], Page), body=row["body"])


def _reading(job: ReadJob, row: dict[str, Any], article: Article) -> tuple[int, dict[str, Any]]:
    kept = {
        "article": article.id,
        "page": row["id"],
        "time": row["time"],
        "noun": row["noun"],
        "reading": pack(article),
    }
    return part_of(article.id, job.parts), kept


def bury(job: ReadJob) -> None:
    """Notes that a page ended every process that read it, so that its shard counts as done."""
    for _, page in _pages(job):
        outcome = Failed(address_of(page), "reading it ended its process")
        put(job.folder / "outcomes", job.name, [{"step": "read", "noun": encode(outcome)}], OUTCOMES)
    scatter(job.folder, job.name, [], READINGS)


@dataclass(frozen=True, slots=True)
class DigestJob:
    """One part of the numbered articles, with the keys that were learned to count for them."""

    plan: Plan
    part: int
    numbered: Path
    learned: Path
    folder: Path

    @property
    def name(self) -> str:
        """The shard that this job writes."""
        return f"{self.part:04}"


def digest_part(job: DigestJob) -> None:
    """Marks the versions of the articles of one part, and makes facts of each latest version."""
    if is_done(job.folder, job.name):
        return
    counting: dict[str, set[int]] = defaultdict(set)
    for row in rows_of_part(job.learned, job.part):
        counting[row["article"]].add(row["key"])
    rows: list[tuple[int, dict[str, Any]]] = []
    failed: list[tuple[str, Failed]] = []
    for row in rows_of_part(job.numbered, job.part, ["id", "versions"]):
        versions = [decode(version, Article) for version in row["versions"]]
        entry, why = _article(job.plan, row["id"], marked(job.plan.site, versions, counting[row["id"]]))
        rows.append((job.part, entry))
        failed += why
    if failed:
        put(job.folder / "outcomes", job.name, ({"step": s, "noun": encode(f)} for s, f in failed), OUTCOMES)
    scatter(job.folder, job.name, rows, ARTICLES)


def _article(plan: Plan, name: str, versions: Sequence[Article]) -> tuple[dict[str, Any], list[tuple[str, Failed]]]:
    row = {"id": name, "versions": [encode(v) for v in versions], "article": encode(versions[-1])}
    facts = facts_of(plan, versions[-1])
    if not isinstance(facts, Facts):
        return row | dict.fromkeys(FACTS), [facts]
    return row | {fact: encode(getattr(facts, fact)) for fact in FACTS}, []


@dataclass(frozen=True, slots=True)
class TellJob:
    """The event groups of one bin, with the places of the articles and of the copy groups."""

    plan: Plan
    part: int
    parts: int
    groups: Path
    articles: Path
    copies: Path
    folder: Path

    @property
    def name(self) -> str:
        """The shard that this job writes."""
        return f"{self.part:04}"


def tell_bin(job: TellJob) -> None:
    """Describes and compares the events of one bin."""
    if is_done(job.folder, job.name):
        return
    groups = [decode(row["noun"], EventGroup) for row in take(job.groups / f"{job.name}.parquet")]
    known = _known(job, {article for group in groups for article in group.articles})
    rows: list[tuple[int, dict[str, Any]]] = []
    failed: list[dict[str, Any]] = []
    for group in groups:
        row: dict[str, Any] = {"id": group.id}
        for step, column in ((job.plan.describe, "event"), (job.plan.compare, "comparison")):
            result: Any = run_each(step, gather(group, known), group.id)
            refused = isinstance(result, Skipped | Failed)
            failed += [{"step": step.name, "noun": encode(type(result)(group.id, result.reason))}] if refused else []
            row[column] = None if refused else encode(result)
        rows.append((part_of(group.id, job.parts), row))
    if failed:
        put(job.folder / "outcomes", job.name, failed, OUTCOMES)
    scatter(job.folder, job.name, rows, EVENTS)


def _known(job: TellJob, ids: set[str]) -> Known:
    kinds = (("article", Article), ("profile", Profile), ("statements", Statements))
    loaded: list[Any] = [Items(job.articles, job.parts, column, kind).load(ids) for column, kind in kinds]
    return Known(loaded[0], loaded[1], loaded[2], dict(_copies(job.copies, ids)))


def _copies(folder: Path, ids: set[str]) -> Iterator[tuple[str, CopyGroup]]:
    for shard in shards(folder):
        for row in take(shard):
            group = decode(row["noun"], CopyGroup)
            yield from ((article, group) for article in articles_of(group) if article in ids)


def page_rows(pages: Iterable[tuple[str, Page]]) -> list[dict[str, Any]]:
    """Pages as they are kept on a shelf."""
    ordered = ((name, page, order_of(page)) for name, page in pages)
    return [{"id": name, "time": time, "noun": noun, "body": page.body} for name, page, (time, noun) in ordered]

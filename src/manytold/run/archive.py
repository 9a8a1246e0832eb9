"""The walk of an archive: stage by stage over a shelf, each shard whole or not there. What exists is done."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from manytold.model.copies import CopyGroup, CopyLink, Fingerprint
from manytold.model.corrections import Correction, Matter
from manytold.model.events import Event, EventGroup, EventLink, Profile, Storyline, StorylineLink
from manytold.model.outcomes import Failed, Outcome, Skipped
from manytold.model.pages import Page
from manytold.run.barring import barred, drop_removed
from manytold.run.jobs import work_off, work_off_all_but_lost
from manytold.run.lessons import LearnJob, NumberJob, learn_part, number_part
from manytold.run.pairing import OUTCOMES, Pairing, groups_of, pair_up
from manytold.run.partitions import MANIFEST, Items, shard_name, stage
from manytold.run.plan import Plan
from manytold.run.said import said_links
from manytold.run.stages import (
    PAGES,
    DigestJob,
    ReadJob,
    TellJob,
    bury,
    digest_part,
    page_rows,
    read_shard,
    tell_bin,
)
from manytold.run.standard import STANDARD
from manytold.run.work import Map
from manytold.steps import Linked
from manytold.store.copies import articles_of
from manytold.store.nouns import decode, encode
from manytold.store.pages import page_id
from manytold.store.rows import chunks
from manytold.store.shelf import has, put, shards, take, write_beside

PARTS = 16
"""Partitions of items and of keys: each must fit into the memory of one worker twice."""
SHARD = 200
"""Pages in one shard."""


@dataclass(frozen=True, slots=True)
class Stages:
    """The folders, under the shelf, that hold the answer of the last walk that came to its end."""

    parts: int
    articles: str
    copies: str
    events: str
    told: str
    storylines: str


def walk_archive(  # noqa: PLR0913 - what a walk is told, each with its default
    found: Iterable[Page | Skipped | Failed],
    shelf: Path,
    over: Map,
    plan: Plan = STANDARD,
    parts: int = PARTS,
    *,
    shard: int = SHARD,
    corrections: Sequence[Correction] = (),
    removed: Collection[str] = (),
) -> Stages:
    """Keeps pages on the shelf, `shard` at a time, and walks all that are there; `over` spreads the jobs.

    `corrections` are obeyed as a database obeys those that it keeps, and so is what was `removed` (addresses and ids of
    articles): what the shelf holds of it goes. An interrupted walk goes on where it was when it is started again.
    Raises ManytoldError for a shard that cannot be worked off.
    """
    _keep_pages(barred(found, removed), shelf, shard)
    readings = _read(shelf, over, plan, parts)
    if drop_removed(shelf, plan.read.name, removed):
        readings = _read(shelf, over, plan, parts)
    numbered = _number(shelf, over, plan, parts, readings)
    articles = _digest(over, plan, parts, numbered)
    prints, profiles = Items(articles, parts, "fingerprint", Fingerprint), Items(articles, parts, "profile", Profile)
    said = _said(corrections, "copy", prints)
    copies = _pairing(plan.copies, prints, (CopyLink, CopyGroup), *_part_of_name(said))
    pair_up(copies, over, said, alone=False)
    said = _said(corrections, "event", profiles)
    events = _pairing(plan.events, profiles, (EventLink, EventGroup), copies.folder.name, *_part_of_name(said))
    grouped = list(groups_of(copies))
    texts = {article: group.id for group in grouped for article in articles_of(group)}
    pair_up(events, over, [*said, *(link for group in grouped for link in plan.given(group))], texts=texts)
    told = _tell(over, plan, articles, copies, events)
    described = Items(told, parts, "event", Event)
    said = _said(corrections, "storyline", described, events)
    storylines = _pairing(plan.storylines, described, (StorylineLink, Storyline), *_part_of_name(said))
    pair_up(storylines, over, said)
    folders = (articles, copies.folder, events.folder, told, storylines.folder)
    stages = Stages(parts, *(folder.name for folder in folders))
    write_beside(shelf / MANIFEST, encode(stages))
    return stages


def load_stages(shelf: Path) -> Stages | None:
    """Where the answer of the last finished walk is."""
    manifest = shelf / MANIFEST
    return decode(manifest.read_bytes(), Stages) if manifest.exists() else None


def _keep_pages(found: Iterable[Page | Skipped | Failed], shelf: Path, shard: int) -> None:
    for some in chunks(found, shard):
        refused = [outcome for outcome in some if not isinstance(outcome, Page)]
        rows = page_rows((page_id(page), page) for page in some if isinstance(page, Page))
        name = shard_name((row["id"], row["time"], row["noun"]) for row in rows)
        if rows and not has(shelf / "pages", name):
            put(shelf / "pages", name, rows, PAGES)
        _keep_outcomes(refused, shelf)


def _keep_outcomes(refused: Sequence[Outcome], shelf: Path) -> None:
    if refused:
        rows = [{"step": "fetch", "noun": encode(outcome)} for outcome in refused]
        put(shelf / "outcomes", shard_name(rows), rows, OUTCOMES)


def _read(shelf: Path, over: Map, plan: Plan, parts: int) -> Path:
    """Reads all shards; one with a page that ends its process is halved until that page stands alone."""
    folder = stage(shelf, plan.read.name, plan.read.version, parts)
    jobs = [ReadJob(plan, shard, folder, parts) for shard in shards(shelf / "pages")]
    while jobs:
        lost = work_off_all_but_lost(over, read_shard, jobs)
        jobs = [half for job in lost for half in _halves(job)]
    return folder


def _halves(job: ReadJob) -> Iterator[ReadJob]:
    last = sum(1 for _ in take(job.shard, ["id"])) if job.last is None else job.last
    if last - job.first == 1:
        bury(job)
        return
    middle = (job.first + last) // 2
    yield replace(job, first=job.first, last=middle)
    yield replace(job, first=middle, last=last)


def _number(shelf: Path, over: Map, plan: Plan, parts: int, readings: Path) -> Path:
    made_from = (readings.name, [shard.stem for shard in shards(shelf / "pages")], plan.site.version)
    folder = stage(shelf, plan.versions.name, plan.versions.version, *made_from)
    doubles = put(folder / "doubles", "all", _doubles(shelf), PAGES)
    work_off(over, number_part, [NumberJob(plan, part, parts, readings, doubles, folder) for part in range(parts)])
    return folder


def _digest(over: Map, plan: Plan, parts: int, numbered: Path) -> Path:
    """Learns what the articles show about their sites, and finds out what each says apart from that."""
    learned = stage(numbered.parent, plan.site.name, plan.site.version, numbered.name)
    work_off(over, learn_part, [LearnJob(plan, part, parts, numbered, learned) for part in range(parts)])
    steps = (plan.fingerprint, plan.profile, plan.statements)
    folder = stage(numbered.parent, "articles", plan.versions.version, learned.name, [step.version for step in steps])
    work_off(over, digest_part, [DigestJob(plan, part, numbered, learned, folder) for part in range(parts)])
    return folder


def _doubles(shelf: Path) -> list[dict[str, object]]:
    """Of each page that was kept more than once, the answer that came first."""
    first: dict[str, tuple[int, bytes]] = {}
    twice: set[str] = set()
    for shard in shards(shelf / "pages"):
        for row in take(shard, ["id", "time", "noun"]):
            order = row["time"], row["noun"]
            twice |= {row["id"]} & first.keys()
            first[row["id"]] = min(order, first.get(row["id"], order))
    return [{"id": name, "time": first[name][0], "noun": first[name][1], "body": b""} for name in sorted(twice)]


def _said(corrections: Sequence[Correction], of: Matter, items: Items[Any], events: Pairing | None = None) -> list[Any]:
    """The corrections of one kind as links; for storylines an article stands for its event, as far as that is told."""
    if not any(one.of == of for one in corrections):
        return []
    there = set(items.ids())
    homes = {name: name for name in there}
    if events is not None:
        homes = {article: group.id for group in groups_of(events) if group.id in there for article in group.articles}
    return said_links(corrections, of, homes)


def _part_of_name(said: Sequence[Any]) -> Sequence[object]:
    """What the name of a stage says of corrections: nothing where there are none."""
    return [repr(said)] if said else []


def _pairing(
    step: Linked[Any, Any, Any], items: Items[Any], nouns: tuple[type[Any], type[Any]], *made_from: object
) -> Pairing:
    folder = stage(items.folder.parent, step.name, step.version, items.folder.name, items.parts, *made_from)
    return Pairing(step, items, *nouns, folder)


def _tell(over: Map, plan: Plan, articles: Path, copies: Pairing, events: Pairing) -> Path:
    made_from = (events.folder.name, plan.compare.version)
    folder = stage(articles.parent, plan.describe.name, plan.describe.version, *made_from)
    parts, places = events.items.parts, (events.folder / "groups", articles, copies.folder / "groups")
    work_off(over, tell_bin, [TellJob(plan, part, parts, *places, folder) for part in range(parts)])
    return folder

"""The stages of an archive walk between reading and facts: versions are numbered, and sites are learned from them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from manytold.model.articles import Article
from manytold.model.outcomes import Failed
from manytold.model.sketches import Sketch
from manytold.run.pairing import OUTCOMES
from manytold.run.partitions import Items, is_done, part_of, rows_of_part, scatter
from manytold.run.plan import Plan
from manytold.run.work import Sketched, attempt, counts, sketched
from manytold.store.nouns import encode, unpack
from manytold.store.shelf import put, take

NUMBERED = pa.schema([("id", pa.string()), ("versions", pa.list_(pa.binary())), ("sketch", pa.binary())])
HELD = pa.schema([("article", pa.string()), ("key", pa.int64())])


@dataclass(frozen=True, slots=True)
class NumberJob:
    """One part of the articles. `doubles` says of pages kept more than once which one counts."""

    plan: Plan
    part: int
    parts: int
    readings: Path
    doubles: Path
    folder: Path

    @property
    def name(self) -> str:
        """The shard that this job writes."""
        return f"{self.part:04}"


def number_part(job: NumberJob) -> None:
    """Makes versions of the readings of one part, and scatters the keys of each latest one, before the versions."""
    if is_done(job.folder, job.name):
        return
    rows: list[tuple[int, dict[str, Any]]] = []
    held: list[tuple[int, dict[str, Any]]] = []
    failed: list[tuple[str, Failed]] = []
    for article, readings in _readings(job):
        versions = attempt(job.plan.versions.name, article, job.plan.versions.work, readings)
        if isinstance(versions, Failed):
            failed.append((job.plan.versions.name, versions))
            continue
        found = sketched(job.plan.site, versions[-1])
        sketch = encode(found.sketch) if isinstance(found, Sketched) else None
        rows.append((job.part, {"id": article, "versions": [encode(v) for v in versions], "sketch": sketch}))
        if isinstance(found, Failed):
            failed.append((job.plan.site.name, found))
        else:
            held += ((key % job.parts, {"article": article, "key": key}) for key in sorted(found.keys))
    if failed:
        put(job.folder / "outcomes", job.name, ({"step": s, "noun": encode(f)} for s, f in failed), OUTCOMES)
    scatter(job.folder / "keys", job.name, held, HELD)
    scatter(job.folder, job.name, rows, NUMBERED)


def _readings(job: NumberJob) -> Iterator[tuple[str, list[Article]]]:
    """Every reading of each article of the part, in order of page id."""
    counting = {row["id"]: (row["time"], row["noun"]) for row in take(job.doubles)}
    readings: dict[str, dict[str, Article]] = defaultdict(dict)
    for row in rows_of_part(job.readings, job.part):
        order = row["time"], row["noun"]
        if counting.get(row["page"], order) == order:
            readings[row["article"]][row["page"]] = unpack(row["reading"], Article)
    for article, some in sorted(readings.items()):
        yield article, [reading for _, reading in sorted(some.items())]


@dataclass(frozen=True, slots=True)
class LearnJob:
    """One part of the keys under which articles of a site meet."""

    plan: Plan
    part: int
    parts: int
    numbered: Path
    folder: Path

    @property
    def name(self) -> str:
        """The shard that this job writes."""
        return f"{self.part:04}"


def learn_part(job: LearnJob) -> None:
    """Judges every key of one part, and scatters those that count to the articles that hold them."""
    if is_done(job.folder, job.name):
        return
    step = job.plan.site
    holders: dict[int, list[str]] = defaultdict(list)
    for row in rows_of_part(job.numbered / "keys", job.part):
        holders[row["key"]].append(row["article"])
    first = {key: sorted(names)[: step.most] for key, names in holders.items() if len(names) >= step.enough}
    sketches = Items(job.numbered, job.parts, "sketch", Sketch).load({n for names in first.values() for n in names})
    counting = [key for key, names in sorted(first.items()) if counts(step, [sketches[name] for name in names])]
    rows = (
        (part_of(name, job.parts), {"article": name, "key": key}) for key in counting for name in sorted(holders[key])
    )
    scatter(job.folder, job.name, rows, HELD)

"""A linked step over an archive: items scatter to their keys, those that meet are judged in blocks, links are merged.

Only joining the ends of links into components happens in one process; everything else is jobs of names and paths.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow as pa

from manytold.run import work
from manytold.run.components import neighbourhoods
from manytold.run.jobs import work_off
from manytold.run.partitions import Items, is_done, part_of, rows_of_part, scatter
from manytold.steps import Linked
from manytold.store.meetings import TOO_MANY
from manytold.store.nouns import decode, encode
from manytold.store.shelf import has, put, shards, take

KEYS = pa.schema([("key", pa.int64()), ("item", pa.string())])
PAIRS = pa.schema([("a", pa.string()), ("b", pa.string())])
LINKS = pa.schema([("a", pa.string()), ("b", pa.string()), ("noun", pa.binary())])
BINS = pa.schema([("component", pa.int64()), ("item", pa.string()), ("link", pa.binary())])
GROUPS = pa.schema([("id", pa.string()), ("noun", pa.binary())])
OUTCOMES = pa.schema([("step", pa.string()), ("noun", pa.binary())])


@dataclass(frozen=True, slots=True)
class Pairing:
    """One linked step over partitioned items; `link` and `group` are its nouns, `folder` is its place on the shelf."""

    step: Linked[Any, Any, Any]
    items: Items[Any]
    link: type[Any]
    group: type[Any]
    folder: Path


@dataclass(frozen=True, slots=True)
class Job:
    """One part of one stage of a pairing; the part is a number, or two for a block of pairs."""

    pairing: Pairing
    part: tuple[int, ...]

    @property
    def name(self) -> str:
        """The shard that this job writes."""
        return "-".join(f"{number:04}" for number in self.part)


def pair_up(pairing: Pairing, over: work.Map, more: Iterable[Any] = (), alone: bool = True) -> None:
    """Runs the whole step; `more` are links known beforehand, `alone` says whether unlinked items make groups too."""
    parts = [Job(pairing, (part,)) for part in range(pairing.items.parts)]
    work_off(over, write_keys, parts)
    work_off(over, write_pairs, parts)
    blocks = sorted((pairing.folder / "pairs").glob("part-*"))
    numbers = [int(block.name.removeprefix("part-")) for block in blocks]
    work_off(over, judge_block, [Job(pairing, divmod(number, pairing.items.parts)) for number in numbers])
    _write_bins(pairing, more, alone)
    work_off(over, merge_bin, parts)


def write_keys(job: Job) -> None:
    """Scatters (key, item) of one part of the items."""
    pairing, folder = job.pairing, job.pairing.folder / "keys"
    if is_done(folder, job.name):
        return
    keys, failed = work.keys_of(pairing.step, dict(pairing.items.part(job.part[0])))
    _note(job, "keys", failed)
    rows = (
        (key % pairing.items.parts, {"key": key, "item": item}) for item, some in keys.items() for key in sorted(some)
    )
    scatter(folder, job.name, rows, KEYS)


def write_pairs(job: Job) -> None:
    """Scatters the pairs that meet in one part of the keys to blocks of two parts of the items."""
    parts, folder = job.pairing.items.parts, job.pairing.folder / "pairs"
    if is_done(folder, job.name):
        return
    holders: dict[int, set[str]] = defaultdict(set)
    for row in rows_of_part(job.pairing.folder / "keys", job.part[0]):
        holders[row["key"]].add(row["item"])
    met = {pair for items in holders.values() if len(items) <= TOO_MANY for pair in combinations(sorted(items), 2)}
    scatter(folder, job.name, ((_block(a, b, parts), {"a": a, "b": b}) for a, b in sorted(met)), PAIRS)


def _block(a: str, b: str, parts: int) -> int:
    first, second = sorted((part_of(a, parts), part_of(b, parts)))
    return first * parts + second


def judge_block(job: Job) -> None:
    """Judges every pair of one block once, whatever the number of keys it met under."""
    pairing, folder = job.pairing, job.pairing.folder / "links"
    if has(folder, job.name):
        return
    block = job.part[0] * pairing.items.parts + job.part[1]
    pairs = sorted({(row["a"], row["b"]) for row in rows_of_part(pairing.folder / "pairs", block)})
    items = pairing.items.load({end for pair in pairs for end in pair})
    links, failed = work.judge(pairing.step, pairs, items)
    _note(job, "judge", failed)
    put(folder, job.name, ({"a": k.a, "b": k.b, "noun": encode(k)} for k in links), LINKS)


def _write_bins(pairing: Pairing, more: Iterable[Any], alone: bool) -> None:
    """Spreads the components of the link graph over as many bins as there are parts."""
    folder, parts = pairing.folder / "bins", pairing.items.parts
    if has(folder, f"{parts - 1:04}"):
        return
    ids = set(pairing.items.ids())
    links = [decode(row["noun"], pairing.link) for shard in shards(pairing.folder / "links") for row in take(shard)]
    known = dict.fromkeys(link for link in (*links, *more) if link.a in ids and link.b in ids)
    bins: dict[int, list[dict[str, Any]]] = defaultdict(list)
    names_there = ids if alone else {end for link in known for end in (link.a, link.b)}
    for number, (names, some) in enumerate(neighbourhoods(names_there, known, pairing.step)):
        rows = bins[part_of(names[0], parts)]
        rows += [{"component": number, "item": name, "link": None} for name in names]
        rows += [{"component": number, "item": None, "link": encode(link)} for link in some]
    for part in range(parts):
        put(folder, f"{part:04}", bins[part], BINS)


def merge_bin(job: Job) -> None:
    """Merges every component of one bin."""
    pairing, folder = job.pairing, job.pairing.folder / "groups"
    if has(folder, job.name):
        return
    names: dict[int, list[str]] = defaultdict(list)
    links: dict[int, list[Any]] = defaultdict(list)
    for row in take(pairing.folder / "bins" / f"{job.name}.parquet"):
        if row["item"] is None:
            links[row["component"]].append(decode(row["link"], pairing.link))
        else:
            names[row["component"]].append(row["item"])
    items = pairing.items.load({name for some in names.values() for name in some})
    groups: list[Any] = []
    for component, some in sorted(names.items()):
        found, failed = work.merge(pairing.step, {name: items[name] for name in some}, links[component])
        groups += found
        _note(job, f"merge-{component}", failed)
    put(folder, job.name, ({"id": group.id, "noun": encode(group)} for group in groups), GROUPS)


def groups_of(pairing: Pairing) -> Iterator[Any]:
    """Every group of the step."""
    for shard in shards(pairing.folder / "groups"):
        for row in take(shard):
            yield decode(row["noun"], pairing.group)


def _note(job: Job, move: str, failed: Sequence[Any]) -> None:
    if failed:
        rows = [{"step": job.pairing.step.name, "noun": encode(outcome)} for outcome in failed]
        put(job.pairing.folder / "outcomes", f"{move}-{job.name}", rows, OUTCOMES)

"""A linked step over an archive: items scatter to their keys, those that meet are judged in blocks, links are merged.

Only joining the ends of links into components happens in one process; everything else is jobs of names and paths.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from manytold.run import meeting, work
from manytold.run.components import neighbourhoods
from manytold.run.jobs import work_off
from manytold.run.partitions import Items, columns_of_part, is_done, part_of, scatter_columns
from manytold.run.weighing import columns_of
from manytold.steps import Linked, Weighed
from manytold.store.nouns import decode, encode
from manytold.store.shelf import columns, has, put, put_columns, shards, take

NAMES = pa.schema([("id", pa.string())])
KEYS = pa.schema([("key", pa.int64()), ("rank", pa.int64()), ("item", pa.int64())])
PAIRS = pa.schema([("a", pa.int64()), ("b", pa.int64()), ("keys", pa.int64())])
LINKS = pa.schema(
    [
        ("a", pa.string()),
        ("b", pa.string()),
        ("score", pa.float64()),
        ("days", pa.float64()),
        ("weighed", pa.bool_()),
        ("binds", pa.bool_()),
        ("shows", pa.bool_()),
        ("noun", pa.binary()),
    ]
)
BINS = pa.schema([("component", pa.int64()), ("item", pa.string()), ("link", pa.binary())])
GROUPS = pa.schema([("id", pa.string()), ("noun", pa.binary())])
OUTCOMES = pa.schema([("step", pa.string()), ("noun", pa.binary())])


NO_TEXTS: Mapping[str, str] = {}
SHIFT = 32
"""Bits of an item's number that count it inside its part; those above say which part."""

Numbers = NDArray[np.int64]


class Edge(NamedTuple):
    """A link as far as components are concerned, and its noun as it is written."""

    a: str
    b: str
    binds: bool
    shows: bool
    noun: bytes


class Bin(NamedTuple):
    """Components side by side: each row is an item or a link of one."""

    component: list[int]
    item: list[str | None]
    link: list[bytes | None]


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


def pair_up(
    pairing: Pairing,
    over: work.Map,
    more: Iterable[Any] = (),
    alone: bool = True,
    texts: Mapping[str, str] = NO_TEXTS,
) -> None:
    """Runs the whole step; `more` are links known beforehand, `alone` says whether unlinked items make groups too.

    `texts` names the text of each item that is a copy or has copies, where links are weighed.
    """
    parts = [Job(pairing, (part,)) for part in range(pairing.items.parts)]
    work_off(over, write_keys, parts)
    work_off(over, write_pairs, parts)
    blocks = sorted((pairing.folder / "pairs").glob("part-*"))
    numbers = [int(block.name.removeprefix("part-")) for block in blocks]
    work_off(over, judge_block, [Job(pairing, divmod(number, pairing.items.parts)) for number in numbers])
    _write_bins(pairing, more, alone, texts)
    work_off(over, merge_bin, parts)


def write_keys(job: Job) -> None:
    """Scatters (key, rank, item) of one part of the items, which are known by their numbers from here on."""
    pairing, folder = job.pairing, job.pairing.folder / "keys"
    if is_done(folder, job.name):
        return
    items = dict(sorted(pairing.items.part(job.part[0])))
    keys, failed = work.keys_of(pairing.step, items)
    _note(job, "keys", failed)
    names = sorted(keys)
    put_columns(pairing.folder / "names", job.name, {"id": names}, NAMES)
    sizes = [len(keys[name]) for name in names]
    key = np.fromiter((key for name in names for key in sorted(keys[name])), np.int64, sum(sizes))
    rank = np.repeat(np.array([work.rank_of(pairing.step, n, items[n]) for n in names], np.int64), sizes)
    item = np.repeat(np.arange(len(names), dtype=np.int64) + (job.part[0] << SHIFT), sizes)
    scatter_columns(folder, job.name, key % pairing.items.parts, {"key": key, "rank": rank, "item": item}, KEYS)


def write_pairs(job: Job) -> None:
    """Scatters the pairs that meet in one part of the keys to blocks of two parts of the items."""
    pairing, folder = job.pairing, job.pairing.folder / "pairs"
    if is_done(folder, job.name):
        return
    held = columns_of_part(pairing.folder / "keys", job.part[0], KEYS)
    a, b, keys = meeting.pairs_of(held["key"], held["rank"], held["item"], pairing.step.most)
    block = (a >> SHIFT) * pairing.items.parts + (b >> SHIFT)
    scatter_columns(folder, job.name, block, {"a": a, "b": b, "keys": keys}, PAIRS)


def judge_block(job: Job) -> None:
    """Judges every pair of one block once, whatever the number of keys it met under."""
    pairing, folder = job.pairing, job.pairing.folder / "links"
    if has(folder, job.name):
        return
    first, second = job.part
    found = columns_of_part(pairing.folder / "pairs", first * pairing.items.parts + second, PAIRS)
    a, b = meeting.often_enough(found["a"], found["b"], found["keys"], pairing.step.least)
    names = {part: _names(pairing, part) for part in {first, second}}
    some = zip(_named(a, names[first]), _named(b, names[second]), strict=True)
    pairs = sorted((x, y) if x < y else (y, x) for x, y in some)
    items = pairing.items.load({end for pair in pairs for end in pair})
    links, failed = work.judge(pairing.step, pairs, items)
    _note(job, "judge", failed)
    judged = {
        "a": [link.a for link in links],
        "b": [link.b for link in links],
        "score": [getattr(link, "score", None) for link in links],
        "days": [getattr(link, "days", None) for link in links],
        "weighed": [pairing.step.weighed is not None and pairing.step.weighed.counts(link) for link in links],
        "binds": [pairing.step.binds(link) for link in links],
        "shows": [pairing.step.shows(link) for link in links],
        "noun": [encode(link) for link in links],
    }
    put_columns(folder, job.name, judged, LINKS)


def _names(pairing: Pairing, part: int) -> list[str]:
    return columns(pairing.folder / "names" / f"{part:04}.parquet", ["id"])["id"]


def _named(numbers: Numbers, names: list[str]) -> list[str]:
    return [names[number] for number in (numbers & ((1 << SHIFT) - 1)).tolist()]


def _write_bins(pairing: Pairing, more: Iterable[Any], alone: bool, texts: Mapping[str, str]) -> None:
    """Spreads the components of the link graph over as many bins as there are parts."""
    folder, parts, step = pairing.folder / "bins", pairing.items.parts, pairing.step
    if has(folder, f"{parts - 1:04}"):
        return
    ids = set(pairing.items.ids())
    shown = dict.fromkeys(_edges(pairing) if step.weighed is None else _weighed_edges(pairing, step.weighed, texts))
    shown |= {_edge(step, link): None for link in more}
    known = [edge for edge in shown if edge.a in ids and edge.b in ids]
    names_there = ids if alone else {end for edge in known for end in (edge.a, edge.b)}
    by_edge = replace(step, binds=lambda edge: edge.binds, shows=lambda edge: edge.shows)
    bins: dict[int, Bin] = defaultdict(lambda: Bin([], [], []))
    for number, (names, some) in enumerate(neighbourhoods(names_there, known, by_edge)):
        there = bins[part_of(names[0], parts)]
        there.component.extend([number] * (len(names) + len(some)))
        there.item.extend([*names, *[None] * len(some)])
        there.link.extend([*[None] * len(names), *(edge.noun for edge in some)])
    for part in range(parts):
        put_columns(folder, f"{part:04}", bins[part]._asdict(), BINS)


def _edge(step: Linked[Any, Any, Any], link: Any) -> Edge:
    return Edge(link.a, link.b, step.binds(link), step.shows(link), encode(link))


def _edges(pairing: Pairing) -> Iterator[Edge]:
    for shard in shards(pairing.folder / "links"):
        yield from map(Edge, *columns(shard, list(Edge._fields)).values())


def _weighed_edges(pairing: Pairing, rule: Weighed[Any], texts: Mapping[str, str]) -> Iterator[Edge]:
    """Links beside all others; only those that are worth something come into sight as nouns."""
    there = shards(pairing.folder / "links")
    rows = [row for shard in there for row in _rows(shard)]
    scores = iter(rule.scores(*columns_of(rows, texts)).tolist())
    for shard in there:
        for noun, is_weighed in zip(*columns(shard, ["noun", "weighed"]).values(), strict=True):
            score = next(scores) if is_weighed else None
            if score is None:
                yield _edge(pairing.step, decode(noun, pairing.link))
            elif score > 0:
                yield _edge(pairing.step, replace(decode(noun, pairing.link), score=score))


def _rows(shard: Path) -> list[tuple[str, str, float, float | None]]:
    found = columns(shard, ["a", "b", "score", "days", "weighed"])
    return [(a, b, score, days) for a, b, score, days, told in zip(*found.values(), strict=True) if told]


def merge_bin(job: Job) -> None:
    """Merges every component of one bin."""
    pairing, folder = job.pairing, job.pairing.folder / "groups"
    if has(folder, job.name):
        return
    names: dict[int, list[str]] = defaultdict(list)
    links: dict[int, list[Any]] = defaultdict(list)
    found = columns(pairing.folder / "bins" / f"{job.name}.parquet", list(Bin._fields))
    for component, item, link in zip(*found.values(), strict=True):
        if item is None:
            links[component].append(decode(link, pairing.link))
        else:
            names[component].append(item)
    items = pairing.items.load({name for some in names.values() for name in some})
    groups: list[Any] = []
    for component, some in sorted(names.items()):
        made, failed = work.merge(pairing.step, {name: items[name] for name in some}, links[component])
        groups += made
        _note(job, f"merge-{component}", failed)
    merged = {"id": [group.id for group in groups], "noun": [encode(group) for group in groups]}
    put_columns(folder, job.name, merged, GROUPS)


def groups_of(pairing: Pairing) -> Iterator[Any]:
    """Every group of the step."""
    for shard in shards(pairing.folder / "groups"):
        for row in take(shard):
            yield decode(row["noun"], pairing.group)


def _note(job: Job, move: str, failed: Sequence[Any]) -> None:
    if failed:
        rows = [{"step": job.pairing.step.name, "noun": encode(outcome)} for outcome in failed]
        put(job.pairing.folder / "outcomes", f"{move}-{job.name}", rows, OUTCOMES)

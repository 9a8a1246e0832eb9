"""Items of an archive in partitions by id: folders of shards, one folder for each part.

A shard that was scattered is done when its mark stands in the folder `done`; parts of a cut-off one are written again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from manytold.store.nouns import Noun, decode, key_number
from manytold.store.shelf import columns, has, numbers, put, put_columns, shards, take

MARK = pa.schema([])
MANIFEST = "walk.json"
STAGE = re.compile(r".+-v[0-9]+-[0-9a-f]{12}")
"""The name of a folder that `stage` gives."""
Row = Mapping[str, Any]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Items(Generic[Noun]):
    """Nouns of one kind in one column of a partitioned folder; rows without one are left out."""

    folder: Path
    parts: int
    column: str
    kind: type[Noun]

    def load(self, ids: Iterable[str]) -> dict[str, Noun]:
        """The items found under the ids, by id."""
        by_part: dict[int, set[str]] = defaultdict(set)
        for name in ids:
            by_part[part_of(name, self.parts)].add(name)
        found = (item for part, some in sorted(by_part.items()) for item in self.part(part, some))
        return dict(sorted(found, key=lambda item: item[0]))

    def part(self, part: int, only: set[str] | None = None) -> Iterator[tuple[str, Noun]]:
        """The items of one part, all or only those with the given ids."""
        for shard in shards(place(self.folder, part)):
            for name, noun in zip(*columns(shard, ["id", self.column]).values(), strict=True):
                if noun is not None and (only is None or name in only):
                    yield name, decode(noun, self.kind)

    def nouns(self) -> Iterator[Noun]:
        """Every item."""
        return (noun for part in range(self.parts) for _, noun in self.part(part))

    def ids(self) -> Iterator[str]:
        """Every id that has an item."""
        for part in range(self.parts):
            for shard in shards(place(self.folder, part)):
                there = columns(shard, ["id", self.column])
                yield from (name for name, noun in zip(*there.values(), strict=True) if noun is not None)


def part_of(name: str, parts: int) -> int:
    """The part in which an id is kept."""
    return key_number(name) % parts


def place(folder: Path, part: int) -> Path:
    """The folder of one part."""
    return folder / f"part-{part:04}"


def rows_of_part(folder: Path, part: int, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """All rows of one part."""
    for shard in shards(place(folder, part)):
        yield from take(shard, columns)


def scatter(folder: Path, name: str, rows: Iterable[tuple[int, Row]], schema: pa.Schema) -> None:
    """Writes rows into the parts they belong to, and then the mark that all of them are there."""
    parts: dict[int, list[Row]] = defaultdict(list)
    for part, row in rows:
        parts[part].append(row)
    for part, some in sorted(parts.items()):
        put(place(folder, part), name, some, schema)
    put(folder / "done", name, [], MARK)


def columns_of_part(folder: Path, part: int, schema: pa.Schema) -> dict[str, Numbers]:
    """Columns of numbers of one part, of all its shards in order."""
    tables = [numbers(shard) for shard in shards(place(folder, part))]
    return {name: np.concatenate([np.empty(0, np.int64), *(t[name] for t in tables)]) for name in schema.names}


def scatter_columns(folder: Path, name: str, parts: Numbers, there: Mapping[str, Numbers], schema: pa.Schema) -> None:
    """As `scatter`, for columns of numbers and a column that says to which part each row belongs."""
    order = np.argsort(parts, kind="stable")
    found, starts = np.unique(parts[order], return_index=True)
    for part, start, end in zip(found.tolist(), starts, [*starts[1:], len(order)][: len(found)], strict=True):
        rows = order[start:end]
        put_columns(place(folder, part), name, {key: column[rows] for key, column in there.items()}, schema)
    put(folder / "done", name, [], MARK)


def is_done(folder: Path, name: str) -> bool:
    """Whether a shard has been scattered as a whole."""
    return has(folder / "done", name)


def shard_name(contents: Iterable[object]) -> str:
    """What a shard of such contents is called."""
    return sha256(repr(list(contents)).encode()).hexdigest()[:24]


def stage(shelf: Path, name: str, version: int, *made_from: object) -> Path:
    """The folder of a stage: its name says the step, its version, and (hashed) all that its results depend on."""
    return shelf / f"{name}-v{version}-{sha256(repr(made_from).encode()).hexdigest()[:12]}"

"""A shelf of shards for archives: Parquet files in folders, each whole or not there. What exists is done."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

ROWS_AT_ONCE = 1000


def put(folder: Path, name: str, rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> Path:
    """Writes one shard beside its place and then renames it there, so that a cut-off write leaves nothing behind."""
    return _put(folder, name, pa.Table.from_pylist([dict(row) for row in rows], schema=schema))


def put_columns(folder: Path, name: str, columns: Mapping[str, Any], schema: pa.Schema) -> Path:
    """As `put`, for rows that are at hand as columns."""
    return _put(folder, name, pa.table(dict(columns), schema=schema))


def _put(folder: Path, name: str, table: pa.Table) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.parquet"
    beside = _beside(path)
    pq.write_table(table, beside, compression="zstd")
    beside.replace(path)
    return path


def write_beside(path: Path, data: bytes) -> None:
    """Writes a small file that is whole or not there."""
    beside = _beside(path)
    beside.write_bytes(data)
    beside.replace(path)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}")


def has(folder: Path, name: str) -> bool:
    """Whether a shard is there, which means that it is whole."""
    return (folder / f"{name}.parquet").exists()


def take(path: Path, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of one shard, in the order they were put; all columns or only some."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(ROWS_AT_ONCE, columns=columns):
            yield from batch.to_pylist()


def columns(path: Path, names: list[str]) -> dict[str, list[Any]]:
    """Columns of one shard as lists."""
    return {name: column.to_pylist() for name, column in zip(names, pq.read_table(path, columns=names), strict=True)}


def numbers(path: Path) -> dict[str, Any]:
    """All columns of one shard, which are numbers, as arrays."""
    table = pq.read_table(path)
    return {name: table[name].to_numpy() for name in table.column_names}


def shards(folder: Path) -> list[Path]:
    """The shards of a folder, by name."""
    return sorted(folder.glob("*.parquet"))

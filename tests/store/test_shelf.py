"""Shards are whole or not there."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from manytold.store.shelf import has, put, shards, take

SCHEMA = pa.schema([("id", pa.string()), ("body", pa.binary())])
ROWS = [{"id": f"r{n}", "body": bytes([n % 256, 0])} for n in range(2500)]


def test_rows_come_back_in_order(tmp_path: Path) -> None:
    path = put(tmp_path / "deep" / "folder", "one", ROWS, SCHEMA)
    assert list(take(path)) == ROWS
    assert next(take(path, ["id"])) == {"id": "r0"}
    assert shards(path.parent) == [path]
    assert has(path.parent, "one")


def test_a_cut_off_write_leaves_no_shard(tmp_path: Path) -> None:
    def cut_off() -> Iterator[dict[str, object]]:
        yield ROWS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, "one", cut_off(), SCHEMA)
    assert not has(tmp_path, "one")
    assert shards(tmp_path) == []


def test_no_rows_are_a_shard_too(tmp_path: Path) -> None:
    assert list(take(put(tmp_path, "none", [], SCHEMA))) == []

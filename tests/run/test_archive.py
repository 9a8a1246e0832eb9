"""An archive walk over a shelf: what exists is done, what was cut off is done again, what is poison stands alone."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from manytold.errors import BadInput, ManytoldError
from manytold.model.outcomes import Failed
from manytold.run import archive
from manytold.run.archive import walk_archive
from manytold.run.outcome import answer_of_shelf
from manytold.run.stages import ReadJob
from manytold.run.work import Lost
from manytold.store.nouns import decode
from manytold.store.shelf import shards, take
from tests.run.make import make_pages
from tests.run.test_live import live, shuffled
from tests.run.toy import TOY, make_page

FOUND = [make_page(name, f"w{n % 3} c{n % 4} s{n % 2}", n) for n, name in enumerate("abcdefghij")]


def written(shelf: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in shelf.rglob("*.parquet") if path.parent.name != "doubles"}


def test_real_walk_equals_live(tmp_path: Path) -> None:
    found = make_pages()
    for seed in range(2):
        walk_archive(shuffled(found, seed), tmp_path / str(seed), map, parts=2 + seed)
        assert answer_of_shelf(tmp_path / str(seed)) == live(found, 100)


def test_what_exists_is_done(tmp_path: Path) -> None:
    walk_archive(FOUND, tmp_path, map, TOY, 3)
    before = written(tmp_path)
    walk_archive(FOUND, tmp_path, map, TOY, 3)
    assert written(tmp_path) == before


def test_a_deleted_shard_is_all_that_is_done_again(tmp_path: Path) -> None:
    walk_archive(FOUND, tmp_path, map, TOY, 3)
    answer, before = answer_of_shelf(tmp_path), written(tmp_path)
    lost = random.Random(5).choice([path for path in before if path.parent.name == "links"])
    lost.unlink()
    walk_archive(FOUND, tmp_path, map, TOY, 3)
    assert answer_of_shelf(tmp_path) == answer
    assert {path for path, time in written(tmp_path).items() if before[path] != time} == {lost}


@pytest.mark.parametrize("stop", [1, 5, 9, 14, 20, 26])
def test_an_interrupted_walk_goes_on(stop: int, tmp_path: Path) -> None:
    jobs = iter(range(1000))

    def until(work: Callable[[Any], Any], given: Iterable[Any]) -> Iterator[Any]:
        for job in given:
            if next(jobs) == stop:
                raise KeyboardInterrupt
            yield work(job)

    with pytest.raises(KeyboardInterrupt):
        walk_archive(FOUND, tmp_path, until, TOY, 3)
    walk_archive(FOUND, tmp_path, map, TOY, 3)
    assert answer_of_shelf(tmp_path) == live(FOUND, 100, TOY)


def test_more_pages_are_added(tmp_path: Path) -> None:
    walk_archive(FOUND[:4], tmp_path, map, TOY, 3)
    walk_archive(FOUND[4:], tmp_path, map, TOY, 3)
    assert answer_of_shelf(tmp_path) == live(FOUND, 100, TOY)


def test_a_step_of_another_version_is_done_again(tmp_path: Path) -> None:
    walk_archive(FOUND, tmp_path, map, TOY, 3)
    before = written(tmp_path)
    walk_archive(FOUND, tmp_path, map, replace(TOY, compare=replace(TOY.compare, version=2)), 3)
    new = {path.relative_to(tmp_path).parts[0].partition("-")[0] for path in set(written(tmp_path)) - set(before)}
    assert new == {"describe", "storylines"}


def test_the_first_of_equal_answers_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "SHARD", 1)
    found = [make_page("a", "w1", 9), make_page("a", "w1", 3), make_page("a", "w2", 5)]
    walk_archive(found, tmp_path, map, TOY, 2)
    assert answer_of_shelf(tmp_path) == live(found, 1, TOY)


def test_a_page_that_ends_its_process_stands_alone(tmp_path: Path) -> None:
    poison = 6

    def lose(work: Callable[[Any], Any], jobs: Iterable[Any]) -> Iterator[Any]:
        for job in jobs:
            last = len(FOUND) if not isinstance(job, ReadJob) or job.last is None else job.last
            yield Lost(job) if isinstance(job, ReadJob) and job.first <= poison < last else work(job)

    walk_archive(FOUND, tmp_path, lose, TOY, 3)
    assert answer_of_shelf(tmp_path) == live([*FOUND[:poison], *FOUND[poison + 1 :]], 100, TOY)
    read = next(folder for folder in tmp_path.iterdir() if folder.name.startswith("read"))
    rows = [row for shard in shards(read / "outcomes") for row in take(shard)]
    assert [decode(row["noun"], Failed).what for row in rows] == [FOUND[poison].url]


def test_a_shard_that_cannot_be_done_stops_the_walk_with_its_name(tmp_path: Path) -> None:
    walk_archive(FOUND[:2], tmp_path, map, TOY, 1)
    broken = shards(tmp_path / "pages")[0]
    broken.write_bytes(b"no parquet")
    with pytest.raises(ManytoldError, match=broken.stem):
        walk_archive([], tmp_path, map, replace(TOY, read=replace(TOY.read, version=2)), 1)


def test_a_shelf_without_a_walk_has_no_answer(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        answer_of_shelf(tmp_path)

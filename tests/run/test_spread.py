"""Jobs over processes and over a cluster: every result comes, and a job that kills its worker costs itself."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from manytold.run.archive import walk_archive
from manytold.run.cluster import cluster
from manytold.run.live import walk_newcomers
from manytold.run.local import spread
from manytold.run.outcome import answer_of, answer_of_shelf
from manytold.run.work import Lost, Map
from manytold.settings import Settings, WalkSettings
from manytold.store.database import open_database
from tests.run.make import make_pages
from tests.run.poison import POISON, square_or_die


def test_one_process_is_this_one() -> None:
    with spread(0) as over:
        assert list(over(os.path.basename, ["a/b"])) == ["b"]


@pytest.fixture(scope="module")
def pool() -> Iterator[Map]:
    with spread(2) as over:
        yield over


def test_a_poison_job_costs_itself(pool: Map) -> None:
    results = list(pool(square_or_die, range(30)))
    assert [result for result in results if isinstance(result, Lost)] == [Lost(POISON)]
    assert sorted(r for r in results if isinstance(r, int)) == [n * n for n in range(30) if n != POISON]
    assert list(pool(square_or_die, [2])) == [4]


def test_an_error_in_a_job_is_raised(pool: Map) -> None:
    with pytest.raises(TypeError):
        list(pool(square_or_die, ["x"]))


def expected() -> bytes:
    with open_database("sqlite://") as database:
        walk_newcomers(database, make_pages(), Settings(walk=WalkSettings(processes=1)))
        return answer_of(database)


def test_archive_over_processes(pool: Map, tmp_path: Path) -> None:
    walk_archive(make_pages(), tmp_path, pool, parts=3)
    assert answer_of_shelf(tmp_path) == expected()


@pytest.mark.filterwarnings("ignore")
def test_archive_over_a_cluster(tmp_path: Path) -> None:
    with cluster("local", 2) as over:
        walk_archive(make_pages(), tmp_path, over, parts=3)
        results = list(over(square_or_die, [2, POISON, 3]))
    assert answer_of_shelf(tmp_path) == expected()
    assert [result for result in results if isinstance(result, Lost)] == [Lost(POISON)]
    assert sorted(r for r in results if isinstance(r, int)) == [4, 9]

"""The same pages give the same answer: in any order, in any batches, by map, process pool, cluster, and live."""

import random
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from manytold.model.pages import Page
from manytold.run.archive import walk_archive
from manytold.run.cluster import cluster
from manytold.run.live import walk_newcomers
from manytold.run.local import spread
from manytold.run.outcome import answer_of, answer_of_shelf
from manytold.run.work import Map
from sample.newsroom import newsroom
from tests.run.sites import site_pages
from tests.whole.newspaper import desk, fetched_pages

ORDERS = 20
BATCHES = (1, 7, 1000)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    with newsroom() as outlets:
        return fetched_pages(outlets, tmp_path_factory.mktemp("fetched")) + site_pages()


@pytest.fixture(scope="module")
def expected(pages: list[Page], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a walk over all pages at once answers."""
    return live(pages, 1000, tmp_path_factory.mktemp("expected"))


def shuffled(pages: list[Page], order: int) -> list[Page]:
    mixed = sorted(pages, key=lambda page: (page.url or "", page.body))
    random.Random(order).shuffle(mixed)
    return mixed


def live(pages: list[Page], batch: int, home: Path) -> bytes:
    with desk(home, f"sqlite:///{home / 'live.db'}") as kit:
        for start in range(0, len(pages), batch):
            walk_newcomers(kit.database, pages[start : start + batch], kit.settings)
        return answer_of(kit.database)


def archived(pages: list[Page], batch: int, shelf: Path, over: Map) -> bytes:
    shutil.rmtree(shelf, ignore_errors=True)
    walk_archive(iter(pages), shelf, over, shard=batch)
    return answer_of_shelf(shelf)


@pytest.mark.parametrize("order", range(ORDERS))
def test_live(order: int, pages: list[Page], expected: bytes, tmp_path: Path) -> None:
    assert live(shuffled(pages, order), BATCHES[order % len(BATCHES)], tmp_path) == expected


@pytest.mark.parametrize("order", range(ORDERS))
def test_map(order: int, pages: list[Page], expected: bytes, tmp_path: Path) -> None:
    assert archived(shuffled(pages, order), BATCHES[order % len(BATCHES)], tmp_path, map) == expected


@pytest.fixture(scope="module", params=["pool", "cluster"])
def engine(request: pytest.FixtureRequest) -> Iterator[Map]:
    way: AbstractContextManager[Map] = spread(2) if request.param == "pool" else cluster("local", 2)
    with way as over:
        yield over


@pytest.mark.parametrize("order", range(ORDERS))
def test_engines(order: int, engine: Map, pages: list[Page], expected: bytes, tmp_path: Path) -> None:
    assert archived(shuffled(pages, order), BATCHES[order % len(BATCHES)], tmp_path, engine) == expected

"""The newspaper that most of these tests look at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from manytold.serve.app import make_app
from manytold.store.database import Database
from tests.serve.keep import newsroom_database
from tests.serve.people import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with newsroom_database(tmp_path) as opened:
        yield opened


@pytest.fixture
def app(database: Database, clock: Clock) -> ASGIApp:
    return make_app(database, now=clock)

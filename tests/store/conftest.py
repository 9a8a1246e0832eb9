"""Every store test that asks for `url` or `database` runs on both kinds of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from manytold.store.database import Database, open_database
from tests.store.postgres import make_postgres, server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    address = server()
    if address is None:
        pytest.skip("no PostgreSQL found: install it, or name a server in MANYTOLD_TEST_POSTGRES")
    with make_postgres(address) as made:
        yield made


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with open_database(url) as opened:
        yield opened

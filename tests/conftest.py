"""The slowest files first, so that no process is left alone with one at the end; and both kinds of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.postgres import make_postgres, server

SLOWEST = ("test_killed", "test_same_answer", "test_thousand", "test_browser", "test_flows", "test_attacks_shown")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the files; tests within one keep theirs."""
    items.sort(key=lambda item: SLOWEST.index(item.path.stem) if item.path.stem in SLOWEST else len(SLOWEST))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new database, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    address = server()
    if address is None:
        pytest.skip("no PostgreSQL found: install it, or name a server in MANYTOLD_TEST_POSTGRES")
    with make_postgres(address) as made:
        yield made

"""Every store test that asks for `database` runs on both kinds of database."""

from collections.abc import Iterator

import pytest

from manytold.store.database import Database, open_database


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with open_database(url) as opened:
        yield opened

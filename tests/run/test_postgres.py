"""The live walk on PostgreSQL ends in the same answer."""

import pytest

from manytold.run.live import walk_newcomers
from manytold.run.outcome import answer_of
from manytold.store.database import open_database
from tests.run.make import make_pages
from tests.run.test_live import SETTINGS, live, shuffled
from tests.store.postgres import make_postgres, server


def test_same_answer_on_postgresql() -> None:
    address = server()
    if address is None:
        pytest.skip("no PostgreSQL found: install it, or name a server in MANYTOLD_TEST_POSTGRES")
    found = make_pages()
    with make_postgres(address) as url, open_database(url) as database:
        walk_newcomers(database, shuffled(found, 3), SETTINGS, batch=7)
        assert answer_of(database) == live(found, 100)

"""A walk to be killed. Alone in its file, so that the process to be killed starts at once."""

from multiprocessing.connection import Connection

from manytold.run.live import walk_newcomers
from manytold.settings import Settings, WalkSettings
from manytold.store.database import open_database
from tests.run.make import make_pages
from tests.run.sites import site_pages

SETTINGS = Settings(walk=WalkSettings(processes=1))


def walk_in_small_steps(url: str, ready: Connection) -> None:
    found = make_pages() + site_pages()
    ready.send(None)
    with open_database(url) as database:
        walk_newcomers(database, found, SETTINGS, batch=2)
    ready.send(None)

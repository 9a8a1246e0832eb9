"""A walk that is killed at any moment ends, the next time, with the answer of an undisturbed one."""

import multiprocessing
import random
from pathlib import Path

from manytold.run.live import walk_newcomers
from manytold.run.outcome import answer_of
from manytold.store.database import open_database
from tests.run.killed import SETTINGS, walk_in_small_steps
from tests.run.make import make_pages
from tests.run.sites import site_pages
from tests.run.test_live import live

MOMENTS = 8


def walk_until_killed(url: str, seconds: float) -> bool:
    """Whether the walk was still going on when it was killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["manytold.walk", "tests.run.killed"])
    here, there = context.Pipe()
    process = context.Process(target=walk_in_small_steps, args=(url, there))
    process.start()
    here.recv()
    ended = here.poll(seconds)
    process.kill()
    process.join()
    return not ended


def test_killed_at_random_moments(tmp_path: Path) -> None:
    found = make_pages() + site_pages()
    dice = random.Random(8)
    url = f"sqlite:///{tmp_path / 'a.db'}"
    killed = [walk_until_killed(url, dice.uniform(0.0, 0.2)) for _ in range(MOMENTS)]
    assert any(killed)
    with open_database(url) as database:
        walk_newcomers(database, found, SETTINGS)
        assert answer_of(database) == live(found, 100)

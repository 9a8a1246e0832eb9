"""Killed without warning at random moments, `fetch` and `read --db` end with the answer of an undisturbed run.

`MANYTOLD_KILLS=50` kills fifty times; without it a few, so that the suite stays short.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from manytold.run.outcome import answer_of
from manytold.store.database import open_database
from sample.newsroom import Newsroom, newsroom, saved_pages
from tests.whole.command import COMMAND, environment

KILLS = int(os.environ.get("MANYTOLD_KILLS", "6"))
CALM = {"fetch_allow": "*.localhost", "fetch_pause_s": "0"}


@pytest.fixture(scope="module")
def outlets() -> Iterator[Newsroom]:
    with newsroom() as running:
        yield running


def run(arguments: list[str], home: Path, kill_after: float | None = None) -> float:
    """Run a command to its end, or kill it; the seconds it took."""
    started = time.monotonic()
    process = subprocess.Popen(
        [*COMMAND, *arguments], env=environment(home, **CALM), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _, said = process.communicate(timeout=kill_after or 120)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        _, said = process.communicate()
    assert b"Traceback" not in said, said.decode()
    return time.monotonic() - started


def answer(home: Path) -> bytes:
    with open_database(f"sqlite:///{home / 'manytold.db'}") as database:
        return answer_of(database)


def disturbed(
    home: Path, arguments: list[str], whole: float, kills: int, prepare: Callable[[Path], None]
) -> set[bytes]:
    """The answers after runs that were killed at random moments and then run once more to the end."""
    chance = random.Random(20250901)
    answers = set()
    for number in range(kills):
        place = home / str(number)
        place.mkdir(parents=True)
        prepare(place)
        run(arguments_in(arguments, place), place, kill_after=chance.uniform(0.05, whole))
        run(arguments_in(arguments, place), place)
        answers.add(answer(place))
    return answers


def arguments_in(arguments: list[str], home: Path) -> list[str]:
    return [argument.replace("HOME", str(home)) for argument in arguments]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_fetch(outlets: Newsroom, tmp_path: Path) -> None:
    def follow(home: Path) -> None:
        run(["follow", *outlets.feeds()], home)

    calm = tmp_path / "calm"
    calm.mkdir()
    run(["follow", *outlets.feeds()], calm)
    whole = run(["fetch", "--all"], calm)
    run(["fetch", "--all"], calm)
    assert disturbed(tmp_path, ["fetch", "--all"], whole, KILLS, follow) == {answer(calm)}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_read_into_a_database(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    saved_pages(pages)
    arguments = ["read", "--quiet", "--json", str(pages), "--db", "sqlite:///HOME/manytold.db"]
    calm = tmp_path / "calm"
    calm.mkdir()
    whole = run(arguments_in(arguments, calm), calm)
    assert disturbed(tmp_path, arguments, whole, KILLS, lambda _: None) == {answer(calm)}

"""A thousand hostile inputs: no crash, no hang, memory under 1 GiB, each ends as a counted outcome with a reason."""

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.fetch.hostile import ROUTES, Hostile, hostile
from tests.hostile.answers import routes
from tests.hostile.make import FAMILIES, Input, inputs
from tests.whole.command import COMMAND, environment

MOST_MEMORY_KIB = 1024 * 1024
PATIENCE_S = 240
"""For a whole family of inputs on a slow machine; the slowest single input needs 3 s."""
ANSWERS = routes()
ROOT = Path(__file__).parents[2]


def read(home: Path, *what: str, **settings: str) -> dict[str, list[dict[str, str]]]:
    """What `manytold read` says of everything, run as a process of its own whose memory is measured."""
    memory = home.with_suffix(".memory")
    command = [sys.executable, "-m", "tests.hostile.measured", str(memory), *COMMAND, "read", *what, "--json"]
    done = subprocess.run(
        command, env=environment(home, **settings), capture_output=True, check=False, timeout=PATIENCE_S, cwd=ROOT
    )
    assert done.returncode in (0, 1, 2), (done.returncode, done.stderr[-2000:].decode())
    assert b"Traceback" not in done.stderr
    assert int(memory.read_text()) < MOST_MEMORY_KIB
    answer: dict[str, list[dict[str, str]]] = json.loads(done.stdout)
    return answer


def articles(answer: dict[str, list[dict[str, str]]]) -> set[str]:
    """Paths and addresses of everything that was read as an article."""
    told: list[dict[str, list[dict[str, list[dict[str, str]]]]]] = answer["storylines"]  # type: ignore[assignment]
    found = (article for line in told for event in line["events"] for article in event["articles"])
    return {str(article.get("path") or article.get("url")) for article in found}


def test_there_are_a_thousand() -> None:
    must_be_refused = sum(not one.harmless for one in inputs())
    assert must_be_refused + len(ANSWERS) >= 1000


@pytest.mark.parametrize("family", [family.__name__ for family in FAMILIES])
def test_files(family: str, tmp_path: Path) -> None:
    folder, home = tmp_path / "in", tmp_path / "home"
    folder.mkdir()
    some = [one for one in inputs() if one.name.startswith(f"{family}-")]
    for one in some:
        (folder / one.name).write_bytes(one.body)
    answer = read(home, str(folder))
    assert_each_has_an_outcome(answer, some)


def assert_each_has_an_outcome(answer: dict[str, list[dict[str, str]]], some: list[Input]) -> None:
    """Pages of archives and mails are named by their own addresses, so these are only counted."""
    refused = [outcome for kind in ("skipped", "failed") for outcome in answer[kind]]
    told = articles(answer)
    named = {one.name: [o["reason"] for o in refused if one.name in o["what"]] for one in some}
    nameless = [o for o in refused if not any(one.name in o["what"] for one in some)]
    unsaid = [one.name for one in some if not named[one.name] and one.name not in told]
    assert len(unsaid) <= len(nameless), f"nothing is said of {unsaid}"
    assert not [one.name for one in some if not one.harmless and one.name in told]
    for outcome in refused:
        assert outcome["reason"]
        assert "\n" not in outcome["reason"]
        assert "failed:" not in outcome["reason"], outcome


@contextmanager
def server() -> Iterator[Hostile]:
    """The hostile server in a thread of its own."""
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()
    ready: list[Hostile] = []
    started = threading.Event()

    async def serve() -> None:
        async with hostile() as here:
            ready.append(here)
            started.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert started.wait(10)
    try:
        yield ready[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()


def test_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, route in ANSWERS.items():
        monkeypatch.setitem(ROUTES, path, route)
    with server() as here:
        addresses = [here.url(path) for path in ANSWERS]
        settings = {"fetch_allow": "127.0.0.1", "fetch_pause_s": "0", "fetch_total_s": "2", "fetch_idle_s": "1"}
        answer = read(tmp_path / "home", *addresses, **settings)
    refused = {outcome["what"]: outcome["reason"] for kind in ("skipped", "failed") for outcome in answer[kind]}
    assert not articles(answer)
    assert {address for address in addresses if not refused.get(address)} == set()
    assert not [reason for reason in refused.values() if "\n" in reason or "failed:" in reason]

"""Five hundred feeds on a loopback server: speed beside lemon24/reader, manners by the server's log, flat memory.

`./dev bench crowd [--json] [--quick]`. Two runs, each in processes of its own:

- speed: 490 feeds in good order are updated in three rounds, without their articles, by Manytold and by lemon24/reader
  (which cannot be given the hostile ones: it reads an endless answer for ever). Manytold keeps its pauses here too.
- manners: 500 feeds, ten of them hostile, over twelve rounds of an hour, with their articles; only what is due is
  asked. The log of the server is judged by `bench.politeness`, and memory is compared between rounds, with a page cache
  of the database of 2 MB (usually up to 64 MB).

lemon24/reader is installed on first use into `.venv-peers/reader`, apart from everything else.
"""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from venv import EnvBuilder

from bench.crowd_ours import PAGE_PAUSE_S
from bench.figures import Figure, report
from bench.politeness import broken_rules
from bench.town import Seen, Town

ROOT = Path(__file__).parent.parent
PEERS = ROOT / ".venv-peers" / "reader"
NEEDED = ("reader==3.26", "sgmllib3k==1.0.0")
"""The second is what the first's copy of feedparser imports without asking for it everywhere."""
FEEDS, HOSTILE = 500, 10
SPEED_ROUNDS, MANNERS_ROUNDS, SETTLED = 3, 12, 2
"""Rounds of the two runs, and the index of the one, the third, after which memory is expected to be flat. When most
articles are first looked at again at once it takes some 14 MB that are not given back: in the second round of a quiet
run, in the seventh of a busy one, which then misses the bar."""
Rounds = list[dict[str, Any]]


@contextmanager
def serving(*options: str) -> Iterator[int]:
    """A town in a process of its own; gives its port."""
    command = [sys.executable, "-m", "bench.town", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.kill()


def rounds_of(command: list[str], town: Town) -> Rounds:
    """What a process says of its rounds, given the addresses of all feeds."""
    urls = "\n".join(town.url(number) for number in range(town.feeds))
    done = subprocess.run(command, input=urls, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    return [json.loads(line) for line in done.stdout.splitlines()]


def peer_python() -> str:
    """A Python that has lemon24/reader, made when there is none yet."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        EnvBuilder(with_pip=True).create(PEERS)
    if subprocess.run([python, "-c", "import reader, sgmllib"], capture_output=True, check=False).returncode:
        subprocess.run([python, "-m", "pip", "install", "-q", *NEEDED], check=True, stdout=sys.stderr)
    return str(python)


def per_second(rounds: Rounds, spent: str) -> float:
    """Feeds for each second of wall clock or CPU."""
    feeds: float = sum(one["feeds"] for one in rounds)
    return feeds / sum(one[spent] for one in rounds)


def speed(feeds: int) -> list[Figure]:
    """Feeds per second, ours and theirs, on the same feeds and the same changes."""
    found: dict[str, Rounds] = {}
    commands = {
        "ours": [sys.executable, "-m", "bench.crowd_ours"],
        "theirs": [peer_python(), "bench/crowd_reader.py"],
    }
    for name, command in commands.items():
        with serving("--feeds", str(feeds), "--unlinked") as port:
            found[name] = rounds_of([*command, str(port), str(SPEED_ROUNDS)], Town(feeds, port=port))
    ours, theirs = found["ours"], found["theirs"]
    assert [one["entries"] for one in ours] == [one["entries"] for one in theirs], "both have read the same"
    times = per_second(ours, "cpu") / per_second(theirs, "cpu")
    return [
        Figure("feeds a CPU second", per_second(ours, "cpu"), "feeds/s"),
        Figure("feeds a CPU second, lemon24/reader", per_second(theirs, "cpu"), "feeds/s"),
        Figure("times lemon24/reader, CPU", times, "x", 3.0, "at least"),
        Figure("feeds a second of wall clock, pauses kept", per_second(ours, "wall"), "feeds/s"),
        Figure("feeds a second of wall clock, lemon24/reader", per_second(theirs, "wall"), "feeds/s"),
        Figure("first round, times lemon24/reader, CPU", theirs[0]["cpu"] / ours[0]["cpu"], "x"),
        Figure("later rounds, times lemon24/reader, CPU", theirs[-1]["cpu"] / ours[-1]["cpu"], "x"),
    ]


def manners(feeds: int, hostile: int) -> list[Figure]:
    """What the server's log says of twelve hours among feeds of which some are hostile, and what memory does."""
    with serving("--feeds", str(feeds), "--hostile", str(hostile)) as port:
        town = Town(feeds, hostile, port=port)
        command = [sys.executable, "-m", "bench.crowd_ours", str(port), str(MANNERS_ROUNDS), "pages"]
        rounds = rounds_of(command, town)
        answer = urllib.request.urlopen(f"http://127.0.0.1:{port}/log")
        log = [Seen(**one) for one in json.loads(answer.read())]
    sys.stderr.write("memory after each round, MB: " + " ".join(f"{one['rss']:.0f}" for one in rounds) + "\n")
    broken = broken_rules(town, log, PAGE_PAUSE_S)
    for words in broken[:20]:
        sys.stderr.write(f"{words}\n")
    first = rounds[0]
    asked = sum(one["pages"] + one["again"] for one in rounds)
    return [
        Figure("rules of manners broken", len(broken), f"of {len(log)} requests", 0.5),
        Figure("feeds answered or told in words", first["feeds"], f"of {feeds}", feeds, "at least"),
        Figure("hostile feeds told in words", first["troubled"], f"of {hostile}", hostile, "at least"),
        Figure("articles fetched or looked at again", asked, "articles"),
        Figure("articles that failed", sum(one["failed"] for one in rounds), "articles", 0.5),
        Figure("memory after round 1", first["rss"], "MB"),
        Figure("memory in the end", rounds[-1]["rss"], "MB"),
        Figure("growth after round 3", rounds[-1]["rss"] - rounds[SETTLED]["rss"], "MB", 8.0),
        Figure("pages a CPU second, feeds too", asked / sum(one["cpu"] for one in rounds), "pages/s"),
    ]


def main() -> int:
    """Measure and report."""
    size = 5 if "--quick" in sys.argv else 1
    figures = [] if "--manners" in sys.argv else speed((FEEDS - HOSTILE) // size)
    return report("crowd", figures + ([] if "--speed" in sys.argv else manners(FEEDS // size, HOSTILE)))


if __name__ == "__main__":
    sys.exit(main())

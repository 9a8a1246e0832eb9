"""The rounds of `crowd` as Manytold does them, in a process of its own; addresses of feeds on standard input.

Prints one JSON object a round: seconds of wall clock and CPU, resident memory in MB, and the counts of the visit. With
`pages` articles are fetched too, only what is due is asked, and the clock is set forward by an hour each round; without
it every feed is asked in every round, as in an update of a feed reader.
"""

import asyncio
import gc
import json
import sys
import tempfile
import time
import urllib.request
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from sqlalchemy import Pool, event, text

from bench.town import BEGUN, ROUND
from manytold.fetch.manners import Manners, Memory
from manytold.kit import Kit, open_kit
from manytold.model.sources import Feed
from manytold.run.ask_feeds import ask_feeds
from manytold.run.visit import visit
from manytold.run.visited import Visit
from manytold.settings import FetchSettings, Settings
from manytold.store.sources import save_feed
from manytold.text.urls import site_of

LIMITS = {"idle_s": 3.0, "total_s": 6.0}
"""Shorter than usual, because a dripping feed takes all of it in every round."""
PAGE_PAUSE_S = 0.2
"""Pause where articles are fetched too: twenty of a host then take four seconds."""


def small_cache() -> None:
    """Keep the database's page cache at 2 MB; its usual 64 MB fill slowly and would hide what else grows."""
    event.listen(Pool, "checkout", lambda connection, *_: connection.execute("pragma cache_size=-2000"))


def resident_mb() -> float:
    """Memory of this process now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1024**2


async def feeds_alone(kit: Kit, memory: Memory) -> Visit:
    """Every feed once, as a feed reader updates."""
    async with kit.open_send() as send:
        manners = Manners(send, kit.settings.fetch, memory)
        return await ask_feeds(kit, send, manners, lambda *_: None, everything=True)


def one_round(kit: Kit, runner: asyncio.Runner, memory: Memory, pages: bool) -> dict[str, float]:
    """One visit, with what it cost and brought."""
    wall, cpu = time.monotonic(), time.process_time()
    counts = runner.run(visit(kit, lambda *_: None, memory=memory) if pages else feeds_alone(kit, memory))
    spent = {"wall": time.monotonic() - wall, "cpu": time.process_time() - cpu}
    with kit.database.look() as session:
        entries = session.execute(text("select count(*) from wanted")).scalar_one()
    return asdict(counts) | spent | {"rss": resident_mb(), "entries": entries}


def main() -> int:
    port, rounds, pages = int(sys.argv[1]), int(sys.argv[2]), "pages" in sys.argv
    now = [BEGUN]
    if pages:
        small_cache()
    more = {"pause_s": PAGE_PAUSE_S} if pages else {}
    fetch = FetchSettings(allow=("127.0.0.0/8",), **(LIMITS | more))  # type: ignore[arg-type]

    def clock() -> datetime:
        return now[0]

    with tempfile.TemporaryDirectory() as home, open_kit(Settings(home=Path(home), fetch=fetch), clock) as kit:
        with kit.database.begin() as session:
            for url in sys.stdin.read().split():
                save_feed(session, Feed(url, site_of(url), site_of(url)))
        memory, runner = Memory(), asyncio.Runner()
        for number in range(rounds):
            now[0] = BEGUN + number * ROUND * 1.02
            urllib.request.urlopen(f"http://127.0.0.1:{port}/round?{number}").read()
            print(json.dumps(one_round(kit, runner, memory, pages)), flush=True)
        runner.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Server time of every kind of page beside many stored articles, and how it grows.

`./dev bench pages [--json] [--stored 10000,100000] [--asked 200] [--keep FOLDER] [--postgres]`. The store is filled
with clones of the sample newsroom (`bench.cloned`), half of whose stories have a picture. Pages are asked for at
random, one after the other, from the real application in this process; the clock runs from the request to the last
byte. A filled store in FOLDER is used again; with `--postgres` it lies in a throw-away PostgreSQL. Bars: p95 of 50 ms,
of search 100 ms, at 100,000 articles; no page may cost 1.5 times as much at ten times the size.
"""

import argparse
import asyncio
import gc
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import quote, urlsplit

from starlette.types import ASGIApp, Message

from bench.cloned import LOGO, SOURCES, Template, fill, template
from bench.figures import Figure, report
from manytold.fetch.send import open_send
from manytold.kit import Kit, clock
from manytold.model.articles import Article
from manytold.model.sections import PLACES
from manytold.model.stances import STANCES, Stance
from manytold.serve.app import make_app
from manytold.settings import FetchSettings, Settings
from manytold.store import articles, events, storylines
from manytold.store.database import Database, open_database
from manytold.store.names import names_of
from manytold.store.pictures import save_picture
from manytold.store.stances import save_stance
from tests.store.postgres import make_postgres, server

BARS = {"search": 100.0}
BAR_MS = 50.0
AT = 100_000
GROWTH_BAR = 1.5
BUFFERS = "128MB"
"""Shared buffers of the throw-away PostgreSQL: its own default."""
TOO_SMALL_MS = 5.0
"""Below this a page's growth is noise."""
ACTS = 60
PICTURE_BYTES = 30_000


async def get(app: ASGIApp, address: str) -> tuple[int, float, int]:
    """Status, milliseconds and bytes of one page."""
    parts = urlsplit(address)
    scope = {
        "type": "http", "method": "GET", "path": parts.path, "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(), "headers": [(b"host", b"localhost")], "scheme": "http",
        "server": ("localhost", 80), "client": ("127.0.0.1", 1), "http_version": "1.1", "root_path": "",
    }  # fmt: skip
    found: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        found.append(message)

    began = perf_counter()
    await app(scope, receive, send)
    spent = (perf_counter() - began) * 1000
    return found[0]["status"], spent, sum(len(message.get("body", b"")) for message in found)


def addresses(database: Database, draw: random.Random) -> dict[str, Callable[[], str]]:
    """For each kind of page, what gives one of them at random."""
    with database.look() as session:
        names = articles.load_article_ids(session)
        happened = events.load_event_ids(session)
        lines = [line.id for line in storylines.all_storylines(session)]
        named = names_of(session, draw.sample(happened, min(200, len(happened))))
        sampled = articles.load_articles(session, draw.sample(names, min(400, len(names))))
    pictured = _kept(database, [one for one in sampled.values() if one.image not in (None, LOGO)])
    words = sorted({word for one in sampled.values() for word in one.text.split() if word.isalpha() and len(word) > 2})
    return {
        "front": lambda: "/",
        "front, newest": lambda: "/?order=newest",
        "front, section": lambda: f"/?section={draw.choice(PLACES)}",
        "for you": lambda: f"/for-you?from={draw.choice((0, 30, 60))}",
        "story": lambda: f"/story/{draw.choice(happened)}",
        "storyline": lambda: f"/storyline/{draw.choice(lines)}",
        "article": lambda: f"/article/{draw.choice(names)}",
        "name": lambda: f"/name/{draw.choice(named).key}",
        "source": lambda: f"/source/s{draw.randrange(SOURCES)}.example",
        "search": lambda: f"/search?q={quote(' '.join(draw.sample(words, draw.choice((1, 1, 2)))))}",
        "search, everyday word": lambda: f"/search?q={draw.choice(('the', 'said', 'people', 'after'))}",
        "picture": lambda: f"/image/{draw.choice(pictured)}",
        "sources": lambda: "/sources",
        "status": lambda: "/status",
    }


def _kept(database: Database, some: list[Article]) -> list[str]:
    """Articles whose pictures are kept from now on."""
    with database.begin() as session:
        for one in some:
            save_picture(session, one.image or "", bytes(PICTURE_BYTES), clock())
    return [one.id for one in some]


def _read(database: Database, draw: random.Random) -> None:
    """A reader who has done as much of everything as For you looks at."""
    with database.begin() as session:
        newest = events.newest_event_ids(session, 2000)
        for kind in STANCES[:2] + STANCES[3:]:
            for told in events.load_events(session, draw.sample(newest, min(ACTS, len(newest)))).values():
                save_stance(session, Stance("", kind, told.tellings[0].lead, clock()))


def measured(database: Database, asked: int) -> dict[str, tuple[float, float]]:
    """p95 in milliseconds and kilobytes of each kind of page."""
    draw = random.Random(5)
    send = partial(open_send, FetchSettings(), clock)
    app = make_app(database, kit=Kit(Settings(), database, send, clock, send))  # so that cards show all pictures
    _read(database, draw)
    gc.collect()
    gc.freeze()  # as `manytold serve` does once it has started; what this bench holds besides would be looked through
    found = {}
    for kind, one in addresses(database, draw).items():
        asyncio.run(get(app, one()))
        gc.collect()
        gc.freeze()  # as the server does once it has started
        got = [asyncio.run(get(app, one())) for _ in range(asked)]
        bad = {status for status, _, _ in got} - {200}
        if bad:
            raise RuntimeError(f"{kind} answers {bad}")
        found[kind] = quantiles([ms for _, ms, _ in got], n=20)[-1], max(size for _, _, size in got) / 1000
    return found


@contextmanager
def address_of(folder: Path, postgres: bool, stored: int) -> Iterator[str]:
    """Where the store lies."""
    if not postgres:
        yield f"sqlite:///{folder / f'pages-{stored}.db'}"
        return
    at = server(BUFFERS)
    if at is None:
        raise SystemExit("no PostgreSQL is installed here; on Debian: apt install postgresql")
    with make_postgres(at) as address:
        yield address


@contextmanager
def filled(folder: Path, postgres: bool, of: Template, stored: int) -> Iterator[Database]:
    """A store with so many articles, made now unless it is kept from before."""
    with address_of(folder, postgres, stored) as address, open_database(address) as database:
        with database.look() as session:
            there = bool(articles.load_article_ids(session, limit=1))
        for made in () if there else fill(database, of, stored):
            print(f"\r  {made} articles", end="\n" if made >= stored else "", file=sys.stderr)
        yield database


def figures(sizes: list[int], asked: int, folder: Path, postgres: bool) -> list[Figure]:
    """Every page at every size, and the growth between sizes."""
    of = template()
    by_size: dict[int, dict[str, tuple[float, float]]] = {}
    for stored in sizes:
        with filled(folder, postgres, of, stored) as database:
            by_size[stored] = measured(database, asked)
    found = [
        Figure(f"{kind}, p95 at {stored:,}", ms, f"ms ({kb:.0f} kB)",
               BARS.get(kind.partition(",")[0], BAR_MS) if stored >= AT else None)
        for stored, pages in by_size.items()
        for kind, (ms, kb) in pages.items()
    ]  # fmt: skip
    for small, big in pairwise(sizes):
        for kind, (ms, _) in by_size[big].items():
            before = max(by_size[small][kind][0], TOO_SMALL_MS)
            found.append(
                Figure(f"{kind}, growth {small:,} to {big:,}", max(ms, TOO_SMALL_MS) / before, "times", GROWTH_BAR)
            )
    return found


def main() -> int:
    """Fill, ask, report."""
    parser = argparse.ArgumentParser(prog="./dev bench pages", description=__doc__)
    parser.add_argument("--stored", default="10000,100000")
    parser.add_argument("--asked", type=int, default=200)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.stored.split(",")]
    with TemporaryDirectory() as own:
        folder = asked.keep or Path(own)
        folder.mkdir(parents=True, exist_ok=True)
        return report("pages", figures(sizes, asked.asked, folder, asked.postgres))


if __name__ == "__main__":
    sys.exit(main())

"""The newspaper as it is served, with people in it, for tests and pictures in a real browser."""

import asyncio
import fcntl
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import uvicorn

from manytold.actions import follow
from manytold.kit import Kit, open_kit
from manytold.run.live import walk_newcomers
from manytold.run.pictures import Pictures
from manytold.run.visit import visit
from manytold.serve.app import hosts_for, make_app
from manytold.serve.doors import Doors
from manytold.serve.gate import COOKIE
from manytold.settings import FetchSettings, Settings, WalkSettings
from manytold.store.articles import load_article_ids, load_heads
from sample.newsroom import newsroom

NOW = datetime(2025, 9, 29, 12, tzinfo=UTC)
"""Towards the end of the month that the sample newsroom plays."""
OWNER, READER, PASSWORD = "Dora Marek", "Piet Holm", "a long enough one"
HREF = re.compile(r'href="(/[^"#]*)')


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True, slots=True)
class Served:
    """A newspaper that answers at an address: what is where in it, and the cookies of who is signed in."""

    address: str
    kit: Kit
    clock: Clock
    cookies: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)

    def cookie(self, who: str) -> list[Any]:
        """What a browser's context is given to be signed in; nothing for strangers."""
        secret = self.cookies.get(who)
        return [{"name": COOKIE, "value": secret, "url": self.address}] if secret else []

    def text(self, path: str) -> str:
        """A page as a stranger gets it."""
        with urlopen(self.address + path) as answer:
            return str(answer.read().decode())

    def send(self, who: str, path: str, **fields: object) -> str:
        """The page that a form leads to, sent by somebody."""
        headers = {"Cookie": f"{COOKIE}={self.cookies[who]}", "Origin": self.address}
        body = urlencode(fields).encode() if fields else None
        with urlopen(Request(self.address + path, body, headers)) as answer:
            return str(answer.read().decode())

    def links(self, path: str, start: str) -> list[str]:
        """What a page links, in order."""
        hrefs = (href.replace("&amp;", "&") for href in HREF.findall(self.text(path)))
        return [href for href in dict.fromkeys(hrefs) if href.startswith(start)]


def quick(home: Path) -> Settings:
    """Settings under which the newsroom may be asked, without pauses."""
    fetch = FetchSettings(allow=("*.localhost",), pause_s=0.0)
    return Settings(home=home, fetch=fetch, walk=WalkSettings(processes=1))


@contextmanager
def serving(
    home: Path, readers: str = "accounts", clock: Clock | None = None, doors: Doors | None = None
) -> Iterator[Served]:
    """A newspaper on the database of a folder, on a free port of this machine."""
    clock = clock or Clock()
    with open_kit(quick(home), clock) as kit:
        app = make_app(kit.database, hosts_for("127.0.0.1"), now=clock, readers=readers, kit=kit, doors=doors)
        with listening(app) as address:
            yield Served(address, kit, clock)


@contextmanager
def listening(app: Any) -> Iterator[str]:
    """The address at which an application answers."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def sample_month(home: Path) -> None:
    """Fill a folder with the sample newsroom, followed through its month, hostile outlet included."""
    with newsroom() as outlets, open_kit(quick(home), Clock()) as kit:
        follow(kit, [*outlets.feeds(), f"{outlets.base('mirror-truth')}/flood.xml"])
        for edition in (1, 2, 3):
            outlets.edition = edition
            asyncio.run(visit(kit, lambda *_: None, everything=True))
        walk_newcomers(kit.database, (), kit.settings)
        asyncio.run(_with_pictures(kit))


async def _with_pictures(kit: Kit) -> None:
    """Keep the pictures of all articles while their outlets answer."""
    with kit.database.look() as session:
        heads = load_heads(session, load_article_ids(session)).values()
    pictures = Pictures(kit)
    for url in sorted({head.image for head in heads if head.image}):
        await pictures.picture(url)


def once(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made once, whichever process asks first; never written to afterwards."""
    home = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "made").exists():
            home.mkdir(exist_ok=True)
            make(home)
            (home / "made").touch()
    return home


def later(clock: Clock, days: float) -> None:
    """Let days pass."""
    clock.now += timedelta(days=days)

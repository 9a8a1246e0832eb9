"""A town of invented outlets on the loopback address: feeds and articles on many hosts, some of them hostile or broken.

Every host is an address of its own below 127.0.0.0/8 (or a name below `.localhost`), all on one port; the server keeps
a log of each request with begin and end, which is what politeness is judged by. `python -m bench.town --feeds 500`
runs it by itself and prints its port; `/round?3` on 127.0.0.1 sets the round and `/log` gives the log as JSON.
"""

import argparse
import asyncio
import gzip
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

BEGUN = datetime(2031, 5, 5, 6, tzinfo=UTC)
ROUND = timedelta(hours=1)
"""How much later each round is, by the clock that the feeds' dates are made with."""
ENTRIES = 20
SHARED = 60
"""Of 500 feeds, those that stand three on a host; the others have a host each."""
WORDS = (
    "The council of {place} voted on the {number} plan for the old harbour after a debate of several hours.",
    "Residents of {place} had asked for a smaller plan, and {number} of them spoke at the meeting.",
    "Work is to begin in spring and to last for about {number} months, the council of {place} said.",
)
HOSTILE = ("drip", "endless", "bomb", "loop", "private", "reset", "500", "broken", "image", "429")
"""How the last feeds of a town with hostile ones behave: 2 % of 500."""
SPECIAL = {"gone": 7, "moved": 11, "max-age": 13, "ttl": 17, "dated": 19}
"""Good manners put to the test, by the number of the feed: 410 from the second round on, 301, stated intervals, and
validators by date alone."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One request; `begun` and `ended` are seconds of one clock, `round` the round it came in."""

    host: str
    path: str
    status: int
    round: int
    begun: float
    ended: float
    conditional: bool


@dataclass
class Town:
    """How many feeds there are, how many are hostile, and what has been asked so far.

    Unless it is `linked`, entries lead to hosts that do not exist, with addresses as most of the web has them.
    """

    feeds: int
    hostile: int = 0
    names: bool = False
    linked: bool = True
    port: int = 0
    round: int = 0
    log: list[Seen] = field(default_factory=list)

    def host(self, number: int) -> str:
        """The host of a feed; among the first, three share one."""
        shared = min(SHARED, self.feeds // 8)
        home = number // 3 if number < shared else number
        return f"h{home}.localhost" if self.names else f"127.1.{home // 250}.{home % 250 + 1}"

    def url(self, number: int) -> str:
        """The address at which a feed is followed."""
        return f"http://{self.host(number)}:{self.port}/feed/{number}"

    def kind(self, number: int) -> str:
        """How a feed behaves."""
        if number >= self.feeds - self.hostile:
            return HOSTILE[(number - self.feeds) % len(HOSTILE)]
        return next((name for name, at in SPECIAL.items() if at == number), "good")

    def edition(self, number: int) -> int:
        """How often a feed has had news so far: a third of the feeds has some in each round."""
        return sum(1 for turn in range(1, self.round + 1) if turn % 3 == number % 3)


def feed_body(town: Town, number: int) -> bytes:
    """An RSS feed of twenty entries, of which each edition brings two."""
    home = f"http://{town.host(number)}:{town.port}" if town.linked else f"http://outlet{number}.example"
    edition = town.edition(number)
    newest = 2 * edition + ENTRIES
    items = "".join(_item(home, number, n) for n in range(newest, newest - ENTRIES, -1))
    rest = "<ttl>180</ttl>" if town.kind(number) == "ttl" else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>Outlet {number}</title><link>{home}/</link><language>en</language>{rest}{items}</channel></rss>"
    ).encode()


def _item(home: str, number: int, n: int) -> str:
    date = format_datetime(BEGUN - ROUND * 2 * (ENTRIES - n))
    text = " ".join(WORDS).format(place=f"Place {number}", number=n)
    link = f"{home}/a/{number}/{n}"
    return (
        f"<item><title>Story {n} of outlet {number}: harbour plan</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{date}</pubDate><dc:creator>Reporter {n % 7}</dc:creator>"
        f"<description>&lt;p&gt;{text}&lt;/p&gt;&lt;p&gt;{text}&lt;/p&gt;</description></item>"
    )


def article_body(number: str, n: str) -> bytes:
    """A plain article page."""
    told = "".join(f"<p>{words.format(place=f'Place {number}', number=n)}</p>" for words in WORDS * 2)
    return (
        f"<!doctype html><html lang=en><head><title>Story {n} of outlet {number}</title></head><body><nav><a href=/>"
        f"Home</a></nav><article><h1>Story {n} of outlet {number}: harbour plan</h1>{told}</article></body>"
    ).encode()


def _whole(status: str, body: bytes = b"", **headers: str) -> bytes:
    lines = {"Content-Length": str(len(body))} | {name.replace("_", "-"): value for name, value in headers.items()}
    return (
        f"HTTP/1.1 {status}\r\n".encode() + "".join(f"{k}: {v}\r\n" for k, v in lines.items()).encode() + b"\r\n" + body
    )


def _feed(town: Town, number: int, headers: dict[str, str]) -> bytes:
    kind, edition = town.kind(number), town.edition(number)
    changed = format_datetime(BEGUN + ROUND * edition, usegmt=True)
    tag = f'"{number}-{edition}"'
    said = {"Content_Type": "application/rss+xml", "Last_Modified": changed}
    if kind != "dated":
        said["ETag"] = tag
    if kind == "max-age":
        said["Cache_Control"] = "max-age=10800"
    if headers.get("if-none-match") == tag or (kind == "dated" and headers.get("if-modified-since") == changed):
        return _whole("304 Not Modified", **{name: value for name, value in said.items() if name != "Content_Type"})
    return _whole("200 OK", feed_body(town, number), **said)


def _good(town: Town, path: str, headers: dict[str, str]) -> bytes:
    room, _, rest = path[1:].partition("/")
    if room == "a":
        return _whole("200 OK", article_body(*rest.partition("/")[::2]), Content_Type="text/html; charset=utf-8")
    if room not in ("feed", "new") or not rest.isdigit():
        return _whole("404 Not Found")
    number = int(rest)
    if town.kind(number) == "gone" and town.round:
        return _whole("410 Gone")
    if town.kind(number) == "moved" and room == "feed":
        return _whole("301 Moved Permanently", Location=f"/new/{number}")
    return _feed(town, number, headers)


BOMB = gzip.compress(bytes(64 * 1024 * 1024))
FIXED = {
    "bomb": _whole("200 OK", BOMB, Content_Type="application/rss+xml", Content_Encoding="gzip"),
    "private": _whole("302 Found", Location="http://10.0.0.1/feed"),
    "reset": b"",
    "500": _whole("500 Internal Server Error", b"oops"),
    "broken": _whole("200 OK", b"<?xml version='1.0'?><oops", Content_Type="application/rss+xml"),
    "image": _whole("200 OK", b"\x89PNG\r\n\x1a\n" + bytes(500), Content_Type="image/png"),
    "429": _whole("429 Too Many Requests", Retry_After="14400"),
}


async def _misbehave(kind: str, path: str, writer: asyncio.StreamWriter) -> bool:
    """One bad answer; whether the connection may be used again."""
    if kind == "loop":
        writer.write(_whole("302 Found", Location=f"{path.partition('?')[0]}?{time.monotonic_ns()}"))
        return True
    if kind in FIXED:
        writer.write(FIXED[kind])
        return kind != "reset"
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n")
    while True:
        writer.write(b"<item>" * (1 if kind == "drip" else 10_000))
        await writer.drain()
        await asyncio.sleep(0.05 if kind == "drip" else 0)


async def _answer(town: Town, host: str, path: str, headers: dict[str, str], writer: asyncio.StreamWriter) -> bool:
    number = path.partition("?")[0].rpartition("/")[2]
    kind = town.kind(int(number)) if path.startswith("/feed/") and number.isdigit() else "good"
    if kind in HOSTILE:
        return await _misbehave(kind, path, writer)
    if host == "127.0.0.1" and path.startswith("/round?"):
        town.round = int(path.partition("?")[2])
        writer.write(_whole("200 OK"))
    elif host == "127.0.0.1" and path == "/log":
        writer.write(_whole("200 OK", json.dumps([asdict(seen) for seen in town.log]).encode()))
    else:
        writer.write(_good(town, path, headers))
    return True


async def _one(town: Town, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    begun = time.monotonic()
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    path, host = head[0].split(" ")[1], headers["host"].rpartition(":")[0]
    conditional = bool({"if-none-match", "if-modified-since"} & set(headers))
    sent = _Counted(writer)
    try:
        kept = await _answer(town, host, path, headers, sent)  # type: ignore[arg-type]
        await writer.drain()
        return kept
    finally:
        if host != "127.0.0.1":
            town.log.append(
                Seen(host, path, sent.status, town.round, begun, sent.last or time.monotonic(), conditional)
            )


class _Counted:
    """A writer that remembers the status of what it wrote, and when it last began to write.

    The visitor cannot have had the end before that; a later moment would blame it for this process being slow.
    """

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self.drain = writer.drain
        self.status = 0
        self.last = 0.0

    def write(self, data: bytes) -> None:
        self.last = time.monotonic()
        if not self.status and data.startswith(b"HTTP/1.1 "):
            self.status = int(data[9:12])
        self._writer.write(data)


@asynccontextmanager
async def open_town(town: Town) -> AsyncIterator[Town]:
    """The town as long as the context lasts; sets its port."""
    running: set[asyncio.Task[None] | None] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        running.add(asyncio.current_task())
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while await _one(town, reader, writer):
                pass
        writer.close()
        running.discard(asyncio.current_task())

    server = await asyncio.start_server(serve, "0.0.0.0", town.port, backlog=1024)
    town.port = server.sockets[0].getsockname()[1]
    try:
        yield town
    finally:
        server.close()
        for task in list(running):
            if task:
                task.cancel()
        await asyncio.gather(*(task for task in running if task), return_exceptions=True)


async def _serve(town: Town) -> None:
    async with open_town(town):
        print(town.port, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--hostile", type=int, default=0)
    parser.add_argument("--unlinked", action="store_true", help="entries lead nowhere")
    given = parser.parse_args()
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(Town(given.feeds, given.hostile, linked=not given.unlinked)))
    sys.exit(0)

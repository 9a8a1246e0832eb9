"""A server on loopback that answers in every bad way a stranger can, byte by byte as it likes."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

Writer = asyncio.StreamWriter
PAGE = b"<html><body><p>A quiet page.</p></body></html>"
MIB = 1024 * 1024


@dataclass
class Seen:
    path: str
    headers: dict[str, str]


@dataclass
class Hostile:
    """Where the server is and what it was asked, in order."""

    port: int = 0
    seen: list[Seen] = field(default_factory=list)
    at_once: dict[str, int] = field(default_factory=dict)
    most_at_once: dict[str, int] = field(default_factory=dict)
    any: bytes = b""
    """What `/any` answers."""
    robots: bytes = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [seen.path for seen in self.seen]


@asynccontextmanager
async def hostile() -> AsyncIterator[Hostile]:
    here = Hostile()
    running: set[asyncio.Task[None] | None] = set()

    async def serve(reader: asyncio.StreamReader, writer: Writer) -> None:
        running.add(asyncio.current_task())
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while await answer_one(here, reader, writer):
                pass
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    here.port = server.sockets[0].getsockname()[1]
    try:
        yield here
    finally:
        server.close()
        for task in running:
            if task:
                task.cancel()
        await asyncio.gather(*(task for task in running if task), return_exceptions=True)


async def answer_one(here: Hostile, reader: asyncio.StreamReader, writer: Writer) -> bool:
    """One request on an open connection; whether another may follow."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    path = head[0].split(" ")[1]
    here.seen.append(Seen(path, headers))
    host = headers["host"]
    here.at_once[host] = here.at_once.get(host, 0) + 1
    here.most_at_once[host] = max(here.most_at_once.get(host, 0), here.at_once[host])
    try:
        if path == "/robots.txt":
            writer.write(here.robots)
        else:
            await ROUTES.get(path.partition("?")[0], quiet)(here, Asked(path, headers), writer)
        await writer.drain()
    finally:
        here.at_once[host] -= 1
    return path.partition("?")[0] not in CLOSING


@dataclass(frozen=True)
class Asked:
    path: str
    headers: dict[str, str]


def whole(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    lines = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    return (
        f"HTTP/1.1 {status}\r\n".encode() + "".join(f"{k}: {v}\r\n" for k, v in lines.items()).encode() + b"\r\n" + body
    )


def bomb(size: int, layers: int = 1) -> bytes:
    """Zeros, packed."""
    packed = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = b"".join(packed.compress(bytes(MIB)) for _ in range(size // MIB)) + packed.flush()
    return data if layers == 1 else gzip.compress(data)


BOMB = bomb(64 * MIB)
NESTED = bomb(64 * MIB, 2)
Route = Callable[[Hostile, Asked, Writer], Awaitable[None]]


def fixed(answer: bytes) -> Route:
    async def route(here: Hostile, asked: Asked, writer: Writer) -> None:
        writer.write(answer)

    return route


def redirect(target: str, status: str = "302 Found") -> Route:
    async def route(here: Hostile, asked: Asked, writer: Writer) -> None:
        writer.write(whole(b"", status, Location=target.format(port=here.port)))

    return route


quiet = fixed(whole(PAGE))


async def slow(here: Hostile, asked: Asked, writer: Writer) -> None:
    await asyncio.sleep(0.03)
    writer.write(whole(PAGE))


async def drip(here: Hostile, asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(1000):
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def silent(here: Hostile, asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\nabc")
    await writer.drain()
    await asyncio.sleep(60)


async def drip_headers(here: Hostile, asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(1000):
        writer.write(f"X-{number}: a\r\n".encode())
        await writer.drain()
        await asyncio.sleep(0.05)


async def endless(here: Hostile, asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"<p>more</p>" * 6000)
        await writer.drain()


async def endless_gzip(here: Hostile, asked: Asked, writer: Writer) -> None:
    """A packed body that goes on for ever in empty members, so that no byte ever comes out."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n")
    empty = gzip.compress(b"") * 2000
    while True:
        writer.write(empty)
        await writer.drain()


async def endless_redirect(here: Hostile, asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 302 Found\r\nLocation: /quiet\r\n\r\n")
    while True:
        writer.write(bytes(65536))
        await writer.drain()


async def large(here: Hostile, asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % (50 * MIB))
    for _ in range(50):
        writer.write(b"a" * MIB)
        await writer.drain()


async def large_chunked(here: Hostile, asked: Asked, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(50):
        writer.write(b"%x\r\n" % MIB + b"a" * MIB + b"\r\n")
        await writer.drain()
    writer.write(b"0\r\n\r\n")


async def loop(here: Hostile, asked: Asked, writer: Writer) -> None:
    writer.write(whole(b"", "302 Found", Location=f"/loop?{len(here.seen)}"))


async def conditional(here: Hostile, asked: Asked, writer: Writer) -> None:
    if asked.headers.get("if-none-match") == '"one"':
        writer.write(b'HTTP/1.1 304 Not Modified\r\nETag: "one"\r\n\r\n')
    else:
        writer.write(whole(PAGE, ETag='"one"', Last_Modified="Mon, 06 Jul 2026 10:00:00 GMT"))


async def anything(here: Hostile, asked: Asked, writer: Writer) -> None:
    writer.write(here.any)


def packed(body: bytes, encoding: str) -> Route:
    return fixed(whole(body, Content_Encoding=encoding))


ROUTES: dict[str, Route] = {
    "/quiet": quiet,
    "/any": anything,
    "/closing": fixed(whole(PAGE, Connection="close")),
    "/slow": slow,
    "/drip": drip,
    "/silent": silent,
    "/drip-headers": drip_headers,
    "/endless": endless,
    "/endless-gzip": endless_gzip,
    "/endless-redirect": endless_redirect,
    "/large": large,
    "/large-chunked": large_chunked,
    "/loop": loop,
    "/conditional": conditional,
    "/bomb": packed(BOMB, "gzip"),
    "/bomb-deflate": packed(zlib.compress(bytes(64 * MIB), 9), "deflate"),
    "/nested": packed(NESTED, "gzip"),
    "/double": packed(gzip.compress(gzip.compress(PAGE)), "gzip, gzip"),
    "/brotli": packed(b"\x0b\x02\x80hello\x03", "br"),
    "/false-gzip": packed(PAGE, "gzip"),
    "/gzip": packed(gzip.compress(PAGE), "gzip"),
    "/deflate": packed(zlib.compress(PAGE), "deflate"),
    "/raw-deflate": packed(zlib.compress(PAGE)[2:-4], "deflate"),
    "/two-members": packed(gzip.compress(PAGE) + gzip.compress(PAGE), "gzip"),
    "/cut-gzip": packed(gzip.compress(PAGE)[:-12], "gzip"),
    "/sitemap.xml.gz": fixed(whole(gzip.compress(b"<urlset/>"), Content_Type="application/x-gzip")),
    "/sitemap-bomb.gz": fixed(whole(BOMB, Content_Type="application/gzip")),
    "/too-short": fixed(whole(PAGE, Content_Length=str(len(PAGE) + 100))),
    "/too-long": fixed(whole(PAGE + b"rubbish behind the end", Content_Length=str(len(PAGE)))),
    "/negative": fixed(whole(PAGE, Content_Length="-5")),
    "/two-lengths": fixed(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\nabcdefghi"),
    "/not-http": fixed(b"SSH-2.0-OpenSSH_9.9\r\n\r\n"),
    "/nothing": fixed(b""),
    "/flood": fixed(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(20000)) + b"\r\n"),
    "/wide-header": fixed(whole(PAGE, X="y" * MIB)),
    "/odd-header": fixed(b"HTTP/1.1 200 OK\r\nX-Odd: caf\xe9\x01\r\nContent-Length: 1\r\n\r\nx"),
    "/latin-header": fixed(b"HTTP/1.1 200 OK\r\nX-Odd: caf\xe9\r\nContent-Length: 1\r\n\r\nx"),
    "/cookie": fixed(whole(PAGE, Set_Cookie="who=you; Path=/")),
    "/charset": fixed(whole(PAGE, Content_Type="text/html; charset=" + "klingon" * 50)),
    "/no-type": fixed(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"),
    "/missing": fixed(whole(b"gone fishing", "404 Not Found")),
    "/teapot": fixed(whole(b"", "418 I am a teapot")),
    "/many-chunks": fixed(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 5000 + b"0\r\n\r\n"
    ),
    "/bad-chunk": fixed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n"),
    "/to-quiet": redirect("/quiet"),
    "/moved": redirect("/quiet", "301 Moved Permanently"),
    "/moved-twice": redirect("/moved", "308 Permanent Redirect"),
    "/moved-then-found": redirect("/to-quiet", "301 Moved Permanently"),
    "/spaces": redirect("/quiet?a b"),
    "/no-location": fixed(whole(b"where to?", "302 Found")),
    "/to-login": redirect("http://user:secret@127.0.0.1:{port}/quiet"),
    "/to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "/to-loopback": redirect("http://127.0.0.1:{port}/quiet"),
    "/to-loopback-v6": redirect("http://[::1]:{port}/quiet"),
    "/to-mapped": redirect("http://[::ffff:127.0.0.1]:{port}/quiet"),
    "/to-decimal": redirect("http://2130706433:{port}/quiet"),
    "/to-hex": redirect("http://0x7f000001:{port}/quiet"),
    "/to-octal": redirect("http://0177.0.0.1:{port}/quiet"),
    "/to-short": redirect("http://127.1:{port}/quiet"),
    "/to-zero": redirect("http://0.0.0.0:{port}/quiet"),
    "/to-wide-digits": redirect("http://１２７.０.０.１:{port}/quiet"),
    "/to-localhost": redirect("http://localhost:{port}/quiet"),
    "/to-private": redirect("//10.0.0.1/quiet"),
    "/to-file": redirect("file:///etc/passwd"),
    "/to-gopher": redirect("gopher://127.0.0.1:6379/_FLUSHALL"),
    "/to-script": redirect("javascript:alert(1)"),
    "/to-backslash": redirect("http://quiet.localhost\\@127.0.0.1:{port}/quiet"),
    "/to-nowhere": redirect("http://"),
}
CLOSING = {
    "/any",
    "/too-short",
    "/too-long",
    "/nothing",
    "/not-http",
    "/negative",
    "/two-lengths",
    "/bad-chunk",
    "/cut-gzip",
}

"""Hostile answers of a server: bombs in every packing, lies about lengths and types, answers that never end."""

import asyncio
import bz2
import gzip
import lzma
import random
import zlib
from collections.abc import Iterator

from tests.fetch.hostile import Asked, Hostile, Route, Writer, fixed, whole

MIB = 1024 * 1024
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'


def bomb(bits: int, size: int = 200) -> bytes:
    """That many MiB of zeros; `bits` chooses gzip (31), zlib (15) or raw deflate (-15)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    return b"".join(packer.compress(bytes(MIB)) for _ in range(size)) + packer.flush()


def packings() -> dict[str, bytes]:
    """One bomb in each packing, and bombs inside bombs."""
    zeros = bomb(31)
    return {
        "gzip": zeros,
        "x-gzip": zeros,
        "deflate": bomb(15),
        "deflate ": bomb(-15),
        "gzip, gzip": gzip.compress(zeros),
        "gzip, deflate": zlib.compress(zeros),
        "deflate, gzip": gzip.compress(bomb(15)),
        "gzip, gzip, gzip": gzip.compress(gzip.compress(zeros)),
        "bzip2": bz2.compress(bytes(20 * MIB)),
        "xz": lzma.compress(bytes(20 * MIB)),
        "br": b"\x5b\xff\xff\xff" + bytes(4_000),
        "zstd": b"\x28\xb5\x2f\xfd" + bytes(4_000),
        "compress": b"\x1f\x9d\x90" + bytes(4_000),
        "gzip;q=1": zeros,
        "GZIP": zeros,
        "identity, gzip": zeros,
        "klingon": zeros,
    }


def packed() -> Iterator[Route]:
    """Each bomb as a page, a feed, a picture and a packed file, whole, cut short and with rubbish behind it."""
    for name, body in packings().items():
        for kind in ("text/html", "application/rss+xml", "application/gzip"):
            yield fixed(whole(body, Content_Encoding=name, Content_Type=kind))
        yield fixed(whole(body[: len(body) // 2], Content_Encoding=name))
        yield fixed(whole(b"\x1f\x8b" + body[5:], Content_Encoding=name))


def endless(head: bytes, piece: bytes, pause: float = 0.0) -> Route:
    """An answer that goes on for ever."""

    async def route(here: Hostile, asked: Asked, writer: Writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n")
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return route


def never_ending() -> Iterator[Route]:
    """Bodies, headers, chunks and packed streams without end, fast and drop by drop."""
    html, rss = b"Content-Type: text/html\r\n", b"Content-Type: application/rss+xml\r\n"
    chunked = b"Transfer-Encoding: chunked\r\n"
    yield endless(html, b"<p>more and more</p>" * 3_000)
    yield endless(rss, b"<item><title>more</title></item>" * 2_000)
    yield endless(html + chunked, b"1000\r\n" + b"x" * 4096 + b"\r\n")
    yield endless(html + b"Content-Encoding: gzip\r\n", gzip.compress(b"") * 2_000)
    for kind in (html, rss):
        yield endless(kind, b"x", 0.2)
        yield endless(kind + chunked, b"1\r\nx\r\n", 0.2)
        yield endless(kind + b"Content-Length: 9000\r\n", b"x", 0.2)
    yield endless(b"X: y", b"z", 0.1)
    yield endless(b"X: y", b"z" * 5_000)


def liars(chance: random.Random) -> Iterator[Route]:
    """Wrong lengths, wrong types, broken frames and rubbish instead of HTTP."""
    for length in ("-1", "99999999999999999999", "5, 6", "0x10", "٣", "1e3", ""):
        yield fixed(whole(FEED, Content_Length=length))
    for kind in (
        "image/png",
        "video/mp4",
        "application/pdf",
        "application/octet-stream",
        "x" * 5_000,
        "text/html; charset=" + "a" * 3_000,
    ):
        yield fixed(whole(b"\x89PNG\r\n" + chance.randbytes(300), Content_Type=kind))
    for status in (
        "204 No Content",
        "205 Reset",
        "206 Partial",
        "299 Odd",
        "400 Bad",
        "500 Broken",
        "599 Odder",
        "999 What",
        "000 Nil",
    ):
        yield fixed(whole(b"", status))
    for frame in (
        b"zz\r\n",
        b"-1\r\nx\r\n",
        b"ffffffffffffffff\r\nx",
        b"1;" + b"e" * 90_000 + b"\r\nx\r\n",
        b"1\r\nxx\r\n",
        b"\r\n\r\n",
    ):
        yield fixed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + frame)
    for start in (
        b"",
        b"\0" * 900,
        b"HTTP/9.9 200 OK\r\n\r\n",
        b"HTTP/1.1 2oo OK\r\n\r\n",
        b"ICY 200 OK\r\n\r\n",
        b"<html>",
        b"220 ftp\r\n",
    ):
        yield fixed(start)
    for _ in range(15):
        yield fixed(chance.randbytes(chance.randrange(1, 3_000)))


def routes() -> dict[str, Route]:
    """Every hostile answer by its path."""
    found = [*packed(), *never_ending(), *liars(random.Random("answers"))]
    return {f"/hostile/{number}": route for number, route in enumerate(found)}

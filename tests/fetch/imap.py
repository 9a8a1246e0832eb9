"""An IMAP server on loopback: small, real, and as hostile as it is told to be."""

import asyncio
import re
import ssl
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

PASSWORD = 's3cret \\word"'
Writer = asyncio.StreamWriter


@dataclass
class Imap:
    """What it holds and what it was told, in order. `mode` names a way to misbehave."""

    mails: dict[int, bytes] = field(default_factory=dict)
    validity: int = 7
    port: int = 0
    mode: str = ""
    told: list[str] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    folders: tuple[str, ...] = ("INBOX", "News")

    def url(self, folder: str = "News", user: str = "reader", host: str = "127.0.0.1", scheme: str = "imap") -> str:
        return f"{scheme}://{user}@{host}:{self.port}/{folder}"

    def commands(self) -> list[str]:
        return [line.split(" ", 1)[1] for line in self.told if " " in line]


@contextmanager
def serving(imap: Imap, tls: ssl.SSLContext | None = None) -> Iterator[Imap]:
    """The server in a thread of its own, because the client blocks."""
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def run() -> None:
        server = await asyncio.start_server(lambda r, w: _session(imap, r, w), "127.0.0.1", 0, ssl=tls)
        imap.port = server.sockets[0].getsockname()[1]
        ready.set()
        await server.serve_forever()

    def work() -> None:
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(run())
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0.01))
        loop.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield imap
    finally:
        loop.call_soon_threadsafe(lambda: [task.cancel() for task in asyncio.all_tasks(loop)])
        thread.join(10)


async def _session(imap: Imap, reader: asyncio.StreamReader, writer: Writer) -> None:
    with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
        if imap.mode == "mute":
            await asyncio.sleep(60)
        if imap.mode == "endless-line":
            writer.write(b"* OK ")
            while True:
                writer.write(b"x" * 65536)
                await writer.drain()
        if imap.mode == "not-imap":
            writer.write(b"SSH-2.0-OpenSSH_9.9\r\n")
        writer.write(b"* OK ready\r\n")
        while line := await reader.readline():
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            imap.told.append(text)
            tag, _, command = text.partition(" ")
            if command == "AUTHENTICATE PLAIN":
                writer.write(b"+ \r\n")
                imap.told.append(b64decode(await reader.readline()).decode())
                writer.write(f"{tag} OK in\r\n".encode())
                continue
            if not await _answer(imap, tag, command, writer):
                break
            await writer.drain()
    with suppress(OSError):
        writer.close()


async def _answer(imap: Imap, tag: str, command: str, writer: Writer) -> bool:
    """One command; whether the session goes on."""
    name = command.split(" ", 1)[0].upper()
    if name == "CAPABILITY":
        writer.write(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n")
    elif name == "LOGIN":
        right = command == 'LOGIN "reader" "s3cret \\\\word\\""'
        if not right:
            writer.write(f"{tag} NO wrong: {command}\r\n".encode())
            return True
    elif name == "EXAMINE":
        folder = command.split(" ", 1)[1].strip('"')
        if folder not in imap.folders:
            writer.write(f"{tag} NO no such folder\r\n".encode())
            return True
        writer.write(f"* {len(imap.mails)} EXISTS\r\n* OK [UIDVALIDITY {imap.validity}] valid\r\n".encode())
    elif name == "LOGOUT":
        writer.write(f"* BYE\r\n{tag} OK bye\r\n".encode())
        return False
    elif name == "FETCH" or command.upper().startswith("UID FETCH"):
        if not await _fetch(imap, command, writer):
            return False
    else:
        writer.write(f"{tag} BAD unknown\r\n".encode())
        return True
    writer.write(f"{tag} OK done\r\n".encode())
    return True


async def _fetch(imap: Imap, command: str, writer: Writer) -> bool:
    by_uid = command.upper().startswith("UID")
    _, wanted, items = command.removeprefix("UID ").split(" ", 2)
    first, _, last = wanted.partition(":")
    numbers = sorted(imap.mails)
    for place, uid in enumerate(numbers, 1):
        at = uid if by_uid else place
        top = int(first) if not last else 10**10 if last == "*" else int(last)
        # RFC 9051: `n:*` always holds the last mail.
        if not int(first) <= at <= top and not (last == "*" and place == len(numbers)):
            continue
        if "BODY" in items:
            if not await _body(imap, place, uid, writer):
                return False
            if "PEEK" not in items:
                imap.seen.add(uid)
        else:
            size = 5 if imap.mode == "huge-literal" else len(imap.mails[uid])
            writer.write(f"* {place} FETCH (UID {uid} RFC822.SIZE {size})\r\n".encode())
    if imap.mode == "flood" and "BODY" not in items:
        while True:
            writer.write(b"* 1 FETCH (UID 1 RFC822.SIZE 1)\r\n" * 10_000)
            await writer.drain()
    return True


async def _body(imap: Imap, place: int, uid: int, writer: Writer) -> bool:
    body = imap.mails[uid]
    if imap.mode == "huge-literal":
        writer.write(f"* {place} FETCH (UID {uid} BODY[] {{99999999999}}\r\n".encode())
        await asyncio.sleep(30)
        return False
    writer.write(f"* {place} FETCH (UID {uid} BODY[] {{{len(body)}}}\r\n".encode())
    if imap.mode == "closes-midway" and uid == max(imap.mails):
        writer.write(body[: len(body) // 2])
        await writer.drain()
        return False
    if imap.mode == "drip":
        for byte in body:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(0.02)
    writer.write(body + b")\r\n")
    return True


def uids_asked(imap: Imap) -> list[int]:
    """The mails whose bodies were asked for."""
    found = (re.match(r"UID FETCH (\d+) \(BODY", command) for command in imap.commands())
    return [int(one[1]) for one in found if one]

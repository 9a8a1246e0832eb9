"""One mail into the page that it carries: its HTML part, else its plain text, with the headers that name it (pure).

Headers and transfer encodings are left to the standard library (RFC 5322, 2045, 2047). Parts are taken apart here and
not by its parser, which calls itself for every part inside a part and looks for every outer boundary in every line.
Nothing that a mail names is ever asked for: attachments, pictures and links stay where they are.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parseaddr
from typing import BinaryIO

from manytold.fetch.guard import plain
from manytold.fetch.unpack import size_words
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.text.encoding import decode
from manytold.text.html import clean, strip_tags

MOST_HEAD = 262_144
"""Bytes of a mail's headers; mails that went over many lists have up to 30,000."""
MOST_PART_HEAD = 16_384
MOST_PARTS = 200
MOST_NESTING = 10
"""Parts inside parts; newsletters have up to four."""
LONGEST_HEADER = 1_000
"""Characters of one header that are looked at."""
LONGEST_LINE = 1_048_576
ENOUGH_WORDS = 25
"""An HTML part with fewer words gives way to a plain text with more."""
ADDRESS = "mid:"
"""The scheme of the addresses of mails."""
KEPT = ("from", "subject", "date", "list-id", "message-id", "authentication-results")
_BAD = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_FIRST = ("return-path:", "received:", "delivered-to:", "from:", "message-id:", "mime-version:", "date:", "subject:")


@dataclass(frozen=True, slots=True)
class _Part:
    media_type: str
    charset: str | None
    body: bytes

    @property
    def words(self) -> int:
        """Words that a reader would see in the first 100,000 characters."""
        text = decode(self.body[:400_000], self.charset)
        return len((strip_tags(text) if self.media_type == "text/html" else text[:100_000]).split())


def page_in_letter(body: bytes, what: str, path: str | None, now: datetime) -> Page | Skipped | Failed:
    """The page of a mail, under an address that is the same wherever that mail is found.

    The address comes from sender, Message-ID, subject, date and text together, so that no mail can take the place of
    another one by taking its Message-ID. `headers` are those in `KEPT`, decoded.
    """
    head, rest = _split(body)
    if len(head) > MOST_HEAD:
        return Failed(what, f"the headers of this mail are larger than {size_words(MOST_HEAD)}")
    try:
        message = BytesHeaderParser().parsebytes(head + b"\n\n")
        headers = tuple(_headers(message))
        part = _chosen(list(_texts(message, rest)))
    except _BAD:
        return Failed(what, "not a mail that can be read")
    if not any(name in ("from", "subject", "date", "message-id") for name, _ in headers):
        return Failed(what, "not a mail: it names no sender, subject or date")
    if part is None:
        return Skipped(what, "the mail holds no text (no HTML or plain text part)")
    url = ADDRESS + _digest(headers, part)
    return Page(url, url, 200, part.media_type, part.body, now, charset=part.charset, headers=headers, path=path)


def is_letter(head: bytes) -> bool:
    """Whether text begins as mails do: with at least two of the headers that every mail has, before any empty line."""
    lines = head[:8192].replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower().split(b"\n")
    if not lines[0].partition(b":")[0].replace(b"-", b"").isalnum():
        return False
    known = {name for name in _FIRST if any(line.startswith(name.encode()) for line in lines)}
    return len(known) >= 2 and bool(known & {"message-id:", "received:", "mime-version:", "return-path:"})


def is_mbox(head: bytes) -> bool:
    """Whether text begins as a file of many mails does: a `From ` line, then a header (RFC 4155)."""
    first, _, rest = head[:8192].replace(b"\r\n", b"\n").partition(b"\n")
    name, colon, _ = rest.partition(b"\n")[0].partition(b":")
    return _is_start(first) and bool(colon) and name.replace(b"-", b"").isalnum()


def letters_in_mbox(stream: BinaryIO, what: str, now: datetime, max_bytes: int) -> Iterator[Page | Skipped | Failed]:
    """Every mail of a file in mbox form, one at a time, each named by its number; a `From ` line begins each."""
    for number, raw in enumerate(_mails(stream, max_bytes), 1):
        name = f"{what} (mail {number})"
        if raw is None:
            yield Skipped(name, f"larger than {size_words(max_bytes)}, the most that is read of one mail")
        else:
            yield page_in_letter(raw, name, None, now)


def _mails(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """The bytes of each mail, or None for one that is too large."""
    lines: list[bytes] = []
    size, fresh = 0, True
    while line := stream.readline(LONGEST_LINE):
        if fresh and _is_start(line):
            if lines or size:
                yield b"".join(lines) if size <= max_bytes else None
            lines, size = [], 0
            continue
        size += len(line)
        if size <= max_bytes:
            lines.append(line[1:] if line.lstrip(b">").startswith(b"From ") and line.startswith(b">") else line)
        else:
            lines = []
        fresh = not line.strip()
    if lines or size:
        yield b"".join(lines) if size <= max_bytes else None


def _is_start(line: bytes) -> bool:
    """A line that parts mails: `From `, an address, and a time with its colon."""
    return line.startswith(b"From ") and b":" in line[5:] and len(line.split()) >= 4


def _split(raw: bytes) -> tuple[bytes, bytes]:
    """Headers and body; lines end in line feeds alone from here on."""
    text = raw.replace(b"\r\n", b"\n")
    if text.startswith(b"\n"):
        return b"", text[1:]
    head, _, body = text.partition(b"\n\n")
    return head, body


def _headers(message: Message) -> Iterator[tuple[str, str]]:
    """The headers that are kept, each once, as text; the sender as `name <address>`."""
    seen: set[str] = set()
    for name, value in message.raw_items():
        key = name.lower()
        if key not in KEPT or key in seen:
            continue
        seen.add(key)
        written = " ".join(str(value)[:LONGEST_HEADER].split())
        yield key, _sender(written) if key == "from" else _decoded(written)


def _sender(written: str) -> str:
    """The claimed sender; what stands in an encoded name cannot become part of the address."""
    try:
        name, address = parseaddr(written)
    except _BAD:
        name, address = "", ""
    shown = _decoded(name).replace("<", " ").replace(">", " ").strip()
    return f"{shown} <{plain(address.strip().lower())}>".strip()


def _decoded(value: str) -> str:
    """A header in words (RFC 2047), whatever its charset claims to be; control and hidden characters are left out."""
    try:
        pieces: Iterable[tuple[bytes | str, str | None]] = decode_header(value)
    except (MessageError, ValueError, LookupError):
        pieces = ((value, None),)
    return clean("".join(_piece(text, charset) for text, charset in pieces))[:LONGEST_HEADER]


def _piece(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, str):
        raw = text.encode("utf-8", "surrogateescape")
        return text if text.isascii() else decode(raw)
    return decode(text, charset)


def _texts(message: Message, body: bytes) -> Iterator[_Part]:
    """The parts that are text and no attachment, in their order."""
    waiting = [(message, body, 0)]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part, content, depth = waiting.pop()
        media_type = _media_type(part)
        if media_type.startswith("multipart/") and depth < MOST_NESTING:
            inside = _pieces(content, part.get_boundary() or "")
            waiting += [(*parsed, depth + 1) for parsed in reversed([_parsed(piece) for piece in inside])]
        elif media_type in ("text/html", "text/plain") and not _is_attached(part):
            yield _Part(media_type, _charset(part), _content(part, content))


def _parsed(piece: bytes) -> tuple[Message, bytes]:
    head, body = _split(piece)
    return BytesHeaderParser().parsebytes(head[:MOST_PART_HEAD] + b"\n\n"), body


def _pieces(content: bytes, boundary: str) -> list[bytes]:
    """What stands between the boundaries (RFC 2046, section 5.1.1); one that is never closed ends with the mail."""
    mark = b"\n--" + boundary.encode("utf-8", "surrogateescape")
    if len(mark) < 4 or len(mark) > 300:
        return []
    pieces: list[bytes] = []
    found = (b"\n" + content).split(mark, MOST_PARTS)
    for piece in found[1:]:
        if piece.startswith(b"--"):
            break
        pieces.append(piece.partition(b"\n")[2])
    return pieces


def _media_type(part: Message) -> str:
    """The type that a part states; an overlong statement is none that is read."""
    stated = str(part.get("content-type", ""))
    return part.get_content_type() if len(stated) <= LONGEST_HEADER else ""


def _is_attached(part: Message) -> bool:
    return str(part.get("content-disposition", ""))[:40].strip().lower().startswith("attachment")


def _charset(part: Message) -> str | None:
    try:
        return (part.get_content_charset() or "")[:40] or None
    except _BAD:
        return None


def _content(part: Message, content: bytes) -> bytes:
    """The bytes of a part without their transfer encoding; as they are where that cannot be undone."""
    part.set_payload(content.decode("ascii", "surrogateescape"))
    try:
        decoded = part.get_payload(decode=True)
    except _BAD:
        decoded = None
    body = decoded if isinstance(decoded, bytes) else content
    return body.replace(b"\r\n", b"\n").strip(b"\n\0 ")


def _chosen(parts: list[_Part]) -> _Part | None:
    """The HTML part, unless it says next to nothing and a plain text says more."""
    filled = [part for part in parts if part.body.strip()]
    markup = next((part for part in filled if part.media_type == "text/html"), None)
    text = next((part for part in filled if part.media_type == "text/plain"), None)
    if markup is None or text is None:
        return markup or text
    words = markup.words
    return text if words < ENOUGH_WORDS and text.words > words else markup


def _digest(headers: tuple[tuple[str, str], ...], part: _Part) -> str:
    named = dict(headers)
    said = [named.get(name, "") for name in ("from", "message-id", "subject", "date")]
    seed = "\n".join([*said, part.media_type, part.charset or ""]).encode("utf-8", "replace")
    return hashlib.sha256(seed + b"\0" + part.body).hexdigest()[:32]

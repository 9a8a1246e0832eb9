"""Pages out of web archives (WARC, ISO 28500), one record at a time whatever the size of the file."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from manytold.fetch.guard import plain, wrong_with
from manytold.fetch.unpack import CannotUnpackError, Unpacked, too_large, unchunked
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.text.urls import without_login

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

Found = Page | Skipped | Failed
HTML = ("text/html", "application/xhtml+xml")
MOST_RATIO = 200
"""Unpacked bytes per packed byte of an archive, above which it is a bomb; archives of pages have 3 to 20."""
_RATIO_FROM = 64 * 1024 * 1024
"""Unpacked bytes below which the ratio does not matter: so much is read without harm."""
_PIECE = 65536
_RESPONSE = 4  # WarcRecordType.response, whose module is loaded only when an archive is read
_STEP = 16 * 1024 * 1024
MOST_HEADERS = 200
"""HTTP headers that are kept of one record."""
_CUT = "it is cut off"
_NO_ARCHIVE = "it is damaged, or no web archive (WARC),"
_BOMB = f"it unpacks to more than {MOST_RATIO} times its size, like a bomb"


class Opened:
    """The plain bytes of an archive that may be packed with gzip, as a stream for the archive reader.

    `taken` counts bytes of the file. An archive that is cut, damaged or a bomb ends early, and `broken` says why.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = b""
        self._opener: zlib._Decompress | None = None
        self._packed: bool | None = None
        self._ended = False
        self._given = 0
        self.taken = 0
        self.broken: str | None = None

    def read(self, size: int = _PIECE) -> bytes:
        """The next bytes, at least one until the end."""
        piece = b""
        while not piece and not self._ended:
            piece = self._next(size if size > 0 else _PIECE)
        self._given += len(piece)
        if self._given > max(_RATIO_FROM, MOST_RATIO * self.taken):
            return self._end(_BOMB)
        return piece

    def tell(self) -> int:
        """How many plain bytes were read."""
        return self._given

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002
        """Never done: archives are read once, from the front."""
        raise OSError("an archive is read from its start to its end")

    def close(self) -> None:
        """Left to whoever opened the file."""

    def _next(self, size: int) -> bytes:
        data = self._left or self._take()
        if self._packed is None:
            self._packed = data[:2] == b"\x1f\x8b"
        if self._packed:
            return self._unpack(data, size)
        self._left = data[size:]
        return data[:size] or self._end(None)

    def _take(self) -> bytes:
        data = self._stream.read(_PIECE)
        self.taken += len(data)
        return data

    def _unpack(self, data: bytes, size: int) -> bytes:
        self._left = b""
        if self._opener is None and not data.strip(b"\x00"):
            return b"" if data else self._end(None)  # some writers pad with zeros
        opener = self._opener or zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            piece = opener.decompress(data, size)
        except zlib.error:
            return self._end("it is damaged")
        self._left = opener.unconsumed_tail or opener.unused_data
        self._opener = None if opener.eof else opener
        return piece if piece or data or opener.eof else self._end(_CUT)

    def _end(self, why: str | None) -> bytes:
        self.broken = why
        self._ended = True
        return b""


@dataclass(frozen=True, slots=True)
class _Reading:
    what: str
    now: datetime
    max_bytes: int
    source: Opened


def pages_in_warc(stream: BinaryIO, what: str, now: datetime, max_bytes: int) -> Iterator[Found]:
    """The HTML answers with status 200 as they were captured; records of other kinds are counted in one Skipped.

    A cut or damaged archive gives what stands before the break and one Failed that names the place. `fetched` is the
    time of the capture, or `now` when the record says none or a later one.
    """
    reading = _Reading(what, now, max_bytes, Opened(stream))
    pages = others = told = 0
    for found in _records(reading):
        pages += isinstance(found, Page)
        others += found is None
        told += 1
        if found is not None:
            yield found
    if reading.source.broken or not told:
        yield Failed(what, f"{reading.source.broken or _NO_ARCHIVE} at byte {reading.source.taken}; {_advice(pages)}")
    if others:
        yield Skipped(what, f"{others} of its records are no pages (pictures, redirects, errors and the like)")


def _advice(pages: int) -> str:
    if not pages:
        return "nothing was read; check where the file comes from"
    return f"{pages} pages before that were read; get the file again for the rest"


def _records(reading: _Reading) -> Iterator[Found | None]:
    """What is in each whole record, or None for a record of another kind; a break is left in `source.broken`."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 (heavy)

    source = reading.source
    try:
        for record in ArchiveIterator(source, parse_http=False):
            found = _of_record(record, reading)
            if source.broken:
                return
            yield found
    except (OSError, ValueError, EOFError):
        source.broken = source.broken or _NO_ARCHIVE


def _of_record(record: "WarcRecord", reading: _Reading) -> Found | None:
    """The page in one record, or None; the record is taken to its end, so that a cut is seen."""
    url = without_login((record.headers.get("WARC-Target-URI") or "").strip("<> "))
    head = _html_head(record, url)
    size = record.content_length
    payload = _read(record, min(size, reading.max_bytes + 1)) if head is not None else b""
    if record.headers.get("Content-Length") is None or len(payload) + _leave(record) < size:
        reading.source.broken = reading.source.broken or _CUT
    if head is None:
        return None
    if len(payload) > reading.max_bytes:
        return Skipped(url, too_large(reading.max_bytes))
    try:
        body = _body(head, payload, reading.max_bytes)
    except CannotUnpackError as error:
        return Failed(url, str(error))
    return _page(record, head, url, body, reading.now)


def _html_head(record: "WarcRecord", url: str) -> "HeaderMap | None":
    """The HTTP headers of an answer that is a page."""
    if int(record.record_type) != _RESPONSE or wrong_with(url):
        return None
    try:
        record.parse_http()
    except (OSError, ValueError):
        return None
    head = record.http_headers
    is_page = head is not None and head.status_code == 200 and (record.http_content_type or "").lower() in HTML
    return head if is_page else None


def _read(record: "WarcRecord", size: int) -> bytes:
    parts: list[bytes] = []
    while size and record.reader is not None and (piece := record.reader.read(size)):
        parts.append(piece)
        size -= len(piece)
    return b"".join(parts)


def _leave(record: "WarcRecord") -> int:
    """Goes to the end of a record and answers how many bytes were left of it."""
    gone = 0
    while record.reader is not None and (step := record.reader.consume(_STEP)):
        gone += step
    return gone


def _body(head: "HeaderMap", payload: bytes, limit: int) -> bytes:
    """The payload without the chunks and the one layer of compression that it may have been captured with."""
    if (head.get("Transfer-Encoding") or "").strip().lower() == "chunked":
        payload = unchunked(payload)
    unpacked = Unpacked(head.get("Content-Encoding") or "", limit)
    unpacked.feed(payload)
    return unpacked.finish()


def _page(record: "WarcRecord", head: "HeaderMap", url: str, body: bytes, now: datetime) -> Page:
    pairs = tuple((name.lower(), plain(value)) for name, value in head.items() if name.lower() != "set-cookie")
    return Page(
        url=url,
        final_url=url,
        status=200,
        media_type=(record.http_content_type or "").lower(),
        body=body,
        fetched=_captured(record, now),
        charset=record.http_charset,
        headers=pairs[:MOST_HEADERS],
    )


def _captured(record: "WarcRecord", now: datetime) -> datetime:
    try:
        date = record.record_date
        return min(date.astimezone(UTC), now) if date and date.tzinfo else now
    except (ValueError, OverflowError):
        return now

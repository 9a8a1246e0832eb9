"""Pages out of packed web archives (WACZ 1.1.1): zip files whose `archive/` folder holds WARC files.

Nothing is written to disk and names inside are only shown, so a name with path parts leads nowhere.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from datetime import datetime
from io import SEEK_END
from typing import IO, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from manytold.fetch.guard import plain
from manytold.fetch.warc import MOST_RATIO, pages_in_warc
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.settings import MIB

Found = Page | Skipped | Failed
ZIP = b"PK\x03\x04"
MOST_MEMBERS = 10_000
"""Files in one archive; crawlers write one to a few hundred."""
MOST_DIRECTORY = 8 * MIB
"""Bytes of the list of files, which has to be held in memory as a whole: ten thousand names of 800 letters."""
FREE = 64 * MIB
"""Unpacked bytes below which the ratio does not matter."""
MOST_RATIO_PACKED = 4
"""Unpacked bytes per packed byte of a WARC that is itself compressed, which does not become smaller once more."""
WARC = re.compile(r"\.warc(?:\.gz)?\Z", re.IGNORECASE)
_END, _END_SIZE = b"PK\x05\x06", 22
_LOCATOR_SIZE, _LARGE_END, _LARGE_SIZE = 20, b"PK\x06\x06", 56
_LONGEST_COMMENT = 65535
_DAMAGED = "it is damaged, or no zip file"
_SEALED = 1
"""The flag of a file that is encrypted."""


class Inflated:
    """The bytes of one packed WARC, which end early when it is damaged or a bomb; `broken` says why."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream = stream
        self._left = most
        self.broken: str | None = None

    def read(self, size: int) -> bytes:
        """The next bytes, none at the end."""
        if self.broken:
            return b""
        try:
            piece = self._stream.read(size)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError):
            self.broken = "it is damaged"
            return b""
        self._left -= len(piece)
        if self._left < 0:
            self.broken = "it unpacks to many times its size, like a bomb"
            return b""
        return piece


def pages_in_wacz(stream: BinaryIO, what: str, now: datetime, max_bytes: int) -> Iterator[Found]:
    """The pages of every WARC inside, in the order of names, one at a time; see `pages_in_warc`.

    A zip file that holds no web archive is left out; one that is damaged gives what can be read and one Failed.
    """
    if not stream.seekable():
        yield Failed(what, "a packed web archive (WACZ) can only be read from a file; save it and name the file")
        return
    refused = _refused(stream)
    if refused:
        yield Failed(what, refused)
        return
    try:
        archive = ZipFile(stream)
    except (BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        yield Failed(what, f"{_DAMAGED}; get it again")
        return
    with archive:
        members = sorted((one for one in archive.infolist() if WARC.search(one.filename)), key=lambda m: m.filename)
        if not members:
            yield Skipped(what, "a zip file without web archives in it")
        for member in members:
            yield from _member(archive, member, f"{what} ({plain(member.filename)[-200:]})", now, max_bytes)


def _member(archive: ZipFile, member: ZipInfo, what: str, now: datetime, max_bytes: int) -> Iterator[Found]:
    if member.flag_bits & _SEALED or member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        yield Failed(what, "it is encrypted or packed in a way that is not read")
        return
    ratio = MOST_RATIO_PACKED if member.filename.lower().endswith(".gz") else MOST_RATIO
    try:
        opened = archive.open(member)
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, struct.error):
        yield Failed(what, "it is damaged; get the archive again")
        return
    with opened:
        inflated = Inflated(opened, max(FREE, ratio * member.compress_size))
        for found in pages_in_warc(cast(BinaryIO, inflated), what, now, max_bytes):
            broken = inflated.broken and isinstance(found, Failed) and found.what == what
            yield Failed(what, f"{inflated.broken}; what stands before that was read") if broken else found


def _refused(stream: BinaryIO) -> str | None:
    """Why the list of files is not read, before the library reads it as a whole; every place it may be is looked at."""
    size = stream.seek(0, SEEK_END)
    start = max(0, size - _END_SIZE - _LONGEST_COMMENT)
    stream.seek(start)
    tail = stream.read(_END_SIZE + _LONGEST_COMMENT)
    ends = [found.start() for found in re.finditer(re.escape(_END), tail) if found.start() + _END_SIZE <= len(tail)]
    if not ends:
        return f"{_DAMAGED}; get it again"
    claims = [struct.unpack_from("<4s4H2L", tail, end)[4:6] for end in ends]
    claims += [claim for end in ends for claim in _large(stream, start + end, size)]
    stream.seek(0)
    if any(_is_large(members, directory) for members, directory in claims):
        return f"it lists more than {MOST_MEMBERS:,} files; unpack it and name the WARC files in it"
    return None


def _is_large(members: int, directory: int) -> bool:
    """Whether a list is too long; the greatest numbers mean that the list for large archives says it instead."""
    return MOST_MEMBERS < members != 0xFFFF or MOST_DIRECTORY < directory != 0xFFFFFFFF


def _large(stream: BinaryIO, end: int, size: int) -> Iterator[tuple[int, int]]:
    """What the end record for large archives (zip64) says, if it stands where `end` or its locator puts it."""
    places = [end - _LOCATOR_SIZE - _LARGE_SIZE]
    if end >= _LOCATOR_SIZE:
        stream.seek(end - _LOCATOR_SIZE)
        places.append(struct.unpack("<4sLQL", stream.read(_LOCATOR_SIZE))[2])
    for place in places:
        if not 0 <= place <= size - _LARGE_SIZE:
            continue
        stream.seek(place)
        record = stream.read(_LARGE_SIZE)
        if record.startswith(_LARGE_END):
            members, directory = struct.unpack("<4sQ2H2L4Q", record)[7:9]
            yield members, directory

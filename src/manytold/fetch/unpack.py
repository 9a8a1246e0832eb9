"""One layer of compression, opened while counting, so that a bomb stops at the limit (pure)."""

import zlib

from manytold.settings import MIB

ACCEPTED = "gzip, deflate"
_GZIP = ("gzip", "x-gzip")
_NONE = ("", "identity")
_PACKING = 65536
"""Bytes by which a packed body may be larger than what is in it."""
_LONGEST_FRAME = 256
_MOST_MEMBERS = 64
"""Real files have one to a few; each costs a copy of what follows it."""


class CannotUnpackError(ValueError):
    """The bytes cannot be had; the message is one plain sentence."""


def size_words(size: int) -> str:
    """A number of bytes as people write it: `15 MB`, `200 kB`, `12 bytes`."""
    for unit, name in ((MIB, "MB"), (1024, "kB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} bytes"


def too_large(limit: int) -> str:
    """What is said of an answer with more than `limit` bytes."""
    return f"answer is larger than {size_words(limit)}, the most that is read of one page"


class Unpacked:
    """The decoded bytes of one body, fed piece by piece, never more than `limit` of them.

    `encoding` is the Content-Encoding header: gzip, deflate or nothing (RFC 9110, section 8.4). `feed` and `finish`
    raise CannotUnpackError.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        name = encoding.strip().lower()
        if "," in name:
            raise CannotUnpackError("answer is compressed more than once, which is not read")
        if name not in (*_GZIP, "deflate", *_NONE):
            raise CannotUnpackError("answer is compressed in a way that is not read")
        self._name = name
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = self._taken = self._members = 0
        self._held = b""
        self._opener: zlib._Decompress | None = None
        self._ended = False

    def feed(self, data: bytes) -> None:
        """Takes the next piece as it came."""
        self._taken += len(data)
        if self._taken > self._limit + _PACKING:
            raise CannotUnpackError(too_large(self._limit))
        if self._name in _NONE:
            self._keep(data)
        elif not self._ended:
            self._open(data)

    def finish(self) -> bytes:
        """The whole body, when it is whole."""
        if self._held or (self._opener is not None and not self._opener.eof):
            raise CannotUnpackError("answer breaks off in the middle")
        return b"".join(self._parts)

    def _open(self, data: bytes) -> None:
        data, self._held = self._held + data, b""
        while data:
            if self._opener is None and len(data) < 2:
                self._held = data
                return
            opener = self._opener = self._opener or self._start(data)
            try:
                piece = opener.decompress(data, self._limit - self._size + 1)
            except zlib.error:
                raise CannotUnpackError("answer is not compressed as it says") from None
            self._keep(piece)
            data = opener.unconsumed_tail or self._after(opener)

    def _after(self, opener: "zlib._Decompress") -> bytes:
        """What follows a complete gzip member when it is another one (RFC 1952, section 2.2); rubbish is left."""
        rest = opener.unused_data if opener.eof else b""
        if self._name in _GZIP and rest[:2] == b"\x1f\x8b":
            self._opener = None
            return rest
        self._ended = len(rest) > 1
        return b""

    def _start(self, data: bytes) -> "zlib._Decompress":
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise CannotUnpackError("answer is compressed in too many parts")
        return zlib.decompressobj(self._window(data))

    def _window(self, data: bytes) -> int:
        if self._name in _GZIP:
            return 16 + zlib.MAX_WBITS
        # "deflate" means zlib by the standard, but raw deflate is in the wild: two bytes of header tell them apart.
        is_zlib = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
        return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise CannotUnpackError(too_large(self._limit))
        if piece:
            self._parts.append(piece)


def unchunked(body: bytes) -> bytes:
    """A stored body without its chunk frames (RFC 9112, section 7.1), or as it is when it has none."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at, at + _LONGEST_FRAME)) >= 0:
        size = body[at:end].partition(b";")[0].strip()
        if not size or size.strip(b"0123456789abcdefABCDEF"):
            break
        length = int(size, 16)
        if not length:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(parts) if parts and at >= len(body) else body

"""Bodies come out whole or not at all, whatever pieces they arrive in."""

import gzip
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.fetch.unpack import CannotUnpackError, Unpacked, size_words, unchunked


def opened(encoding: str, pieces: list[bytes], limit: int = 1_000_000) -> bytes:
    unpacked = Unpacked(encoding, limit)
    for piece in pieces:
        unpacked.feed(piece)
    return unpacked.finish()


def cut(data: bytes, step: int) -> list[bytes]:
    return [data[at : at + step] for at in range(0, len(data), step)]


PACKERS = {
    "": lambda data: data,
    "identity": lambda data: data,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZIP ": gzip.compress,
    "deflate": zlib.compress,
}


@given(st.sampled_from(sorted(PACKERS)), st.binary(max_size=3000), st.integers(1, 50))
def test_pieces_do_not_matter(encoding: str, data: bytes, step: int) -> None:
    assert opened(encoding, cut(PACKERS[encoding](data), step)) == data


@given(st.binary(min_size=1, max_size=2000), st.integers(1, 20))
def test_raw_deflate(data: bytes, step: int) -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = raw.compress(data) + raw.flush()
    if packed[0] & 0x0F != 8:
        assert opened("deflate", cut(packed, step)) == data


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=5), st.integers(1, 40))
def test_several_members(parts: list[bytes], step: int) -> None:
    packed = b"".join(gzip.compress(part) for part in parts)
    assert opened("gzip", cut(packed, step)) == b"".join(parts)
    assert opened("gzip", cut(packed + b"\x00\x00rubbish", step)) == b"".join(parts)


@given(st.binary(min_size=1, max_size=500), st.integers(1, 8))
def test_a_cut_body_is_not_whole(data: bytes, missing: int) -> None:
    with pytest.raises(CannotUnpackError, match="breaks off"):
        opened("gzip", [gzip.compress(data)[:-missing]])


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate"]))
def test_rubbish_breaks_nothing(data: bytes, encoding: str) -> None:
    with suppress(CannotUnpackError):
        assert len(opened(encoding, [data])) <= 1_000_000


@pytest.mark.parametrize("encoding", ["gzip", "deflate", ""])
@pytest.mark.parametrize("size", [999, 1000, 1001])
def test_the_limit_is_kept_to_the_byte(encoding: str, size: int) -> None:
    packed = PACKERS[encoding](bytes(size))
    if size <= 1000:
        assert len(opened(encoding, [packed], 1000)) == size
    else:
        with pytest.raises(CannotUnpackError, match="larger than 1000 bytes"):
            opened(encoding, [packed], 1000)


@pytest.mark.parametrize("encoding", ["gzip, gzip", "gzip,deflate", "br", "zstd", "gzip;q=1", "compress", "*"])
def test_other_encodings(encoding: str) -> None:
    with pytest.raises(CannotUnpackError, match="compressed"):
        Unpacked(encoding, 1000)


@pytest.mark.parametrize(
    ("size", "words"), [(12, "12 bytes"), (1024, "1 kB"), (15 * 1024 * 1024, "15 MB"), (1_600_000, "1.5 MB")]
)
def test_sizes(size: int, words: str) -> None:
    assert size_words(size) == words


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=8))
def test_chunks_are_taken_off(parts: list[bytes]) -> None:
    framed = b"".join(b"%x;name=value\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    assert unchunked(framed) == b"".join(parts)


@pytest.mark.parametrize(
    "body", [b"", b"<p>no frames</p>\r\nat all", b"-5\r\nabc", b"zz\r\n", b"5\r\nhello\r\n<p>then none"]
)
def test_what_has_no_frames_stays(body: bytes) -> None:
    assert unchunked(body) == body

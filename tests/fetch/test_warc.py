"""Archives: what is whole is read, what is broken costs only itself, nothing is held whole in memory."""

import gzip
import io
import tracemalloc
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from manytold.fetch.files import pages_in
from manytold.fetch.warc import pages_in_warc
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
BODY = b"<p>" + b"Some quiet words. " * 40 + b"</p>"
LIMIT = 100_000


def record(
    url: str = "http://outlet.example/1",
    body: bytes = BODY,
    *,
    kind: str = "response",
    status: str = "200 OK",
    date: str = "2024-05-01T10:00:00Z",
    **headers: str,
) -> bytes:
    lines = {"Content-Type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in headers.items()}
    http = (
        f"HTTP/1.1 {status}\r\n".encode() + "".join(f"{k}: {v}\r\n" for k, v in lines.items()).encode() + b"\r\n" + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: {len(http)}"
    )
    return head.encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


RECORDS = [record(f"http://outlet.example/{number}") for number in range(5)]
PLAIN = b"".join(RECORDS)
PACKED = b"".join(map(gzip.compress, RECORDS))


def read(archive: bytes, limit: int = LIMIT) -> list[Page | Skipped | Failed]:
    return list(pages_in_warc(io.BytesIO(archive), "a.warc", NOW, limit))


@pytest.mark.parametrize("archive", [PLAIN, PACKED, gzip.compress(PLAIN, mtime=0), PACKED + bytes(64)])
def test_every_page_of_an_archive(archive: bytes) -> None:
    got = read(archive)
    assert [page.url for page in got if isinstance(page, Page)] == [f"http://outlet.example/{n}" for n in range(5)]
    first = got[0]
    assert isinstance(first, Page)
    assert (first.body, first.media_type, first.charset, first.status) == (BODY, "text/html", "utf-8", 200)
    assert first.fetched == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert len(got) == 5


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a"])
def test_archives_in_files(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PACKED)
    assert sum(isinstance(page, Page) for page in pages_in(str(tmp_path / name), NOW)) == 5
    assert sum(isinstance(page, Page) for page in pages_in(str(tmp_path), NOW)) == 5


def test_other_records_are_counted() -> None:
    others = [
        record(kind="request"),
        record(kind="metadata"),
        record(status="404 Not Found"),
        record(Content_Type="image/png"),
        record("dns:outlet.example"),
        record("file:///etc/passwd"),
    ]
    got = read(b"".join([*others, record()]))
    assert isinstance(got[0], Page)
    assert got[1:] == [Skipped("a.warc", "6 of its records are no pages (pictures, redirects, errors and the like)")]


@pytest.mark.parametrize(
    ("date", "fetched"),
    [
        ("2999-01-01T00:00:00Z", NOW),
        ("yesterday", NOW),
        ("", NOW),
        ("0001-01-01T00:00:00+23:00", NOW),
        ("9999-12-31T23:59:59-23:00", NOW),
        ("99999-01-01T00:00:00Z", NOW),
    ],
)
def test_a_capture_is_never_later_than_now(date: str, fetched: datetime) -> None:
    (page,) = read(record(date=date))
    assert isinstance(page, Page)
    assert page.fetched == fetched


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(BODY, mtime=0), {"Content_Encoding": "gzip"}),
        (zlib.compress(BODY), {"Content_Encoding": "deflate"}),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY), {"Transfer_Encoding": "chunked"}),
        (BODY, {"Transfer_Encoding": "chunked"}),
    ],
)
def test_payloads_as_they_were_sent(body: bytes, headers: dict[str, str]) -> None:
    (page,) = read(record(body=body, **headers))
    assert isinstance(page, Page)
    assert page.body == BODY


def test_one_bad_record_costs_only_itself() -> None:
    bad = [
        record("http://outlet.example/large", b"a" * (LIMIT + 1)),
        record("http://outlet.example/bomb", gzip.compress(bytes(10 * LIMIT)), Content_Encoding="gzip"),
        record("http://outlet.example/br", b"xx", Content_Encoding="br"),
    ]
    got = read(b"".join([*bad, record()]))
    assert [type(item) for item in got] == [Skipped, Failed, Failed, Page]


def test_logins_and_cookies_are_left_out() -> None:
    (page,) = read(record("<http://me:secret@outlet.example/1>", Set_Cookie="a=b"))
    assert isinstance(page, Page)
    assert page.url == "http://outlet.example/1"
    assert page.header("set-cookie") is None


@pytest.mark.parametrize("archive", [PLAIN, PACKED])
@pytest.mark.parametrize("missing", [30, 200, 300, 700])
def test_a_cut_archive(archive: bytes, missing: int) -> None:
    got = read(archive[:-missing])
    pages = [item for item in got if isinstance(item, Page)]
    (failed,) = [item for item in got if isinstance(item, Failed)]
    assert all(page.body == BODY for page in pages)
    assert len(pages) >= 3 if archive is PLAIN else len(pages) >= 1
    assert f"at byte {len(archive) - missing}" in failed.reason
    assert f"{len(pages)} pages before that were read" in failed.reason


def test_an_archive_cut_anywhere_gives_only_whole_pages() -> None:
    archive = PLAIN[: 2 * len(RECORDS[0])]
    for end in range(1, len(archive), 7):
        got = read(archive[:end])
        assert got
        assert all(item.body == BODY for item in got if isinstance(item, Page))


def test_a_damaged_archive() -> None:
    got = read(PACKED[: len(PACKED) // 2] + b"rubbish" * 20 + PACKED[len(PACKED) // 2 :])
    assert [type(item) for item in got][-1] is Failed
    assert "damaged" in getattr(got[-1], "reason", "")


@pytest.mark.parametrize(
    "archive",
    [
        b"WARC/",
        b"WARC/1.0\r\n",
        b"\x1f\x8bxx",
        gzip.compress(b"hello" * 100, mtime=0),
    ],
)
def test_what_is_no_archive(archive: bytes) -> None:
    got = read(archive)
    assert any(isinstance(item, Failed) for item in got), got


def test_a_length_that_lies() -> None:
    lying = record().replace(b"Content-Length: ", b"Content-Length: 99999999")
    got = read(record() + lying)
    assert [type(item) for item in got] == [Page, Failed]


def zeros(size: int) -> bytes:
    """A packed record with a body of zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = record(body=b"", Content_Type="video/mp4").replace(b"\r\n\r\n\r\n\r\n", b"\r\n\r\n")
    head = head[: head.index(b"Content-Length")] + b"Content-Length: %d\r\n\r\n" % size
    mib = bytes(1024 * 1024)
    return packer.compress(head) + b"".join(packer.compress(mib) for _ in range(size // len(mib))) + packer.flush()


def test_a_bomb_in_a_record_is_not_read_to_its_end() -> None:
    got = read(zeros(96 * 1024 * 1024) + PACKED)
    assert len(got) == 1
    assert "like a bomb" in getattr(got[0], "reason", "")


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    place = tmp_path / "a.warc"
    with place.open("wb") as file:
        for number in range(400):
            file.write(record(f"http://outlet.example/{number}", BODY * 100))
    tracemalloc.start()
    count = sum(isinstance(page, Page) for page in pages_in(str(place), NOW))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 400
    assert peak < 3 * 1024 * 1024 < place.stat().st_size

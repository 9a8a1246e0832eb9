"""Packed archives: what is whole is read, bombs and lies end early, names inside lead nowhere."""

import io
import struct
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from manytold.fetch.files import pages_in
from manytold.fetch.wacz import pages_in_wacz
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from tests.fetch.test_warc import LIMIT, NOW, PACKED, PLAIN, record

DEFLATED, STORED = zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED


def make(*files: tuple[str, bytes], kind: int = STORED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package", "wacz_version": "1.1.1"}', DEFLATED)
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n', DEFLATED)
        for name, body in files:
            archive.writestr(name, body, kind)
    return whole.getvalue()


def read(body: bytes) -> list[Page | Skipped | Failed]:
    return list(pages_in_wacz(io.BytesIO(body), "a.wacz", NOW, LIMIT))


def urls(found: list[Page | Skipped | Failed]) -> list[str | None]:
    return [one.url for one in found if isinstance(one, Page)]


ALL = [f"http://outlet.example/{number}" for number in range(5)]


@pytest.mark.parametrize(
    "body", [make(("archive/data.warc.gz", PACKED)), make(("archive/data.warc", PLAIN), kind=DEFLATED)]
)
def test_every_page_of_an_archive(body: bytes, tmp_path: Path) -> None:
    assert urls(read(body)) == ALL
    assert len(read(body)) == 5
    (tmp_path / "a.wacz").write_bytes(body)
    assert urls(list(pages_in(str(tmp_path / "a.wacz"), NOW))) == ALL
    assert urls(list(pages_in(str(tmp_path), NOW))) == ALL


def test_several_archives_in_the_order_of_names() -> None:
    body = make(("archive/b.warc", record("http://b.example/1")), ("archive/a.warc", record("http://a.example/1")))
    assert urls(read(body)) == ["http://a.example/1", "http://b.example/1"]


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.warc", "/etc/cron.d/x.warc", "C:\\x.warc", "a\x00b.warc", "\u202e.warc", "x" * 9999 + ".warc"],
)
def test_names_with_path_parts_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / "a.wacz").write_bytes(make((name, PLAIN + b"WARC/1.0\r\n")))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    found = list(pages_in("../a.wacz", NOW))
    assert len(urls(found)) in (0, 5)
    assert all(len(one.what) < 300 and one.what.isprintable() for one in found if not isinstance(one, Page))
    assert sorted(place.name for place in tmp_path.iterdir()) == ["a.wacz", "here"]
    assert not list((tmp_path / "here").iterdir())


def test_a_zip_of_something_else() -> None:
    (found,) = read(make(("word/document.xml", b"<w/>")))
    assert found == Skipped("a.wacz", "a zip file without web archives in it")


def test_a_bomb_ends_early() -> None:
    zeros = PLAIN + record("http://outlet.example/video", bytes(300 * 1024 * 1024), Content_Type="video/mp4")
    body = make(("archive/data.warc", zeros), kind=DEFLATED)
    del zeros
    assert len(body) < 1024 * 1024
    tracemalloc.start()
    found = read(body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert urls(found) == ALL
    assert "like a bomb" in getattr(found[-1], "reason", "")
    assert peak < 40 * 1024 * 1024


def test_many_names_are_not_held() -> None:
    names = make(*((f"archive/{number}.txt", b"") for number in range(20_000)))
    (found,) = read(names)
    assert isinstance(found, Failed)
    assert "more than 10,000 files" in found.reason


@pytest.mark.parametrize("members", [70_000, 2**40])
def test_a_list_for_large_archives_that_lies(members: int) -> None:
    body = make(("archive/data.warc", PLAIN))
    end = body.rindex(b"PK\x05\x06")
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, members, members, 2**30, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    (found,) = read(body[:end] + large + locator + body[end:])
    assert isinstance(found, Failed)


def test_what_is_sealed_or_packed_otherwise() -> None:
    body = bytearray(make(("archive/data.warc", PLAIN)))
    central = body.rindex(b"PK\x01\x02")
    body[central + 8] |= 1
    assert "encrypted" in getattr(read(bytes(body))[0], "reason", "")
    packed = read(make(("archive/data.warc", PLAIN), kind=zipfile.ZIP_BZIP2))
    assert "not read" in getattr(packed[0], "reason", "")


def test_a_damaged_archive_gives_what_is_whole() -> None:
    body = bytearray(make(("archive/a.warc", PLAIN), ("archive/b.warc", record("http://b.example/1"))))
    at = body.index(b"Some quiet words", 2000)
    body[at] ^= 1
    found = read(bytes(body))
    assert any(isinstance(one, Failed) and "damaged" in one.reason for one in found)
    assert "http://b.example/1" in urls(found)


def test_an_archive_cut_or_changed_anywhere_is_an_answer() -> None:
    body = make(("archive/data.warc.gz", PACKED))
    for end in range(4, len(body), 97):
        assert read(body[:end])
        changed = bytearray(body)
        changed[end] ^= 0xFF
        assert all(one.body for one in read(bytes(changed)) if isinstance(one, Page))


def test_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def peek(self, size: int) -> bytes:
            return self.getvalue()[:size]

    class Input:
        buffer = Pipe(make(("archive/data.warc", PLAIN)))

    monkeypatch.setattr(sys, "stdin", Input())
    (found,) = pages_in("-", NOW)
    assert isinstance(found, Failed)
    assert "save it" in found.reason


def test_zstd_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.warc.zst").write_bytes(b"\x28\xb5\x2f\xfd" + bytes(100))
    (found,) = pages_in(str(tmp_path / "a.warc.zst"), NOW)
    assert isinstance(found, Failed)
    assert "zstd" in found.reason

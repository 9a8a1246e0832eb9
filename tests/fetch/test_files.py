"""Whatever lies in a folder ends as a Page or as one plain sentence, in the same order every time."""

import gzip
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.fetch.files import pages_in, sniff
from manytold.fetch.mhtml import page_in_mhtml
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from tests.fetch.test_warc import record

RECORD = record()
NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
HTML = b"<!doctype html><html><body><p>Words.</p></body></html>"


def write(folder: Path, **files: bytes) -> Path:
    for name, body in files.items():
        place = folder / name.replace("__", "/").replace("_DOT_", ".")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)
    return folder


def found(path: Path | str, **more: int) -> list[Page | Skipped | Failed]:
    return list(pages_in(str(path), NOW, **more))


def only(path: Path | str, **more: int) -> Page | Skipped | Failed:
    (one,) = found(path, **more)
    return one


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("a.html", HTML, "text/html"),
        ("a.HTM", HTML, "text/html"),
        ("a.xhtml", HTML, "application/xhtml+xml"),
        ("a.txt", b"Words.", "text/plain"),
        ("a.md", b"# Words", "text/markdown"),
        ("a.xml", b"<?xml version='1.0'?><rss/>", "application/xml"),
        ("a.rss", b"<rss/>", "application/rss+xml"),
        ("a.json", b"{}", "application/json"),
        ("a.opml", b"<opml/>", "text/x-opml"),
        ("page", HTML, "text/html"),
        ("words", b"Words.", "text/plain"),
        ("wide.txt", "Words.".encode("utf-16"), "text/plain"),
        ("old.txt", "Wörter.".encode("latin-1"), "text/plain"),
        ("named.xyz", b"Words.", "text/plain"),
    ],
)
def test_one_file(tmp_path: Path, name: str, body: bytes, media_type: str) -> None:
    (tmp_path / name).write_bytes(body)
    assert only(tmp_path / name) == Page(None, None, 200, media_type, body, NOW, path=name)


@pytest.mark.parametrize(
    "body", [PNG, b"%PDF-1.7 text", b"\x7fELF\x02\x01\x01\x00", b"MZ\x90\x00", bytes(100), b"{\\rtf1 x}"]
)
def test_binary_is_skipped_whatever_its_name(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "a.html").write_bytes(body)
    assert only(tmp_path / "a.html") == Skipped(str(tmp_path / "a.html"), "not a page or text")


@pytest.mark.parametrize("body", [b"", b" \n\t"])
def test_an_empty_file(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(body)
    assert only(tmp_path / "a.txt") == Skipped(str(tmp_path / "a.txt"), "empty")


@pytest.mark.parametrize("name", ["nowhere", "nowhere/at all", "a.txt/inside", "a" * 300])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"Words.")
    got = only(tmp_path / name)
    assert isinstance(got, Failed)
    assert "no such file" in got.reason or "cannot be read" in got.reason


def test_a_name_that_no_file_can_have() -> None:
    assert isinstance(only("a\x00b"), Failed)


def test_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 1025)
    got = only(tmp_path / "a.txt", max_bytes=1024)
    assert got == Skipped(str(tmp_path / "a.txt"), "larger than 1 kB, the most that is read of one text")
    assert isinstance(only(tmp_path / "a.txt", max_bytes=1025), Page)


@contextmanager
def as_anybody() -> Iterator[None]:
    """The superuser may read everything, so the test is done as somebody else."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(me)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX permissions")
def test_without_permission() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        write(folder, a_DOT_txt=b"Words.", b_DOT_txt=b"Words.", closed__c_DOT_txt=b"Words.")
        (folder / "a.txt").chmod(0)
        (folder / "closed").chmod(0)
        with as_anybody():
            one, all_of_them = only(folder / "a.txt"), found(folder)
        (folder / "closed").chmod(0o700)
    assert "permissions" in getattr(one, "reason", "")
    assert [type(item) for item in all_of_them] == [Failed, Page, Failed]
    assert "permissions" in getattr(all_of_them[2], "reason", "")


def test_a_folder_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, b_DOT_txt=b"b", a_DOT_html=HTML, c__y_DOT_txt=b"y", c__x_DOT_txt=b"x", d_DOT_md=b"d")
    assert [page.path for page in found(tmp_path) if isinstance(page, Page)] == [
        "a.html",
        "b.txt",
        "c/x.txt",
        "c/y.txt",
        "d.md",
    ]


def test_what_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", secret_DOT_txt=b"secret")
    top = write(tmp_path / "top", a_DOT_txt=b"a", _DOT_hidden_DOT_txt=b"h", _DOT_git__x_DOT_txt=b"h", s_DOT_css=b"p {}")
    write(top, p_DOT_html=HTML, p_files__frame_DOT_html=HTML, i_DOT_png=PNG)
    (top / "link.txt").symlink_to(outside / "secret.txt")
    (top / "way").symlink_to(outside)
    (top / "round").symlink_to(top)
    os.mkfifo(top / "pipe")
    got = found(top)
    assert [page.path for page in got if isinstance(page, Page)] == ["a.txt", "p.html"]
    reasons = {Path(other.what).name: other.reason for other in got if not isinstance(other, Page)}
    assert reasons == {
        ".git": "hidden; name it itself to have it read",
        ".hidden.txt": "hidden; name it itself to have it read",
        "i.png": "not a page or text",
        "link.txt": "a link; name it itself to have it read",
        "p_files": "the parts of the saved page p",
        "pipe": "neither a file nor a folder",
        "round": "a link; name it itself to have it read",
        "s.css": "not a page or text",
        "way": "a link; name it itself to have it read",
    }


def test_a_folder_without_text(tmp_path: Path) -> None:
    assert found(tmp_path) == [Failed(str(tmp_path), "holds no page or text")]
    write(tmp_path, i_DOT_png=PNG)
    assert isinstance(found(tmp_path)[-1], Failed)


@pytest.mark.parametrize("name", ["pipe", "pipe.html"])
def test_a_pipe_that_is_named_is_read(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    writer = Thread(target=(tmp_path / name).write_bytes, args=[HTML])
    writer.start()
    assert only(tmp_path / name) == Page(None, None, 200, "text/html", HTML, NOW, path=name)
    writer.join()


def test_a_pipe_of_the_shell_is_read() -> None:
    reader, writer = os.pipe()
    os.write(writer, RECORD)
    os.close(writer)
    got = only(f"/dev/fd/{reader}")
    os.close(reader)
    assert isinstance(got, Page)
    assert got.url == "http://outlet.example/1"


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert found(tmp_path)[0] == Skipped(str(tmp_path / "pipe"), "neither a file nor a folder")


def test_devices_are_not_read() -> None:
    assert only("/dev/zero") == Failed("/dev/zero", "neither a file nor a folder")


@pytest.mark.parametrize("name", ["", " ", "\t"])
def test_an_empty_name_is_not_the_current_folder(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, a_DOT_txt=b"Words."))
    got = only(name)
    assert isinstance(got, Failed)
    assert "no such file" in got.reason
    assert only("") == Failed("", "no such file: the name is empty")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"bad\xff\x1b[31m.txt")
    (tmp_path / name).write_bytes(b"Words.")
    got = only(tmp_path)
    assert isinstance(got, Page)
    assert (got.path or "").isprintable()
    (got.path or "").encode("utf-8")


@pytest.mark.parametrize(("body", "media_type"), [(HTML, "text/html"), (b"Words.", "text/plain")])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, body: bytes, media_type: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(body))))  # type: ignore[arg-type]
    assert only("-") == Page(None, None, 200, media_type, body, NOW, path="standard input")


MHTML = b"""From: <Saved by Blink>\r
Snapshot-Content-Location: https://outlet.example/story\r
Subject: Story\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="xx"\r
\r
--xx\r
Content-Type: image/png\r
Content-Transfer-Encoding: base64\r
Content-Location: https://outlet.example/a.png\r
\r
iVBORw0KGgo=\r
--xx\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://me:secret@outlet.example/story\r
\r
<p>Three men=E2=80=99s words.</p>\r
--xx--\r
"""


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a"])
def test_mhtml(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(MHTML)
    got = only(tmp_path / name)
    assert isinstance(got, Page)
    assert (got.url, got.media_type, got.charset, got.path) == (
        "https://outlet.example/story",
        "text/html",
        "utf-8",
        name,
    )
    assert got.body.decode("utf-8").strip() == "<p>Three men’s words.</p>"


@pytest.mark.parametrize(
    "body",
    [
        MHTML[:300],
        b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n" * 50,
        b"\r\n\r\n",
        b":\r\n",
    ],
)
def test_broken_mhtml(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "a.mhtml").write_bytes(body)
    assert isinstance(only(tmp_path / "a.mhtml"), Failed | Skipped)


def test_an_address_that_cannot_be_fetched_is_no_address() -> None:
    got = page_in_mhtml(MHTML.replace(b"https://", b"cid:"), "a", "a", NOW)
    assert isinstance(got, Page)
    assert got.url is None


@pytest.mark.parametrize("charset", [b"charset*=a\x00b''x", b"charset*=utf-8''%ff", b"charset*0*=\xff", b"charset="])
def test_an_odd_charset_is_none(charset: bytes) -> None:
    got = page_in_mhtml(MHTML.replace(b"charset=utf-8", charset), "a", "a", NOW)
    assert isinstance(got, Page)
    assert "words" in got.body.decode("utf-8")
    assert (got.charset or "").isascii()


@given(st.binary(max_size=60))
def test_no_header_breaks_the_reader_of_letters(value: bytes) -> None:
    for name in (b"text/html; charset=utf-8", b"quoted-printable", b"https://me:secret@outlet.example/story"):
        assert page_in_mhtml(MHTML.replace(name, value), "a", "a", NOW)
        assert page_in_mhtml(MHTML.replace(name, name + b"; charset*=" + value), "a", "a", NOW)


def test_a_deeply_nested_letter_ends(tmp_path: Path) -> None:
    head = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(3000))
    (tmp_path / "a.eml").write_bytes(head + b"Content-Type: text/html\r\n\r\n<p>x</p>")
    assert only(tmp_path / "a.eml")


@pytest.mark.parametrize(
    "body", [MHTML[:-10] + b"--xx\n\n" * 100_000, b"a: b\n" * 1_100_000, MHTML + b"\n" * 1_000_001]
)
def test_letters_that_only_cost_time(body: bytes) -> None:
    assert page_in_mhtml(body, "a", "a", NOW) == Failed("a", "has too many parts or lines for a saved page")


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader_of_letters(body: bytes) -> None:
    assert page_in_mhtml(MHTML[:400] + body, "a", "a", NOW)
    assert page_in_mhtml(body, "a", "a", NOW)


@given(st.binary(max_size=300), st.sampled_from(["a.html", "a", "a.mhtml", "a.warc", "a.warc.gz", "a.xml"]))
def test_no_bytes_break_the_reader_of_files(tmp_path_factory: pytest.TempPathFactory, body: bytes, name: str) -> None:
    place = tmp_path_factory.mktemp("any") / name
    for content in (body, b"WARC/1.0\r\n" + body, gzip.compress(body)):
        place.write_bytes(content)
        assert found(place)


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"\xef\xbb\xbf <!DOCTYPE HTML>", "text/html"),
        (b"<?xml version='1.0'?><html>", "text/html"),
        (b"<?xml version='1.0'?><rss>", "application/xml"),
        (b"<feed xmlns='x'>", "application/xml"),
        (b"<p>Words", "text/html"),
        (b"<3 is a heart", "text/plain"),
        (b"We saw <html> there", "text/plain"),
        (b"", "text/plain"),
    ],
)
def test_sniffing(body: bytes, media_type: str) -> None:
    assert sniff(body) == media_type

"""Bad input: one clear line each, the right exit code, and everything else still done."""

import gzip
import sqlite3
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.whole.command import Ran, manytold

ALLOW = "127.0.0.1"
GOOD = """Bakers of Lower Tessen win the bread prize

The bakers' guild of Lower Tessen won the prize for the best rye bread of the province on Friday, the jury said.
"We baked as our grandmothers did," said Ilse Marrow, who leads the guild of eleven bakeries in the old town.
The prize comes with 4,000 crowns, which the guild wants to spend on a new oven for its school near the river.
"""
EMPTY_FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Nothing yet</title></channel></rss>'
HUGE = 50 * 1024 * 1024


class Outlet(BaseHTTPRequestHandler):
    """A site with one of each trouble."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/empty.xml":
            self.answer(200, "application/rss+xml", EMPTY_FEED)
        elif self.path == "/huge":
            self.huge()
        else:
            self.answer(404, "text/html", b"<h1>Not here</h1>")

    def answer(self, status: int, media_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(HUGE))
        self.end_headers()
        block = b"<p>" + b"again and again " * 4096
        try:
            for _ in range(HUGE // len(block) + 1):
                self.wfile.write(block)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "bread.txt"
    file.write_text(GOOD)
    return file


def truncated_warc(folder: Path) -> Path:
    """A gzip WARC that ends in the middle of its second record."""
    page = b"<html><head><title>" + GOOD.splitlines()[0].encode() + b"</title></head><body><article>"
    page += b"".join(b"<p>" + line.encode() + b"</p>" for line in GOOD.splitlines()[2:]) + b"</article></body></html>"
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + str(len(page)).encode() + b"\r\n\r\n" + page
    )
    records = []
    for number in (1, 2):
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:08}-0000-0000-0000-{number:012}>\r\n"
            f"WARC-Date: 2025-09-0{number}T08:00:00Z\r\nWARC-Target-URI: http://tessen.example/bread/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    file = folder / "cut.warc.gz"
    file.write_bytes(records[0] + records[1][: len(records[1]) // 2])
    return file


def assert_one_clear_line(ran: Ran, what: str, *words: str) -> None:
    """One outcome names the thing and says why, in one line; nothing looks like a program's fault."""
    answer = ran.json
    lines = [o for o in answer["failed"] + answer["skipped"] if what in o["what"]]
    assert len(lines) == 1, (answer["failed"], answer["skipped"], ran.err)
    reason = lines[0]["reason"]
    assert "\n" not in reason
    assert any(word in reason.lower() for word in words), reason
    assert "Traceback" not in ran.err
    assert "Error" not in reason, f"a program's word in {reason!r}"


def assert_the_rest_is_done(ran: Ran, good: Path) -> None:
    paths = {a.get("path") for s in ran.json["storylines"] for e in s["events"] for a in e["articles"]}
    assert good.name in paths


def test_a_missing_file(good: Path, tmp_path: Path) -> None:
    ran = manytold("read", "--json", good, tmp_path / "nowhere.txt", home=tmp_path / "home")
    assert_one_clear_line(ran, "nowhere.txt", "no such file")
    assert_the_rest_is_done(ran, good)
    assert ran.code == 1


def test_a_folder_without_text(good: Path, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    ran = manytold("read", "--json", good, tmp_path / "bare", home=tmp_path / "home")
    assert_one_clear_line(ran, "bare", "no page or text")
    assert_the_rest_is_done(ran, good)
    assert ran.code == 1


def test_a_binary(good: Path, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    ran = manytold("read", "--json", good, tmp_path / "picture.txt", home=tmp_path / "home")
    assert_one_clear_line(ran, "picture.txt", "not a page or text", "not text")
    assert_the_rest_is_done(ran, good)
    assert ran.code == 0, "left out on purpose is no failure"


def test_a_page_that_is_not_there(good: Path, site: str, tmp_path: Path) -> None:
    ran = manytold("read", "--json", good, f"{site}/gone.html", home=tmp_path / "home", fetch_allow=ALLOW)
    assert_one_clear_line(ran, "/gone.html", "404")
    assert_the_rest_is_done(ran, good)
    assert ran.code == 1


def test_a_name_that_does_not_resolve(good: Path, tmp_path: Path) -> None:
    ran = manytold("read", "--json", good, "http://no-such-outlet.invalid/feed", home=tmp_path / "home")
    assert_one_clear_line(ran, "no-such-outlet.invalid", "resolve", "not known", "no address")
    assert_the_rest_is_done(ran, good)
    assert ran.code == 1


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://169.254.169.254/latest/", "http://[::1]/", "ftp://a.example/"]
)
def test_a_refused_address(good: Path, tmp_path: Path, address: str) -> None:
    ran = manytold("read", "--json", good, address, home=tmp_path / "home")
    assert_one_clear_line(
        ran, address.split("/")[2], "refused", "not public", "only http", "not allowed", "fetch.allow"
    )
    assert_the_rest_is_done(ran, good)
    assert ran.code == 1


def test_an_empty_feed(good: Path, site: str, tmp_path: Path) -> None:
    ran = manytold("read", "--json", good, f"{site}/empty.xml", home=tmp_path / "home", fetch_allow=ALLOW)
    assert_one_clear_line(ran, "/empty.xml", "no articles", "no entries", "empty")
    assert_the_rest_is_done(ran, good)


def test_a_page_of_fifty_megabytes(good: Path, site: str, tmp_path: Path) -> None:
    ran = manytold("read", "--json", good, f"{site}/huge", home=tmp_path / "home", fetch_allow=ALLOW)
    assert_one_clear_line(ran, "/huge", "larger than")
    assert_the_rest_is_done(ran, good)
    assert ran.code == 1


def test_a_file_of_fifty_megabytes(good: Path, tmp_path: Path) -> None:
    (tmp_path / "huge.html").write_bytes(b"<p>again and again " * (HUGE // 19))
    ran = manytold("read", "--json", good, tmp_path / "huge.html", home=tmp_path / "home")
    assert_one_clear_line(ran, "huge.html", "larger than")
    assert_the_rest_is_done(ran, good)


def test_a_truncated_archive(good: Path, tmp_path: Path) -> None:
    ran = manytold("read", "--json", good, truncated_warc(tmp_path), home=tmp_path / "home")
    assert_one_clear_line(ran, "cut.warc.gz", "truncated", "cut", "ends in the middle", "incomplete")
    assert_the_rest_is_done(ran, good)
    urls = {a.get("url") for s in ran.json["storylines"] for e in s["events"] for a in e["articles"]}
    assert "http://tessen.example/bread/1" in urls, "the whole record before the cut is read"
    assert ran.code == 1


def test_a_database_of_a_newer_version(good: Path, tmp_path: Path) -> None:
    database = tmp_path / "newer.db"
    assert manytold("read", "--json", good, "--db", f"sqlite:///{database}", home=tmp_path / "home").code == 0
    with sqlite3.connect(database) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    ran = manytold("read", "--json", good, "--db", f"sqlite:///{database}", home=tmp_path / "home")
    assert ran.code == 3
    assert ran.out == ""
    assert len(ran.err.strip().splitlines()) == 1
    assert "newer" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("read",), "WHAT"),
        (("read", "x.txt", "--db", "oracle://x"), "oracle"),
        (("nonsense",), "nonsense"),
        (("unfollow", "http://nobody.example/"), "not followed"),
        (("settings", "--nonsense"), "nonsense"),
    ],
)
def test_wrong_words(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    ran = manytold(*arguments, home=tmp_path)
    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_nothing_readable(tmp_path: Path) -> None:
    ran = manytold("read", tmp_path / "nowhere.txt", home=tmp_path / "home")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "no such file" in ran.err


def test_an_unknown_setting(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[fetch]\nspeed = 3\n")
    ran = manytold("settings", home=tmp_path)
    assert ran.code == 2
    assert "fetch.speed" in ran.err
    assert "fetch.pause_s" in ran.err


def test_not_a_database(good: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("these are notes, not a database, and they are long enough to look at " * 20)
    ran = manytold("read", good, "--db", f"sqlite:///{file}", home=tmp_path / "home")
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1


def test_two_refused_files_of_one_name_are_two(good: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / "same" / folder).mkdir(parents=True)
        (tmp_path / "same" / folder / "i.html").write_text("<p>too short</p>")
    ran = manytold("read", "--json", good, tmp_path / "same", home=tmp_path / "home")
    refused = [outcome["what"] for outcome in ran.json["skipped"] + ran.json["failed"]]
    assert sorted(what.removeprefix("file:") for what in refused) == ["a/i.html", "b/i.html"]


def test_an_old_failure_does_not_fail_a_later_run(good: Path, tmp_path: Path) -> None:
    kept = ("--db", f"sqlite:///{tmp_path / 'kept.db'}")
    assert manytold("read", "--json", tmp_path / "nowhere.txt", *kept, home=tmp_path / "home").code == 2
    assert manytold("read", "--json", good, *kept, home=tmp_path / "home").code == 0

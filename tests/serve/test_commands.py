"""The commands on real files and real databases, without a network."""

import json
import os
import pty
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click
import pytest

from manytold.serve.cli import run
from manytold.serve.commands.read import write_whole
from sample.newsroom import newsroom

PAGE = """<!doctype html><html lang="en"><head><title>Bridge at Orla closed | Herald</title>
<meta property="article:published_time" content="2031-05-04T09:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridge at Orla closed after crack is found</h1>
<p>The bridge over the Orla was closed on Sunday after an inspector found a crack in its northern pillar, they said.</p>
<p>“We will not open it before every bolt has been looked at,” said Tessa Brandt, the mayor of Orla.</p>
<p>About 4,000 cars cross the bridge on a working day, and the nearest other crossing is 11 kilometres away.</p>
</article></body></html>"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MANYTOLD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.html").write_text(PAGE)
    return tmp_path


def test_read_prints_the_story(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "bridge.html"]) == 0
    said = capsys.readouterr()
    assert "Bridge at Orla closed after crack is found" in said.out
    assert "Tessa Brandt" in said.out
    assert said.err == ""
    assert not (home / "home" / "manytold.db").exists()


def test_read_as_json_is_the_contract(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "bridge.html", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    (event,) = record["storylines"][0]["events"]
    (article,) = event["articles"]
    assert record["format"] == 1
    assert article["text"].startswith("Bridge at Orla closed after crack is found\n")
    assert "Home" not in article["text"]
    for quote in event["quotes"]:
        receipt = quote["receipt"]
        assert article["text"][receipt["start"] : receipt["end"]] == receipt["text"] == quote["content"]


def test_one_bad_input_stops_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "gone.html", "bridge.html", "--json"]) == 1
    said = capsys.readouterr()
    record = json.loads(said.out)
    assert len(record["storylines"]) == 1
    assert [f["what"] for f in record["failed"]] == ["gone.html"]
    assert said.err.startswith("manytold: gone.html: ")
    assert run(["read", "gone.html", "bridge.html", "--json", "--quiet"]) == 1
    assert capsys.readouterr().err == ""


def test_nothing_readable(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "empty").mkdir()
    (home / "binary.bin").write_bytes(bytes(range(256)) * 64)
    assert run(["read", "empty", "binary.bin", "--json"]) == 2
    said = capsys.readouterr()
    record = json.loads(said.out)
    assert record["storylines"] == []
    assert len(record["skipped"]) + len(record["failed"]) == 2
    assert said.err.count("\n") == 2


def test_markdown_and_html(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "bridge.html", "--markdown", "--html", "out.html"]) == 0
    assert capsys.readouterr().out.startswith("# Bridge at Orla closed")
    assert "Tessa Brandt" in (home / "out.html").read_text("utf-8")
    assert {f.name for f in home.iterdir()} == {"bridge.html", "out.html"}
    assert run(["read", "bridge.html", "--html", "no/such/folder.html"]) == 1
    assert capsys.readouterr().err.startswith("manytold: Could not open file")


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_file_has_the_rights_that_the_user_gives(mask: int, mode: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "out.html", "words")
    finally:
        os.umask(before)
    assert (tmp_path / "out.html").stat().st_mode & 0o777 == mode


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(click.FileError):
        write_whole(tmp_path / "folder", "words")
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "out.html", "\ud800")
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]


def test_what_is_kept_is_read_again_verified_and_counted(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = f"sqlite:///{home / 'news.db'}"
    assert run(["read", "bridge.html", "--db", database, "--json"]) == 0
    first = capsys.readouterr().out
    assert run(["read", "bridge.html", "--db", database, "--json"]) == 0
    assert capsys.readouterr().out == first
    assert run(["read", "--db", database, "--json"]) == 0
    assert capsys.readouterr().out == first
    assert run(["verify", "--db", database, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lines"] > 0
    assert run(["doctor", "--db", database]) == 0
    assert "1 articles" in capsys.readouterr().out


def test_width_is_kept(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "bridge.html", "--width", "50"]) == 0
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 50


def test_check_says_what_a_file_is(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "bridge.html"]) == 0
    assert "an article" in capsys.readouterr().out
    assert run(["check", "bridge.html", "gone.html"]) == 1
    assert run(["check", "gone.html"]) == 2
    (home / "menu.html").write_text("<html><body><ul><li>Home<li>News<li>Sport</ul></body></html>")
    capsys.readouterr()
    run(["check", "menu.html"])
    assert "no article text was found" in " ".join(capsys.readouterr().out.split())


def test_a_list_of_feeds_is_followed_listed_and_let_go(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline text="Herald" type="rss" xmlUrl="https://herald.example/feed.xml"/></body></opml>'
    )
    assert run(["sources"]) == 0
    assert "Nothing is followed yet" in capsys.readouterr().out
    assert run(["follow", "feeds.opml"]) == 0
    assert "https://herald.example/feed.xml" in capsys.readouterr().out
    assert run(["follow", "feeds.opml"]) == 0
    assert "already followed" in capsys.readouterr().out
    assert run(["sources", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["sources"][0]["feeds"][0]["url"] == "https://herald.example/feed.xml"
    assert run(["sources"]) == 0
    assert "herald.example" in capsys.readouterr().out
    assert run(["unfollow", "herald.example"]) == 0
    assert capsys.readouterr().out == "no longer following https://herald.example/feed.xml\n1 feed less\n"
    assert run(["unfollow", "herald.example"]) == 2


def test_fetch_with_nothing_followed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fetch", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["feeds"] == 0


def test_fetch_says_where_failures_are_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (("ALLOW", "*.localhost"), ("PAUSE_S", "0"), ("EVERY_S", "0")):
        monkeypatch.setenv(f"MANYTOLD_FETCH_{name}", value)
    with newsroom() as outlets:
        assert run(["follow", f"{outlets.base('eastmark-observer')}/feed/"]) == 0
        assert run(["fetch", "--all"]) == 1
    assert "1 failed; the page `Status` of `manytold serve` says why\n" in capsys.readouterr().out


def test_a_database_of_a_newer_version(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = home / "news.db"
    assert run(["sources", "--db", f"sqlite:///{database}"]) == 0
    with sqlite3.connect(database) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    capsys.readouterr()
    assert run(["sources", "--db", f"sqlite:///{database}"]) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_a_changed_text_is_found(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = home / "news.db"
    assert run(["read", "bridge.html", "--db", f"sqlite:///{database}"]) == 0
    with sqlite3.connect(database) as connection:
        connection.execute(
            "update articles set noun = replace(cast(noun as text), 'northern pillar', 'southern pillar')"
        )
    connection.close()
    capsys.readouterr()
    assert run(["verify", "--db", f"sqlite:///{database}"]) == 4
    assert capsys.readouterr().err.startswith("manytold: ")


def make_list(count: int) -> str:
    feeds = "".join(f'<outline text="F{n}" xmlUrl="https://f{n}.example/feed"/>' for n in range(count))
    return f'<opml version="2.0"><body><outline text="Islands">{feeds}</outline></body></opml>'


def test_a_long_list_is_shown_and_asked_about(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "feeds.opml").write_text(make_list(60))
    assert run(["check", "feeds.opml"]) == 0
    said = capsys.readouterr().out
    assert "a list of 60 feeds, 60 of them new" in said
    assert "in Islands" in said
    assert run(["follow", "feeds.opml"]) == 2
    said = capsys.readouterr()
    assert "60 feeds would be added" in said.err
    assert "--yes" in said.err
    assert run(["sources"]) == 0
    assert "Nothing is followed yet" in capsys.readouterr().out
    assert run(["follow", "--yes", "feeds.opml"]) == 0
    assert "following 60 new feeds" in capsys.readouterr().out
    assert run(["check", "feeds.opml", "--json"]) == 0
    (checked,) = json.loads(capsys.readouterr().out)["checked"]
    assert (len(checked["plan"]["new"]), len(checked["plan"]["known"])) == (0, 60)


@pytest.mark.parametrize(("said", "followed"), [(b"n\n", False), (b"y\n", True)])
def test_a_terminal_is_asked(home: Path, said: bytes, followed: bool) -> None:
    (home / "feeds.opml").write_text(make_list(60))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "manytold", "follow", "feeds.opml"]
    running = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, said)
    heard = b""
    with suppress(OSError):  # how a terminal says that nobody writes to it any more
        while piece := os.read(ours, 4096):
            heard += piece
    os.close(ours)
    assert running.wait() == (0 if followed else 1)
    assert b"Follow 60 new feeds?" in heard
    assert (b"following 60 new feeds" in heard) is followed
    assert (b"nothing was changed" in heard) is not followed


def test_a_list_goes_out_as_it_came_in(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "feeds.opml").write_text(make_list(3))
    assert run(["follow", "feeds.opml"]) == 0
    capsys.readouterr()
    assert run(["sources", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sources"][0]["feeds"][0]["folder"] == ["Islands"]
    assert run(["sources", "--opml"]) == 0
    (home / "out.opml").write_text(capsys.readouterr().out)
    assert run(["follow", "out.opml", "--db", "sqlite:///other.db"]) == 0
    capsys.readouterr()
    assert run(["sources", "--opml", "--db", "sqlite:///other.db"]) == 0
    assert capsys.readouterr().out == (home / "out.opml").read_text()


def test_what_is_left_out_of_a_list_is_said_once(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = "".join(f'<outline xmlUrl="file:///{n}"/>' for n in range(30))
    (home / "feeds.opml").write_text(make_list(2).replace("</body>", wrong + "</body>"))
    assert run(["follow", "feeds.opml"]) == 1
    said = capsys.readouterr()
    assert "file:///3" not in said.out
    assert said.err.count("no address of the web") == 20
    assert "10 more are left out" in said.err
    assert run(["check", "feeds.opml"]) == 0
    assert capsys.readouterr().out.count("no address of the web") == 20


def test_well_known_feeds(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["starter", "--country", "jp"]) == 0
    said = capsys.readouterr().out
    assert "Asahi Shimbun" in said
    assert "Le Monde" not in said
    assert run(["starter", "--language", "ja", "--json"]) == 0
    assert {feed["country"] for feed in json.loads(capsys.readouterr().out)["feeds"]} == {"JP"}
    assert run(["starter", "--country", "JP", "--follow"]) == 0
    assert "following NHK" in capsys.readouterr().out
    assert run(["starter", "--follow"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert run(["starter", "--country", "XX"]) == 2
    assert "no such feed" in capsys.readouterr().err

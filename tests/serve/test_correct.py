"""`manytold part`, `join` and `corrections` on a real database."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from manytold.run.correcting import read_corrections
from manytold.run.live import walk_newcomers
from manytold.serve.app import make_app
from manytold.serve.cli import run
from manytold.store.articles import load_article_ids, load_articles
from manytold.store.database import Database, open_database
from manytold.store.events import load_events_of
from manytold.store.storylines import load_storylines_of
from tests.run.make import make_pages
from tests.run.test_live import SETTINGS

FIRE = "https://valley-post.example/fire"
CUP = "https://morning.example/cup"
BRIDGES = ("https://valley-post.example/bridge", "https://canal-news.example/bridge")


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv("MANYTOLD_DATABASE", f"sqlite:///{tmp_path / 'news.db'}")
    monkeypatch.setenv("MANYTOLD_HOME", str(tmp_path))
    with open_database(f"sqlite:///{tmp_path / 'news.db'}") as database:
        walk_newcomers(database, make_pages(), SETTINGS)
        yield database


def ids(database: Database) -> dict[str, str]:
    with database.look() as session:
        return {str(a.url): a.id for a in load_articles(session, load_article_ids(session)).values()}


def event(database: Database, url: str) -> str:
    with database.look() as session:
        return load_events_of(session, ids(database).values())[ids(database)[url]]


def storyline(database: Database, url: str) -> str:
    with database.look() as session:
        return load_storylines_of(session, [event(database, url)])[event(database, url)]


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_an_article_leaves_and_comes_back(db: Database, capsys: pytest.CaptureFixture[str]) -> None:
    before = event(db, BRIDGES[0])
    assert event(db, BRIDGES[1]) == before
    said = answered(capsys, "part", BRIDGES[1])
    assert said["correction"]["these"] == [ids(db)[BRIDGES[1]]]
    assert said["correction"]["titles"] == ["Eastmark votes for Sarn bridge"]
    assert event(db, BRIDGES[1]) != event(db, BRIDGES[0])
    page = TestClient(make_app(db)).get(f"/story/{event(db, BRIDGES[1])}").text
    assert "Parted by you on" in page
    assert run(["corrections"]) == 0
    assert "Parted by you on" in capsys.readouterr().out
    assert run(["corrections", "--take-back", said["correction"]["id"]]) == 0
    assert event(db, BRIDGES[1]) == event(db, BRIDGES[0]) == before


def test_two_events_are_one_and_both_ids_answer(db: Database, capsys: pytest.CaptureFixture[str]) -> None:
    fire, cup = event(db, FIRE), event(db, CUP)
    said = answered(capsys, "join", fire, f"http://localhost:8642/story/{cup}")
    assert said["events"] == [event(db, FIRE)] == [event(db, CUP)]
    client = TestClient(make_app(db))
    assert "Joined by you on" in client.get(f"/story/{fire}").text
    assert client.get(f"/story/{cup}").status_code == 200
    again = answered(capsys, "part", CUP, "--with-copies")
    assert again["replaced"] == [said["correction"]["id"]]
    assert event(db, FIRE) != event(db, CUP)


def test_storylines(db: Database, capsys: pytest.CaptureFixture[str]) -> None:
    fire, cup = event(db, FIRE), event(db, CUP)
    answered(capsys, "join", storyline(db, FIRE), storyline(db, CUP))
    assert storyline(db, FIRE) == storyline(db, CUP)
    with db.look() as session:
        assert len(load_storylines_of(session, [fire, cup])) == 2
    said = answered(capsys, "part", cup)
    assert said["replaced"]
    assert storyline(db, FIRE) != storyline(db, CUP)


def test_copies(db: Database, capsys: pytest.CaptureFixture[str]) -> None:
    name = "https://morning.example/tannery"
    said = answered(capsys, "part", "--of", "copy", name)
    assert (said["correction"]["of"], len(said["correction"]["those"])) == ("copy", 2)
    record = answered(capsys, "read", "--db", str(db._engine.url))
    articles = {a["id"]: a for line in record["storylines"] for e in line["events"] for a in e["articles"]}
    assert articles[ids(db)[name]]["copy_of"] is None
    answered(capsys, "join", "--of", "copy", name, FIRE)
    record = answered(capsys, "read", "--db", str(db._engine.url))
    articles = {a["id"]: a for line in record["storylines"] for e in line["events"] for a in e["articles"]}
    assert "says the owner" in (articles[ids(db)[name]]["copy_reason"] or articles[ids(db)[FIRE]]["copy_reason"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["part", "nothing"], "no article, event or storyline"),
        (["part", FIRE, CUP], "not in one event"),
        (["part", "--of", "copy", BRIDGES[1]], "not in one group of copies"),
        (["part", "https://hill-echo.example/sawmill", "{event}"], "only articles, or only events"),
        (["part", "{alone}"], "nothing would be left"),
        (["join", FIRE], "at least two"),
        (["join", "--of", "copy", "{event}", FIRE], "name articles"),
        (["join", "--of", "event", "{storyline}", FIRE], "a storyline is not part"),
        (["part", "--of", "event", "{event}"], "two events"),
        (["corrections", "--take-back", "c1"], "no correction"),
        (["part", "--of", "copy", "{event}"], "made of articles"),
    ],
)
def test_what_means_nothing_is_said_in_one_line(
    arguments: list[str], words: str, db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    known = {"event": event(db, FIRE), "storyline": storyline(db, FIRE), "alone": event(db, CUP)}
    assert run([one.format(**known) for one in arguments]) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.count("\n") == 1
    assert run(["corrections"]) == 0
    assert "Nothing was parted" in capsys.readouterr().out


def test_what_was_said_goes_to_an_archive_by_a_file(
    db: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answered(capsys, "part", BRIDGES[1])
    assert run(["corrections", "--json"]) == 0
    file = tmp_path / "corrections.json"
    file.write_text(capsys.readouterr().out)
    (one,) = read_corrections(file)
    assert one.these == (ids(db)[BRIDGES[1]],)

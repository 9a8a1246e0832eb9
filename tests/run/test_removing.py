"""What was removed is gone from every table, and stays gone whatever comes, in whichever order."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from sqlalchemy import inspect, text

from manytold.errors import BadInput
from manytold.model.asks import Removal
from manytold.model.notes import Note
from manytold.model.outcomes import Skipped
from manytold.model.pages import Entry, Page
from manytold.model.picks import Pick
from manytold.run.archive import walk_archive
from manytold.run.live import walk_newcomers
from manytold.run.outcome import answer_of, answer_of_shelf
from manytold.run.removing import REASON, remove_article
from manytold.run.standard import STANDARD
from manytold.run.verify import verify
from manytold.store.articles import load_article_ids, load_articles
from manytold.store.asks import load_removal, removed_names
from manytold.store.database import Database, open_database
from manytold.store.events import load_event_ids
from manytold.store.names import names_of
from manytold.store.notes import newest_notes, save_note
from manytold.store.nouns import decode
from manytold.store.outcomes import load_outcomes
from manytold.store.pages import save_pages
from manytold.store.picks import count_picks, save_pick
from manytold.store.pictures import load_picture, save_picture
from manytold.store.progress import save_step_versions
from manytold.store.search import search
from manytold.store.shelf import take
from manytold.store.wanted import count_wanted, save_wanted
from tests.run.make import BRIDGE, DAY, FIRE, FIRE_TOO, make_page
from tests.run.test_live import SETTINGS

GONE = (
    *FIRE[:2],
    "Zwerglind Quobbel saw it from the quay and said: “It went up like Marrowfax paper.”",
    "The Grimsholt company that owns the tannery had been warned, Quobbel said.",
)
WORDS = ("Zwerglind", "Quobbel", "Marrowfax", "Grimsholt")
PAGE = make_page("valley-post.example", "fire", "Fire at the Grimsholt tannery in Velmont", GONE)
PICTURE = "https://valley-post.example/fire.jpg"
PAGE = replace(
    PAGE, body=PAGE.body.replace(b"</head>", f'<meta property="og:image" content="{PICTURE}"></head>'.encode())
)
EDITED = make_page("valley-post.example", "fire", "Grimsholt tannery burns", (*GONE[:3], "Marrowfax!"), 0, 9)
COPY = make_page("hill-echo.example", "copied", "Fire in Velmont", FIRE, 1)
OTHERS = [
    make_page("canal-news.example", "tannery", "Velmont tannery burns", FIRE_TOO, 2),
    COPY,
    make_page("press-desk.example", "bridge", "A bridge for Eastmark", BRIDGE, 50),
]
NOW = DAY + timedelta(days=3)


@pytest.fixture
def database() -> Iterator[Database]:
    with open_database("sqlite://") as opened:
        yield filled(opened)


@pytest.fixture
def either(url: str) -> Iterator[Database]:
    """One of each kind of database."""
    with open_database(url) as opened:
        yield filled(opened)


def filled(opened: Database) -> Database:
    walk_newcomers(opened, [PAGE, *OTHERS], SETTINGS)
    walk_newcomers(opened, [EDITED], SETTINGS)
    return opened


def gone_of(database: Database) -> str:
    with database.look() as session:
        found = load_articles(session, load_article_ids(session))
    return next(a.id for a in found.values() if "Grimsholt" in a.text or a.source == "valley-post.example")


def remove(database: Database) -> str:
    article = gone_of(database)
    with database.begin() as session:
        remove_article(session, STANDARD, Removal(article, NOW, "A source"))
    assert database.empty_log()
    return article


def every_value(database: Database) -> Iterator[tuple[str, object]]:
    """Everything in every table, the index of words among them."""
    with database.look() as session:
        for name in inspect(session).get_table_names():
            for row in session.exec_driver_sql(f'select * from "{name}"'):
                yield from ((name, value) for value in row)


def has_words(value: object) -> set[str]:
    """Which of the words a value holds, as it reads when it is not compressed."""
    read = _read(value).lower()
    return {word for word in WORDS if word.lower() in read}


def _read(value: object) -> str:
    if not isinstance(value, bytes):
        return str(value)
    try:
        return zlib.decompress(value).decode("utf-8", "replace")
    except zlib.error:
        return value.decode("utf-8", "replace")


def held(database: Database) -> set[tuple[str, str]]:
    return {(name, word) for name, value in every_value(database) for word in has_words(value)}


def traces(database: Database) -> set[bytes]:
    """Short stretches of the bytes in which values with the words are kept, where these bytes do not show the words."""
    found = {value for _, value in every_value(database) if isinstance(value, bytes) and has_words(value)}
    hidden = (value for value in found if value[:1] == b"x" and not any(word.encode() in value for word in WORDS))
    return {one[at : at + 24] for one in hidden for at in range(len(one) // 2, len(one) - 24, 24)}


def on_disk(home: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def test_no_word_of_it_is_left_in_any_table(either: Database) -> None:
    article = gone_of(either)
    with either.begin() as session:
        for number, said in enumerate(("", "my own words")):
            save_note(session, Note("", f"n{number}", article, 1, 0, 9, "Grimsholt", said, NOW))
        save_pick(session, Pick(article, NOW, "Dora"))
        save_picture(session, PICTURE, b"a picture", NOW)
    with either.look() as session:
        index = "article_words_data" if session.dialect.name == "sqlite" else "article_words"
    there = {name for name, _ in held(either)}
    assert {"articles", "pages", "readings", "statements", "profiles", "names", "notes", index} <= there
    remove(either)
    assert held(either) == set()
    with either.look() as session:
        assert [(one.words, one.text) for one in newest_notes(session, "", 9)] == [("", "my own words")]
        assert count_picks(session) == 0
        assert load_picture(session, PICTURE) is None


def test_no_byte_of_it_is_left_in_the_folder_while_the_newspaper_runs(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path / 'news.db'}") as database, database.look() as session:
        session.exec_driver_sql("select 1")
        filled(database)
        session.rollback()
        kept = traces(database)
        before = on_disk(tmp_path)
        assert all(one in before for one in kept)
        assert len(kept) > 20
        remove(database)
        after = on_disk(tmp_path)
        assert [one for one in kept if one in after] == []
        assert [word for word in WORDS if word.lower().encode() in after.lower()] == []


def test_what_is_left_is_what_would_be_without_it(either: Database) -> None:
    remove(either)
    with open_database("sqlite://") as other:
        walk_newcomers(other, OTHERS, SETTINGS)
        assert answer_of(either) == answer_of(other)
        with either.look() as one, other.look() as two:
            assert names_of(one, load_event_ids(one)) == names_of(two, load_event_ids(two))
    assert verify(either, STANDARD, lambda *_: None).texts == 3


def test_it_is_not_found_any_more_and_others_are(database: Database) -> None:
    with database.look() as session:
        assert search(session, "grimsholt")
        fire = set(search(session, "tannery"))
    article = remove(database)
    with database.look() as session:
        assert search(session, "grimsholt") == []
        assert set(search(session, "tannery")) == fire - {article}


def test_it_stays_removed_when_it_comes_again(either: Database) -> None:
    article = remove(either)
    again = replace(EDITED, fetched=EDITED.fetched + timedelta(days=1))
    moved = replace(PAGE, url="https://short.example/x", final_url=PAGE.url, permanent=True)
    for page in (PAGE, again, moved, moved):
        report = walk_newcomers(either, [page], SETTINGS)
        assert (report.pages, report.skipped, report.articles) == (1, 1, 0), page.url
        assert held(either) == set(), page.url
    with either.look() as session:
        assert article not in load_article_ids(session)
        assert load_removal(session, article) == Removal(article, NOW, "A source")
        assert Skipped(PAGE.url or "", REASON) in load_outcomes(session, STANDARD.read.name)


def test_it_stays_removed_when_everything_is_made_anew(database: Database) -> None:
    article = remove(database)
    with database.begin() as session:
        save_step_versions(session, {"read": 0})
    walk_newcomers(database, (), SETTINGS)
    with database.look() as session:
        assert len(load_article_ids(session)) == 3
        assert load_removal(session, article) is not None
    assert held(database) == set()


def test_the_feed_does_not_bring_its_title_again(database: Database) -> None:
    entry = Entry(PAGE.url or "", title="Grimsholt", summary="Marrowfax")
    with database.begin() as session:
        save_wanted(session, [entry], "https://valley-post.example/feed")
    assert held(database)
    remove(database)
    with database.begin() as session:
        assert save_wanted(session, [entry, Entry("https://valley-post.example/b")], "https://x.example/feed") == 1
        assert count_wanted(session) == 1
    assert held(database) == set()


def test_an_archive_holds_it_back_and_drops_what_was_made_of_it(tmp_path: Path) -> None:
    moved = replace(PAGE, url="https://short.example/x", final_url=PAGE.url, permanent=True)
    found = [PAGE, *OTHERS, EDITED, moved]
    with open_database("sqlite://") as database:
        walk_newcomers(database, found, SETTINGS)
        remove(database)
        with database.look() as session:
            removed = removed_names(session)
        answer = answer_of(database)
    article = next(name for name in removed if "://" not in name)
    for number, names in enumerate((removed, {article}, {article, PAGE.url or ""})):
        shelf = tmp_path / str(number)
        walk_archive(found[::-1] if number else found, shelf, map, parts=2, shard=2)
        assert words_on(shelf)
        for again in ((), found, found[::-1]):
            walk_archive(again, shelf, map, parts=2, shard=2, removed=names)
            assert answer_of_shelf(shelf) == answer, (number, len(again))
            assert words_on(shelf) == set()
            assert left_out(shelf) == {Skipped(one.url or "", REASON) for one in (PAGE, moved)}


def words_on(shelf: Path) -> set[str]:
    rows = (row for path in shelf.rglob("*.parquet") for row in pq.read_table(path).to_pylist())
    return {word for row in rows for value in row.values() for word in has_words(value)}


def left_out(shelf: Path) -> set[Skipped]:
    rows = (row for path in (shelf / "outcomes").glob("*.parquet") for row in take(path))
    return {decode(row["noun"], Skipped) for row in rows}


def test_an_index_of_sqlite_that_was_made_otherwise_is_made_anew() -> None:
    with open_database("sqlite://") as database:
        _index_otherwise(filled(database))


def _index_otherwise(database: Database) -> None:
    article = gone_of(database)
    with database.begin() as session:
        session.execute(
            text("update searched set number = number + 1 where article = :article and current"),
            {"article": article},
        )
        remove_article(session, STANDARD, Removal(article, NOW, ""))
        assert search(session, "eastmark")
        assert search(session, "grimsholt") == []
    assert held(database) == set()


def test_local_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    def local(page: Page) -> Page:
        return replace(page, url=None, final_url=None, path="index.html")

    with open_database(f"sqlite:///{tmp_path / 'local.db'}") as database:
        walk_newcomers(database, [local(PAGE), local(OTHERS[0])], SETTINGS)
        with database.look() as session:
            found = load_articles(session, load_article_ids(session))
        gone = next(a.id for a in found.values() if "Quobbel" in a.text)
        with database.begin() as session:
            remove_article(session, STANDARD, Removal(gone, NOW, ""))
            save_pages(session, [local(PAGE), local(OTHERS[0]), local(OTHERS[2])])
        walk_newcomers(database, (), SETTINGS)
        with database.look() as session:
            assert len(load_article_ids(session)) == 2
        assert held(database) == set()


def test_what_is_not_there_or_not_up_to_date_is_not_removed(database: Database) -> None:
    with pytest.raises(BadInput), database.begin() as session:
        remove_article(session, STANDARD, Removal("nothing", NOW, ""))
    with database.begin() as session:
        save_step_versions(session, {"compare": 0})
    with pytest.raises(BadInput, match="up to date"):
        remove(database)
    assert {name for name, _ in held(database)} >= {"pages", "articles"}

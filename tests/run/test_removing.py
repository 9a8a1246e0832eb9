"""What was removed is gone from every table, and stays gone whatever comes, in whichever order."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from manytold.errors import BadInput
from manytold.model.asks import Removal
from manytold.model.pages import Entry, Page
from manytold.run.live import walk_newcomers
from manytold.run.outcome import answer_of
from manytold.run.removing import remove_article
from manytold.run.standard import STANDARD
from manytold.run.verify import verify
from manytold.store.articles import load_article_ids, load_articles
from manytold.store.asks import load_removal
from manytold.store.database import Database, open_database
from manytold.store.events import load_event_ids
from manytold.store.names import names_of
from manytold.store.pages import save_pages
from manytold.store.progress import save_step_versions
from manytold.store.search import search
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
EDITED = make_page("valley-post.example", "fire", "Grimsholt tannery burns", (*GONE[:3], "Marrowfax!"), 0, 9)
COPY = make_page("hill-echo.example", "copied", "Fire in Velmont", FIRE, 1)
OTHERS = [
    make_page("canal-news.example", "tannery", "Velmont tannery burns", FIRE_TOO, 2),
    COPY,
    make_page("press-desk.example", "bridge", "A bridge for Eastmark", BRIDGE, 50),
]
NOW = DAY + timedelta(days=3)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with open_database(f"sqlite:///{tmp_path / 'news.db'}") as opened:
        walk_newcomers(opened, [PAGE, *OTHERS, EDITED], SETTINGS)
        yield opened


def gone_of(database: Database) -> str:
    with database.look() as session:
        found = load_articles(session, load_article_ids(session))
    return next(a.id for a in found.values() if "Grimsholt" in a.text or a.source == "valley-post.example")


def remove(database: Database) -> str:
    article = gone_of(database)
    with database.begin() as session:
        remove_article(session, STANDARD, Removal(article, NOW, "A source"))
    return article


def every_value(database: Database) -> Iterator[tuple[str, str]]:
    """Everything in every table, the index of words among them, as it reads when it is not compressed."""
    with database.look() as session:
        names = session.execute(text("select name from sqlite_master where type = 'table'")).scalars().all()
        for name in names:
            for row in session.exec_driver_sql(f"select * from '{name}'"):
                for value in row:
                    yield name, _read(value)


def _read(value: object) -> str:
    if not isinstance(value, bytes):
        return str(value)
    try:
        return zlib.decompress(value).decode("utf-8", "replace")
    except zlib.error:
        return value.decode("utf-8", "replace")


def held(database: Database) -> set[tuple[str, str]]:
    return {(name, word) for name, value in every_value(database) for word in WORDS if word.lower() in value.lower()}


def test_the_words_are_there_before(database: Database) -> None:
    assert {"articles", "pages", "readings", "statements", "profiles", "names", "article_words_data"} <= {
        name for name, _ in held(database)
    }


def test_no_word_of_it_is_left_in_any_table_or_in_the_file(database: Database, tmp_path: Path) -> None:
    remove(database)
    assert held(database) == set()
    with database.look() as session:
        session.exec_driver_sql("pragma wal_checkpoint(truncate)")
    database.close()
    raw = (tmp_path / "news.db").read_bytes().lower()
    assert [word for word in WORDS if word.lower().encode() in raw] == []


def test_what_is_left_is_what_would_be_without_it(database: Database) -> None:
    remove(database)
    with open_database("sqlite://") as other:
        walk_newcomers(other, OTHERS, SETTINGS)
        assert answer_of(database) == answer_of(other)
        with database.look() as one, other.look() as two:
            assert names_of(one, load_event_ids(one)) == names_of(two, load_event_ids(two))
    assert verify(database, STANDARD, lambda *_: None).texts == 3


def test_it_is_not_found_any_more_and_others_are(database: Database) -> None:
    with database.look() as session:
        assert search(session, "grimsholt")
        fire = set(search(session, "tannery"))
    article = remove(database)
    with database.look() as session:
        assert search(session, "grimsholt") == []
        assert set(search(session, "tannery")) == fire - {article}


def test_it_stays_removed_when_it_comes_again(database: Database) -> None:
    article = remove(database)
    again = replace(EDITED, fetched=EDITED.fetched + timedelta(days=1))
    moved = replace(PAGE, url="https://short.example/x", final_url=PAGE.url, permanent=True)
    for page in (PAGE, again, moved):
        walk_newcomers(database, [page], SETTINGS)
        assert held(database) == set(), page.url
    with database.look() as session:
        assert article not in load_article_ids(session)
        assert load_removal(session, article) == Removal(article, NOW, "A source")


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


def test_an_index_that_was_made_otherwise_is_made_anew(database: Database) -> None:
    article = gone_of(database)
    with database.begin() as session:
        session.execute(
            text("update searched set number = number + 1 where article = :article and current = 1"),
            {"article": article},
        )
        remove_article(session, STANDARD, Removal(article, NOW, ""))
        assert search(session, "eastmark")
        assert search(session, "grimsholt") == []
    assert held(database) == set()


def test_local_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    def local(page: Page) -> Page:
        return replace(page, url=None, final_url=None, path="index.html")

    with open_database("sqlite://") as database:
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

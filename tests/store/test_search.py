"""Words find the articles that hold them now, newest first, whatever else stands in the question."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manytold.store import search as store_search
from manytold.store.articles import save_versions
from manytold.store.database import Database
from manytold.store.search import Within, forget_articles, hits, index_articles, search
from tests.store.make import START, make_article

ARTICLES = [
    make_article("old", "A fire in the café of Brno.", hours=1),
    make_article("new", "The fire is out.", hours=9),
    make_article("cyrillic", "Пожар в Праге", hours=2),
    make_article("odd", "a\0b; drop table articles --", hours=3),
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("fire", ["new", "old"]),
        ("FIRE cafe", ["old"]),
        ("café", ["old"]),
        ("пожар", ["cyrillic"]),
        ("drop table", ["odd"]),
        ("fire OR cyrillic", []),
        ('"fire', ["new", "old"]),
        ("fire*", ["new", "old"]),
        ("", []),
        ("--", []),
        ("nothing", []),
    ],
)
def test_words_find_articles(words: str, found: list[str], database: Database) -> None:
    with database.begin() as session:
        index_articles(session, ARTICLES)
        assert search(session, words) == found


def test_only_present_words_are_found(database: Database) -> None:
    first, second = make_article("a", "One fire."), make_article("a", "One flood.", version=2)
    with database.begin() as session:
        for article in (first, first, second):
            index_articles(session, [article])
        assert (search(session, "fire"), search(session, "flood")) == ([], ["a"])
        index_articles(session, [first])
        assert (search(session, "fire"), search(session, "flood")) == (["a"], [])
        forget_articles(session, ["a"])
        assert search(session, "one") == []


def test_no_more_than_asked_for(database: Database) -> None:
    with database.begin() as session:
        index_articles(session, [make_article(f"a{n}", f"Fire number {n}.", hours=n) for n in range(9)])
        assert search(session, "fire", limit=3) == ["a8", "a7", "a6"]


def test_a_word_is_found_however_far_back_it_stands(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_search, "NEWEST", 10)
    monkeypatch.setattr(store_search, "FARTHEST", 100)
    made = [make_article(f"a{n:03}", "A flood." if n % 7 == 3 else "A fire.", hours=n) for n in range(120)]
    floods = [one.id for one in reversed(made) if "flood" in one.text]
    with database.begin() as session:
        index_articles(session, [*made, make_article("rare", "A comet.", hours=-1)])
        for limit in range(1, len(floods) + 3):
            assert search(session, "flood", limit) == floods[:limit]
        assert search(session, "comet") == ["rare"]


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(words=st.text())
def test_no_question_is_an_error(words: str, database: Database) -> None:
    with database.look() as session:
        assert search(session, words) == []


def test_only_of_one_source_and_time(database: Database) -> None:
    with database.begin() as session:
        found = [
            replace(make_article(f"a{i}", "fire"), source=f"s{i % 2}.example", published=START + timedelta(days=i))
            for i in range(6)
        ]
        save_versions(session, {one.id: [one] for one in found})
        index_articles(session, found)
        day = START.date()

        def ids(**within: object) -> list[str]:
            return [hit.article for hit in hits(session, "fire", 9, Within(**within))]  # type: ignore[arg-type]

        assert ids() == ["a5", "a4", "a3", "a2", "a1", "a0"]
        assert ids(source="s1.example") == ["a5", "a3", "a1"]
        assert ids(source="none.example") == []
        assert ids(first=day + timedelta(days=4)) == ["a5", "a4"]
        assert ids(last=day + timedelta(days=1)) == ["a1", "a0"]
        assert ids(first=day + timedelta(days=2), last=day + timedelta(days=3)) == ["a3", "a2"]
        assert ids(first=date.min, last=date.max) == ids()
        two = hits(session, "fire", 2)
        assert [hit.article for hit in hits(session, "fire", 2, before=two[-1].number)] == ["a3", "a2"]

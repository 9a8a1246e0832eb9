"""Two wordings over each other: what is kept and what came in make the new one, what is kept and went out the old."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from manytold.serve.app import make_app
from manytold.serve.diff import FOLDED, Stretch, word_diff
from manytold.store.articles import save_versions
from tests.questions.make import HOSTILE, make_article
from tests.serve.keep import newsroom_database

TOKENS = ("a", "b", "the", "ferry", "ran", "\n", ".", ",", "é", "12", "«x»")
WORDS = st.lists(st.sampled_from(TOKENS), max_size=60).map(" ".join)


def side(stretches: tuple[Stretch, ...], other: str) -> str:
    return "".join(s.text for s in stretches if s.kind != other)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Fifteen people hurt", "Seventeen people hurt", ["-Fifteen", "+Seventeen", "= people hurt"]),
        ("one two", "one two", ["=one two"]),
        ("", "new words", ["+new words"]),
        ("old words", "", ["-old words"]),
        ("", "", []),
        (
            "a red the big boat x y",
            "a blue the small boat x y",
            ["=a ", "-red the big", "+blue the small", "= boat x y"],
        ),
    ],
)
def test_finds_what_the_table_says(old: str, new: str, found: list[str]) -> None:
    signs = {"same": "=", "out": "-", "in": "+"}
    assert [signs[s.kind] + s.text for s in word_diff(old, new)] == found


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_from_it(old: str, new: str) -> None:
    found = word_diff(old, new)
    assert side(found, "in") == old
    assert side(found, "out") == new
    assert all(s.text for s in found)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_compared(old: str, new: str) -> None:
    found = word_diff(old, new)
    assert (side(found, "in"), side(found, "out")) == (old, new)


def test_what_stays_the_same_for_long_is_folded() -> None:
    same = " ".join(f"w{i}" for i in range(FOLDED * 2))
    found = word_diff(f"old {same} end", f"new {same} fin")
    assert [s.kind for s in found] == ["out", "in", "same", "folded", "same", "out", "in"]
    assert [s.kind for s in word_diff(same, same)] == ["folded"]
    assert [s.kind for s in word_diff(f"{same} end", f"{same} fin")] == ["folded", "same", "out", "in"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 60_000, "b " * 60_000),
        ("\n" * 50_000, "\n " * 50_000),
        ("x" * 200_000, "y" * 200_000),
        ("a\n" * 40_000, "a b\n" * 40_000),
    ],
)
def test_made_up_texts_are_compared_all_the_same(old: str, new: str) -> None:
    found = word_diff(old, new)
    assert (side(found, "in"), side(found, "out")) == (old, new)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[TestClient]:
    with newsroom_database(tmp_path) as database:
        wordings = [make_article("mallory-8", HOSTILE, "Old <b>words</b>.", hour=9)]
        wordings.append(make_article("mallory-8", HOSTILE, "New <img src=x onerror=alert(1)>.", hour=9, version=2))
        with database.begin() as session:
            save_versions(session, {"mallory-8": wordings})
        yield TestClient(make_app(database))


def test_a_page_lays_one_version_over_another(web: TestClient) -> None:
    page = web.get("/article/courier-7?version=2&against=1").text
    assert "Version 2 laid over version 1" in page
    assert "Fifteen" in page.partition("<del>")[2].partition("</del>")[0] or "Fifteen" in page
    assert web.get("/article/courier-7?version=1&against=2").text.count("<del>") == page.count("<del>") > 1
    assert "Both have the same words" in web.get("/article/courier-7?version=1&against=1").text


@pytest.mark.parametrize(("against", "status"), [("9", 404), ("x", 400), ("-1", 400), ("", 400)])
def test_a_version_that_is_not_there_is_said(against: str, status: int, web: TestClient) -> None:
    assert web.get("/article/courier-7", params={"against": against}).status_code == status


def test_hostile_words_stay_words(web: TestClient) -> None:
    page = web.get("/article/mallory-8?version=2&against=1").text
    assert "<img" not in page
    assert "<b>" not in page
    assert "\u202e" not in page

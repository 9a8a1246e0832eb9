import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from manytold.model.articles import Article
from manytold.read.versions import versions
from tests.read.pages import NOW, PARAGRAPHS, make_article, make_html, make_page


def make_reading(text: int, minutes: int, **changes: object) -> Article:
    html = make_html(paragraphs=(*PARAGRAPHS, f"This is edition number {text} of the same story."))
    return replace(make_article(make_page(html, fetched=NOW + timedelta(minutes=minutes))), **changes)  # type: ignore[arg-type]


def test_distinct_texts_are_numbered_by_time() -> None:
    found = versions([make_reading(2, 30), make_reading(1, 0), make_reading(1, 10), make_reading(3, 60)])
    assert [(a.version, a.fetched - NOW) for a in found] == [
        (1, timedelta(0)),
        (2, timedelta(minutes=30)),
        (3, timedelta(minutes=60)),
    ]


def test_a_later_reading_fills_gaps() -> None:
    bare = make_reading(1, 0, published=None, published_why="none", byline=(), section=None)
    rich = make_reading(1, 5, published=NOW, published_why="feed", byline=("I. Brandt",), section="Local")
    (found,) = versions([rich, bare])
    assert (found.published, found.published_why, found.byline, found.section) == (NOW, "feed", ("I. Brandt",), "Local")
    assert found.fetched == bare.fetched


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(0, 3)), min_size=1, max_size=8), st.randoms(use_true_random=False)
)
def test_order_never_matters_and_twice_is_once(readings: list[tuple[int, int]], chance: random.Random) -> None:
    articles = [READINGS[text, minutes] for text, minutes in readings]
    expected = versions(articles)
    chance.shuffle(articles)
    assert versions(articles) == expected
    assert versions(expected) == expected
    assert versions([*articles, *expected]) == expected


READINGS = {(text, minutes): make_reading(text, minutes) for text in range(1, 4) for minutes in range(4)}

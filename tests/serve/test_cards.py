"""The words on cards."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from manytold.model.sections import PLACES, Arrangement, Place
from manytold.model.stances import STANCES
from manytold.model.tastes import Lift, Liking
from manytold.serve import cards
from manytold.serve.app import make_app
from tests.serve.keep import newsroom_database
from tests.serve.people import Clock, browser

NOW = datetime(2031, 5, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=6, hours=23), "6 days ago"),
        (timedelta(days=7), "2 May 2031"),
        (timedelta(hours=12), "9 May 2031"),  # a day without a time
        (timedelta(days=2, hours=12), "2 days ago"),
        (timedelta(minutes=-5), "9 May 2031, 12:05 UTC"),
    ],
)
def test_how_long_ago(gone: timedelta, words: str) -> None:
    assert cards.ago(NOW - gone, NOW) == words


def test_the_day_is_told_where_it_is_not_today() -> None:
    assert cards.clock_time(NOW - timedelta(hours=2), NOW) == "10:00"
    assert cards.clock_time(NOW - timedelta(hours=12), NOW) == "9 May 2031"
    assert cards.clock_time(NOW - timedelta(hours=20), NOW) == "8 May 2031"


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (("de", "en"), "German, English"),
        (("ar", "de", "en", "fr", "es"), "Arabic, German, English, 2 more"),
        (("xx", "../x"), "xx, ../x"),
        ((), ""),
    ],
)
def test_languages(codes: tuple[str, ...], words: str) -> None:
    assert cards.language_names(codes) == words


def test_every_section_and_every_act_has_words() -> None:
    assert [cards.section_name(name) for name in PLACES] == [name.title() for name in PLACES]
    assert cards.section_name(Place("sport", "Games")) == "Games"
    for act in STANCES:
        told = Lift(0.5, Liking(("name", "tarn rovers"), 0.5, act))
        assert "Tarn Rovers" in cards.because(told, {})
        assert cards.why_liked(Liking(("story", "s1"), 0.5, act))
    assert cards.because(Lift(), {}) == ""
    assert cards.because(Lift(0.5, Liking(("source", "a.example"), 0.5, "seen")), {"a.example": "Tarn Post"}) == (
        "because you read stories told by Tarn Post"
    )


def test_an_arrangement_always_holds_every_section_once() -> None:
    kept = Arrangement("", (Place("sport"), Place("gone"), Place("sport", "Twice")))
    assert [place.section for place in kept.whole] == ["sport", *(name for name in PLACES if name != "sport")]


def test_a_card_tells_who_was_first_and_where_sources_disagree(tmp_path: Path) -> None:
    with newsroom_database(tmp_path) as database:
        page = " ".join(browser(make_app(database, now=Clock())).get("/storyline/almira").text.split())
    assert "first seen 4 May 2031 at <bdi>Herald</bdi>" in page
    assert 'href="/story/ferry#conflicting">sources disagree</a>' in page
    assert "4 outlets · 3 independent reports" in page
    assert "in Arabic, English" in page
    assert 'datetime="2031-05-04T' in page

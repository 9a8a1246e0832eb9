# ruff: noqa: E501  invented markup stays on one line
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.pages import Entry
from manytold.read.beside import BESIDE, UPDATED_BESIDE
from manytold.read.dating import NO_DATE, modified, published
from tests.read.pages import NOW, URL, make_article, make_html, make_page, make_text_page

OK = ("2031-05-05T10:00:00Z", "article:published_time")


def test_the_first_believable_date_wins() -> None:
    dated = published([("soon", "date"), ("2099-01-01", "pubdate"), OK], make_page(), "en")
    assert dated.when == datetime(2031, 5, 5, 10, tzinfo=UTC)
    assert dated.why == "article:published_time"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("2099-01-01T00:00:00Z", "the page says 2099-01-01, which is later than it was fetched"),
        ("0001-01-01T00:00:00Z", "which is no date"),
        ("1970-01-01", "1970-01-01"),
        ("last Tuesdayish", "which is no date"),
    ],
)
def test_dates_that_cannot_be_are_not_believed(value: str, why: str) -> None:
    head = f'<meta property="article:published_time" content="{value}">'
    article = make_article(make_page(make_html(head=head), url="https://www.harbourpost.example/fares"))
    assert article.published is None
    assert why in article.published_why


def test_a_day_of_tolerance_for_clocks_and_zones() -> None:
    near, far = NOW + timedelta(hours=23), NOW + timedelta(hours=25)
    believed = published([(near.isoformat(), "date")], make_page(), None)
    assert (believed.when, believed.local) == (NOW, "2031-05-07T11:00+00:00")
    assert published([(far.isoformat(), "date")], make_page(), None).when is None


def test_the_feed_is_asked_when_the_page_fails() -> None:
    announced = make_page(announced=Entry(url=URL, published=NOW - timedelta(days=1)))
    assert published([("2099-01-01", "date")], announced, None).why == "the feed says"
    late = make_page(announced=Entry(url=URL, published=NOW + timedelta(days=400)))
    assert published([], late, None).when is None
    assert "the feed says 2032-06-09" in published([], late, None).why


def test_the_feed_knows_the_hour_of_a_day_that_the_page_states() -> None:
    entry = Entry(url=URL, published=datetime(2031, 5, 5, 15, 30, tzinfo=UTC))
    assert published([("2031-05-05", "date")], make_page(announced=entry), None).when == entry.published
    assert published([("2031-05-05T09:00:00Z", "date")], make_page(announced=entry), None).why == "date"
    assert published([("2031-05-01", "date")], make_page(announced=entry), None).why == "date"


def test_a_date_line_above_the_text_is_read() -> None:
    page = make_html(before="<p>Monday, 5 May 2031, 10:15</p>")
    article = make_article(make_page(page, url="https://www.harbourpost.example/fares"))
    assert article.published is not None
    assert article.published.date().isoformat() == "2031-05-05"
    assert article.published_why == "the line beside the headline, a time without zone, taken as UTC"
    assert article.published_local == "2031-05-05T10:15"
    assert "2031" not in article.text


def test_texts_without_date_stay_undated() -> None:
    assert published([], make_page(), None).why == NO_DATE
    text = "The meeting took place on 3 May 2031 in Norvik, said the mayor, who had been asked by many citizens about it all week long."
    assert make_article(make_text_page(text)).published is None


def test_a_date_in_the_address_is_found_and_named() -> None:
    article = make_article(make_page(make_html()))
    assert article.published == datetime(2031, 5, 6, tzinfo=UTC)
    assert article.published_why == "found in the page's address or markup"


def test_modified_only_after_publication() -> None:
    since = datetime(2031, 5, 5, tzinfo=UTC)
    assert modified([("2031-05-04", "x")], make_page(), None, since) is None
    assert modified([("2031-05-06", "x")], make_page(), None, since) == datetime(2031, 5, 6, tzinfo=UTC)
    assert modified([("2099-05-06", "x")], make_page(), None, since) is None


@pytest.mark.parametrize(
    ("stated", "local"),
    [
        (["2031-05-05"], "2031-05-05"),
        (["2031-05-05T10:15:00"], "2031-05-05T10:15"),
        (["2031-05-05T23:15:00-05:00"], "2031-05-05T23:15-05:00"),
        (["2031-05-05T10:15:00Z"], "2031-05-05T10:15+00:00"),
        (["2031-05-06T03:15:00Z", "2031-05-05T22:15:00-05:00"], "2031-05-05T22:15-05:00"),
        (["2031-05-06T03:15:20Z", "2031-05-05 22:15"], "2031-05-05T22:15-05:00"),
        (["2031-05-06T03:15:20Z", "2031-05-05 22:17"], "2031-05-06T03:15+00:00"),
        (["2031-05-06T03:15:00Z", "2031-05-06T03:15:00"], "2031-05-06T03:15+00:00"),
        (["2031-05-06T03:15:00+00:00", "2031-05-06T08:45:00+05:30"], "2031-05-06T08:45+05:30"),
        (["2031-05-06T03:15:00Z", "2031-05-04T22:15:00-05:00"], "2031-05-06T03:15+00:00"),
    ],
)
def test_the_time_where_the_page_is_made(stated: list[str], local: str) -> None:
    assert published([(value, "date") for value in stated], make_page(), "en").local == local


@pytest.mark.parametrize(
    ("day", "local"),
    [
        ("May 5, 2031", "2031-05-05"),
        ("May 4, 2031", "2031-05-06T03:15+00:00"),
        ("May 7, 2031", "2031-05-06T03:15+00:00"),
    ],
)
def test_a_day_that_readers_see_is_believed_where_it_can_be_that_day(day: str, local: str) -> None:
    stated = [("2031-05-06T03:15:00Z", "date"), (day, BESIDE)]
    assert published(stated, make_page(), "en").local == local


def test_the_day_of_publication_is_that_of_the_place() -> None:
    head = '<meta property="article:published_time" content="2031-05-06T03:15:20Z"><meta name="sailthru.date" content="2031-05-05 22:15:20">'
    article = make_article(make_page(make_html(head=head)))
    assert article.published == datetime(2031, 5, 6, 3, 15, 20, tzinfo=UTC)
    assert article.published_local == "2031-05-05T22:15-05:00"
    assert article.published_day == date(2031, 5, 5)
    assert replace(article, published_local=None).published_day == date(2031, 5, 6)


def test_an_update_is_no_publication_where_both_are_shown() -> None:
    page = make_html(before="<p>Updated 5 May 2031</p><p>Published 4 May 2031</p>")
    article = make_article(make_page(page, url="https://www.harbourpost.example/fares"))
    assert (article.published_local, article.published_why) == ("2031-05-04", BESIDE)
    page = make_html(before="<p>Stand: 5 May 2031</p><p>4 May 2031</p>")
    article = make_article(make_page(page, url="https://www.harbourpost.example/fares"))
    assert (article.published_local, article.published_why) == ("2031-05-04", BESIDE)
    page = make_html(before="<p>Updated 5 May 2031</p>")
    article = make_article(make_page(page, url="https://www.harbourpost.example/fares"))
    assert (article.published_local, article.published_why) == ("2031-05-05", UPDATED_BESIDE)


@given(
    st.lists(st.datetimes(datetime(1980, 1, 1), datetime(2040, 1, 1)), max_size=3),  # noqa: DTZ001 zones come next
    st.timezones() | st.none(),
    st.datetimes(datetime(2031, 5, 1), datetime(2031, 5, 9), timezones=st.just(UTC)),  # noqa: DTZ001
)
@settings(deadline=None, max_examples=200)
def test_no_date_is_later_than_the_fetch(moments: list[datetime], zone: tzinfo | None, announced: datetime) -> None:
    stated = [(moment.replace(tzinfo=zone).isoformat(), "date") for moment in moments]
    page = make_page(announced=Entry(url=URL, published=announced))
    dated = published(stated, page, "en", "<p>12 December 2031</p>")
    assert dated.when is None or dated.when <= NOW
    changed = modified(stated, page, "en", None)
    assert changed is None or changed <= NOW

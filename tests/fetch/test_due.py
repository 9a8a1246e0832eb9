"""When a feed is asked again, after every kind of answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.fetch.due import (
    LONGEST_RETRY_S,
    LONGEST_S,
    LONGEST_STATED_S,
    LONGEST_TROUBLE_S,
    MOST_SPREAD,
    after,
    first_due,
    requests_due,
)
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page
from manytold.model.sources import Due

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
URL = "https://outlet.example/feed"


def make_page(status: int = 200, body: bytes = b"<rss/>", permanent: bool = False, **headers: str) -> Page:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    final = "https://new.example/feed" if permanent else URL
    return Page(URL, final, status, "application/rss+xml", body, NOW, headers=pairs, permanent=permanent)


def make_due() -> Due:
    return first_due(URL, NOW, 1800)


def wait(due: Due) -> float:
    return (due.next - NOW).total_seconds()


def test_a_new_feed_is_due_at_once() -> None:
    (request,) = requests_due([make_due()], NOW)
    assert (request.url, request.purpose, request.etag, request.last_modified) == (URL, "feed", None, None)


def test_a_good_answer() -> None:
    due = after(make_due(), make_page(etag='"a"', last_modified="Mon, 06 Jul 2026 10:00:00 GMT"), NOW)
    assert (due.health, due.failures, due.interval_s, due.etag, due.answered) == ("in order", 0, 1800, '"a"', NOW)
    assert 1800 <= wait(due) <= 1800 * (1 + MOST_SPREAD)
    assert requests_due([due], NOW) == ()
    (request,) = requests_due([due], due.next)
    assert (request.etag, request.last_modified) == ('"a"', "Mon, 06 Jul 2026 10:00:00 GMT")


def test_the_pace_follows_the_news() -> None:
    due = after(make_due(), make_page(body=b"one"), NOW)
    busy = after(due, make_page(body=b"two"), NOW)
    quiet = after(due, make_page(body=b"one"), NOW)
    still = after(due, make_page(304), NOW)
    assert busy.interval_s < due.interval_s < quiet.interval_s == still.interval_s
    assert still.body_hash == due.body_hash


def test_no_pace_runs_away() -> None:
    fast = slow = make_due()
    for turn in range(40):
        fast = after(fast, make_page(body=str(turn).encode()), NOW)
        slow = after(slow, make_page(304), NOW)
    assert fast.interval_s == 600
    assert slow.interval_s == LONGEST_S


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("max-age=7200", 7200),
        ("public, Max-Age=7200, must-revalidate", 7200),
        ('max-age="7200"', 7200),
        ("max-age=31536000", LONGEST_STATED_S),
        ("max-age=5", 1800),
        ("max-age=x", 1800),
        ("max-age=" + "9" * 5000, LONGEST_STATED_S),
        ("no-cache", 1800),
        ("", 1800),
    ],
)
def test_cache_control(header: str, seconds: int) -> None:
    assert after(make_due(), make_page(cache_control=header), NOW).interval_s == seconds


def test_gone_is_not_asked_again() -> None:
    due = after(make_due(), make_page(410), NOW)
    assert due.stopped
    assert "unfollow" in due.health
    assert requests_due([due], NOW + timedelta(days=999)) == ()


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7200", 7200),
        ("Mon, 06 Jul 2026 14:00:00 GMT", 7200),
        ("Mon, 06 Jul 2020 14:00:00 GMT", 1800),
        ("soon", 1800),
        ("-5", 1800),
        ("9" * 4000, LONGEST_RETRY_S),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_RETRY_S),
        ("", 1800),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after(status: int, value: str, seconds: int) -> None:
    due = after(make_due(), make_page(status, retry_after=value), NOW)
    assert seconds <= wait(due) <= seconds * (1 + MOST_SPREAD)
    assert due.failures == 1


def test_trouble_doubles_the_wait_and_ends_with_the_next_good_answer() -> None:
    due, waits = make_due(), []
    for _ in range(20):
        due = after(due, Failed(URL, "the name outlet.example does not resolve"), NOW)
        waits.append(wait(due))
    assert waits[1] > 1.7 * waits[0]
    assert waits[-1] <= LONGEST_TROUBLE_S * (1 + MOST_SPREAD)
    assert due.health == "20 times in a row: the name outlet.example does not resolve"
    better = after(due, make_page(), NOW)
    assert (better.failures, better.health, better.interval_s) == (0, "in order", 1800)


def test_trouble_keeps_the_validators() -> None:
    due = after(after(make_due(), make_page(etag='"a"'), NOW), make_page(500), NOW)
    assert due.etag == '"a"'


def test_a_lasting_move_is_remembered() -> None:
    due = after(make_due(), make_page(permanent=True), NOW)
    assert due.moved_to == "https://new.example/feed"
    assert "https://new.example/feed" in due.health
    assert after(replace(due, url="https://new.example/feed"), make_page(), NOW).health == "in order"


@pytest.mark.parametrize("status", [404, 410, 503])
def test_a_move_to_nothing_is_no_move(status: int) -> None:
    assert after(make_due(), make_page(status, permanent=True), NOW).moved_to is None


@pytest.mark.parametrize("status", [100, 204, 206, 301, 400, 401, 402, 403, 404, 418, 429, 451, 500, 502, 503, 599])
def test_every_status_is_told_in_words(status: int) -> None:
    due = after(make_due(), make_page(status), NOW)
    assert str(status) in due.health
    assert ";" in due.health


def test_a_skipped_feed_is_told_too() -> None:
    assert after(make_due(), Skipped(URL, "not wanted"), NOW).health == "not wanted"


@given(st.lists(st.integers(0, 50), min_size=1, max_size=8), st.randoms())
def test_the_plan_depends_on_no_order(numbers: list[int], chance: object) -> None:
    dues = [Due(f"https://{n}.example/", NOW - timedelta(minutes=n % 5)) for n in numbers]
    assert requests_due(dues, NOW) == requests_due(sorted(dues, key=lambda due: due.url), NOW)


def test_feeds_do_not_come_all_at_once() -> None:
    waits = {wait(after(first_due(f"https://{n}.example/", NOW, 3600), make_page(), NOW)) for n in range(100)}
    assert len(waits) > 60
    assert all(3600 <= seconds <= 3600 * (1 + MOST_SPREAD) for seconds in waits)

"""A feed's pace comes from its entries' dates, within what it asks for itself."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.fetch.due import LONGEST_S, LONGEST_STATED_S, MOST_SPREAD, SHORTEST_S, after, first_due, fresh_s
from manytold.fetch.rhythm import Heard, heard_in
from manytold.model.pages import Entry, Page
from manytold.model.sources import Due

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
URL = "https://outlet.example/feed"
HOUR = 3600


def entries(*hours: float) -> list[Entry]:
    return [Entry(f"https://outlet.example/{n}", published=NOW - timedelta(hours=h)) for n, h in enumerate(hours)]


def page(status: int = 200, body: bytes = b"x", **headers: str) -> Page:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Page(URL, URL, status, "", body, NOW, headers=pairs)


@pytest.mark.parametrize(
    ("hours", "newest", "gap_s"),
    [
        ((1, 2, 3, 4), 1, HOUR),
        ((4, 3, 2, 1), 1, HOUR),
        ((-5, 1, 3), 1, 2 * HOUR),
        ((1, 1, 1, 25, 25), 1, 24 * HOUR),
        ((1, *range(2, 11), 9000), 1, HOUR),
        ((7,), 7, None),
        ((-1,), None, None),
        ((), None, None),
    ],
    ids=["even", "any order", "to come", "in batches", "one pinned", "one", "one to come", "none"],
)
def test_the_gap_between_entries(hours: tuple[float, ...], newest: float | None, gap_s: int | None) -> None:
    heard = heard_in(entries(*hours), None, NOW, fresh=True)
    assert heard.newest == (None if newest is None else NOW - timedelta(hours=newest))
    assert heard.gap_s == gap_s


def test_a_feed_is_asked_twice_in_its_usual_gap() -> None:
    heard = heard_in(entries(1, 3, 5, 7), None, NOW, fresh=True)
    assert after(first_due(URL, NOW, 1800), page(), NOW, heard).interval_s == HOUR


def test_a_feed_that_falls_silent_is_asked_less_often_and_news_brings_it_back() -> None:
    due = after(first_due(URL, NOW, 1800), page(), NOW, Heard(True, NOW, HOUR))
    paces = [due.interval_s]
    for _ in range(12):
        due = after(due, page(304), due.next)
        paces.append(due.interval_s)
    assert paces == sorted(paces)
    assert paces[0] == HOUR / 2
    assert paces[-1] > 2 * HOUR
    assert after(due, page(), due.next, Heard(True, due.next, HOUR)).interval_s == HOUR / 2


def test_dates_that_lie_do_not_keep_a_still_feed_busy() -> None:
    due = first_due(URL, NOW, 1800)
    for _ in range(20):
        due = after(due, page(), NOW, Heard(False, NOW, 60))
    assert due.interval_s == 4 * SHORTEST_S


@pytest.mark.parametrize(
    ("headers", "stated_s", "interval_s"),
    [
        ({}, 2 * HOUR, 2 * HOUR),
        ({}, 10**9, LONGEST_STATED_S),
        ({}, -5, SHORTEST_S),
        ({"cache_control": "max-age=7200"}, HOUR, 2 * HOUR),
        ({"cache_control": "max-age=60"}, HOUR, HOUR),
        ({"expires": "Mon, 06 Jul 2026 15:00:00 GMT"}, 0, 3 * HOUR),
        ({"expires": "Mon, 06 Jul 2026 15:00:00 GMT", "date": "Mon, 06 Jul 2026 14:00:00 GMT"}, 0, HOUR),
        ({"expires": "Mon, 06 Jul 2026 15:00:00 GMT", "cache_control": "max-age=7200"}, 0, 2 * HOUR),
        ({"expires": "Mon, 06 Jul 2026 15:00:00 GMT", "cache_control": "no-cache"}, 0, SHORTEST_S),
        ({"expires": "-1"}, 0, SHORTEST_S),
        ({"expires": "0", "date": "yesterday"}, 0, SHORTEST_S),
    ],
    ids=[
        "ttl",
        "ttl of years",
        "ttl below 0",
        "max-age",
        "ttl beats",
        "expires",
        "by its date",
        "both",
        "no",
        "-1",
        "0",
    ],
)
def test_what_is_stated_is_honoured(headers: dict[str, str], stated_s: int, interval_s: int) -> None:
    heard = heard_in(entries(0, 0.1, 0.2), stated_s, NOW, fresh=True)
    due = after(first_due(URL, NOW, 1800), page(**headers), NOW, heard)
    assert due.interval_s == interval_s
    assert interval_s <= (due.next - NOW).total_seconds() <= interval_s * (1 + MOST_SPREAD)


def test_a_stated_rest_holds_for_unchanged_answers_too() -> None:
    due = after(first_due(URL, NOW, 1800), page(), NOW, Heard(True, NOW, 60, stated_s=5 * HOUR))
    assert after(due, page(304), NOW + timedelta(hours=1)).interval_s == 5 * HOUR


@pytest.mark.parametrize(
    ("quiet", "hour"),
    [((), 12), ((13, 14), 12), ((12,), 13), ((12, 13, 36), 14), (tuple(range(12, 24)), 0), (tuple(range(24)), 12)],
)
def test_quiet_hours_are_left_alone(quiet: tuple[int, ...], hour: int) -> None:
    due = after(first_due(URL, NOW, 1800), page(), NOW, Heard(True, NOW, 60, quiet_hours=quiet))
    assert due.next.hour == hour
    assert after(due, page(304), NOW).next.hour == hour


def test_freshness_is_never_negative() -> None:
    assert fresh_s(page(expires="Mon, 06 Jul 2020 15:00:00 GMT"), NOW) == 0.0


moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(
    st.lists(st.one_of(st.none(), moments), max_size=30),
    st.one_of(st.none(), st.integers(-(10**12), 10**12)),
    st.booleans(),
    st.sampled_from([200, 304]),
    st.integers(0, 10**6),
)
def test_no_dates_lead_beyond_the_bounds(
    dates: list[datetime | None], stated: int | None, fresh: bool, status: int, every_s: int
) -> None:
    some = [Entry(f"https://outlet.example/{n}", published=date) for n, date in enumerate(dates)]
    heard = heard_in(some, stated, NOW, fresh=fresh)
    assert heard == heard_in(reversed(some), stated, NOW, fresh=fresh)
    due = Due(URL, NOW, interval_s=every_s, answered=NOW)
    known = after(due, page(status), NOW, heard)
    assert SHORTEST_S <= known.interval_s <= max(LONGEST_S, LONGEST_STATED_S)
    assert known.failures == 0

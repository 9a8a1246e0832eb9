"""When articles are looked at again, by their dates alone."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.fetch.again import leads_home, look_again
from manytold.model.pages import Entry, Page
from manytold.settings import FetchSettings
from manytold.text.urls import domain_of

NOW = datetime(2031, 5, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LENGTHS = FetchSettings().again_after
URL = "https://paper.example/2031/ferry"


@pytest.mark.parametrize(
    ("published", "updated", "now", "hours"),
    [
        (None, None, 0, 1),
        (None, None, 1.2, 6),
        (None, None, 7, 24),
        (None, None, 30, 72),
        (None, None, 80, None),
        (-10, None, 0, 14),
        (-30, None, 0, 42),
        (-100, None, 0, None),
        (-100, -0.5, 0, 0.5),
        (50, None, 0, 1),
    ],
)
def test_the_next_look(published: float | None, updated: float | None, now: float, hours: float | None) -> None:
    def at(number: float | None) -> datetime | None:
        return None if number is None else NOW + number * HOUR

    found = look_again(Entry(URL, published=at(published), updated=at(updated)), NOW, NOW + now * HOUR, LENGTHS)
    if hours is None:
        assert found is None
    else:
        assert found is not None
        assert hours <= (found - NOW) / HOUR <= hours + 0.1 * 72


@given(st.integers(0, 10**6), st.lists(st.integers(1, 10**6), max_size=5))
def test_looks_end_and_never_go_back(seconds: int, lengths: list[int]) -> None:
    some = [timedelta(seconds=length) for length in lengths]
    now, looks = NOW + timedelta(seconds=seconds), 0
    while (found := look_again(Entry(URL), NOW, now, some)) is not None:
        assert found > now
        now, looks = found, looks + 1
    assert looks <= len(lengths)


@pytest.mark.parametrize(
    ("url", "final", "home"),
    [
        (URL, URL, False),
        (URL, "https://paper.example/", True),
        (URL, "https://paper.example", True),
        (URL, "https://paper.example/2031/ferry-stops", False),
        ("https://paper.example/", "https://paper.example/", False),
    ],
)
def test_a_redirect_to_the_front_page(url: str, final: str, home: bool) -> None:
    assert leads_home(Page(url, final, 200, "text/html", b"", NOW)) is home


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.paper.example", "paper.example"),
        ("feeds.paper.co.uk", "paper.co.uk"),
        ("paper.example", "paper.example"),
        ("a.b.c.paper.example", "paper.example"),
        ("127.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_the_registered_name_of_a_host(host: str, domain: str) -> None:
    assert domain_of(host) == domain

"""Where outlets show articles: an order by time says nothing, any other is the outlet's choice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from manytold.model.pages import Entry
from manytold.read.positions import arranged, positioned
from tests.store.make import START


def entries(hours: str) -> list[Entry]:
    """One entry for each number, dated so many hours after the start; `-` is undated."""
    return [
        Entry(f"https://a.example/{i}", published=None if hour == "-" else START + timedelta(hours=int(hour)))
        for i, hour in enumerate(hours.split())
    ]


@pytest.mark.parametrize(
    ("hours", "chosen"),
    [
        ("9 3 7 1 8 2 6", True),
        ("9 3 - 7 1 - 8 2 6", True),
        ("9 8 7 6 5 4 3", False),
        ("9 8 8 8 5 4 3", False),
        ("7 9 8 6 5 4 3 2", False),  # one dated anew
        ("1 2 3 4 5 6 7", False),  # the oldest first
        ("9 3 7 1 8", False),  # too few to tell
        ("- - - - - - -", False),
        ("", False),
    ],
)
def test_only_a_feed_that_somebody_arranged_has_positions(hours: str, chosen: bool) -> None:
    given = entries(hours)
    expected = list(range(len(given))) if chosen else [None] * len(given)
    found = arranged(given)
    assert [entry.position for entry in found] == expected
    assert [replace(entry, position=None) for entry in found] == given


def test_a_front_page_is_in_the_order_of_its_outlet() -> None:
    assert [entry.position for entry in positioned(entries("- - 3"))] == [0, 1, 2]

"""Where events stand: newer is higher, independent reports lift, copies and round-ups do not."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from manytold.events.standing import DOUBLING, HIGH, UNDATED, prominent_leads, standing
from manytold.model.events import Telling
from tests.compare.makers import make_article
from tests.store.make import START


def stands(*hours: float | None, copies: int = 0, several: str = "", prominent: int = 0) -> datetime:
    articles = {
        f"a{i}": make_article("Words.", id=f"a{i}", published=None if h is None else START + timedelta(hours=h))
        for i, h in enumerate(hours)
    }
    tellings = [Telling(name, tuple(f"c{i}" for i in range(copies))) for name in articles]
    return standing(tellings, articles, several, prominent)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (stands(5), stands(4)),
        (stands(0, 0), stands(11)),
        (stands(*[0] * 8), stands(35)),
        (stands(37), stands(*[0] * 8)),
        (stands(1), stands(*[0] * 8, several="a round-up")),
        (stands(-90000), stands(None, None)),
        (stands(None, None), stands(None)),
    ],
)
def test_what_stands_above_what(higher: datetime, lower: datetime) -> None:
    assert higher > lower


def test_copies_lift_nothing() -> None:
    assert stands(1, copies=150) == stands(1)


def test_the_newest_report_counts() -> None:
    assert stands(0, 3) == START + timedelta(hours=3) + DOUBLING
    assert stands(None) == UNDATED


def test_what_outlets_show_high_stands_higher_but_not_above_what_twice_as_many_report() -> None:
    for reports in (1, 3, 10):
        assert stands(*[0] * reports) < stands(*[0] * reports, prominent=1)
        assert stands(*[0] * reports, prominent=reports) < stands(*[0] * 2 * reports)
    assert stands(0, several="a round-up", prominent=1) == stands(0)


def test_each_outlet_shows_an_event_high_once_and_copies_do_not() -> None:
    where = {"a1": ("x", 3), "a2": ("x", 0), "a3": ("y", HIGH), "a4": ("z", 0), "a5": ("w", None), "copy": ("v", 0)}
    articles = {
        name: replace(make_article("Words.", id=name), source=source, position=position)
        for name, (source, position) in where.items()
    }
    tellings = [Telling(name, ("copy",) if name == "a5" else ()) for name in where if name != "copy"]
    assert prominent_leads(tellings, articles) == ("a1", "a4")

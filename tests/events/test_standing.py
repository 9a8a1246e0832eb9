"""Where events stand: newer is higher, independent reports lift, copies and round-ups do not."""

from datetime import timedelta

import pytest

from manytold.events.standing import DOUBLING, UNDATED, standing
from manytold.model.events import Telling
from tests.compare.makers import make_article
from tests.store.make import START


def stands(*hours: float | None, copies: int = 0, several: str = "") -> object:
    articles = {
        f"a{i}": make_article("Words.", id=f"a{i}", published=None if h is None else START + timedelta(hours=h))
        for i, h in enumerate(hours)
    }
    tellings = [Telling(name, tuple(f"c{i}" for i in range(copies))) for name in articles]
    return standing(tellings, articles, several)


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
def test_what_stands_above_what(higher: object, lower: object) -> None:
    assert higher > lower  # type: ignore[operator]


def test_copies_lift_nothing() -> None:
    assert stands(1, copies=150) == stands(1)


def test_the_newest_report_counts() -> None:
    assert stands(0, 3) == START + timedelta(hours=3) + DOUBLING
    assert stands(None) == UNDATED

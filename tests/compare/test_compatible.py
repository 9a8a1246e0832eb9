import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.compare.compatible import compatible
from manytold.model.statements import Quantity

BOUNDS = ("exact", "at_least", "at_most", "about")


def make_quantity(value, bound="exact", text=None):
    return Quantity(0, 1, text or f"{value:g}", float(value), "", "people", bound)


@pytest.mark.parametrize(
    ("a", "b", "fits"),
    [
        ((5,), (5,), True),
        ((5,), (6,), False),
        ((51,), (50, "at_least"), True),
        ((49,), (50, "at_least"), False),
        ((200,), (50, "at_least"), False),
        ((200,), (24, "at_least", "dozens"), True),
        ((48,), (50, "at_most"), True),
        ((110,), (100, "about"), True),
        ((130,), (100, "about"), False),
        ((4_120_300,), (4_100_000,), True),
        ((4_300_000,), (4_100_000,), False),
        ((620,), (600,), False),
    ],
)
def test_table(a, b, fits):
    assert compatible(make_quantity(*a), make_quantity(*b)) is fits


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(BOUNDS), st.sampled_from(BOUNDS))
def test_order_makes_no_difference(x, y, p, q):
    a, b = make_quantity(x, p), make_quantity(y, q)
    assert compatible(a, b) == compatible(b, a)

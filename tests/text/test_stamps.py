from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.text.stamps import parse_stamp
from tests.text.tables import make_cases


@pytest.mark.parametrize("case", make_cases("stamps"), ids=lambda case: case["value"])
def test_stamps_of_the_table(case):
    moment = datetime.fromisoformat(case["moment"]) if case["moment"] else None
    assert parse_stamp(case["value"], case.get("language")) == moment


@given(st.integers(631_238_400, 4_133_894_400))
@settings(deadline=None)
def test_iso_stamps_come_back(seconds):
    aware = datetime.fromtimestamp(seconds, UTC)
    assert parse_stamp(aware.isoformat(), None) == aware


@given(st.text(alphabet="0123456789-+:T .Zymafeb,/", max_size=40))
@settings(deadline=None)
def test_no_stamp_raises_and_all_are_sane(value):
    found = parse_stamp(value, "en")
    assert found is None or (found.tzinfo is UTC and 1990 <= found.year <= 2100)


def test_a_huge_stamp_is_refused_at_once():
    assert parse_stamp("2031-05-04 " * 100_000, "en") is None


def test_a_day_that_could_be_a_month_is_not_guessed() -> None:
    assert parse_stamp("10/09/2025", "en") is None
    assert parse_stamp("10-09-2025 07:30", None) is None
    assert parse_stamp("09/09/2025", "en") == datetime(2025, 9, 9, tzinfo=UTC)
    assert parse_stamp("9/25/2025", "en") == datetime(2025, 9, 25, tzinfo=UTC)
    assert parse_stamp("10.09.2025", "de") == datetime(2025, 9, 10, tzinfo=UTC)

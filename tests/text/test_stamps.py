from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.text.stamps import parse_stamp, read_stamp
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


def test_the_second_half_of_a_day_is_not_the_first() -> None:
    assert parse_stamp("December 22, 2031 10:00 PM", "en") == datetime(2031, 12, 22, 22, tzinfo=UTC)
    assert parse_stamp("Mon, 22 Dec 2031 10:00:00 GMT", "en") == datetime(2031, 12, 22, 10, tzinfo=UTC)


def test_a_stamp_keeps_the_zone_that_it_names() -> None:
    zoned = read_stamp("2031-05-05T10:00:00+02:00", None)
    assert zoned is not None
    assert (zoned.hour, zoned.utcoffset()) == (10, timedelta(hours=2))
    assert read_stamp("2031-05-05 10:00", None) == datetime(2031, 5, 5, 10)  # noqa: DTZ001 the zone is not named
    assert read_stamp("2031-05-05T10:00:00+99:00", None) is None

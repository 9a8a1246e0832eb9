"""Tries in vain are counted by key, forgotten in time, and never take more memory than they may."""

from datetime import UTC, datetime, timedelta

from manytold.serve.tries import MOST, MOST_KEYS, WITHIN, Tries

NOW = datetime(2031, 5, 9, tzinfo=UTC)


def test_one_waits_after_the_last_try_that_may_fail() -> None:
    tries = Tries()
    for _ in range(MOST):
        assert not tries.wait(("a",), NOW)
        tries.note(("a",), NOW)
    assert tries.wait(("a", "b"), NOW) == WITHIN
    assert not tries.wait(("b",), NOW)
    assert not tries.wait(("a",), NOW + WITHIN)


def test_success_and_time_forget() -> None:
    tries = Tries()
    for _ in range(MOST):
        tries.note(("a",), NOW)
    tries.forget(("a",))
    assert not tries.wait(("a",), NOW)
    for hour in range(MOST * 2):
        tries.note(("b",), NOW + timedelta(hours=hour))
    assert not tries.wait(("b",), NOW + timedelta(hours=hour))


def test_many_keys_do_not_fill_the_memory() -> None:
    tries = Tries()
    for number in range(MOST_KEYS + 100):
        tries.note((str(number),), NOW)
    assert len(tries.kept) == MOST_KEYS

"""The heartbeat: fetch, walk, wait, until told to stop."""

from threading import Event as Stop
from threading import Timer

from manytold.run.clock import keep_going


def test_fetches_then_walks_until_stopped() -> None:
    stop, done = Stop(), []

    def fetch() -> float:
        done.append("fetch")
        return 0.0

    def walk() -> None:
        done.append("walk")
        if len(done) == 6:
            stop.set()

    assert keep_going(fetch, walk, stop) == 3
    assert done == ["fetch", "walk"] * 3


def test_does_not_walk_once_stopped() -> None:
    stop, walked = Stop(), []

    def fetch() -> float:
        stop.set()
        return 60.0

    assert keep_going(fetch, lambda: walked.append(1), stop) == 1
    assert walked == []


def test_stopping_ends_the_wait() -> None:
    stop = Stop()
    Timer(0.05, stop.set).start()
    assert keep_going(lambda: 1e9, lambda: None, stop, longest_s=30) == 1

"""The heartbeat of the service: what is due is fetched, what came is worked in, until it is told to stop."""

from collections.abc import Callable
from threading import Event as Stop


def keep_going(fetch_due: Callable[[], float], walk: Callable[[], object], stop: Stop, longest_s: float = 60.0) -> int:
    """Fetches and walks until `stop` is set; gives the number of rounds.

    `fetch_due` fetches everything due, keeps it, and gives the seconds until something is due again. The wait is at
    most `longest_s`, so that feeds followed meanwhile are noticed, and ends at once when `stop` is set.
    """
    rounds = 0
    while not stop.is_set():
        wait = fetch_due()
        if not stop.is_set():
            walk()
        rounds += 1
        stop.wait(min(max(wait, 0.0), longest_s))
    return rounds

"""What a server's log says of its visitor's manners; each broken rule is one plain sentence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bench.town import SPECIAL, Seen, Town

SLACK_S = 0.005
"""Seconds by which the two ends of a connection may see an answer end."""


def broken_rules(town: Town, log: Sequence[Seen], pause_s: float) -> list[str]:
    """Every rule of good manners that the requests of a log break."""
    by_host: dict[str, list[Seen]] = defaultdict(list)
    for seen in sorted(log, key=lambda seen: (seen.begun, seen.ended)):
        by_host[seen.host].append(seen)
    found = [words for host, some in by_host.items() for words in _hurried(host, some, pause_s)]
    return found + [words for number in range(town.feeds) for words in _unheeded(town, number, log)]


def _hurried(host: str, asked: Iterable[Seen], pause_s: float) -> Iterable[str]:
    """Two requests at once, or without the pause.

    None is needed after robots.txt, after a redirect within the host, and once after a connection that broke without
    an answer, which may only have been idle for too long (RFC 9110, section 9.2.2).
    """
    repeated = False
    for one, other in pairwise(asked):
        repeated = not repeated and one.status == 0 and one.path == other.path
        if other.begun < one.ended - SLACK_S:
            yield f"{host} was asked for {other.path} while it answered {one.path}"
        free = one.path == "/robots.txt" or 300 <= one.status < 304 or repeated
        if not free and other.begun < one.ended + pause_s - SLACK_S:
            yield f"{host} was asked for {other.path} only {other.begun - one.ended:.3f} s after {one.path}"


def _unheeded(town: Town, number: int, log: Sequence[Seen]) -> Iterable[str]:
    """What a feed asked for and did not get."""
    host = town.host(number)
    asked = [s for s in log if s.host == host and s.path in (f"/feed/{number}", f"/new/{number}")]
    kind = town.kind(number)
    rounds = [seen.round for seen in asked]
    answered = [seen for seen in asked if seen.status in (200, 304)]
    if kind in RESTS and any(later - one < RESTS[kind] for one, later in pairwise(sorted(set(rounds)))):
        yield f"{kind} feed {number} was asked in rounds {rounds}, and wanted {RESTS[kind]} rounds of rest"
    if kind == "gone" and sum(seen.status == 410 for seen in asked) > 1:
        yield f"feed {number} was asked again after 410"
    if kind == "moved" and sum(seen.path.startswith("/feed/") for seen in asked) > 1:
        yield f"feed {number} was asked at its old address after 301"
    if kind in ("good", *SPECIAL) and any(not seen.conditional for seen in answered[1:]):
        yield f"feed {number} was asked without the validators of its last answer"


RESTS: Mapping[str, int] = {"max-age": 3, "ttl": 3, "429": 4}
"""Rounds of an hour that a feed wants to be left alone, as it states."""

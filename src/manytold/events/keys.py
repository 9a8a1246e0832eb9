"""Profile → keys: tellings of one event share at least two; each key comes from one profile alone.

A key is one telling word or name. Those for all times bring together what is far apart in time, or has no date, by what
few others tell; in a stream they soon have too many holders to say anything, so the heaviest also stand for a week.
Pairs of tellings that meet so, in four labelled sets: 0.976, 0.990, 0.986 and 0.978, by 32 to 48 keys an article.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from manytold.events.across import across_keys
from manytold.model.events import Profile

LEAST = 2
"""Keys that two texts must share; with 3 a tenth of the pairs of the sparsest labelled set do not meet."""
MOST = 150
"""Holders of one key that meet, the first ones; 60 and 400 find the same pairs to 0.003."""
TERMS, NAMES = 20, 4
DATED_TERMS, DATED_NAMES = 8, 4


def keys(profile: Profile) -> Iterator[str]:
    """Keys by telling words and names, for all times and for a week."""
    terms, names = _heaviest(profile.terms), _heaviest(profile.names)
    yield from (f"t:{term}" for term in terms[:TERMS])
    yield from (f"n:{name}" for name in names[:NAMES])
    for week in _weeks(profile.published):
        yield from (f"tw:{term}@{week}" for term in terms[:DATED_TERMS])
        yield from (f"nw:{name}@{week}" for name in names[:DATED_NAMES])
    yield from across_keys(profile)


def _heaviest(weights: Sequence[tuple[str, float]]) -> list[str]:
    return [form for form, _ in sorted(weights, key=lambda pair: (-pair[1], pair[0]))]


def _weeks(published: datetime | None) -> tuple[int, ...]:
    """The number of the week of a publication and of the next; texts less than a week apart have one in common."""
    if published is None:
        return ()
    week = published.toordinal() // 7
    return (week, week + 1)

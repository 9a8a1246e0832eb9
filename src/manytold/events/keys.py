"""Profile → keys: tellings of one event share at least one; each key comes from one profile alone.

Keys of two words or two names hold for all times, so that undated texts meet dated ones; keys of one word or one name
hold for a week and the next, so that they stay small in a stream.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations

from manytold.model.events import Profile

PAIRED_TERMS, PAIRED_TITLE, PAIRED_NAMES = 10, 8, 5
DATED_TERMS, DATED_NAMES = 10, 4


def keys(profile: Profile) -> Iterator[str]:
    """Keys by pairs of telling words and names, by single ones within a week; for a round-up those of its matters."""
    if profile.matters:
        for matter in profile.matters:
            yield from keys(matter)
        return
    terms, names = _heaviest(profile.terms), _heaviest(profile.names)
    title = _heaviest(profile.title)[:PAIRED_TITLE]
    for heavy in (terms[:PAIRED_TERMS], title):
        yield from (f"tt:{a}+{b}" for a, b in combinations(sorted(heavy), 2))
    for a, b in combinations(sorted(names[:PAIRED_NAMES]), 2):
        yield f"nn:{a}+{b}"
    for week in _weeks(profile.published):
        yield from (f"tw:{term}@{week}" for term in terms[:DATED_TERMS])
        yield from (f"nw:{name}@{week}" for name in names[:DATED_NAMES])


def _heaviest(weights: Sequence[tuple[str, float]]) -> list[str]:
    return [form for form, _ in sorted(weights, key=lambda pair: (-pair[1], pair[0]))]


def _weeks(published: datetime | None) -> tuple[int, ...]:
    """The number of the week of a publication and of the next; texts less than a week apart have one in common."""
    if published is None:
        return ()
    week = published.toordinal() // 7
    return (week, week + 1)

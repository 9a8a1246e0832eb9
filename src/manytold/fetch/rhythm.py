"""How often a feed has news, as its entries tell (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from manytold.model.pages import Entry

LOOKED_AT = 10
"""Newest entries that tell the pace: enough for a day of a slow outlet, few enough to leave out what is pinned."""
MOST_STATED_S = 24 * 3600
"""Seconds that a feed's own wish for rest is obeyed at most; a year is said by mistake."""
QUIET_GAPS = 10
LEAST_QUIET = timedelta(days=7)
UNKNOWN_QUIET = timedelta(days=90)
"""Without an entry for so long a feed counts as quiet: ten times its usual gap, but a week at least; 90 days where one
entry alone is known."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one answer tells of a feed's pace: whether there was news, when the newest entry came, and the usual gap.

    `quiet_hours` are hours of the day (GMT) in which the feed says that it has none.
    """

    fresh: bool
    newest: datetime | None = None
    gap_s: int | None = None
    stated_s: int = 0
    empty: bool = False
    quiet_hours: tuple[int, ...] = ()


def heard_in(
    entries: Iterable[Entry],
    stated_s: int | None,
    now: datetime,
    *,
    fresh: bool,
    quiet_hours: tuple[int, ...] = (),
) -> Heard:
    """The pace of a feed by its entries' dates; dates to come are of no use. `stated_s` is what the feed asks for."""
    some = tuple(entries)
    dates = {date.replace(second=0, microsecond=0) for e in some if (date := e.published or e.updated) and date <= now}
    newest = sorted(dates, reverse=True)[:LOOKED_AT]
    gap = (newest[0] - newest[-1]) / (len(newest) - 1) if len(newest) > 1 else None
    return Heard(
        fresh=fresh,
        newest=newest[0] if newest else None,
        gap_s=round(gap.total_seconds()) if gap else None,
        stated_s=min(max(stated_s or 0, 0), MOST_STATED_S),
        empty=not some,
        quiet_hours=quiet_hours,
    )


def pace_s(gap_s: int | None, newest: datetime | None, now: datetime) -> float | None:
    """Seconds between two looks: half the gap to be expected, which grows while nothing comes; None when not known."""
    if gap_s is None or newest is None:
        return None
    return max(float(gap_s), (now - newest).total_seconds() / 2) / 2


def is_quiet(gap_s: int | None, newest: datetime | None, now: datetime) -> bool:
    """Whether a feed has been without an entry for much longer than usual."""
    if newest is None:
        return False
    limit = UNKNOWN_QUIET if gap_s is None else max(LEAST_QUIET, QUIET_GAPS * timedelta(seconds=gap_s))
    return now - newest > limit


def past_quiet(moment: datetime, quiet_hours: tuple[int, ...]) -> datetime:
    """The moment, or the same minute of the next hour that a feed does not call quiet (`skipHours` of RSS 2.0)."""
    quiet = {hour % 24 for hour in quiet_hours}
    if len(quiet) >= 24:
        return moment
    while moment.astimezone(UTC).hour in quiet:
        moment += timedelta(hours=1)
    return moment

"""When to ask a feed again, and how it is (pure).

A feed is asked about twice in the time in which it usually has news, less often while it has none, and never before
its own Cache-Control, Expires, Retry-After or `ttl` allow it; trouble doubles the wait. The spread that keeps feeds
from being asked all at once comes from the hash of the address, so the same answers always give the same plan.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from manytold.fetch.health import EMPTY, GONE, day, quiet_words, status_words
from manytold.fetch.rhythm import MOST_STATED_S, Heard, is_quiet, pace_s, past_quiet
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.model.sources import Due

SHORTEST_S = 600
LONGEST_S = 6 * 3600
"""Seconds between two requests for a feed in good order."""
LONGEST_STATED_S = MOST_STATED_S
"""Seconds for which an answer's own word that it stays fresh is obeyed at most."""
MOST_SLOWER = 4
"""How many times less often than its entries' dates tell a feed is asked whose answers do not change."""
LONGEST_TROUBLE_S = 24 * 3600
"""Seconds between two tries for a feed in trouble."""
LONGEST_RETRY_S = 7 * 24 * 3600
"""Seconds that a Retry-After is obeyed at most."""
MOST_SPREAD = 0.1
"""Part of a wait by which it is lengthened at most."""
IN_ORDER = "in order"
TOO_LARGE = "answer is larger than"


def first_due(url: str, now: datetime, every_s: int) -> Due:
    """A feed that was never asked: due at once, then every `every_s` seconds until it shows its own pace."""
    return Due(url=url, next=now, interval_s=every_s)


def requests_due(dues: Iterable[Due], now: datetime) -> tuple[Request, ...]:
    """The requests for feeds whose time has come, longest waiting first."""
    ready = sorted((due for due in dues if not due.stopped and due.next <= now), key=lambda due: (due.next, due.url))
    return tuple(Request(due.url, "feed", due.etag, due.last_modified) for due in ready)


def after(due: Due, outcome: Page | Skipped | Failed, now: datetime, heard: Heard | None = None) -> Due:
    """What is known of a feed after this answer; `heard` is what its entries told, where it was read."""
    if not isinstance(outcome, Page):
        return _trouble(due, outcome.reason, 0, now)
    if outcome.status in (200, 304):
        moved = replace(due, moved_to=outcome.final_url) if outcome.permanent else due
        return _news(moved, outcome, now, heard) if outcome.status == 200 else _good(moved, outcome, now, changed=False)
    if outcome.status == 410:
        return replace(due, stopped=True, failures=due.failures + 1, health=GONE, answered=now)
    return _trouble(due, status_words(outcome), retry_after(outcome, now), now)


def put_off(due: Due, words: str, wait_s: float, now: datetime) -> Due:
    """A feed that was not asked, because its host wants rest; nothing else is known of it."""
    return replace(due, next=now + spread(due.url, 0, min(wait_s, LONGEST_RETRY_S)), health=words)


def _news(due: Due, page: Page, now: datetime, heard: Heard | None) -> Due:
    digest = hashlib.sha256(page.body).hexdigest()
    changed = heard.fresh if heard else digest != due.body_hash
    fresh = replace(due, etag=page.header("etag"), last_modified=page.header("last-modified"), body_hash=digest)
    if heard:
        newest = max((time for time in (due.newest, heard.newest) if time), default=None)
        fresh = replace(fresh, newest=newest, gap_s=heard.gap_s or due.gap_s, stated_s=heard.stated_s)
        fresh = replace(fresh, quiet_hours=heard.quiet_hours)
    good = _good(fresh, page, now, changed=changed)
    return replace(good, health=EMPTY) if heard and heard.empty and good.health == IN_ORDER else good


def _good(due: Due, page: Page, now: datetime, *, changed: bool) -> Due:
    pace = min(LONGEST_S, max(SHORTEST_S, _pace(due, now, changed=changed)))
    if due.answered is None and due.gap_s is None:
        pace = min(LONGEST_S, due.interval_s)
    stated = max(fresh_s(page, now), due.stated_s)
    interval = int(max(pace, min(stated, LONGEST_STATED_S)))
    later = past_quiet(now + spread(due.url, 0, interval), due.quiet_hours)
    return replace(due, next=later, failures=0, interval_s=interval, health=_health(due, now), answered=now)


def _pace(due: Due, now: datetime, *, changed: bool) -> float:
    """Seconds between two requests, by the dates of entries where they tell, else by whether answers change."""
    told = pace_s(due.gap_s, due.newest, now)
    if told is None:
        return due.interval_s * (0.75 if changed else 1.25)
    told = max(told, SHORTEST_S)
    return told if changed or due.answered is None else max(told, min(due.interval_s * 1.25, MOST_SLOWER * told))


def _health(due: Due, now: datetime) -> str:
    if due.moved_to not in (None, due.url):
        return f"{IN_ORDER}; it has moved for good to {due.moved_to}"
    return quiet_words(due.newest, due.gap_s) if due.newest and is_quiet(due.gap_s, due.newest, now) else IN_ORDER


def _trouble(due: Due, words: str, wait_s: float, now: datetime) -> Due:
    failures = due.failures + 1
    backoff = min(LONGEST_TROUBLE_S, due.interval_s * 2 ** min(failures - 1, 16))
    later = spread(due.url, failures, max(backoff, min(wait_s, LONGEST_RETRY_S)))
    since = f" since {day(due.answered)}" if due.answered and failures > 2 else ""
    often = "" if failures == 1 else f"{failures} times in a row{since}: "
    advice = "; raise fetch.max_bytes to read it" if words.startswith(TOO_LARGE) else ""
    return replace(due, next=now + later, failures=failures, health=often + words + advice)


def retry_after(page: Page, now: datetime) -> float:
    """Seconds that the answer asks us to wait (RFC 9110, section 10.2.3), or 0."""
    value = (page.header("retry-after") or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    moment = _moment(value)
    return max(0.0, (moment - now).total_seconds()) if moment else 0.0


def _moment(value: str) -> datetime | None:
    """A date of HTTP (RFC 9110, section 5.6.7), or None."""
    try:
        moment = parsedate_to_datetime(value.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC)


def fresh_s(page: Page, now: datetime) -> float:
    """Seconds for which the answer says that it stays fresh (RFC 9111, section 4.2.1), or 0."""
    age = _max_age(page)
    if age is not None:
        return age
    expires = _moment(page.header("expires") or "")
    return max(0.0, (expires - (_moment(page.header("date") or "") or now)).total_seconds()) if expires else 0.0


def _max_age(page: Page) -> int | None:
    """The seconds of `max-age` (RFC 9111, section 5.2.2.1); 0 where the answer may not be kept."""
    for part in (page.header("cache-control") or "").split(","):
        name, _, value = part.strip().lower().partition("=")
        value = value.strip('"')
        if name == "max-age" and value.isascii() and value.isdigit():
            return int(value[:9])
        if name in ("no-cache", "no-store"):
            return 0
    return None


def spread(url: str, failures: int, seconds: float) -> timedelta:
    """A wait, lengthened by a part of it that depends on the address and the number of failures alone."""
    digest = hashlib.sha256(f"{failures} {url}".encode("utf-8", "replace")).digest()
    part = int.from_bytes(digest[:4], "big") / 2**32
    return timedelta(seconds=round(seconds * (1 + MOST_SPREAD * part)))

"""When to ask a feed again, and how it is (pure).

A feed that has news is asked more often, one that has none less often, never below its own Cache-Control or
Retry-After; trouble doubles the wait. The spread that keeps feeds from being asked all at once comes from the hash of
the address, so the same answers always give the same plan.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.model.sources import Due

SHORTEST_S = 600
LONGEST_S = 6 * 3600
"""Seconds between two requests for a feed in good order."""
LONGEST_TROUBLE_S = 24 * 3600
"""Seconds between two tries for a feed in trouble."""
LONGEST_RETRY_S = 7 * 24 * 3600
"""Seconds that a Retry-After is obeyed at most."""
MOST_SPREAD = 0.1
"""Part of a wait by which it is lengthened at most."""

_STATUS_WORDS = {
    401: "the site wants a login (401); follow another feed of it or unfollow this one",
    402: "the site wants to be paid for this (402); unfollow it",
    403: "the site refuses to answer us (403); open the address in a browser to see why, or unfollow it",
    404: "nothing is at this address any more (404); look for the feed's new address, or unfollow it",
    429: "the site asks us to come less often (429); nothing to do, it is asked later",
    451: "the site may not show this here for legal reasons (451); unfollow it",
}
_GONE = "the feed was closed for good (410) and is not asked any more; unfollow it"


def first_due(url: str, now: datetime, every_s: int) -> Due:
    """A feed that was never asked: due at once, then every `every_s` seconds until it shows its own pace."""
    return Due(url=url, next=now, interval_s=every_s)


def requests_due(dues: Iterable[Due], now: datetime) -> tuple[Request, ...]:
    """The requests for feeds whose time has come, longest waiting first."""
    ready = sorted((due for due in dues if not due.stopped and due.next <= now), key=lambda due: (due.next, due.url))
    return tuple(Request(due.url, "feed", due.etag, due.last_modified) for due in ready)


def after(due: Due, outcome: Page | Skipped | Failed, now: datetime) -> Due:
    """What is known of a feed after this answer."""
    if not isinstance(outcome, Page):
        return _trouble(due, outcome.reason, 0, now)
    if outcome.status in (200, 304):
        moved = replace(due, moved_to=outcome.final_url) if outcome.permanent else due
        return _news(moved, outcome, now) if outcome.status == 200 else _good(moved, outcome, now, changed=False)
    if outcome.status == 410:
        return replace(due, stopped=True, failures=due.failures + 1, health=_GONE, answered=now)
    return _trouble(due, _status_words(outcome.status), retry_after(outcome, now), now)


def _news(due: Due, page: Page, now: datetime) -> Due:
    digest = hashlib.sha256(page.body).hexdigest()
    changed = digest != due.body_hash
    fresh = replace(due, etag=page.header("etag"), last_modified=page.header("last-modified"), body_hash=digest)
    return _good(fresh, page, now, changed=changed)


def _good(due: Due, page: Page, now: datetime, *, changed: bool) -> Due:
    first = due.answered is None
    pace = due.interval_s if first else max(SHORTEST_S, due.interval_s * (0.75 if changed else 1.25))
    interval = int(min(LONGEST_S, max(pace, _max_age(page))))
    health = "in order" if due.moved_to in (None, due.url) else f"in order; it has moved for good to {due.moved_to}"
    later = _spread(due.url, 0, interval)
    return replace(due, next=now + later, failures=0, interval_s=interval, health=health, answered=now)


def _trouble(due: Due, words: str, wait_s: float, now: datetime) -> Due:
    failures = due.failures + 1
    backoff = min(LONGEST_TROUBLE_S, due.interval_s * 2 ** min(failures - 1, 16))
    later = _spread(due.url, failures, max(backoff, min(wait_s, LONGEST_RETRY_S)))
    often = "" if failures == 1 else f"{failures} times in a row: "
    return replace(due, next=now + later, failures=failures, health=often + words)


def _status_words(status: int) -> str:
    if status >= 500:
        return f"the site is out of order ({status}); nothing to do, it is asked again"
    return _STATUS_WORDS.get(status, f"the site answers with status {status} and no feed; check the address")


def retry_after(page: Page, now: datetime) -> float:
    """Seconds that the answer asks us to wait (RFC 9110, section 10.2.3), or 0."""
    value = (page.header("retry-after") or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


def _max_age(page: Page) -> int:
    """Seconds for which the answer says that it stays fresh (RFC 9111, section 5.2.2.1), or 0."""
    for part in (page.header("cache-control") or "").split(","):
        name, _, value = part.strip().lower().partition("=")
        value = value.strip('"')
        if name == "max-age" and value.isascii() and value.isdigit():
            return int(value[:9])
    return 0


def _spread(url: str, failures: int, seconds: float) -> timedelta:
    digest = hashlib.sha256(f"{failures} {url}".encode("utf-8", "replace")).digest()
    part = int.from_bytes(digest[:4], "big") / 2**32
    return timedelta(seconds=round(seconds * (1 + MOST_SPREAD * part)))

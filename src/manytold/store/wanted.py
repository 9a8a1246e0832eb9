"""Announced articles that are still to be fetched, so that a fetch that was cut off goes on where it was.

An article that is `open` is to be fetched from `next` on; one that is not, and has a `next`, is looked at again then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, func, select, text, update

from manytold.model.pages import Entry
from manytold.store.asks import removed_addresses
from manytold.store.nouns import decode, encode, microseconds
from manytold.store.rows import Session, remove, rows_where, upsert
from manytold.store.tables import wanted
from manytold.text.urls import site_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """An announced article, the feed that announced it, how often it was tried, and its last answer's validators.

    `fetched` is when it was fetched first, None before that.
    """

    entry: Entry
    feed: str
    attempts: int = 0
    etag: str | None = None
    last_modified: str | None = None
    fetched: datetime | None = None


def save_wanted(session: Session, entries: Iterable[Entry], feed_url: str) -> int:
    """Queues entries that are new, or dated later or worded otherwise than before; gives how many were queued.

    What was removed is not queued again.
    """
    by_url = {entry.url: entry for entry in sorted(entries, key=lambda entry: microseconds(entry.updated))}
    by_url = {url: by_url[url] for url in by_url.keys() - removed_addresses(session, by_url)}
    known = {row.url: row for row in rows_where(session, wanted, "url", by_url, *_COLUMNS)}
    rows = [
        _row(entry, feed_url, known.get(url))
        for url, entry in sorted(by_url.items())
        if _is_news(entry, feed_url, known)
    ]
    upsert(session, wanted, rows)
    return len(rows)


_COLUMNS = ("url", "updated", "etag", "last_modified", "feed", "fetched", "noun")


def _is_news(entry: Entry, feed_url: str, known: dict[str, Row[Any]]) -> bool:
    """New; dated later by the feed that had it first or by its own site; or worded otherwise by that same feed.

    Another outlet's feed must not re-date or rename what it links to.
    """
    row = known.get(entry.url)
    if row is None:
        return True
    later = microseconds(entry.updated) > (row.updated or 0)
    if row.feed != feed_url:
        return later and site_of(feed_url) == site_of(entry.url)
    before = decode(row.noun, Entry)
    return later or (entry.title, entry.summary) != (before.title, before.summary)


def _row(entry: Entry, feed_url: str, known: Row[Any] | None) -> dict[str, Any]:
    return {
        "url": entry.url,
        "feed": feed_url,
        "updated": microseconds(entry.updated),
        "open": True,
        "next": 0,
        "attempts": 0,
        "etag": known.etag if known else None,
        "last_modified": known.last_modified if known else None,
        "fetched": known.fetched if known else 0,
        "noun": encode(entry),
    }


def erase_wanted(session: Session, urls: Iterable[str]) -> None:
    """Forgets announcements for good."""
    remove(session, wanted, "url", urls)


def load_wanted(session: Session, limit: int, now: datetime) -> list[Wanted]:
    """Articles to fetch now, those waiting longest first."""
    query = (
        select(wanted)
        .where(wanted.c.open, wanted.c.next <= microseconds(now))
        .order_by(wanted.c.next, wanted.c.url)
        .limit(limit)
    )
    return [_wanted(row) for row in session.execute(query)]


def load_again(session: Session, limit: int, now: datetime) -> list[Wanted]:
    """Articles to be looked at again now, those waiting longest first."""
    query = (
        select(wanted)
        .where(~wanted.c.open, wanted.c.next > text("0"), wanted.c.next <= microseconds(now))
        .order_by(wanted.c.next, wanted.c.url)
        .limit(limit)
    )
    return [_wanted(row) for row in session.execute(query)]


def _wanted(row: Row[Any]) -> Wanted:
    fetched = _moment(row.fetched) if row.fetched else None
    return Wanted(decode(row.noun, Entry), row.feed, row.attempts, row.etag, row.last_modified, fetched)


def _moment(micro: int) -> datetime:
    return datetime.fromtimestamp(micro / 1_000_000, UTC)


def next_wanted(session: Session) -> datetime | None:
    """When the next queued article may be fetched; None when the queue is empty."""
    found = session.execute(select(func.min(wanted.c.next)).where(wanted.c.open)).scalar_one()
    return None if found is None else _moment(found)


def count_wanted(session: Session) -> int:
    """How many announced articles are still to be fetched."""
    return session.execute(select(func.count()).select_from(wanted).where(wanted.c.open)).scalar_one()


def settle_wanted(
    session: Session, item: Wanted, etag: str | None, last_modified: str | None, now: datetime, again: datetime | None
) -> None:
    """Notes that an article has been fetched, or found unchanged, and when it is looked at again, if ever."""
    values = {
        "open": False,
        "next": microseconds(again),
        "attempts": 0,
        "etag": etag,
        "last_modified": last_modified,
        "fetched": microseconds(item.fetched or now),
    }
    session.execute(update(wanted).where(wanted.c.url == item.entry.url).values(**values))


def retry_wanted(session: Session, item: Wanted, again: datetime | None, *, counted: bool = True) -> None:
    """Notes that an article could not be fetched and when to try again, if ever; whether that counts as a try."""
    values = {"open": again is not None, "next": microseconds(again), "attempts": item.attempts + counted}
    session.execute(update(wanted).where(wanted.c.url == item.entry.url).values(**values))


def put_off_again(session: Session, item: Wanted, again: datetime | None) -> None:
    """Notes when a fetched article is looked at again after a look that told nothing; None for never."""
    values = {"next": microseconds(again)}
    session.execute(update(wanted).where(wanted.c.url == item.entry.url, ~wanted.c.open).values(**values))

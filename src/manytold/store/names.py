"""Who and what is named in which event, found by name and by event; no query grows with what is kept."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, select, text

from manytold.model.names import NameTold
from manytold.store.lists import Part, part_of
from manytold.store.nouns import decode, encode, microseconds
from manytold.store.rows import Session, remove, rows_where, upsert
from manytold.store.tables import names

_BETWEEN = (
    select(names.c.event)
    .where(names.c.key == bindparam("key"), names.c.time >= bindparam("low"), names.c.time <= bindparam("high"))
    .order_by(names.c.time.desc(), names.c.event.desc())
    .limit(bindparam("limit"))
)
_QUOTED = {
    "sqlite": "select event from names indexed by names_quoted where key = :key and quotes > 0 "
    "order by time desc, event desc limit :limit",
    "postgresql": "select event from names where key = :key and quotes > 0 order by time desc, event desc limit :limit",
}
"""SQLite takes the index of all names by itself, and for a place that is often named and never quoted looked
through all 42,000 of its events: 1.4 s among a million articles, where this takes 1 ms.
"""


def replace_names(session: Session, found: Mapping[str, Iterable[NameTold]]) -> None:
    """Keeps the names of events, by event, in place of those kept before."""
    delete_names(session, found)
    rows = [
        {"key": one.key, "event": one.event, "time": microseconds(one.time), "quotes": one.quotes, "noun": encode(one)}
        for some in found.values()
        for one in some
    ]
    upsert(session, names, rows)


def delete_names(session: Session, events: Iterable[str]) -> None:
    """Forgets who is named in events."""
    remove(session, names, "event", events)


def names_of(session: Session, events: Iterable[str]) -> list[NameTold]:
    """The names of events, by event and key."""
    rows = rows_where(session, names, "event", events, "event", "key", "noun")
    return [decode(row.noun, NameTold) for row in sorted(rows, key=lambda row: (row.event, row.key))]


def told_of(session: Session, key: str, limit: int, before: str | None = None) -> Part[NameTold]:
    """The events that name somebody, the one told last first. Raises MadeUp for a made-up `before`."""
    query = select(names).where(names.c.key == key)
    return part_of(session, query, names, limit, before, NameTold)


def quoted_in(session: Session, key: str, limit: int) -> list[str]:
    """The events with quotations under a name, the one told last first."""
    asked = text(_QUOTED[session.dialect.name])
    return list(session.execute(asked, {"key": key, "limit": limit}).scalars())


def events_between(session: Session, key: str, low: datetime, high: datetime, limit: int) -> list[str]:
    """At most `limit` events that have a name and were told last in a time, the last first."""
    asked = {"key": key, "low": microseconds(low), "high": microseconds(high), "limit": limit}
    return list(session.execute(_BETWEEN, asked).scalars())


def naming(session: Session, key: str, events: Iterable[str]) -> set[str]:
    """Those of the events that have a name."""
    return {row.event for row in rows_where(session, names, "event", events, "event", "key") if row.key == key}

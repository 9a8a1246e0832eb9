"""Who speaks, where they announce it, and when to ask next."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import delete, select, update

from manytold.model.sources import Due, Feed, Source
from manytold.store.nouns import decode, encode, microseconds
from manytold.store.rows import Session, all_nouns, load_nouns, rows_where, upsert
from manytold.store.tables import dues, feeds, fronts, sources, wanted


def save_new_sources(session: Session, found: Iterable[Source]) -> None:
    """Keeps outlets that are not known yet and leaves the others alone."""
    rows = [{"id": source.id, "noun": encode(source)} for source in found]
    upsert(session, sources, rows, keep=True)


def load_source(session: Session, source: str) -> Source | None:
    """One outlet by id."""
    return load_nouns(session, sources, [source], Source).get(source)


def load_some_sources(session: Session, ids: Iterable[str]) -> dict[str, Source]:
    """Those of these sources that are kept, by id."""
    return load_nouns(session, sources, ids, Source)


def names_of_sources(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """The names of those of these sources that are kept, by id."""
    return {source.id: source.name for source in load_nouns(session, sources, ids, Source, again=True).values()}


def load_countries(session: Session, some: Iterable[str]) -> dict[str, str]:
    """The countries of sources by id, of those of which one is kept."""
    found = load_nouns(session, sources, some, Source, again=True)
    return {source.id: source.country for source in found.values() if source.country}


def load_sources(session: Session) -> list[Source]:
    """Every outlet, by id."""
    return all_nouns(session, sources, sources.c.id, Source)


def save_feed(session: Session, feed: Feed) -> None:
    """Follows a feed, or replaces what is known of it."""
    upsert(session, feeds, [{"url": feed.url, "source": feed.source, "noun": encode(feed)}])


def load_feed(session: Session, url: str) -> Feed | None:
    """One feed that is followed."""
    row = next(iter(rows_where(session, feeds, "url", [url], "noun")), None)
    return decode(row.noun, Feed) if row else None


def load_feeds(session: Session) -> list[Feed]:
    """Every feed that is followed, by address."""
    return all_nouns(session, feeds, feeds.c.url, Feed)


def load_feeds_of(session: Session, source: str) -> list[Feed]:
    """Every feed of one outlet that is followed, by address."""
    query = select(feeds.c.noun).where(feeds.c.source == source).order_by(feeds.c.url)
    return [decode(row.noun, Feed) for row in session.execute(query)]


def delete_feed(session: Session, url: str) -> bool:
    """Unfollows: forgets a feed, when it is due, and its articles not fetched yet. False when it was not followed.

    Its articles that were fetched are not looked at again.
    """
    known = load_feed(session, url) is not None
    session.execute(delete(feeds).where(feeds.c.url == url))
    session.execute(delete(dues).where(dues.c.url == url))
    session.execute(delete(fronts).where(fronts.c.url == url))
    session.execute(delete(wanted).where(wanted.c.feed == url, wanted.c.open))
    session.execute(update(wanted).where(wanted.c.feed == url).values(next=0))
    return known


def move_feed(session: Session, feed: Feed, url: str) -> Feed:
    """Follows a feed at another address from now on, with what it announced before."""
    moved = replace(feed, url=url)
    session.execute(update(wanted).where(wanted.c.feed == feed.url).values(feed=url))
    delete_feed(session, feed.url)
    save_feed(session, moved)
    return moved


def save_due(session: Session, due: Due) -> None:
    """Keeps when a feed is asked next and with which validators."""
    upsert(session, dues, [{"url": due.url, "next": microseconds(due.next), "noun": encode(due)}])


def load_dues(session: Session) -> dict[str, Due]:
    """What to know before each feed is asked again, by address."""
    return {due.url: due for due in all_nouns(session, dues, dues.c.url, Due)}


def load_dues_of(session: Session, urls: Iterable[str]) -> dict[str, Due]:
    """What to know before some feeds are asked again, by address."""
    return {row.url: decode(row.noun, Due) for row in rows_where(session, dues, "url", urls, "url", "noun")}

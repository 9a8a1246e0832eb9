"""Saved searches and secret addresses of feeds. Every statement but that which opens an address names the account."""

from sqlalchemy import delete, select

from manytold.model.searches import FeedAddress, SavedSearch
from manytold.store.nouns import encode
from manytold.store.rows import Session, decoded, load_nouns, upsert
from manytold.store.tables import feed_addresses, saved_searches


def save_search(session: Session, one: SavedSearch) -> None:
    """Keeps a saved search."""
    upsert(session, saved_searches, [{"account": one.account, "id": one.id, "noun": encode(one)}])


def load_searches(session: Session, account: str) -> list[SavedSearch]:
    """The saved searches of a reader, by name."""
    found = decoded(
        session.execute(select(saved_searches.c.noun).where(saved_searches.c.account == account)), SavedSearch
    )
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))


def load_search(session: Session, account: str, search: str) -> SavedSearch | None:
    """One saved search of a reader."""
    mine = (saved_searches.c.account == account, saved_searches.c.id == search)
    return next(iter(decoded(session.execute(select(saved_searches.c.noun).where(*mine)), SavedSearch)), None)


def delete_search(session: Session, account: str, search: str) -> None:
    """Forgets a saved search, and closes its feeds."""
    session.execute(delete(saved_searches).where(saved_searches.c.account == account, saved_searches.c.id == search))
    for one in load_feed_addresses(session, account):
        if one.kind == "search" and one.of == search:
            delete_feed_address(session, account, one.id)


def save_feed_address(session: Session, one: FeedAddress) -> None:
    """Keeps the digest of a secret address."""
    upsert(session, feed_addresses, [{"id": one.id, "account": one.account, "noun": encode(one)}])


def load_feed_address(session: Session, digest: str) -> FeedAddress | None:
    """What a secret address opens, whosever it is."""
    return load_nouns(session, feed_addresses, [digest], FeedAddress).get(digest)


def load_feed_addresses(session: Session, account: str) -> list[FeedAddress]:
    """The secret addresses of a reader, the newest first."""
    query = select(feed_addresses.c.noun).where(feed_addresses.c.account == account)
    found = decoded(session.execute(query), FeedAddress)
    return sorted(found, key=lambda one: (one.made, one.id), reverse=True)


def delete_feed_address(session: Session, account: str, digest: str) -> None:
    """Closes a secret address of a reader."""
    mine = (feed_addresses.c.account == account, feed_addresses.c.id == digest)
    session.execute(delete(feed_addresses).where(*mine))

"""Requests about articles, what was decided, and what was removed for good. No result of a step takes these away."""

from collections.abc import Iterable

from sqlalchemy import func, select

from manytold.model.asks import Ask, Removal
from manytold.store.nouns import decode, encode, microseconds
from manytold.store.rows import Session, decoded, load_nouns, rows_where, upsert
from manytold.store.tables import asks, removed


def save_ask(session: Session, one: Ask) -> None:
    """Keeps a request, in place of what was kept of it before."""
    row = {"id": one.id, "article": one.article, "decision": one.decision, "at": microseconds(one.at)}
    upsert(session, asks, [row | {"noun": encode(one)}])


def load_ask(session: Session, ask: str) -> Ask | None:
    """One request by its id."""
    return load_nouns(session, asks, [ask], Ask).get(ask)


def count_open_asks(session: Session) -> int:
    """How many requests wait for a decision."""
    return session.execute(select(func.count()).select_from(asks).where(asks.c.decision == "")).scalar_one()


def load_asks(session: Session, limit: int) -> list[Ask]:
    """Requests that wait, the oldest first, and then those decided, the newest first; of each at most `limit`."""
    query = select(asks.c.noun).limit(limit)
    waiting = session.execute(query.where(asks.c.decision == "").order_by(asks.c.at, asks.c.id))
    settled = session.execute(query.where(asks.c.decision != "").order_by(asks.c.at.desc(), asks.c.id))
    return decoded(waiting, Ask) + decoded(settled, Ask)


def corrections_of(session: Session, article: str) -> list[Ask]:
    """Requests on an article that were granted as corrections, the one decided first at the beginning."""
    query = select(asks.c.noun).where(asks.c.article == article, asks.c.decision == "correct")
    found = decoded(session.execute(query), Ask)
    return sorted(found, key=lambda one: (microseconds(one.decided), one.id))


def save_removal(session: Session, removal: Removal, addresses: Iterable[str]) -> None:
    """Keeps that an article was removed, under each of its addresses and its id."""
    names = {removal.article, *addresses}
    noun = encode(removal)
    upsert(session, removed, [{"address": a, "article": removal.article, "noun": noun} for a in sorted(names)])


def load_removal(session: Session, article: str) -> Removal | None:
    """That an article was removed, or None."""
    row = session.execute(select(removed.c.noun).where(removed.c.article == article).limit(1)).first()
    return decode(row.noun, Removal) if row else None


def removed_of(session: Session, articles: Iterable[str]) -> dict[str, Removal]:
    """The removals of those of the articles that were removed."""
    rows = rows_where(session, removed, "article", articles, "article", "noun")
    return {row.article: decode(row.noun, Removal) for row in rows}


def removed_names(session: Session) -> frozenset[str]:
    """Every address and every id of an article under which something was removed."""
    return frozenset(session.execute(select(removed.c.address)).scalars())


def count_removed(session: Session) -> int:
    """How many addresses and ids were removed."""
    return session.execute(select(func.count()).select_from(removed)).scalar_one()


def removed_addresses(session: Session, addresses: Iterable[str]) -> set[str]:
    """Those of the addresses under which something was removed."""
    return {row.address for row in rows_where(session, removed, "address", addresses, "address")}

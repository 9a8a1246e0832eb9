"""What was agreed with hubs."""

from datetime import datetime

from sqlalchemy import delete, select

from manytold.model.websub import Subscription
from manytold.store.nouns import decode, encode, microseconds
from manytold.store.rows import Session, upsert
from manytold.store.tables import subscriptions


def save_subscription(session: Session, one: Subscription) -> None:
    """Keeps what was agreed, under its token."""
    row = {"token": one.token, "feed": one.feed, "next": microseconds(one.next), "noun": encode(one)}
    upsert(session, subscriptions, [row])


def load_subscription(session: Session, token: str) -> Subscription | None:
    """What was agreed under a token."""
    row = session.execute(select(subscriptions.c.noun).where(subscriptions.c.token == token)).first()
    return decode(row.noun, Subscription) if row else None


def subscriptions_of(session: Session, feed: str) -> list[Subscription]:
    """All that was agreed for a feed, by token."""
    query = select(subscriptions.c.noun).where(subscriptions.c.feed == feed).order_by(subscriptions.c.token)
    return [decode(row.noun, Subscription) for row in session.execute(query)]


def subscriptions_due(session: Session, now: datetime, limit: int) -> list[Subscription]:
    """Those whose hub is to be asked now, longest waiting first."""
    query = select(subscriptions.c.noun).where(subscriptions.c.next <= microseconds(now))
    query = query.order_by(subscriptions.c.next, subscriptions.c.token).limit(limit)
    return [decode(row.noun, Subscription) for row in session.execute(query)]


def delete_subscription(session: Session, token: str) -> None:
    """Forgets what was agreed under a token."""
    session.execute(delete(subscriptions).where(subscriptions.c.token == token))

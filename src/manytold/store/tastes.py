"""Whether For you learns for a reader, and the parts of events that it learns from."""

from collections.abc import Iterable

from sqlalchemy import select

from manytold.model.tastes import Learning, Told
from manytold.store.nouns import decode, encode
from manytold.store.rows import Session, load_nouns, rows_where, upsert
from manytold.store.tables import articles, events, tastes


def save_learning(session: Session, one: Learning) -> None:
    """Keeps how a reader has For you."""
    upsert(session, tastes, [{"account": one.account, "noun": encode(one)}])


def load_learning(session: Session, account: str) -> Learning:
    """How a reader has For you: on, unless they said otherwise."""
    noun = session.execute(select(tastes.c.noun).where(tastes.c.account == account)).scalar_one_or_none()
    return Learning(account) if noun is None else decode(noun, Learning)


def load_told(session: Session, ids: Iterable[str]) -> dict[str, Told]:
    """The parts of events that traits are made of, by event."""
    return load_nouns(session, events, ids, Told)


def sources_of(session: Session, article_ids: Iterable[str]) -> dict[str, str]:
    """The source of each article."""
    return {row.id: row.source for row in rows_where(session, articles, "id", article_ids, "id", "source")}

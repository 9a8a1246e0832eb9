"""The sections as each reader has them."""

from sqlalchemy import delete, select

from manytold.model.sections import Arrangement
from manytold.store.nouns import decode, encode
from manytold.store.rows import Session, upsert
from manytold.store.tables import arrangements


def save_arrangement(session: Session, one: Arrangement) -> None:
    """Keeps how a reader has the sections, in place of what was kept before."""
    upsert(session, arrangements, [{"account": one.account, "noun": encode(one)}])


def load_arrangement(session: Session, account: str) -> Arrangement:
    """How a reader has the sections; as everybody where they changed nothing."""
    query = select(arrangements.c.noun).where(arrangements.c.account == account)
    noun = session.execute(query).scalar_one_or_none()
    return Arrangement(account) if noun is None else decode(noun, Arrangement)


def delete_arrangement(session: Session, account: str) -> None:
    """Gives a reader the sections as everybody has them."""
    session.execute(delete(arrangements).where(arrangements.c.account == account))

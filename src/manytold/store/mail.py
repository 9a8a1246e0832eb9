"""How far mail folders were read."""

from collections.abc import Iterable

from sqlalchemy import delete, select

from manytold.model.mail import Reached
from manytold.store.rows import Session, rows_where, upsert
from manytold.store.tables import mail_folders, seen_mails


def save_reached(session: Session, reached: Reached) -> None:
    """Notes how far a folder was read."""
    row = {"feed": reached.feed, "validity": reached.validity, "next": reached.next}
    upsert(session, mail_folders, [row])


def load_reached(session: Session, feed: str) -> Reached | None:
    """How far a folder was read; None for one that never was."""
    row = session.execute(select(mail_folders).where(mail_folders.c.feed == feed)).first()
    return Reached(row.feed, row.validity, row.next) if row else None


def save_seen(session: Session, feed: str, names: Iterable[str]) -> None:
    """Notes the files of a folder that were read."""
    upsert(session, seen_mails, [{"feed": feed, "name": name} for name in names], keep=True)


def unseen_among(session: Session, feed: str, names: Iterable[str]) -> set[str]:
    """Those of the files that were not read yet."""
    wanted = set(names)
    rows = rows_where(session, seen_mails, "name", wanted, "feed", "name")
    return wanted - {row.name for row in rows if row.feed == feed}


def has_seen(session: Session, feed: str) -> bool:
    """Whether any file of a folder was read before."""
    return session.execute(select(seen_mails.c.name).where(seen_mails.c.feed == feed).limit(1)).first() is not None


def forget_folder(session: Session, feed: str) -> None:
    """Forgets how far a folder was read."""
    for table in (mail_folders, seen_mails):
        session.execute(delete(table).where(table.c.feed == feed))

"""Notes of readers. Every statement names the account: nobody's rows are anybody else's."""

from dataclasses import replace

from sqlalchemy import delete, func, select

from manytold.model.notes import Note
from manytold.store.nouns import encode, microseconds
from manytold.store.rows import Session, decoded, rows_where, upsert
from manytold.store.tables import notes


def save_note(session: Session, one: Note) -> None:
    """Keeps a note, or what has become of it."""
    row = {"account": one.account, "id": one.id, "article": one.article, "at": microseconds(one.made)}
    upsert(session, notes, [row | {"noun": encode(one)}])


def load_note(session: Session, account: str, note: str) -> Note | None:
    """One note of a reader."""
    query = select(notes.c.noun).where(notes.c.account == account, notes.c.id == note)
    return next(iter(decoded(session.execute(query), Note)), None)


def notes_on(session: Session, account: str, article: str) -> list[Note]:
    """A reader's notes on one article, in the order of their words."""
    query = select(notes.c.noun).where(notes.c.account == account, notes.c.article == article)
    return sorted(decoded(session.execute(query), Note), key=lambda one: (one.start, one.end, one.id))


def newest_notes(session: Session, account: str, limit: int) -> list[Note]:
    """A reader's newest notes."""
    query = select(notes.c.noun).where(notes.c.account == account)
    return decoded(session.execute(query.order_by(notes.c.at.desc(), notes.c.id.desc()).limit(limit)), Note)


def count_notes(session: Session, account: str) -> int:
    """How many notes a reader has."""
    return session.execute(select(func.count()).select_from(notes).where(notes.c.account == account)).scalar_one()


def delete_note(session: Session, account: str, note: str) -> None:
    """Forgets a note."""
    session.execute(delete(notes).where(notes.c.account == account, notes.c.id == note))


def forget_words(session: Session, article: str) -> None:
    """Takes the article's words out of everybody's notes on it; one that holds nothing of its reader's own goes."""
    for one in decoded(rows_where(session, notes, "article", [article], "noun"), Note):
        if one.text:
            save_note(session, replace(one, words=""))
        else:
            delete_note(session, one.account, one.id)

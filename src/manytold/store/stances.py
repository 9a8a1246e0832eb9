"""What readers do with stories and mute. Every statement names the account: nobody's rows are anybody else's."""

from collections.abc import Iterable

from sqlalchemy import delete, select

from manytold.model.stances import Mute, Stance, StanceKind
from manytold.store.nouns import encode, microseconds
from manytold.store.rows import Session, chunks, decoded, upsert
from manytold.store.tables import mutes, stances


def save_stance(session: Session, one: Stance) -> None:
    """Keeps a stance; one that is there already is made anew."""
    row = {"account": one.account, "kind": one.kind, "article": one.article, "at": microseconds(one.at)}
    upsert(session, stances, [row | {"noun": encode(one)}])


def delete_stances(session: Session, account: str, kind: StanceKind, articles: Iterable[str]) -> None:
    """Takes a reader's stances of one kind off these articles."""
    for chunk in chunks(sorted(set(articles))):
        mine = (stances.c.account == account, stances.c.kind == kind, stances.c.article.in_(chunk))
        session.execute(delete(stances).where(*mine))


def delete_all_stances(session: Session, account: str, kind: StanceKind) -> None:
    """Takes all of a reader's stances of one kind back."""
    session.execute(delete(stances).where(stances.c.account == account, stances.c.kind == kind))


def stances_on(session: Session, account: str, articles: Iterable[str]) -> list[Stance]:
    """A reader's stances on these articles."""
    found: list[Stance] = []
    for chunk in chunks(sorted(set(articles))):
        query = select(stances.c.noun).where(stances.c.account == account, stances.c.article.in_(chunk))
        found += decoded(session.execute(query), Stance)
    return found


def newest_stances(session: Session, account: str, kind: StanceKind, limit: int) -> list[Stance]:
    """A reader's newest stances of one kind."""
    query = (
        select(stances.c.noun)
        .where(stances.c.account == account, stances.c.kind == kind)
        .order_by(stances.c.at.desc(), stances.c.article)
        .limit(limit)
    )
    return decoded(session.execute(query), Stance)


def save_mute(session: Session, one: Mute) -> None:
    """Keeps words that a reader mutes; the same words again get the new end."""
    upsert(session, mutes, [{"account": one.account, "words": one.words, "noun": encode(one)}])


def delete_mute(session: Session, account: str, words: str) -> None:
    """Lets a reader's muted words be heard again."""
    session.execute(delete(mutes).where(mutes.c.account == account, mutes.c.words == words))


def load_mutes(session: Session, account: str) -> list[Mute]:
    """What a reader mutes, by the words."""
    query = select(mutes.c.noun).where(mutes.c.account == account).order_by(mutes.c.words)
    return decoded(session.execute(query), Mute)

"""Comments on stories. Who may change one is asked before: these statements do not know."""

from collections.abc import Iterable

from sqlalchemy import delete, select

from manytold.model.comments import Comment
from manytold.store.nouns import encode, microseconds
from manytold.store.rows import Session, chunks, decoded, load_nouns, upsert
from manytold.store.tables import comments


def save_comment(session: Session, one: Comment) -> None:
    """Keeps a comment, or what has become of it."""
    row = {"id": one.id, "account": one.account, "article": one.article, "at": microseconds(one.made)}
    upsert(session, comments, [row | {"noun": encode(one)}])


def load_comment(session: Session, comment: str) -> Comment | None:
    """One comment."""
    return load_nouns(session, comments, [comment], Comment).get(comment)


def load_comments(session: Session, ids: Iterable[str]) -> list[Comment]:
    """Those comments of the ids that there are."""
    return list(load_nouns(session, comments, ids, Comment).values())


def comments_on(session: Session, articles: Iterable[str], limit: int) -> list[Comment]:
    """The newest comments on these articles, in the order in which they were made."""
    found: list[Comment] = []
    for chunk in chunks(sorted(set(articles))):
        query = select(comments.c.noun).where(comments.c.article.in_(chunk))
        found += decoded(session.execute(query.order_by(comments.c.at.desc()).limit(limit)), Comment)
    return sorted(found, key=lambda one: (one.made, one.id))[-limit:]


def delete_comment(session: Session, comment: str) -> None:
    """Forgets a comment."""
    session.execute(delete(comments).where(comments.c.id == comment))

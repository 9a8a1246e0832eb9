"""Stories that owners and editors picked, by article."""

from collections.abc import Iterable

from sqlalchemy import func, select

from manytold.model.picks import Pick
from manytold.store.lists import Part, part_of
from manytold.store.nouns import encode, microseconds
from manytold.store.rows import Session, load_nouns, remove, upsert
from manytold.store.tables import picks


def save_pick(session: Session, one: Pick) -> None:
    """Keeps a pick; one of the same article is made anew."""
    upsert(session, picks, [{"id": one.article, "time": microseconds(one.at), "noun": encode(one)}])


def delete_picks(session: Session, articles: Iterable[str]) -> None:
    """Takes picks off these articles."""
    remove(session, picks, "id", articles)


def picks_on(session: Session, articles: Iterable[str]) -> dict[str, Pick]:
    """Picks of these articles, by article."""
    return load_nouns(session, picks, articles, Pick)


def newest_picks(session: Session, limit: int, before: str | None = None) -> Part[Pick]:
    """Picks, the newest first. Raises MadeUp for a made-up `before`."""
    return part_of(session, select(picks), picks, limit, before, Pick)


def count_picks(session: Session) -> int:
    """How many picks are kept."""
    return session.execute(select(func.count()).select_from(picks)).scalar_one()

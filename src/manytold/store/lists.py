"""Lists newest first, read in parts by key, and counts of everything kept."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Row, Select, Table, and_, func, or_, select

from manytold.errors import BadInput
from manytold.model.articles import Article
from manytold.model.events import Storyline
from manytold.store.nouns import decode
from manytold.store.rows import Session
from manytold.store.tables import articles, comparisons, copy_groups, events, feeds, outcomes, pages, sources
from manytold.store.tables import storylines as storyline_table

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """Some items of a list; `older` is given back as `before` to get those that follow, None at the end."""

    items: tuple[Item, ...]
    older: str | None


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How much of everything is kept."""

    sources: int
    feeds: int
    pages: int
    unwalked: int
    articles: int
    copy_groups: int
    events: int
    storylines: int
    comparisons: int
    skipped: int
    failed: int


def newest_storylines(session: Session, limit: int, before: str | None = None) -> Part[Storyline]:
    """Storylines by their last publication, newest first, undated ones last. Raises BadInput for a made-up `before`."""
    return _part(session, select(storyline_table), storyline_table, limit, before, Storyline)


def newest_articles(session: Session, source: str | None, limit: int, before: str | None = None) -> Part[Article]:
    """Latest versions by publication (fetching, when undated), newest first, of one source or of all.

    Raises BadInput for a made-up `before`.
    """
    query = select(articles).where(articles.c.latest)
    query = query if source is None else query.where(articles.c.source == source)
    return _part(session, query, articles, limit, before, Article)


def _part(
    session: Session, query: Select[Any], table: Table, limit: int, before: str | None, kind: type[Item]
) -> Part[Item]:
    if before is not None:
        time, name = _read_key(before)
        query = query.where(or_(table.c.time < time, and_(table.c.time == time, table.c.id < name)))
    rows = session.execute(query.order_by(table.c.time.desc(), table.c.id.desc()).limit(limit + 1)).all()
    shown = rows[:limit]
    older = _key(shown[-1]) if shown and len(rows) > limit else None
    return Part(tuple(decode(row.noun, kind) for row in shown), older)


def _key(row: Row[Any]) -> str:
    return f"{row.time}~{row.id}"


def _read_key(before: str) -> tuple[int, str]:
    time, mark, name = before.partition("~")
    if not mark or len(time) > 20 or not time.lstrip("-").isdecimal() or abs(int(time)) >= 1 << 63:
        raise BadInput(f"{before!r} is no place in this list; start without it.")
    return int(time), name


def count_status(session: Session) -> StatusCounts:
    """How much of everything is kept, counted now."""

    def count(table: Table, *only: Any) -> int:
        return session.execute(select(func.count()).select_from(table).where(*only)).scalar_one()

    return StatusCounts(
        sources=count(sources),
        feeds=count(feeds),
        pages=count(pages),
        unwalked=count(pages, ~pages.c.walked),
        articles=count(articles, articles.c.latest),
        copy_groups=count(copy_groups),
        events=count(events),
        storylines=count(storyline_table),
        comparisons=count(comparisons),
        skipped=count(outcomes, outcomes.c.kind == "skipped"),
        failed=count(outcomes, outcomes.c.kind == "failed"),
    )

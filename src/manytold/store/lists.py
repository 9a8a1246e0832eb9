"""Lists newest first, read in parts by key, and counts of everything kept."""

import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, Select, Table, func, select, tuple_

from manytold.errors import Unfit
from manytold.model.articles import Article
from manytold.model.events import Storyline
from manytold.store.nouns import decode
from manytold.store.rows import Session
from manytold.store.tables import articles, comparisons, copy_groups, events, feeds, outcomes, pages, sources
from manytold.store.tables import storylines as storyline_table

Item = TypeVar("Item")
PLACE = re.compile(r"(-?[0-9]{1,18})~(.*)", re.DOTALL)
"""Time and id of the last item shown."""


class MadeUp(Unfit):
    """A place in a list, or the number of a version, that cannot have been given out."""


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


def newest_storylines(
    session: Session, limit: int, before: str | None = None, section: str | None = None
) -> Part[Storyline]:
    """Storylines by their last publication, newest first, undated ones last, of a section ("" for none) or of all.

    Raises MadeUp for a made-up `before`.
    """
    return part_of(session, _in_section(section), storyline_table, limit, before, Storyline)


def best_storylines(
    session: Session, limit: int, before: str | None = None, section: str | None = None
) -> Part[Storyline]:
    """Storylines by the standing of their best event, best first, of a section or of all.

    Raises MadeUp for a made-up `before`.
    """
    order = storyline_table.c.standing
    return part_of(session, _in_section(section), storyline_table, limit, before, Storyline, order)


def _in_section(section: str | None) -> Select[Any]:
    query = select(storyline_table)
    return query if section is None else query.where(storyline_table.c.section == section)


def newest_articles(session: Session, source: str | None, limit: int, before: str | None = None) -> Part[Article]:
    """Latest versions by publication (fetching, when undated), newest first, of one source or of all.

    Raises MadeUp for a made-up `before`.
    """
    query = select(articles).where(articles.c.latest)
    query = query if source is None else query.where(articles.c.source == source)
    return part_of(session, query, articles, limit, before, Article)


def part_of(
    session: Session,
    query: Select[Any],
    table: Table,
    limit: int,
    before: str | None,
    kind: type[Item],
    order: Column[Any] | None = None,
) -> Part[Item]:
    """The items of a query in order of time or another column, then id; those after the key `before`. Raises MadeUp."""
    by = table.c.time if order is None else order
    name = "id" if "id" in table.c else list(table.primary_key)[-1].name
    told = table.c[name]
    if before is not None:
        query = query.where(tuple_(by, told) < _read_key(before))
    rows = session.execute(query.order_by(by.desc(), told.desc()).limit(limit + 1)).all()
    shown = rows[:limit]
    older = f"{getattr(shown[-1], by.name)}~{getattr(shown[-1], name)}" if shown and len(rows) > limit else None
    return Part(tuple(decode(row.noun, kind) for row in shown), older)


def _read_key(before: str) -> tuple[int, str]:
    place = PLACE.fullmatch(before)
    if place is None:
        raise MadeUp(f"{before!r:.100} is no place in this list; start without it")
    return int(place[1]), place[2]


def count_status(session: Session, most: int | None = None) -> StatusCounts:
    """How much of everything is kept, counted now; no further than `most`, so that a big archive answers at once."""

    def count(table: Table, *only: Any) -> int:
        first = next(iter(table.primary_key.columns))
        counted = select(first).where(*only).limit(most).subquery()
        return session.execute(select(func.count()).select_from(counted)).scalar_one()

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

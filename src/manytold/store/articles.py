"""Readings of pages, and the numbered versions of articles made of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import select

from manytold.model.articles import Article
from manytold.store.nouns import decode, encode, key_number, microseconds, pack, unpack
from manytold.store.rows import Session, load_shown, remove, rows_where, upsert
from manytold.store.sources import names_of_sources
from manytold.store.tables import articles, readings


def save_readings(session: Session, found: Mapping[str, Article]) -> None:
    """Keeps what was read from each page, by page id."""
    upsert(session, readings, [{"page": page, "article": a.id, "noun": pack(a)} for page, a in found.items()])


def load_readings_of_pages(session: Session, pages: Iterable[str]) -> dict[str, Article]:
    """What was read from pages, by page id."""
    return {row.page: unpack(row.noun, Article) for row in rows_where(session, readings, "page", pages, "page", "noun")}


def pages_of(session: Session, article: str) -> list[str]:
    """Ids of the pages that an article was read from, in order."""
    return sorted(row.page for row in rows_where(session, readings, "article", [article], "page"))


def delete_readings(session: Session, pages: Iterable[str]) -> set[str]:
    """Forgets what was read from pages; gives the ids of the articles that had it."""
    wanted = set(pages)
    touched = {row.article for row in rows_where(session, readings, "page", wanted, "article")}
    remove(session, readings, "page", wanted)
    return touched


def load_readings(session: Session, ids: Iterable[str]) -> dict[str, list[Article]]:
    """Every reading of each article, in order of page id."""
    found: dict[str, list[Article]] = defaultdict(list)
    rows = rows_where(session, readings, "article", ids, "page", "article", "noun")
    for row in sorted(rows, key=lambda row: row.page):
        found[row.article].append(unpack(row.noun, Article))
    return dict(found)


def save_versions(session: Session, found: Mapping[str, Sequence[Article]]) -> None:
    """Keeps all versions of each article, by id, in place of those kept before; an empty sequence removes it."""
    remove(session, articles, "id", found)
    rows = [
        {
            "id": article.id,
            "version": article.version,
            "latest": article is versions[-1],
            "source": article.source,
            "time": microseconds(article.published or article.fetched),
            "picture": key_number(article.image) if article.image else None,
            "noun": encode(article),
            "shown": encode(_Head(**{name: getattr(article, name) for name in _HEAD})),
        }
        for versions in found.values()
        for article in versions
    ]
    upsert(session, articles, rows)


def load_articles(session: Session, ids: Iterable[str]) -> dict[str, Article]:
    """The latest versions of the articles found under the ids, by id."""
    rows = rows_where(session, articles, "id", ids, "id", "latest", "noun")
    return {row.id: decode(row.noun, Article) for row in sorted(rows, key=lambda row: row.id) if row.latest}


@dataclass(frozen=True, slots=True)
class _Head:
    """The fields of a stored article that are read where its words are not wanted."""

    id: str
    version: int
    source: str
    source_name: str
    fetched: datetime
    published: datetime | None = None
    language: str | None = None
    image: str | None = None
    image_words: str = ""


_HEAD = tuple(field.name for field in fields(_Head))


def load_heads(session: Session, ids: Iterable[str]) -> dict[str, Article]:
    """The latest versions of articles without words: source, time, language and picture alone.

    A source that pages do not name has the name that its feed gives.
    """
    heads = load_shown(session, articles, ids, _Head, articles.c.latest).values()
    names = names_of_sources(session, (head.source for head in heads if head.source_name == head.source))
    return {head.id: _article(head, names) for head in heads}


def _article(head: _Head, names: Mapping[str, str]) -> Article:
    told = {name: getattr(head, name) for name in _HEAD}
    if head.source_name == head.source:
        told["source_name"] = names.get(head.source, head.source)
    return Article(**told, text="", text_hash="", passages=())


def load_versions(session: Session, article: str) -> list[Article]:
    """All versions of one article, the oldest first."""
    query = select(articles.c.noun).where(articles.c.id == article).order_by(articles.c.version)
    return [decode(row.noun, Article) for row in session.execute(query)]


def count_versions(session: Session, ids: Iterable[str]) -> dict[str, int]:
    """How many wordings are kept of each article."""
    return Counter(row.id for row in rows_where(session, articles, "id", ids, "id"))


def load_article_ids(session: Session, after: str = "", limit: int | None = None) -> list[str]:
    """Ids of articles in order, those after a given one."""
    query = select(articles.c.id).where(articles.c.latest, articles.c.id > after).order_by(articles.c.id).limit(limit)
    return list(session.execute(query).scalars())


def load_all_versions(session: Session, ids: Iterable[str]) -> dict[str, tuple[Article, ...]]:
    """All versions of several articles, by id, the oldest first."""
    found: dict[str, list[Article]] = defaultdict(list)
    rows = rows_where(session, articles, "id", ids, "id", "version", "noun")
    for row in sorted(rows, key=lambda row: (row.id, row.version)):
        found[row.id].append(decode(row.noun, Article))
    return {article: tuple(versions) for article, versions in found.items()}
